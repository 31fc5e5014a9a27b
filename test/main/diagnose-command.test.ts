import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diagnoseCommand } from '../../main/diagnose-command.ts';

const planted = [
  'Kirsten Holm',
  'kirsten@egeskov.dk',
  'geheim-kode-1',
  'Udskrivning',
  '20304050',
  '10.9.8.7',
  'egeskov.dk',
  'Frederiksborg',
];

/** Calendars of every kind, a rule and a room nearby, with the planted words in all their texts. */
const everyCalendar = `
    - caldav: https://egeskov.dk/kirsten/
      username: kirsten@egeskov.dk
      password: geheim-kode-1
      calendar: Kirsten Holm
    - graph: kirsten@egeskov.dk
      tenant: egeskov.dk
      client: 00000000-0000-0000-0000-000020304050
      secret: geheim-kode-1
    - google: kirsten@egeskov.dk
      key: Kirsten Holm.json
    - ews: https://egeskov.dk/EWS/Exchange.asmx
      mailbox: kirsten@egeskov.dk
      username: EGESKOV\\Kirsten Holm
      password: geheim-kode-1
  showDetails: true
  autoJoin: { countdownSeconds: 30 }
  checkIn: { releaseAfterMinutes: 10 }
  beside:
    - name: Frederiksborg
      where: Kirsten Holm
      source: { caldav: https://egeskov.dk/kirsten/, password: geheim-kode-1 }
links:
  jitsi: [meet.egeskov.dk]
  pexip: [10.9.8.7]
  rules:
    - { match: Udskrivning, engine: pexip, provider: frederiksborg, address: kirsten@egeskov.dk }
`;

function kioskFolder(): { data: string; config: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-diagnose-'));
  const data = join(folder, 'data');
  mkdirSync(join(data, 'store'), { recursive: true });
  mkdirSync(join(data, 'profile'));
  writeFileSync(join(data, 'store', 'calendar.json'), '{"title":"Udskrivning"}');
  writeFileSync(join(data, 'rundbord.log.1'), '2026-11-20T10:00:00.000Z info the kiosk is up\n');
  writeFileSync(
    join(data, 'rundbord.log'),
    '2026-11-21T10:00:00.000Z warn hub: kirsten@egeskov.dk at 10.9.8.7, 20304050, https://x.dk/Udskrivning\n',
  );
  const config = join(folder, 'rundbord.yaml');
  writeFileSync(
    config,
    `room:\n  name: Kirsten Holm\nagenda:\n  sources:\n    - url: https://egeskov.dk/kirsten\n      password: geheim-kode-1${everyCalendar}`,
  );
  return { data, config, folder };
}

async function diagnose(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await diagnoseCommand.run(args, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('one file that only its owner can read, with what a helper needs and nobody in it', async () => {
  const { data, config, folder } = kioskFolder();
  const file = join(folder, 'found.txt');
  const { code, out, err } = await diagnose('--out', file, '--data', data, '--config', config);
  expect([code, out.trim()]).toEqual([0, file]);
  expect(err).toContain('Read it before you send it');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  for (const word of planted) expect(text).not.toContain(word);
  expect(text).toContain('2026-11-20T10:00:00.000Z info the kiosk is up');
  expect(text).toContain('warn hub: (mail address) at (network address), (number), https://(address)');
  expect(text).toMatch(/store\/calendar\.json {2}\d+ bytes/);
  expect(text).toContain('"refreshMinutes": 5');
  expect(text).toContain('"releaseAfterMinutes": 10');
});

test('as JSON, with the mistakes of a wrong settings file by their place', async () => {
  const { data, config } = kioskFolder();
  writeFileSync(config, 'room:\n  posture: kitchen\n');
  const { code, out } = await diagnose('--json', '--data', data, '--config', config);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    settings: { there: true, wrong: [{ path: 'room.posture', code: 'not-one-of' }] },
    kept: expect.arrayContaining(['profile/']),
  });
});

test('a computer on which nothing is there yet is told about all the same', async () => {
  const { code, out } = await diagnose(
    '--json',
    '--data',
    '/nowhere/at/all',
    '--config',
    '/nowhere/rundbord.yaml',
  );
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    settings: { there: false },
    kept: 'cannot be seen (ENOENT)',
    log: [],
  });
});

test('wrong words and a place that cannot be written are said', async () => {
  expect(await diagnose('--wrong')).toMatchObject({ code: 2 });
  const { code, err } = await diagnose('--out', '/nowhere/at/all/found.txt');
  expect([code, err]).toEqual([3, expect.stringContaining('--out')]);
});
