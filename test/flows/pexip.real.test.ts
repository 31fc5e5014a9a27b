import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Lamps, noLamps } from '../../main/contract/devices.ts';
import { roomModels } from '../peers/hid/room-models.ts';
import { startPexipNode } from '../peers/pexip/pexip-node.ts';
import type { Conference, PexipNode } from '../peers/pexip/pexip-script.ts';
import { flowSettings, hasMediaFrom } from './call-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';
import { foundIn } from './planted.ts';
import { seenFromBeside, signInView } from './sign-in-view.ts';

// One story, in its order, in Danish: two conferencing nodes of a house that stand in for the national rooms, and a speakerphone in
// software on the table. Whoever has media in a meeting is the kiosk alone, so the node sends its own picture and sound back to it:
// what the page gets is what the node has heard and seen of this room.

/** Said in the meetings and nowhere else. */
const words = {
  colleague: 'Zebedæus Kvistgård',
  host: 'Overlæge Ingolfine Skæring',
  heard: 'en besked fra Wolmar Åbenrå',
  said: 'et svar til Sixtus Blæsbjerg',
  caller: 'Klinik Thorbjørnsen',
  callerAddress: 'thorbjoernsen-klinik@rundbord.invalid',
  alias: 'frodegundes-stue@rundbord.invalid',
  signInAlias: 'log.ind.her@rundbord.invalid',
  pin: '808172533719',
  wrongPin: '917363544201',
};
const agendaAlias = '4004711@rooms.vconf.dk';
const account = { alias: 'egeskov@rundbord.invalid', username: 'egeskov', password: 'kodeord-til-egeskov' };

const models = roomModels();
const folder = mkdtempSync(join(tmpdir(), 'rundbord-pexip-flow-'));
const nodes: PexipNode[] = [];
let kiosk: KioskInTest;
/** What was given out to be shown to nobody. */
const tokens: Record<string, string> = {};

const startNode = (): Promise<PexipNode> =>
  startPexipNode({
    conferences: [
      { alias: agendaAlias, name: 'Tværfaglig konference', hostPin: '51015' },
      { alias: words.alias, name: 'Frodegundes stue', hostPin: '998877', guestPin: words.pin },
      {
        alias: words.signInAlias,
        name: 'Kun for os',
        identityProviders: [{ name: 'Regionens login', uuid: 'idp-1' }],
      },
      { alias: 'opkald', name: 'Opkald' },
    ],
    registrars: [account],
  });
const nodeAt = (index: number): PexipNode => nodes[index] ?? expect.fail('there is no such node');
/** The kiosk, as it stands in a meeting's roster. */
const me = (meeting: Conference) =>
  meeting.participants().find(({ uuid }) => meeting.isListening(uuid)) ??
  expect.fail('the kiosk is not in it');
const told = (meeting: Conference, what: Partial<ReturnType<typeof me>>): Promise<void> =>
  vi.waitFor(() => expect(me(meeting)).toMatchObject(what), { timeout: 10_000 });
const shows = (lamps: Partial<Lamps>): Promise<void> =>
  vi.waitFor(() => expect(models.lit('conference-cam')).toEqual({ ...noLamps, ...lamps }), {
    timeout: 10_000,
    interval: 5,
  });
/** What the node hears of this room, longer than the time between two beeps of the simulated microphone. */
const nodeHears = (what: 'sound' | 'silence'): Promise<void> =>
  vi.waitFor(
    async () => {
      const { energy } = await kiosk.received(1200);
      if (what === 'sound') expect(energy).toBeGreaterThan(1e-5);
      else expect(energy).toBeLessThan(1e-6);
    },
    { timeout: 15_000 },
  );
