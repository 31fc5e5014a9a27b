import { systemClock } from './clock.ts';
import { parentLink } from './link.ts';
import { loadNodeHid } from './ports/node-hid.ts';
import { realParts } from './real-parts.ts';
import { runHost } from './run-host.ts';

// The entry of the native process. Main starts it and talks to it; see run-host.ts.
const link = parentLink();
if (link) {
  const stop = runHost({
    load: loadNodeHid,
    parts: realParts,
    link,
    clock: systemClock,
    end: (code) => process.exit(code),
  });
  // A promise that a driver or a library forgot ends neither it nor the devices of the others; what throws otherwise is a bug.
  process.on('unhandledRejection', (error) => {
    const text = `a promise was forgotten: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    link.send({ kind: 'log', level: 'warn', text: text.slice(0, 1000) });
  });
  // A terminal tells the whole group; it is main that says when to end.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
  process.on('SIGTERM', stop);
} else {
  console.error('This is a part of Rundbord and is started by it.');
  process.exitCode = 2;
}
