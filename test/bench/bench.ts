import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { benchAgenda } from './agenda-bench.ts';
import { benchCalendar } from './calendar-bench.ts';
import { benchDevices } from './devices-bench.ts';
import type { Figure } from './figure.ts';
import { benchLinks } from './links-bench.ts';
import { benchPexip } from './pexip-bench.ts';
import { benchPexipCut } from './pexip-cut.ts';
import { benchPress } from './press-bench.ts';
import { benchRoom } from './room-bench.ts';
import { benchRoomCut } from './room-cut.ts';
import { benchSip } from './sip-bench.ts';
import { benchSipCut } from './sip-cut.ts';
import { benchSurvival } from './survival-bench.ts';
import { benchVisca } from './visca-bench.ts';
import { benchWindow } from './window-bench.ts';

// Every figure beside its floor, measured in this run. `--only agenda,calendar,devices,links,pexip,press,room,sip,survival,visca,window`; `--json` prints JSON alone.
const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  agenda: benchAgenda,
  calendar: benchCalendar,
  links: benchLinks,
  window: benchWindow,
  room: async () => [...(await benchRoom()), ...(await benchRoomCut())],
  pexip: async () => [...(await benchPexip()), ...(await benchPexipCut())],
  sip: async () => [...(await benchSip()), ...(await benchSipCut())],
  survival: benchSurvival,
  press: benchPress,
  devices: benchDevices,
  visca: benchVisca,
};
const args = process.argv.slice(2);
const json = args.includes('--json');
const only = args[args.indexOf('--only') + 1]?.split(',');
const names = args.includes('--only') ? (only ?? []) : Object.keys(benches);

const figures: Figure[] = [];
for (const name of names) {
  const bench = benches[name];
  if (!bench) {
    console.error(`There is no bench "${name}"; there are ${Object.keys(benches).join(', ')}.`);
    process.exit(2);
  }
  if (!json) console.error(`${name} …`);
  figures.push(...(await bench()));
}

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const rows = figures.map(({ name, value, floor, ratio, budget, unit }) => [
  name,
  `${short(value)} ${unit}`,
  `${short(floor)} ${unit}`,
  `${ratio.toFixed(2)} ×`,
  `${budget.toFixed(2)} ×`,
  ratio <= budget ? 'kept' : 'OVER',
]);
const head = ['figure', 'value', 'floor', 'ratio', 'budget', ''];
const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
const line = (row: readonly string[]): string =>
  row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
const report = { processor: cpus()[0]?.model ?? '', cores: cpus().length, figures };
if (!json) {
  console.log(line(head));
  for (const row of rows) console.log(line(row));
}
const out = join(import.meta.dirname, '..', '..', 'out');
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(json ? JSON.stringify(report, null, 2) : '\nAlso as JSON: out/bench.json');
if (figures.some(({ ratio, budget }) => !(ratio <= budget))) process.exitCode = 1;
