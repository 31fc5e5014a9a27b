import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeLinksCommand } from '../../../../main/agenda/links/links-command.ts';
import { exitCodes } from '../../../../main/command.ts';

const zoom = 'https://us02web.zoom.us/j/84512345678?pwd=Secret1';
const meet = 'https://meet.google.com/qwe-rtyu-iop';

async function run(input: string | readonly Uint8Array[], ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const command = makeLinksCommand(async function* () {
    if (typeof input === 'string') yield Buffer.from(input);
    else yield* input;
  });
  const code = await command.run(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out, err: err.join('\n') };
}

const providers = (line: string | undefined): readonly string[] =>
  JSON.parse(line ?? '').map(({ provider }: { provider: string }) => provider);

test('text: one array, with the fields that are promised and no others', async () => {
  const { code, out } = await run(`Join Zoom Meeting\n${zoom}\n\nSIP: 445566@zoomcrc.com`, '--json');
  expect(code).toBe(exitCodes.good);
  expect(out).toHaveLength(1);
  expect(JSON.parse(out[0] ?? '')[0]).toEqual({
    engine: 'web',
    provider: 'zoom',
    address: zoom,
    pin: 'Secret1',
    source: 'text',
    confidence: 0.8,
  });
});

test('which kind of content it is, it tells by itself', async () => {
  const html = `<p>Join <a href="${zoom}&amp;from=x">here</a></p>`;
  expect(JSON.parse((await run(html, '--json')).out[0] ?? '')).toMatchObject([
    { address: `${zoom}&from=x`, source: 'html' },
  ]);
  const calendar = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260310T090000Z\r\nLOCATION:https://meet.google.com/qwe-r\r\n tyu-iop\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  expect(JSON.parse((await run(calendar, '--json')).out[0] ?? '')).toMatchObject([
    { address: meet, source: 'location' },
  ]);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`Møde: ${meet}`, 'utf16le')]);
  expect(providers((await run([utf16], '--json')).out[0])).toEqual(['meet']);
});

test('nothing in it is an empty array and no failure', async () => {
  for (const input of ['', ' \n', 'Vi ses i kantinen', 'BEGIN:VCALENDAR\nEND:VCALENDAR'])
    expect(await run(input, '--json')).toEqual({ code: exitCodes.good, out: ['[]'], err: '' });
  expect((await run('Vi ses')).out).toEqual(['No way in found.']);
});

test('for people: no PIN and no password', async () => {
  const { out } = await run(`Join Zoom Meeting\n${zoom}\n\nVideo: 445566@rooms.vconf.dk\nPIN: 99887`);
  expect(out.join('\n')).toContain('us02web.zoom.us/j/84512345678');
  expect(out.join('\n')).toContain('PIN: yes');
  expect(out.join('\n')).not.toMatch(/Secret1|99887/);
});

test('one string a line, one array a line, in their order', async () => {
  const lines = [JSON.stringify(`Join\n${zoom}`), '', '{"text":1}', 'no json', JSON.stringify(meet), '"x"'];
  const { code, out, err } = await run(`${lines.join('\n')}\r\n`, '--jsonl');
  expect(out.map(providers)).toEqual([['zoom'], [], [], [], ['meet'], []]);
  expect(code).toBe(exitCodes.notSo);
  expect(err).toBe('Line 3 is no JSON string.\nLine 4 is no JSON string.');
  expect(await run('', '--jsonl')).toEqual({ code: exitCodes.good, out: [], err: '' });
});

test('lines are answered as they come, wherever the pieces of the input are cut', async () => {
  const bytes = Buffer.from(`${JSON.stringify(`Møde: ${meet}`)}\n${JSON.stringify(zoom)}`);
  for (let size = 1; size < 12; size += 1) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    );
    expect((await run(pieces, '--jsonl')).out.map(providers)).toEqual([['meet'], ['zoom']]);
  }
  const seen: string[] = [];
  const command = makeLinksCommand(async function* () {
    yield Buffer.from(`${JSON.stringify(meet)}\n`);
    seen.push('second piece wanted');
    yield Buffer.from(`${JSON.stringify(zoom)}\n`);
  });
  await command.run(['--jsonl'], { out: (text) => void seen.push(...providers(text)), err: () => {} });
  expect(seen).toEqual(['meet', 'second piece wanted', 'zoom']);
});

test('the settings of a house count; a file that is wrong is said', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'links-'));
  try {
    const file = join(folder, 'rundbord.yaml');
    writeFileSync(
      file,
      `hub:\n  publicUrl: https://hub.example.org\nlinks:\n  jitsi: [jitsi.example.org]\n  rules:\n    - match: 'room (\\d+)'\n      engine: codec\n      provider: house\n      address: $1\n`,
    );
    const input = 'See room 44 https://jitsi.example.org/Ward4 https://hub.example.org/g/ABCD2345';
    const { out } = await run(input, '--json', '--config', file);
    expect(providers(out[0])).toEqual(['house', 'rundbord', 'jitsi']);
    expect(providers((await run(input, '--json')).out[0])).toEqual([]);
    writeFileSync(file, 'links: 3\n');
    expect((await run(input, '--json', '--config', file)).code).toBe(exitCodes.notHad);
    expect((await run(input, '--config', join(folder, 'none.yaml'))).err).toContain('cannot be read');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('wrong usage', async () => {
  for (const args of [['--json', '--jsonl'], ['--other'], ['file.ics'], ['--config']])
    expect((await run('', ...args)).code).toBe(exitCodes.usage);
});
