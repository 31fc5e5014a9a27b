import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flowSettings, hasMediaFrom } from './call-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

// The node of `npm start -- --demo pexip` as it runs there, and the whole kiosk beside it.
let node: ChildProcess;
let said: { origin: string; dial: { dial: string; tells: string }[] };
let kiosk: KioskInTest;

beforeAll(async () => {
  const program = join(import.meta.dirname, '..', 'peers', 'pexip', 'demo-node.ts');
  node = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdout } = node;
  if (!stdout) throw new Error('no output');
  const [line] = (await once(createInterface({ input: stdout }), 'line')) as [string];
  said = JSON.parse(line);
  kiosk = await openKiosk({
    settings: flowSettings(
      `dialling: {pexip: {nodes: ['${said.origin}']}}\nlinks: {pexip: [rundbord.invalid]}\n`,
    ),
    agenda: agendaWith([
      { title: 'Coordination', startMs: Date.now() - 60_000, location: 'pexip://demo@rundbord.invalid' },
    ]),
  });
});
afterAll(async () => {
  await kiosk?.stop();
  node?.kill('SIGKILL');
});

test('a meeting of the agenda at the simulated node is joined: picture, sound, and a colleague who is said to be a demo', async () => {
  await kiosk.tap(/^Join$/);
  await hasMediaFrom(kiosk, 1);
  await kiosk.tap(/^People/);
  await kiosk.sees(/Demo colleague \(simulated\)/);
  await kiosk.picture('demo-node');
  await kiosk.tap(/^Leave/);
  await kiosk.sees('Coordination');
});

test('a reception, then a guest without a PIN, who waits until the simulated host is there', async () => {
  await kiosk.sees('Code or number');
  await kiosk.tap(/^Code or number$/);
  await kiosk.type('1004');
  await kiosk.tap(/^Join$/);
  await kiosk.sees('Which meeting is it?');
  await kiosk.type('1003');
  await kiosk.tap(/^Go on$/);
  await kiosk.tap(/^Join as a guest/);
  await kiosk.sees('The host has to let you in');
  await hasMediaFrom(kiosk, 1);
  await kiosk.tap(/^People/);
  await kiosk.sees(/Demo host \(simulated\)/);
  await kiosk.tap(/^Leave/);
});

test('it tells what can be dialled, and ends when whoever started it is gone', async () => {
  expect(said.dial.map(({ dial }) => dial)).toContain('demo.pin or 1002');
  const ended = once(node, 'exit');
  node.stdin?.end();
  expect(await ended).toEqual([0, null]);
});
