import { parseArgs } from 'node:util';
import { farSides, type SoakedEngine } from './far-sides.ts';
import { type Growth, growthOf, measures, type Sample } from './growth.ts';
import { openSoakedKiosk } from './soaked-kiosk.ts';

// Many calls one after another in one kiosk, and whether anything grew: `--engine room`, `--calls 200`, `--json` for JSON alone.
const help = `npm run soak: holds many calls one after another in one kiosk and shows what grew.

  --engine E  room (own rooms, with the simulated colleague), pexip (at a simulated node), sip (a room by Kamailio)
              or fake (with nobody); room when not said
  --calls N   how many (200)
  --json      the report as JSON

Exit code 1 when anything grew by more than 2 % after the warm-up; of fewer than 200 calls 10 %, since a heap then
breathes more than it can grow.`;

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'room' },
    calls: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const calls = Number(values.calls);
if (!Number.isInteger(calls) || calls < 12) {
  console.error(`--calls is a whole number from 12, not "${values.calls}".\n\n${help}`);
  process.exit(2);
}
const { engine } = values;
const isEngine = (name: string): name is SoakedEngine => Object.hasOwn(farSides, name);
if (!isEngine(engine)) {
  console.error(`There is no engine "${engine}".\n\n${help}`);
  process.exit(2);
}
const mostPercent = calls >= 200 ? 2 : 10;
/** The first calls load, compile and fill what is kept for all: a quarter, and never more than a hundred. */
const warmUp = Math.min(100, Math.ceil(calls / 4));
const samplesWanted = calls >= 200 ? 24 : 2;
const sampleEvery = Math.max(1, Math.floor((calls - warmUp) / samplesWanted));

const say = (line: string): void => {
  if (!values.json) console.error(line);
};

const began = Date.now();
const kiosk = await openSoakedKiosk(engine);
const samples: Sample[] = [];
try {
  for (let call = 1; call <= calls; call += 1) {
    await kiosk.holdCall();
    if (call < warmUp || (call - warmUp) % sampleEvery !== 0) continue;
    samples.push(await kiosk.measure(call));
    say(`${call} calls, ${Math.round((Date.now() - began) / 1000)} s`);
  }
} finally {
  await kiosk.stop();
}

const growth = growthOf(samples, mostPercent);
if (values.json)
  console.log(JSON.stringify({ engine, calls, warmUp, mostPercent, growth, samples }, null, 2));
else for (const line of table(growth)) console.log(line);
if (growth.some(({ isKept }) => !isKept)) process.exitCode = 1;

function table(rows: readonly Growth[]): string[] {
  const short = (value: number, kind: string): string =>
    kind === 'heap' ? `${(value / 1_048_576).toFixed(3)} MiB` : String(value);
  const cells = rows.map(({ measure, from, to, percent, isKept }) => [
    measure,
    short(from, measures[measure]),
    short(to, measures[measure]),
    `${percent >= 0 ? '+' : ''}${percent.toFixed(2)} %`,
    isKept ? 'kept' : 'GREW',
  ]);
  const head = ['', `after ${warmUp} calls`, `after ${calls} calls`, `growth (${mostPercent} %)`, ''];
  const widths = head.map((_, column) =>
    Math.max(...[head, ...cells].map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...cells].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
