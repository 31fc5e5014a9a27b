// Loaded into a real kiosk before anything of it: the test's hand on its clocks. Waits of a minute and longer are sixty
// times shorter. At SIGUSR2 the computer has been awake for thirteen hours more, with nobody at the screen; at SIGWINCH
// something fails that nobody catches.
const { setTimeout: wait } = globalThis;
globalThis.setTimeout = (run, ms, ...rest) => wait(run, ms >= 60_000 ? ms / 60 : ms, ...rest);
const awake = performance.now.bind(performance);
let moreMs = 0;
performance.now = () => awake() + moreMs;
process.on('SIGUSR2', () => {
  moreMs += 13 * 3_600_000;
});
process.on('SIGWINCH', () => {
  wait(() => {
    throw new TypeError('a bug in the test');
  }, 0);
});
