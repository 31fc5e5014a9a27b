import { demoConferences, keepDemoAlive } from './demo-conferences.ts';
import { startPexipNode } from './pexip-node.ts';

/**
 * The simulated node as a process of its own, for `npm start -- --demo pexip`. Says in one line of JSON where it is and what can be
 * dialled, and ends when its standard input does, so that it never outlives who started it. An address to listen at may be given.
 */
const [, , host] = process.argv;
const node = await startPexipNode({
  conferences: demoConferences.map(({ facts }) => facts),
  dialMs: 1500,
  ...(host && { host }),
});
const stopPlaying = keepDemoAlive(node);

process.stdout.write(
  `${JSON.stringify({ origin: node.origin, dial: demoConferences.map(({ dial, tells }) => ({ dial, tells })) })}\n`,
);

const end = (): void => {
  stopPlaying();
  void node.stop().then(() => process.exit(0));
};
process.stdin.once('end', end);
process.stdin.once('error', end);
process.stdin.resume();
// The terminal tells the whole group; whoever started us ends us once the kiosk has said goodbye.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
process.once('SIGTERM', end);
