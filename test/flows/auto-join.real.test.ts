import { afterAll, expect, test } from 'vitest';
import { flowSettings } from './call-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

let kiosk: KioskInTest;
afterAll(() => kiosk?.stop());

const secondMs = 1000;
const agenda = (meetings: readonly { title: string; inSeconds: number; minutes?: number }[]): string =>
  agendaWith(
    meetings.map(({ title, inSeconds, minutes = 30 }) => ({
      title,
      startMs: Math.floor(Date.now() / secondMs + inSeconds) * secondMs,
      minutes,
      location: `rundbord:egeskov-${title.toLowerCase().replaceAll(' ', '-')}`,
    })),
  );

test('by policy a meeting is joined by itself, unheard and unseen, after a countdown that can be stopped; the next one waits for the call', async () => {
  kiosk = await openKiosk({
    settings: flowSettings('agenda: {autoJoin: {countdownSeconds: 6}}\n'),
    agenda: agenda([{ title: 'Ward round', inSeconds: 10 }]),
  });
  await kiosk.sees(/Joins by itself in \d+ s/, 20_000);
  await kiosk.tap(/^Do not join/);
  await kiosk.seesNot(/Joins by itself/);

  const over = { title: 'Ward round', inSeconds: -300, minutes: 1 };
  kiosk.agenda(agenda([over, { title: 'Home care', inSeconds: 8 }]));
  await kiosk.sees(/Joins by itself in \d+ s/, 20_000);
  await kiosk.picture('joins-by-itself');
  await kiosk.sees('You are first', 20_000);
  await kiosk.sees('Your sound is off');
  expect(await kiosk.text()).toContain('The camera is off');
  // Somebody is here after all.
  await kiosk.tap(/Switch the microphone on/);
  await kiosk.seesNot('Your sound is off');

  kiosk.agenda(
    agenda([
      over,
      { title: 'Home care', inSeconds: -70, minutes: 1 },
      { title: 'Discharge conference', inSeconds: -5 },
    ]),
  );
  await kiosk.sees(/Leave and join/);
  await kiosk.picture('next-waits');
  expect(await kiosk.text()).toContain('Discharge conference');
  await kiosk.tap(/Leave and join/);
  await kiosk.sees('You are first');
  await kiosk.seesNot(/Leave and join/);
  expect(await kiosk.evaluate<string>('document.title + document.body.innerText')).toContain(
    'Discharge conference',
  );
  expect(kiosk.logged.join('\n')).not.toMatch(/Discharge|Ward round|Home care/);
}, 120_000);
