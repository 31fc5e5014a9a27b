import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { configCommand, makeConfigCommand } from '../../../main/settings/config-command.ts';
import { plainSecretsIn } from '../../../main/settings/plain-secrets.ts';
import { readSettings, settingsDataOf } from '../../../main/settings/read-settings.ts';
import { exampleSettings } from '../../../main/settings/reference.ts';
import { newSealKey, openSeal, seal } from '../../../main/settings/seal.ts';
import { sealKey } from '../../../main/settings/seal-key.ts';
import { leaveSealed, type Unseal, unsealHere } from '../../../main/settings/unseal.ts';

const folder = mkdtempSync(join(tmpdir(), 'rundbord-unseal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const places = { credentials: undefined, encrypted: join(folder, 'none'), dataFolder: join(folder, 'data') };

async function config(args: readonly string[], typed = '', keys = places) {
  const out: string[] = [];
  const err: string[] = [];
  const command = makeConfigCommand({
    firstLine: async () => typed,
    places: () => ({ settingsFile: join(folder, 'rundbord.yaml'), dataFolder: keys.dataFolder }),
    keys: () => keys,
  });
  const code = await command.run(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const feed = (password: string): string =>
  `agenda:\n  sources:\n    - url: https://calendar.example.org/a.ics\n      username: kiosk\n      password: ${password}\n`;

test('config seal makes a key the first time, and what it prints is opened in the settings', async () => {
  const first = await config(['seal'], 'hemmelig æøå');
  expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^sealed:v1:[\w-]+$/) });
  expect(first.err).toContain('not this computer');
  expect(first.out + first.err).not.toContain('hemmelig');
  const second = await config(['seal'], 'igen');
  expect(openSeal(second.out, sealKey(places)?.key ?? newSealKey())).toBe('igen');
  const reading = readSettings(feed(first.out), 'yaml', '/', unsealHere(places));
  expect(reading).toMatchObject({
    ok: true,
    settings: { agenda: { sources: [{ password: 'hemmelig æøå' }] } },
  });
});

test('config seal: nothing to seal, and a key that may not be read', async () => {
  expect(await config(['seal'], '')).toMatchObject({ code: 1, out: '' });
  const other = { ...places, dataFolder: join(folder, 'data-2') };
  expect((await config(['seal'], 'x', other)).code).toBe(0);
  writeFileSync(join(other.dataFolder, 'seal.key'), 'locked:v1:AAAA');
  expect(await config(['seal'], 'x', other)).toMatchObject({
    code: 3,
    out: '',
    err: expect.stringContaining('root'),
  });
  expect((await config(['seal', 'hemmelig'])).code).toBe(2);
  expect(configCommand.help).toContain('seal');
});

test('a seal of another computer, a broken one, or no key: an issue with its path and line, and no secret in it', () => {
  const foreign = seal('hemmelig', newSealKey());
  const issue = { path: 'agenda.sources[0].password', code: 'not-readable', line: 5 };
  for (const text of [foreign, '"sealed:v1:"', 'sealed:v1:AAAA']) {
    const reading = readSettings(feed(text), 'yaml', '/', unsealHere(places));
    expect(reading).toMatchObject({ ok: false, issues: [issue] });
    expect(JSON.stringify(reading)).toContain('rundbord config seal');
    expect(JSON.stringify(reading)).not.toContain(foreign);
  }
  const none = { ...places, dataFolder: join(folder, 'no-data') };
  expect(readSettings(feed(foreign), 'yaml', '/', unsealHere(none))).toMatchObject({
    ok: false,
    issues: [issue],
  });
});

test('it is opened before it is judged: what is in it must be right, and any text may be sealed', () => {
  const opens =
    (text: string): Unseal =>
    () => ({ kind: 'open', text });
  const sealedUrl = 'agenda:\n  sources:\n    - url: sealed:v1:AAAA\n';
  expect(
    readSettings(sealedUrl, 'yaml', '/', opens('https://calendar.example.org/secret.ics')),
  ).toMatchObject({
    ok: true,
    settings: { agenda: { sources: [{ url: 'https://calendar.example.org/secret.ics' }] } },
  });
  const wrong = readSettings(sealedUrl, 'yaml', '/', opens('ftp://secret.example.org/'));
  expect(wrong).toMatchObject({ ok: false, issues: [{ path: 'agenda.sources[0].url', line: 3 }] });
  expect(JSON.stringify(wrong)).not.toContain('secret.example.org');
  expect(readSettings(feed('sealed:v1:AAAA'), 'json' as const, '/', leaveSealed).ok).toBe(false);
  expect(readSettings(feed('sealed:v1:AAAA'), 'yaml', '/', leaveSealed)).toMatchObject({
    ok: true,
    settings: { agenda: { sources: [{ password: 'sealed:v1:AAAA' }] } },
  });
});

test('where nothing is sealed no key is looked for', () => {
  const never: Unseal = () => {
    throw new Error('asked');
  };
  expect(readSettings(feed('plain'), 'yaml', '/', never).ok).toBe(true);
});

test('config check by somebody without the key: right but for what is sealed, and says so', async () => {
  const file = join(folder, 'check.yaml');
  const none = { ...places, dataFolder: join(folder, 'no-data') };
  writeFileSync(file, `${feed(seal('x', newSealKey()))}    - url: ${seal('x', newSealKey())}\n`);
  const people = await config(['check', file], '', none);
  expect(people).toMatchObject({ code: 0, err: expect.stringContaining('not opened') });
  const machine = await config(['check', file, '--json'], '', none);
  expect(JSON.parse(machine.out)).toEqual({ ok: true, file, issues: [], sealed: 'not opened' });
  expect((await config(['check', file])).code).toBe(1);
  writeFileSync(file, `${feed('sealed:v1:AAAA')}theem: dark\n`);
  expect(await config(['check', file], '', none)).toMatchObject({
    code: 1,
    out: expect.stringContaining('theem'),
  });
});

test('every setting that holds a secret is known as one, and a sealed one is none', () => {
  const text = exampleSettings().replaceAll(/^( *)#(?! )/gm, '$1');
  const inExample = [...text.matchAll(/^.*replace-me.*$/gm)].length;
  expect(inExample).toBeGreaterThan(5);
  expect(plainSecretsIn(settingsDataOf(text, 'yaml'))).toHaveLength(inExample);
  expect(
    plainSecretsIn({ hub: { remote: { key: 'x' }, kiosks: [{ key: 'y' }], certificate: { key: 'a.pem' } } }),
  ).toEqual(['hub.remote.key', 'hub.kiosks[0].key']);
  expect(plainSecretsIn({ a: [{ password: 'sealed:v1:AAAA' }, { password: 'x' }], b: null })).toEqual([
    'a[1].password',
  ]);
});
