import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Ticket } from '../../main/contract/room.ts';
import { topics } from '../../main/contract/room.ts';
import { joinRoom, type Party } from '../main/hub/party.ts';
import { fakeDevices } from '../peers/browser.ts';
import { flowSettings } from './call-in-test.ts';
import { type KioskApart, openKioskApart } from './kiosk-apart.ts';
import { agendaWith } from './kiosk-in-test.ts';
import { foundIn } from './planted.ts';

// After a meeting nothing of it is on any disk: words that stand nowhere else are said in it in every way there is, and
// then looked for byte by byte in all that the kiosk, its browser and a guest's browser keep.
const words = {
  guest: 'Zebedæus Kvistgård',
  title: 'Udskrivning af Frodegunde Ølby',
  stranger: 'Stranger Thorbjørnsen',
  typed: 'typed by Ingolfine Skæring',
  chat: 'a chat line of Wolmar Åbenrå',
  presence: 'presence of Sixtus Blæsbjerg',
};
/** The title of a series goes on with its next time. */
const series = 'Every week with Nicodæmus';

const hour = 3_600_000;
let folder: string;
let kiosk: KioskApart | null = null;
let guest: BrowserContext | null = null;
let party: Party | null = null;
let began = Date.now();

const weekly = (): readonly string[] => {
  const stamp = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return [
    'BEGIN:VEVENT',
    'UID:weekly@rundbord.invalid',
    `DTSTART:${stamp(began - 7 * 24 * hour - 2 * hour)}`,
    `DTEND:${stamp(began - 7 * 24 * hour - hour)}`,
    'RRULE:FREQ=WEEKLY;COUNT=3',
    `SUMMARY:${series}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
};
/** The server still has the meeting when it is over. */
const calendar = createServer((_, response) => {
  const [head = ''] = agendaWith([
    { title: words.title, startMs: began - 60_000, minutes: 30, location: 'rundbord:egeskov-left' },
  ]).split('END:VCALENDAR');
  response.writeHead(200, { 'content-type': 'text/calendar' }).end(`${head}${weekly().join('\r\n')}\r\n`);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => calendar.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  party?.client.end(true);
  await guest?.close();
  await kiosk?.kill();
  party = guest = kiosk = null;
  // A browser that is killed still writes for a moment.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});
afterAll(() => {
  calendar.closeAllConnections();
  calendar.close();
});

const kioskFolder = (): string => join(folder, 'kiosk');
const guestFolder = (): string => join(folder, 'guest');

async function openMeeting(): Promise<KioskApart> {
  began = Date.now();
  folder = mkdtempSync(join(tmpdir(), 'rundbord-left-'));
  mkdirSync(kioskFolder());
  const url = `http://127.0.0.1:${(calendar.address() as AddressInfo).port}/room.ics`;
  writeFileSync(
    join(kioskFolder(), 'rundbord.yaml'),
    flowSettings(`agenda: {sources: [{url: '${url}', refreshMinutes: 5}], showTitles: true}`),
  );
  const opened = await openKioskApart(kioskFolder(), 0);
  kiosk = opened;
  await opened.sees(/Frodegunde/);
  return opened;
}

/** Somebody types in the join field and thinks better of it. */
async function typeAndLeave(at: KioskApart): Promise<void> {
  await at.press(/^Code or number/);
  await at.evaluate(`document.querySelector('.join input').focus()`);
  await at.type(words.typed);
  expect(await at.evaluate(`document.querySelector('.join input').value`)).toBe(words.typed);
  await at.press(/^Join$/);
  await at.sees(/nothing that can be called/);
  await at.press(/^(Back|Home)/);
}

/** The meeting: a guest with a name, a stranger with words of its own, and words through the data channel. */
async function hold(at: KioskApart): Promise<void> {
  await at.press(/^Join$/);
  await at.press(/^Invite/);
  await at.sees(/\/g\/\S+/);
  const link = await at.evaluate<string>(`/https?:\\/\\/\\S+\\/g\\/\\S+/.exec(document.body.innerText)[0]`);
  const context = await chromium.launchPersistentContext(guestFolder(), {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', ...fakeDevices],
    permissions: ['camera', 'microphone'],
    locale: 'en-GB',
  });
  guest = context;
  await context.addInitScript(`(() => {
    window.__channels = [];
    const make = RTCPeerConnection.prototype.createDataChannel;
    RTCPeerConnection.prototype.createDataChannel = function (...args) {
      const channel = make.apply(this, args);
      window.__channels.push(channel);
      return channel;
    };
    const Real = RTCPeerConnection;
    window.RTCPeerConnection = class extends Real {
      constructor(...args) {
        super(...args);
        this.addEventListener('datachannel', ({ channel }) => window.__channels.push(channel));
      }
    };
  })()`);
  const [first] = context.pages();
  const page = first ?? (await context.newPage());
  await page.goto(link);
  // The guest is told who asks, and why.
  await page.getByText('Frodegunde').first().waitFor();
  await page.getByRole('button', { name: /^Try picture and sound/ }).click();
  await page.getByLabel(/Your name/).fill(words.guest);
  await page.getByRole('button', { name: /^Join$/ }).click();
  await at.sees(/Zebedæus/);
  await vi.waitFor(
    async () =>
      expect(
        await page.evaluate<number>(
          `window.__channels.filter((one) => one.readyState === 'open').map((one) => one.send(${JSON.stringify(words.chat)})).length`,
        ),
      ).toBeGreaterThan(0),
    { timeout: 60_000 },
  );
  // Somebody who speaks MQTT, and says what no page of ours would.
  const answer = await fetch(new URL('/api/guest-ticket', link), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(link).origin },
    body: JSON.stringify({ code: link.split('/g/')[1], name: words.stranger, language: 'en' }),
  });
  const { value: ticket } = (await answer.json()) as { value: Ticket };
  party = await joinRoom(ticket);
  const kiosks = topics.everyPresence(ticket.room).replace('+', '');
  const met = await party.until(({ topic, text }) => topic.startsWith(kiosks) && text.includes('"kiosk"'));
  await party.say(
    topics.presence(ticket.room, ticket.client),
    JSON.stringify({
      ...JSON.parse(met.text),
      name: words.stranger,
      kind: 'guest',
      session: 'stranger',
      joinedAt: Date.now(),
      said: words.presence,
    }),
    { retain: true, qos: 1 },
  );
  await at.sees(/Thorbjørnsen/);
  await party.say(
    topics.signal(ticket.room, met.topic.slice(kiosks.length), ticket.client),
    JSON.stringify({ kind: 'chat', text: words.chat }),
  );
  await party.settled();
}

