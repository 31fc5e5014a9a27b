import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { flowSettings } from './call-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';
import { shortWaits } from './short-waits.ts';

let kiosk: KioskInTest;
let server: Server;
let port = 0;
let calendar = '';
let asked = 0;

const listen = (): Promise<void> =>
  new Promise((resolve) => {
    server = createServer((_request, response) => {
      asked += 1;
      response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8' }).end(calendar);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') port = address.port;
      resolve();
    });
  });
const halt = (): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

const inAnHour = Date.now() + 3_600_000;
const fromServer = (): string =>
  flowSettings(`agenda: {sources: [{url: 'http://127.0.0.1:${port}/room.ics', refreshMinutes: 1}]}\n`);

beforeAll(listen);
afterEach(() => kiosk?.stop());
afterAll(halt);

test("the calendar's server goes: what was read stays and the screen says since when; it comes back by itself", async () => {
  calendar = agendaWith([{ title: 'Ward round', startMs: inAnHour }]);
  kiosk = await openKiosk({ settings: fromServer(), clock: shortWaits });
  await kiosk.sees('Ward round');
  await halt();
  const before = asked;
  // The next look finds nobody, within the minute of the settings.
  await kiosk.sees(/As the calendar was at \d\d:\d\d|cannot be reached/i, 90_000);
  await kiosk.sees('Ward round');
  await kiosk.picture('agenda-stale');
  calendar = agendaWith([{ title: 'Ward round, moved', startMs: inAnHour + 600_000 }]);
  await listen();
  await kiosk.sees('Ward round, moved', 90_000);
  expect(asked).toBeGreaterThan(before);
  await kiosk.seesNot(/As the calendar was at/i);
}, 240_000);

test('an agenda file that is edited is on the screen at once; a broken one keeps what can be read and says so', async () => {
  kiosk = await openKiosk({
    settings: flowSettings(),
    agenda: agendaWith([{ title: 'First version', startMs: inAnHour }]),
  });
  await kiosk.sees('First version');
  kiosk.agenda(agendaWith([{ title: 'Second version', startMs: inAnHour }]));
  await kiosk.sees('Second version');
  kiosk.agenda(
    agendaWith([
      { title: 'Good one', startMs: inAnHour },
      { title: 'Bad one', startMs: inAnHour + 60_000 },
    ]).replace(/DTSTART:(\d+T\d+Z)(?=\r\nDTEND:\S+\r\nSUMMARY:Bad one)/, 'DTSTART:soon'),
  );
  await kiosk.sees('Good one');
  await kiosk.sees(/part of the calendar|calendar.*(read|broken)/i);
  await kiosk.picture('agenda-broken');
  expect(await kiosk.text()).not.toContain('Bad one');
});

test('settings broken: refused as a whole, the last good ones stay and the screen says so; mended: in force at once', async () => {
  kiosk = await openKiosk({ settings: flowSettings(), agenda: agendaWith([]) });
  await kiosk.sees('Egeskov');
  kiosk.settings(flowSettings().replace('Egeskov', 'Rosenholm').replace('zone: Etc', 'zoen: Etc'));
  await kiosk.sees(/mistake in the settings/i);
  expect(await kiosk.text()).toContain('Egeskov');
  await kiosk.picture('settings-broken');
  kiosk.settings(flowSettings().replace('Egeskov', 'Rosenholm'));
  await kiosk.sees('Rosenholm');
  await kiosk.seesNot(/mistake in the settings/i);
});

test('the settings screen: a first PIN is chosen, the name changed, and the file holds it', async () => {
  kiosk = await openKiosk({ settings: `# of IT\n${flowSettings()}`, agenda: agendaWith([]) });
  await kiosk.tap(/^Camera|Equipment/);
  await kiosk.tap(/^For IT/);
  await kiosk.tap(/^Settings/);
  await kiosk.sees(/PIN/);
  for (const digit of '2580') await kiosk.tap(new RegExp(`^${digit}$`));
  await kiosk.tap(/^Use this PIN/);
  await kiosk.sees('The room’s name');
  await kiosk.picture('settings');
  await kiosk.evaluate(`document.querySelector('input')?.focus()`);
  await kiosk.type(' 2');
  await kiosk.tap(/^Save/);
  await kiosk.sees('Saved');
  expect(readFileSync(join(kiosk.folder, 'rundbord.yaml'), 'utf8')).toMatch(
    /^# of IT[\s\S]*name: Egeskov 2[\s\S]*pin: scrypt/,
  );
  await kiosk.tap(/^Back/);
  await kiosk.sees('Egeskov 2');
});