/** Slides have the most room while the mixed picture is beside them, and their picture comes. */
const slidesAre = (what: 'large' | 'gone'): Promise<void> =>
  vi.waitFor(
    async () =>
      expect(
        await kiosk.evaluate<boolean>(`(() => {
          const mix = document.querySelector('.call-mix video');
          const wide = [...document.querySelectorAll('video')].toSorted((a, b) => b.clientWidth - a.clientWidth)[0];
          return Boolean(mix && wide.clientWidth > 3 * mix.clientWidth && wide.getVideoPlaybackQuality().totalVideoFrames > 5);
        })()`),
      ).toBe(what === 'large'),
    { timeout: 10_000 },
  );
/** Opens what may be in the bar or behind "more". */
async function open(name: string): Promise<void> {
  if (!new RegExp(`^${name}$`, 'm').test(await kiosk.text())) await kiosk.tap(/^Mere/);
  await kiosk.tap(new RegExp(`^${name}`));
}
async function dial(text: string): Promise<void> {
  await kiosk.tap(/^Kode eller nummer/);
  await kiosk.sees('Kode, link, nummer, adresse eller navn');
  await kiosk.type(text);
}

beforeAll(async () => {
  models.plug('conference-cam');
  nodes.push(await startNode(), await startNode());
  const houses = nodes.map(({ origin }) => `'${origin}'`).join(', ');
  kiosk = await openKiosk({
    folder,
    settings: flowSettings(
      `dialling: {pexip: {nodes: [${houses}], registration: ${JSON.stringify(account)}}}
links: {pexip: [rooms.vconf.dk, rundbord.invalid]}
`,
    ).replace('default: en', 'default: da'),
    agenda: agendaWith([
      {
        title: 'Konference',
        startMs: Date.now() - 60_000,
        location: `https://portal.vconf.dk/?url=${agendaAlias}&pin=51015`,
      },
    ]),
    models,
    switches: [seenFromBeside],
  });
  await kiosk.sees('Konference');
  await vi.waitFor(() => expect(nodeAt(0).isRegistered(account.alias)).toBe(true), { timeout: 15_000 });
});
afterAll(async () => {
  await kiosk?.stop();
  for (const node of nodes) await node.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});

test('a meeting of the agenda with a VDX link and its PIN is one tap away', async () => {
  const meeting = nodeAt(0).conference(agendaAlias);
  meeting.join({ name: words.colleague, role: 'guest' });
  await kiosk.tap(/^Deltag$/);
  await hasMediaFrom(kiosk, 1);
  expect(me(meeting)).toMatchObject({ role: 'chair', display_name: 'Egeskov, Health house' });
  const heard = meeting.heard(me(meeting).uuid);
  expect(heard?.audio).toBeGreaterThan(20);
  expect(heard?.video).toBeGreaterThan(20);
  await shows({ offHook: true });
  await kiosk.picture('pexip-agenda');
  await kiosk.tap(/^Forlad$/);
  await kiosk.sees('Mødet er slut');
  await vi.waitFor(() => expect(meeting.participants()).toHaveLength(1));
  meeting.disconnectAll();
  // Its time is not over; what comes next is called without it.
  kiosk.agenda(agendaWith([]));
  await kiosk.seesNot('Konference');
  await kiosk.sees('Kode eller nummer');
});

test('what was typed is understood before the call; a PIN is asked, a wrong one is said, and a host lets in', async () => {
  const meeting = nodeAt(0).conference(words.alias);
  meeting.join({ name: words.host });
  meeting.lock();
  await dial(words.alias);
  await kiosk.sees(/Videorum frodegundes-stue/);
  await kiosk.sees(/via videosystemet/);
  await kiosk.picture('pexip-dial');
  await kiosk.tap(/^(Ring op|Deltag)$/);
  await kiosk.sees('Mødet har en pinkode');
  await kiosk.type(words.wrongPin);
  await kiosk.tap(/^Fortsæt$/);
  await kiosk.sees('Det er ikke den rigtige pinkode.');
  await kiosk.picture('pexip-pin');
  await kiosk.type(words.pin);
  await kiosk.tap(/^Fortsæt$/);
  await kiosk.sees('Værten skal lukke jer ind');
  await kiosk.picture('pexip-lobby');
  meeting.admit(me(meeting).uuid);
  await kiosk.sees('Frodegundes stue');
  await Promise.all([hasMediaFrom(kiosk, 1), shows({ offHook: true })]);
});

