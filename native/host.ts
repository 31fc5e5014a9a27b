import { systemClock } from './clock.ts';
import { parentLink } from './link.ts';
import { loadNodeHid } from './ports/node-hid.ts';
import { runHost } from './run-host.ts';

// The entry of the native process. Main starts it and talks to it; see run-host.ts.
const link = parentLink();
if (link) {
  const stop = runHost({ load: loadNodeHid, link, clock: systemClock, end: (code) => process.exit(code) });
  // A terminal tells the whole group; it is main that says when to end.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
  process.on('SIGTERM', stop);
} else {
  console.error('This is a part of Rundbord and is started by it.');
  process.exitCode = 2;
}
