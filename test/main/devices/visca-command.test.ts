import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { viscaCommand } from '../../../main/devices/visca-command.ts';
import { commandCases, inquiryCases, linkCases } from '../../native/protocols/visca/manuals.ts';

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await viscaCommand.run(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
const encode = async (words: string) => (await run('encode', ...words.split(' '))).out;
async function decode(...args: readonly string[]) {
  const { code, out, err } = await run('decode', '--json', ...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}
const nothing = { name: null, values: {}, socket: null, error: null, code: null, payload: null };

test.each([
  ['pan-tilt-drive --pan 5 --tilt -3 --address 1', '81 01 06 01 05 03 02 02 FF'],
  ['pan-tilt-drive --tilt=-20', '81 01 06 01 01 14 03 02 FF'],
  ['pan-tilt -3 4', '81 01 06 01 03 04 01 01 FF'],
  ['pan tilt drive up left 3 4 --address 7', '87 01 06 01 03 04 01 01 FF'],
  ['up-left --speed 4', '81 01 06 01 04 04 01 01 FF'],
  ['stop', '81 01 06 01 01 01 03 03 FF'],
  ['pan-tilt-drive stop --pan-speed 24 --tilt-speed 20', '81 01 06 01 18 14 03 03 FF'],
  ['home', '81 01 06 04 FF'],
  ['absolute --pan -100 --tilt 0x10', '81 01 06 02 18 14 0F 0F 09 0C 00 00 01 00 FF'],
  ['zoom-tele', '81 01 04 07 02 FF'],
  ['zoom-tele --speed 3', '81 01 04 07 23 FF'],
  ['zoom_wide 0', '81 01 04 07 30 FF'],
  ['zoom stop', '81 01 04 07 00 FF'],
  ['zoom 0x4000', '81 01 04 47 04 00 00 00 FF'],
  ['preset-recall 4', '81 01 04 3F 02 04 FF'],
  ['Power ON', '81 01 04 00 02 FF'],
  ['power off', '81 01 04 00 03 FF'],
  ['white-balance one-push', '81 01 04 35 03 FF'],
  ['address-set', '88 30 01 FF'],
  ['if-clear', '88 01 00 01 FF'],
  ['if-clear --address 2', '82 01 00 01 FF'],
  ['stop --address all', '88 01 06 01 01 01 03 03 FF'],
  ['cancel --socket 2', '81 22 FF'],
  ['version', '81 09 00 02 FF'],
  ['ask power', '81 09 04 00 FF'],
  ['power-inquiry --address 3', '83 09 04 00 FF'],
  ['ack --socket 2', '90 42 FF'],
  ['error --socket 1 --code 0x41 --address 2', 'A0 61 41 FF'],
  ['reply zoom-position 0x4000', '90 50 04 00 00 00 FF'],
  ['network-change', '90 38 FF'],
  ['zoom-tele --speed 3 --sony-udp --sequence 7', '01 00 00 06 00 00 00 07 81 01 04 07 23 FF'],
  ['ask zoom-position --sony-udp', '01 10 00 05 00 00 00 00 81 09 04 47 FF'],
  ['if-clear --sony-udp --sequence 4294967295', '01 20 00 05 FF FF FF FF 81 01 00 01 FF'],
  ['ack --sony-udp', '01 11 00 03 00 00 00 00 90 41 FF'],
  ['sony-reset --sony-udp', '02 00 00 01 00 00 00 00 01'],
])('encode %s', async (words, bytes) => {
  expect(await encode(words)).toBe(bytes);
});

test('every message of the manuals can be said in words', async () => {
  const options = (values: object): string[] =>
    Object.entries(values).flatMap(([name, value]) => [
      `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      String(value),
    ]);
  for (const [hex, id, values] of commandCases)
    expect((await run('encode', id, ...options(values), '--address', '1')).out).toBe(hex);
  for (const [ask, reply, id, values] of inquiryCases) {
    expect((await run('encode', `${id}-inquiry`)).out).toBe(ask);
    expect((await run('encode', `reply-${id}`, ...options(values))).out).toBe(reply);
  }
  const { help } = viscaCommand;
  for (const id of [...commandCases.map(([, of]) => of), ...inquiryCases.map(([, , of]) => `${of}-inquiry`)])
    expect(help).toMatch(new RegExp(`^ {2}${id}( |$)`, 'm'));
  for (const [, , { kind }] of linkCases) expect(help).toContain(kind);
});

test('what cannot be said is wrong usage, with the reason, and nothing on standard output', async () => {
  const cases: [string, string][] = [
    ['encode', 'Which message?'],
    ['encode dance', 'There is no message "dance".'],
    ['encode zoom-tele --speed 8', 'speed is "8": it can be 0 to 7.'],
    ['encode zoom-direct', 'position is missing: it can be 0 to 65535.'],
    ['encode pan-tilt-drive --pan 25', 'pan is "25": it can be -24 to 24.'],
    ['encode pan-tilt-drive --pan fast', 'pan is "fast"'],
    ['encode pan-tilt-drive', 'direction is missing: it can be up, down'],
    ['encode white-balance blue', 'mode is "blue": it can be auto, indoor'],
    ['encode home now', '"now" does not belong here: pan-tilt-home takes nothing more.'],
    ['encode zoom-tele --sped 3', '--sped does not belong here: zoom-tele takes --speed.'],
    ['encode zoom-tele --speed', '--speed has no value.'],
    ['encode zoom-tele --speed --json', '--speed has no value.'],
    ['encode zoom-tele --speed 1 --speed 2', '--speed is given twice.'],
    ['encode stop --json=yes', '--json takes no value.'],
    ['encode stop --address 0', '--address is 1 to 7'],
    ['encode ack --address all', 'only cameras 1 to 7 can answer'],
    ['encode stop --sequence 1', '--sequence is for --sony-udp.'],
    ['encode stop --sony-udp --sequence 4294967296', '--sequence is 0 to 4294967295.'],
    ['encode stop --sony-udp --address 2', 'With --sony-udp the camera is always 1.'],
    ['encode address-set --sony-udp', 'on a serial line only'],
    ['encode sony-reset', 'sony-reset is for --sony-udp.'],
    ['encode reply-version 1 255 0 2', 'FF, which ends a packet'],
    ['decode', 'Which bytes?'],
    ['decode 8 1', '"8" is no bytes in hex'],
    ['decode 81 hello', '"hello" is no bytes in hex'],
    ['decode 90 41 FF --asked weather', 'There is no question "weather".'],
    ['decode 90 41 FF --address 1', 'decode knows no --address.'],
    ['speak', '"speak" is neither encode nor decode.'],
  ];
  for (const [words, reason] of cases) {
    const { code, out, err } = await run(...words.split(' '));
    expect({ words, code, out }).toEqual({ words, code: 2, out: '' });
    expect(err).toContain(reason);
    expect(err).toContain('rundbord visca --help');
  }
  expect(await run()).toMatchObject({ code: 2, out: '' });
});

test('--json is an array with one entry for each packet, and one in the place of noise', async () => {
  expect(
    await decode('8101040723FF 00 13 90 41 FF', '9051FF', '90', '61', '41', 'FF', '88 30 03 ff 55'),
  ).toEqual([
    {
      ...nothing,
      ...{ kind: 'command', address: 1, name: 'zoom-tele', values: { speed: 3 } },
      hex: '81 01 04 07 23 FF',
    },
    { kind: 'skipped', bytes: 2, hex: '00 13' },
    { ...nothing, kind: 'ack', address: 1, socket: 1, hex: '90 41 FF' },
    { ...nothing, kind: 'completion', address: 1, socket: 1, hex: '90 51 FF' },
    {
      ...nothing,
      kind: 'error',
      address: 1,
      socket: 1,
      error: 'not-executable',
      code: 65,
      hex: '90 61 41 FF',
    },
    { ...nothing, kind: 'address-set', address: 8, values: { next: 3 }, hex: '88 30 03 FF' },
    { kind: 'skipped', bytes: 1, hex: '55' },
  ]);
  expect(await decode('81 01 04 A4 03 FF')).toEqual([
    { ...nothing, kind: 'command', address: 1, payload: '01 04 A4 03', hex: '81 01 04 A4 03 FF' },
  ]);
});

test('a reply is read by the question to its camera before it, or by --asked', async () => {
  const replies = async (...args: string[]) =>
    (await decode(...args))
      .filter(({ kind }: { kind: string }) => kind === 'reply')
      .map(({ name, values, payload }: Record<string, unknown>) => name ?? payload ?? values);
  expect(await replies('90 50 02 FF')).toEqual(['02']);
  expect(await replies('81 09 04 00 FF 90 50 02 FF 90 50 02 FF')).toEqual(['power', '02']);
  expect(await replies('81 09 04 00 FF 82 09 04 38 FF A0 50 02 FF 90 50 02 FF')).toEqual([
    'focus-mode',
    'power',
  ]);
  expect(await replies('90 50 04 00 00 00 FF', '--asked', 'zoom-position')).toEqual(['zoom-position']);
  expect(await replies('90 50 02 FF', '--asked', 'power-inquiry')).toEqual(['power']);
});

test('Sony datagrams, with noise between them', async () => {
  const sent = await encode('zoom-tele --sony-udp --sequence 258');
  const [command, noise, ack, control] = await decode(
    '--sony-udp',
    sent,
    '55 81',
    '01 11 00 03 00 00 01 02 90 41 FF 02 01 00 02 00 00 00 05 0F 01',
  );
  expect(command).toEqual({
    ...nothing,
    ...{ kind: 'command', address: 1, name: 'zoom-tele', datagram: 'command', sequence: 258, hex: sent },
  });
  expect(noise).toEqual({ kind: 'skipped', bytes: 2, hex: '55 81' });
  expect(ack).toMatchObject({ kind: 'ack', socket: 1, datagram: 'reply', sequence: 258 });
  expect(control).toMatchObject({
    kind: 'control-reply',
    name: 'sequence-error',
    address: null,
    sequence: 5,
  });
  expect(await decode('--sony-udp', '02 00 00 01 00 00 00 00 07')).toMatchObject([
    { kind: 'control', name: null, payload: '07' },
  ]);
  // A header, and no packet behind it.
  expect(await decode('--sony-udp', '01 11 00 04 00 00 00 01 00 90 41 FF')).toMatchObject([
    { kind: 'unknown', payload: '00 90 41 FF', sequence: 1, hex: '01 11 00 04 00 00 00 01 00 90 41 FF' },
  ]);
});

test('hex may be written in many ways', async () => {
  const expected = await decode('90 41 FF');
  for (const text of ['9041ff', '0x90,0x41,0xFF', '90:41:ff', '\\x90\\x41\\xff', ' 90\n41\tFF '])
    expect(await decode(text)).toEqual(expected);
});

test('bytes without a packet are shown, with code 1', async () => {
  expect(await run('decode', '--json', '00 01')).toMatchObject({
    code: 1,
    err: 'There is no packet in these bytes.',
  });
  expect(JSON.parse((await run('decode', '--json', '00 01')).out)).toEqual([
    { kind: 'skipped', bytes: 2, hex: '00 01' },
  ]);
  expect(await run('decode', '--json', '')).toMatchObject({ code: 1, out: '[]' });
  expect((await run('decode', '--sony-udp', '90 41 FF')).err).toBe('There is no datagram in these bytes.');
});

test('without --json a person can read it', async () => {
  expect(
    (await run('decode', '81 09 04 47 FF 90 50 04 00 00 00 FF 00 A0 60 03 FF 88 30 01 FF')).out.split('\n'),
  ).toEqual([
    '81 09 04 47 FF',
    '  inquiry, zoom-position, camera 1',
    '90 50 04 00 00 00 FF',
    '  reply, zoom-position, position 16384, socket 0, camera 1',
    '00',
    '  skipped, 1 byte',
    'A0 60 03 FF',
    '  error, buffer-full, socket 0, camera 2',
    '88 30 01 FF',
    '  address-set, next 1, all cameras',
  ]);
});

test('encode --json is what decode prints of it', async () => {
  for (const words of [['stop'], ['ask', 'power'], ['home', '--sony-udp', '--sequence', '9']]) {
    const { out } = await run('encode', ...words);
    const sony = words.includes('--sony-udp') ? ['--sony-udp'] : [];
    expect([JSON.parse((await run('encode', ...words, '--json')).out)]).toEqual(await decode(...sony, out));
  }
});

test('any bytes are printed to the last', async () => {
  const options = fc.constantFrom<string[]>([], ['--sony-udp'], ['--asked', 'version']);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), options, async (bytes, given) => {
      const hex = Buffer.from(bytes).toString('hex');
      const { out } = await run('decode', '--json', hex, ...given);
      const printed = JSON.parse(out).map((entry: { hex: string }) => entry.hex);
      expect(printed.join('').replaceAll(' ', '').toLowerCase()).toBe(hex);
      await run('decode', hex, ...given);
    }),
    { numRuns: 300 },
  );
});

test('it is a command of rundbord and reads standard input', () => {
  const cli = fileURLToPath(new URL('../../../main/cli.ts', import.meta.url));
  const input = 'A0 42 FF\n';
  const out = execFileSync(process.execPath, [cli, 'visca', 'decode', '-', '--json'], {
    encoding: 'utf8',
    input,
  });
  expect(JSON.parse(out)).toMatchObject([{ kind: 'ack', address: 2, socket: 2 }]);
});
