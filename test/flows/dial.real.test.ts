import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dialCommand } from '../../main/dialling/dial-command.ts';
import { flowSettings } from './call-in-test.ts';
import { type KioskInTest, openKiosk } from './kiosk-in-test.ts';

let kiosk: KioskInTest;
afterAll(() => kiosk?.stop());

test('a room is dialled from a terminal and found in the directory; the call with a room is remembered, and the log names nobody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-dial-flow-'));
  writeFileSync(
    join(folder, 'directory.csv'),
    'navn;type;sted;adresse\nÅbenrå;lokale;2. sal;rundbord:aabenraa\nAnna Lund;person;;4711\n',
  );
  kiosk = await openKiosk({
    folder,
    settings: flowSettings(
      'directory: {sources: [{file: directory.csv}]}\ndialling: {pexip: {nodes: ["https://video.example.org"], gateway: true}}\n',
    ),
  });
  await kiosk.sees('Egeskov');

  const said: string[] = [];
  const code = await dialCommand.run(['sip:ward4@example.net', '--data', folder], {
    out: (text) => said.push(text),
    err: (text) => said.push(text),
  });
  expect([code, ...said]).toEqual([
    0,
    'ward4@example.net: a SIP address. It goes by Pexip at video.example.org.',
    'It stands in the dial field of the kiosk; press Call there.',
  ]);
  await kiosk.sees(/ward4 at example\.net\s+through the video system\s*\(\s*video\.example\.org/);

  await dialCommand.run(['aabenr', '--data', folder], { out: () => {}, err: () => {} });
  await kiosk.sees(/Found in the directory\s+Åbenrå/);
  await kiosk.tap(/^Call Åbenrå/);
  await kiosk.sees(/Leave|Waiting/);
  await kiosk.tap(/^Leave/);
  await kiosk.sees('Egeskov', 20_000);
  expect(kiosk.logged.join('\n')).not.toMatch(/ward4|Åbenrå|Anna|4711/);
  expect(readFileSync(join(folder, 'store', 'directory-recents.json'), 'utf8')).toContain('Åbenrå');
});
