import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hidCommand } from '../../../main/devices/hid-command.ts';

const recording = (name: string): string =>
  fileURLToPath(new URL(`../../recordings/hid/${name}.txt`, import.meta.url));
const jabra = recording('0b0e_2453_jabra-biz-2400-ii');

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await hidCommand.run(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
function file(content: string | Uint8Array): string {
  const name = join(mkdtempSync(join(tmpdir(), 'rundbord-hid-')), 'descriptor');
  writeFileSync(name, content);
  return name;
}
async function json(path: string) {
  const { code, out, err } = await run(path, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}
const small = '05 0b 09 05 a1 01 85 02 15 00 25 01 75 01 95 02 09 20 09 2f 81 02 05 08 09 17 91 02 b1 01 c0';
const smallBytes = Uint8Array.from(small.split(' '), (byte) => Number.parseInt(byte, 16));

test('--json prints exactly what is promised', async () => {
  const hook = { usage: '0b:20', name: 'Hook Switch', reportId: 2, bit: 0, size: 1, semantics: 'state' };
  const mute = { usage: '0b:2f', name: 'Phone Mute', reportId: 2, bit: 1, size: 1, semantics: 'state' };
  const lamp = { usage: '08:17', name: 'Off-Hook', reportId: 2, bit: 0, size: 1 };
  expect(await json(file(small))).toEqual({
    collections: [{ usage: '0b:05', name: 'Headset', type: 'application', collections: [] }],
    inputs: [hook, mute],
    outputs: [lamp, { ...lamp, bit: 1 }],
    reports: { input: { 2: 1 }, output: { 2: 1 }, feature: { 2: 1 } },
    telephony: {
      ...{ hook, mute, flash: null, redial: null, drop: null, lineBusy: null, keypad: [] },
      volume: { up: null, down: null, mute: null },
      leds: { offHook: lamp },
    },
    warnings: [],
  });
});

test('a device that has nothing for calls has telephony null', async () => {
  const voice = await json(recording('045e_003b_microsoft-sidewinder-game-voice'));
  expect(voice.telephony).toBeNull();
  expect(voice.reports).toEqual({ input: { 0: 1 }, output: {}, feature: { 0: 1 } });
});

test('hex, hex below descriptor: and bytes are the same', async () => {
  const expected = await json(file(small));
  expect(await json(file(`# a device\n# vid: 1\ndescriptor:\n${small}\nreports:\nin 02 01\n`))).toEqual(
    expected,
  );
  expect(await json(file(smallBytes))).toEqual(expected);
});

test('without --json a person can read it', async () => {
  const { code, out } = await run(jabra);
  expect(code).toBe(0);
  expect(out).toContain('For calls: hook (state), mute (toggle), flash (one-shot)');
  expect(out).toContain('keypad of 12, volume. Lamps: offHook, mute, ring, hold, microphone, ringer.');
  expect(out).toMatch(/0b:2f +Phone Mute +report +2 +bit +2 +1 bit +toggle/);
  expect(out).toMatch(/ff00:01 +Vendor-defined 01 +report +5 +bit +0 +63 x 8 bits/);
  expect((await run(recording('291a_3301_anker-powerconf'))).out).toContain('taken as live');
  expect((await run(recording('045e_003b_microsoft-sidewinder-game-voice'))).out).toContain(
    'No key for calls.',
  );
});

test('a run of controls is one row only where the places are of one size', async () => {
  const { out } = await run(recording('0d8c_0014_cmedia-hs100b-kernel-fixed'));
  expect(out).toMatch(/bit +5 +3 x 1 bit +one-shot/);
  expect(out).toMatch(/bit +8 +3 x 8 bits +state/);
});

test('a cut or wrong descriptor: the reason, the byte, code 1, nothing on standard output', async () => {
  const cut = await run(file(smallBytes.subarray(0, 20)), '--json');
  expect(cut).toMatchObject({ code: 1, out: '' });
  expect(cut.err).toContain('at byte 20, it ends within the collection that begins at byte 4');
  const half = await run(file(smallBytes.subarray(0, 11)), '--json');
  expect(half).toMatchObject({ code: 1, out: '' });
  expect(half.err).toContain('at byte 10, the item is cut off');
  expect((await run(file('05 0b hello'))).err).toContain('at byte 2, "hello" in line 1 is no byte in hex');
  expect(await run(file(''))).toMatchObject({ code: 1 });
  expect((await run(file(`${small} c0`))).err).toContain('at byte 31, a collection ends that never began');
});

test('what cannot be read is code 3', async () => {
  expect(await run('/nowhere/at/all')).toMatchObject({ code: 3, out: '' });
  expect((await run('/nowhere/at/all')).err).toContain('there is no such file');
  expect(await run(tmpdir())).toMatchObject({ code: 3 });
  expect((await run('/dev/zero')).err).toContain('it is no file');
  expect((await run(file(' '.repeat(1024 * 1024 + 1)))).err).toContain('larger than 1 MB');
});

test('wrong usage is code 2, and the help says how', async () => {
  expect(await run()).toMatchObject({ code: 2 });
  expect(await run('a', 'b')).toMatchObject({ code: 2 });
  expect(await run(jabra, '--yaml')).toMatchObject({ code: 2 });
  const cli = fileURLToPath(new URL('../../../main/cli.ts', import.meta.url));
  expect(execFileSync(process.execPath, [cli, 'hid', '--help'], { encoding: 'utf8' })).toContain(
    'rundbord hid FILE',
  );
});
