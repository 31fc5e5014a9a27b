import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { settingsIssue } from '../../../main/contract/kiosk.ts';
import { makeConfigCommand } from '../../../main/settings/config-command.ts';
import { checkPin } from '../../../main/settings/pin.ts';
import { readSettings } from '../../../main/settings/read-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'rundbord-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function run(args: readonly string[], typed = '') {
  const command = makeConfigCommand({
    firstLine: async () => typed,
    places: () => ({ settingsFile: join(folder, 'place.yaml'), dataFolder: join(folder, 'data') }),
    keys: (dataFolder) => ({ credentials: undefined, encrypted: join(folder, 'none'), dataFolder }),
  });
  const out: string[] = [];
  const err: string[] = [];
  const code = await command.run(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('check: a file that is right', async () => {
  const right = file('right.yaml', 'theme: dark\n');
  expect(await run(['check', right])).toEqual({ code: 0, out: `${right} is right.`, err: '' });
  const json = await run(['check', right, '--json']);
  expect(json).toEqual({ code: 0, out: JSON.stringify({ ok: true, file: right, issues: [] }), err: '' });
});

test('check: a line for each mistake, with file and line, and the same for machines', async () => {
  const wrong = file(
    'wrong.yaml',
    'theme: dark\nroom:\n  nmae: x\nagenda:\n  sources:\n    - url: ftp://x\n',
  );
  const people = await run(['check', wrong]);
  expect(people.code).toBe(1);
  expect(people.out.split('\n')).toEqual([
    `${wrong}:3  room.nmae: there is no such setting; did you mean name?`,
    expect.stringMatching(/wrong\.yaml:6 {2}agenda\.sources\[0\]\.url: must be an address/),
  ]);
  const machine = await run(['check', '--json', wrong]);
  expect(machine.code).toBe(1);
  const shape = z.strictObject({ ok: z.literal(false), file: z.string(), issues: z.array(settingsIssue) });
  expect(shape.parse(JSON.parse(machine.out))).toMatchObject({
    file: wrong,
    issues: [
      { path: 'room.nmae', code: 'unknown-key', expected: 'did you mean name?', line: 3 },
      { path: 'agenda.sources[0].url', code: 'wrong-form', line: 6 },
    ],
  });
});

test('check: what cannot be read is 3, what is there and no text is 1', async () => {
  const missing = await run(['check', join(folder, 'none.yaml')]);
  expect(missing).toMatchObject({ code: 3, out: expect.stringContaining('cannot be read') });
  expect((await run(['check', folder])).code).toBe(3);
  expect((await run(['check', folder, '--json'])).out).toContain('"a file, not a folder"');
  expect((await run(['check', file('latin.yaml', Uint8Array.of(0xf8))])).code).toBe(1);
  expect((await run(['check', file('bad.json', '{')])).code).toBe(1);
});

test('place: the file on the output, and whether it is there for people', async () => {
  const before = await run(['place']);
  expect(before).toMatchObject({ code: 0, out: join(folder, 'place.yaml') });
  expect(before.err).toContain('not there yet');
  file('place.yaml', '');
  expect(await run(['place'])).toEqual({ code: 0, out: join(folder, 'place.yaml'), err: '' });
});

test('schema and example: what a machine and a person can use as it is', async () => {
  const schema = await run(['schema']);
  expect(JSON.parse(schema.out)).toMatchObject({ type: 'object', title: 'Settings of Rundbord' });
  const example = await run(['example']);
  expect(readSettings(example.out, 'yaml', '/').ok).toBe(true);
  expect([schema.code, example.code]).toEqual([0, 0]);
});

test('pin: the line to paste; a simple one is refused with the reason', async () => {
  const made = await run(['pin'], ' 2580\r');
  expect(made.code).toBe(0);
  const reading = readSettings(made.out, 'yaml', '/');
  expect(reading.ok && (await checkPin('2580', reading.settings.pin ?? ''))).toBe(true);
  expect(await run(['pin'], '1234')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/row/) });
  expect((await run(['pin'], '')).code).toBe(1);
});

test('used wrongly: the help and 2', async () => {
  for (const args of [[], ['chek'], ['check'], ['check', 'a', 'b'], ['check', '--jsn'], ['place', 'x']]) {
    const answer = await run(args);
    expect(answer.code, args.join(' ')).toBe(2);
    expect(answer.err).toContain('rundbord config check FILE');
    expect(answer.out).toBe('');
  }
});