async function leave(at: KioskApart): Promise<void> {
  await at.press(/^Leave/);
  await at.press(/^Good$/);
  await at.press(/^Home$/);
  await at.sees(/Code or number/);
}

const title = { title: words.title };
const spoken = Object.fromEntries(Object.entries(words).filter(([name]) => name !== 'title'));

test('a word is found in every form, so that not finding one says something', () => {
  folder = mkdtempSync(join(tmpdir(), 'rundbord-left-'));
  const word = words.guest;
  const forms: Readonly<Record<string, string | Buffer>> = {
    utf8: `x${word}y`,
    utf16: Buffer.from(`x${word}y`, 'utf16le'),
    address: `https://x/?a=${encodeURIComponent(word)}&b`,
    json: JSON.stringify(word).replace('æ', '\\u00e6').replace('å', '\\u00e5'),
    ...Object.fromEntries(
      ['', 'a', 'ab'].map((before) => [
        `base64-${before.length}`,
        Buffer.from(`${before}${word} and more`).toString('base64'),
      ]),
    ),
    urlsafe: Buffer.from(`${word}ÿÿ`).toString('base64url'),
  };
  for (const [name, content] of Object.entries(forms)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, word));
  writeFileSync(join(folder, 'other'), 'Zebedaeus');
  expect(foundIn(folder, { word })).toEqual(
    [...Object.keys(forms), word].map((name) => `${name}: word`).toSorted(),
  );
});

test('a meeting held, left and over: nothing of it is left while the kiosk runs, nor when it has stopped', async () => {
  const at = await openMeeting();
  await typeAndLeave(at);
  await hold(at);
  // The search is no blind one: what may be there until the end is found.
  expect(foundIn(kioskFolder(), title)).toEqual(['store/agenda.json: title', 'store/invites.json: title']);
  expect(foundIn(kioskFolder(), spoken)).toEqual([]);
  await leave(at);
  await guest?.close();
  guest = null;
  // What ended has seconds to be closed, and timers of it may run until then.
  await vi.waitFor(async () => expect(await at.remembers(Object.values(spoken))).toEqual([]), {
    timeout: 90_000,
    interval: 2000,
  });
  expect(foundIn(guestFolder(), words)).toEqual([]);

  // Half an hour after it began the meeting is over; its guests' link holds for an hour more.
  await at.advance(30 * 60_000);
  await vi.waitFor(() => expect(foundIn(kioskFolder(), title)).toEqual(['store/invites.json: title']), {
    timeout: 20_000,
  });
  await at.advance(hour);
  await vi.waitFor(() => expect(foundIn(kioskFolder(), words)).toEqual([]), { timeout: 20_000 });
  expect(foundIn(kioskFolder(), { series })).toEqual(['store/agenda.json: series']);
  await at.stop();
  kiosk = null;
  expect(foundIn(folder, words)).toEqual([]);
});

test('the computer off in the middle of a meeting, and on after it: nothing of it is left', async () => {
  const at = await openMeeting();
  await typeAndLeave(at);
  await hold(at);
  await at.kill();
  kiosk = null;
  expect(foundIn(kioskFolder(), spoken)).toEqual([]);
  const again = await openKioskApart(kioskFolder(), 3 * hour);
  kiosk = again;
  await again.sees(/Code or number/);
  expect(foundIn(kioskFolder(), words)).toEqual([]);
  await again.stop();
  kiosk = null;
  expect(foundIn(kioskFolder(), words)).toEqual([]);
});