test('who is there stands in the list; a host mutes the room, and asks in vain until a person agrees', async () => {
  const meeting = nodeAt(0).conference(words.alias);
  meeting.join({ name: words.colleague, role: 'guest' });
  await open('Deltagere');
  await kiosk.sees(words.colleague);
  await kiosk.sees(/vært/);
  await kiosk.picture('pexip-roster');
  await open('Deltagere');

  meeting.mute(me(meeting).uuid);
  await shows({ offHook: true, muted: true });
  await kiosk.sees('Værten har slået jeres lyd fra.');
  await kiosk.picture('pexip-muted');
  meeting.mute(me(meeting).uuid, false);
  await kiosk.sees('Værten vil gerne høre jer.');
  await kiosk.picture('pexip-asked');
  await nodeHears('silence');
  expect(models.lit('conference-cam')).toEqual({ ...noLamps, offHook: true, muted: true });
  await kiosk.tap(/^Slå lyd til$/);
  await shows({ offHook: true });
  await nodeHears('sound');
});

test('words go both ways, slides are shown large, keys arrive, and the looks of the meeting follow', async () => {
  const meeting = nodeAt(0).conference(words.alias);
  const host = meeting.uuidOf(words.host) ?? '';
  meeting.sendChat(host, words.heard);
  await open('Beskeder');
  await kiosk.sees(words.heard);
  await kiosk.evaluate(`document.querySelector('.chat-write input').focus()`);
  await kiosk.type(words.said);
  await kiosk.tap(/^Send$/);
  await vi.waitFor(() =>
    expect(nodeAt(0).received.messages.map(({ payload }) => payload)).toEqual([words.said]),
  );
  await kiosk.sees(words.said);
  await kiosk.picture('pexip-chat');

  await open('Beskeder');
  meeting.present(host);
  await slidesAre('large');
  await kiosk.sees(`${words.host} deler sin skærm`);
  await kiosk.picture('pexip-slides');
  meeting.stopPresenting(host);
  await slidesAre('gone');

  await open('Taltaster');
  await kiosk.tap(/^4$/);
  await kiosk.tap(/^#$/);
  await vi.waitFor(() =>
    expect(
      nodeAt(0)
        .received.digits.map(({ digits }) => digits)
        .join(''),
    ).toBe('4#'),
  );

  meeting.setRole(me(meeting).uuid, 'chair');
  await open('Mødet');
  await kiosk.tap(/^Kun den, der taler$/);
  await vi.waitFor(() =>
    expect(
      nodeAt(0).received.requests.findLast(({ path }) => path === 'transform_layout')?.body,
    ).toMatchObject({
      transforms: { layout: '1:0' },
    }),
  );
  await kiosk.picture('pexip-layout');
});

test('the node dies: the room is in the meeting at the next node by itself; the host ends it, which is said', async () => {
  const meeting = nodeAt(1).conference(words.alias);
  meeting.join({ name: words.host });
  await nodeAt(0).die();
  await kiosk.sees(/Genopretter|ustabil/, 30_000);
  await vi.waitFor(() => expect(me(meeting)).toMatchObject({ role: 'guest' }), { timeout: 30_000 });
  await hasMediaFrom(kiosk, 1);
  meeting.disconnectAll();
  await kiosk.sees('Værten har afsluttet mødet.');
  await kiosk.picture('pexip-ended');
  await shows({});
  await kiosk.tap(/^Til forsiden$/);
  await kiosk.sees('Kode eller nummer');
});

test('a call rings on screen and device, is answered and muted on the device, and is over when it is put down', async () => {
  await vi.waitFor(() => expect(nodeAt(1).isRegistered(account.alias)).toBe(true), { timeout: 30_000 });
  const meeting = nodeAt(1).conference('opkald');
  meeting.join({ name: words.caller });
  tokens.ring =
    nodeAt(1).ring(account.alias, {
      conference: 'opkald',
      name: words.caller,
      address: words.callerAddress,
    }) ?? expect.fail('nobody listens');
  await kiosk.sees(words.caller);
  await shows({ ringing: true });
  await kiosk.picture('pexip-rings');
  models.press('conference-cam', 'hook');
  await shows({ offHook: true });
  await hasMediaFrom(kiosk, 1);
  await open('Beskeder');
  await kiosk.sees('Der er ikke skrevet noget endnu.');
  await open('Beskeder');
  await told(meeting, { is_client_muted: false });
  models.press('conference-cam', 'mute');
  await told(meeting, { is_client_muted: true });
  await nodeHears('silence');
  const released = nodeAt(1).received.released.length;
  models.press('conference-cam', 'hook');
  await vi.waitFor(
    () => expect(meeting.participants().map((one) => one.display_name)).toEqual([words.caller]),
    {
      timeout: 10_000,
    },
  );
  expect(nodeAt(1).received.released).toHaveLength(released + 1);
  await shows({});
  await kiosk.sees('Kode eller nummer');
});

test('a meeting to sign in to: the page says whose it is; to cancel is no failure, to sign in leads in', async () => {
  const idp = /\/idp\/sign-in/;
  await dial(words.signInAlias);
  await kiosk.tap(/^(Ring op|Deltag)$/);
  const first = await signInView(folder, idp);
  await kiosk.sees('Log ind med Regionens login');
  for (const part of ['Du logger ind hos', new URL(nodeAt(1).origin).host])
    await vi.waitFor(async () => expect(await first.text()).toContain(part));
  await first.picture('pexip-sign-in');
  await kiosk.picture('pexip-signing-in');
  await first.press('button', 'Afbryd');
  await kiosk.sees('Du har forladt mødet');
  await kiosk.picture('pexip-sign-in-cancelled');
  await kiosk.sees('Kode eller nummer');

  await dial(words.signInAlias);
  await kiosk.tap(/^(Ring op|Deltag)$/);
  const second = await signInView(folder, idp);
  await second.press('button', 'Sign in');
  const meeting = nodeAt(1).conference(words.signInAlias);
  await vi.waitFor(() => expect(me(meeting)).toMatchObject({ is_idp_authenticated: true }), {
    timeout: 10_000,
  });
  meeting.join({ name: words.colleague });
  await hasMediaFrom(kiosk, 1);
  await kiosk.tap(/^Forlad$/);
  await kiosk.sees('Mødet er slut');
});

test('nothing of it stays: not in the log, not in what the kiosk keeps, not in its browser', async () => {
  /** With what every token of a node begins. */
  const response = await fetch(
    `${nodeAt(1).origin}/api/client/v2/registrations/${encodeURIComponent(account.alias)}/request_token`,
    {
      method: 'POST',
      headers: {
        authorization: `x-pexip-basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64url')}`,
      },
    },
  );
  const { result } = (await response.json()) as { result: { token: string } };
  const mark = result.token.slice(0, 7);
  // The search is no blind one: what is there is found.
  expect(foundIn(folder, { password: account.password })).toEqual([
    'rundbord.yaml: password',
    'store/settings-last-good.json: password',
  ]);
  await kiosk.stop();
  const log = kiosk.logged.join('\n');
  const all = { ...words, agendaAlias, ...tokens };
  for (const word of [...Object.values(all), mark, account.password]) expect(log).not.toContain(word);
  expect(foundIn(folder, all)).toEqual([]);
  const withTokens = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(mark));
  expect(withTokens).toEqual([]);
});
