import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage, openBrowser, servePage } from '../../../peers/browser.ts';
import { startPexipNode } from '../../../peers/pexip/pexip-node.ts';
import type { PexipNode } from '../../../peers/pexip/pexip-script.ts';
import type {} from '../pages/bare-pexip-page.ts';

const pinned = 'meet.pin@rooms.example.org';
const open = 'meet.open@rooms.example.org';
const reception = 'meet@rooms.example.org';
const signedIn = 'meet.sso@rooms.example.org';
const full = 'meet.full@rooms.example.org';
const waiting = 'meet.wait@rooms.example.org';
const provider = { name: 'Demo', uuid: '0f7d2c7e-5b0e-4a39-9b0b-3f4f5a1f0c11' };

let node: PexipNode;
let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  node = await startPexipNode({
    conferences: [
      { alias: open },
      { alias: pinned, hostPin: '1234' },
      { alias: waiting, hostPin: '1234', guestPin: '5678' },
      { alias: reception, reception: { kind: 'standard', extensions: { '77': open } } },
      { alias: signedIn, identityProviders: [provider] },
      { alias: full, refuses: { status: 403, reason: 'Participant limit reached' } },
    ],
    dialMs: 20,
    registrars: [{ alias: 'egeskov', username: 'egeskov', password: 'secret' }],
  });
  const folder = await buildPage(fileURLToPath(new URL('../pages/bare-pexip-page.ts', import.meta.url)));
  [served, browser] = await Promise.all([servePage(folder), openBrowser({ args: [] })]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  await node?.stop();
});

declare global {
  interface Window {
    /** The connections of the page, in order. */
    made: RTCPeerConnection[];
  }
}

async function openPage(permissions: string[] = []): Promise<Page> {
  const page = await (await browser.newContext({ permissions })).newPage();
  await page.addInitScript(() => {
    window.made = [];
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        window.made.push(this);
      }
    };
  });
  await page.goto(served.url);
  await page.waitForFunction(() => window.bare !== undefined);
  return page;
}

type Wanted = Parameters<Window['bare']['connect']>[0];
const connect = (page: Page, to: Wanted): Promise<void> =>
  page.evaluate((given) => window.bare.connect(given), to);
const told = (page: Page) => expect.poll(() => page.evaluate(() => window.bare.told()), { timeout: 15_000 });
const colour = (page: Page, which: 'main' | 'slides' = 'main') =>
  expect.poll(() => page.evaluate((one) => window.bare.colour(one), which), { timeout: 15_000 });
const tone = (page: Page) => expect.poll(() => page.evaluate(() => window.bare.tone()), { timeout: 15_000 });

describe("the node, asked by the vendor's own client", () => {
  it('lets in by PIN, passes picture, sound and slides on, and tells each of the other', async () => {
    const red = { origin: node.origin, alias: pinned, name: 'Red', colour: 'red', hertz: 400 };
    const green = { origin: node.origin, alias: pinned, name: 'Green', colour: 'green', hertz: 1000 };
    const [host, guest] = await Promise.all([openPage(), openPage()]);

    await connect(host, red);
    await told(host).toContain('pin-required true false');
    await connect(host, { ...red, pin: '0000' });
    await told(host).toContain('error Invalid PIN');
    await connect(host, { ...red, pin: '1234' });
    await told(host).toContain('call-connected');
    await colour(host).toBe('red');
    await tone(host).toBe(400);

    await connect(guest, { ...green, pin: 'none' });
    await colour(guest).toBe('red');
    await colour(host).toBe('green');
    await tone(guest).toBe(400);
    await tone(host).toBe(1000);
    await told(host).toContain('joined Green');

    await host.evaluate(() => window.bare.present('blue'));
    await colour(guest, 'slides').toBe('blue');
    await host.evaluate(() => window.bare.stopPresenting());
    await told(guest).toContain('presentation new disconnected');

    await guest.evaluate(() => window.bare.say('Hello'));
    await told(host).toContain('message Green: Hello');
    await host.evaluate(() => window.bare.dtmf('12#'));
    await host.evaluate(() => window.bare.lock(true));
    await told(guest).toContain('locked true');
    expect(node.received.digits.map(({ digits }) => digits)).toEqual(['12#']);

    const meeting = node.conference(pinned);
    meeting.mute(meeting.uuidOf('Green') ?? '');
    await tone(host).toBe(0);
    const simulated = meeting.join({ name: 'Room' });
    meeting.present(simulated);
    await colour(guest, 'slides').toBe('green');
    meeting.disconnect(meeting.uuidOf('Green') ?? '', 'Disconnected by an administrator');
    await told(guest).toContain('disconnected Disconnected by an administrator');
    await host.evaluate(() => window.bare.leave());
    await expect.poll(() => meeting.participants().map((one) => one.display_name)).toEqual(['Room']);
    expect(node.received.released).toContain('User initiated disconnect');
  });

  it.each(['without telling an address', 'once more after one that it took back'] as const)(
    'goes on with media when the client begins ICE anew, %s',
    async (how) => {
      const tells = how !== 'without telling an address';
      const { alias } = node.addConference({ alias: `meet.anew.${tells}@rooms.example.org` });
      const page = await openPage(['camera', 'microphone']);
      await connect(page, { origin: node.origin, alias, name: 'Red', colour: 'red', hertz: 400 });
      await colour(page).toBe('red');
      const pictures = () =>
        page.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0);
      const names = () =>
        page.evaluate(() =>
          [window.made[0]?.currentLocalDescription, window.made[0]?.currentRemoteDescription].map(
            (of) => /ice-ufrag:(\S+)/.exec(of?.sdp ?? '')?.[1],
          ),
        );
      // Either the node has the addresses before the first check, or it learns them by the checks alone.
      if (tells) {
        await page.route('**/update', async (route) => {
          const told = await page.evaluate(async () => {
            const [connection] = window.made;
            while (connection && connection.iceGatheringState !== 'complete')
              await new Promise((done) =>
                connection.addEventListener('icegatheringstatechange', done, { once: true }),
              );
            return connection?.localDescription?.sdp.match(/^a=candidate:.*$/gm) ?? [];
          });
          const body = route.request().postDataJSON();
          const sdp = body.sdp.replace('a=mid:0\r\n', ['a=mid:0', ...told, ''].join('\r\n'));
          await route.continue({ postData: JSON.stringify({ ...body, sdp }) });
        });
      } else {
        await page.route('**/new_candidate', (route) =>
          route.fulfill({
            json: { status: 'success', result: null },
            headers: { 'access-control-allow-origin': '*' },
          }),
        );
      }

      const before = await names();
      await page.evaluate(async (twice) => {
        const [connection] = window.made;
        if (twice) {
          await connection?.setLocalDescription(await connection.createOffer({ iceRestart: true }));
          await connection?.setLocalDescription({ type: 'rollback' });
        }
        connection?.restartIce();
      }, tells);
      await expect.poll(async () => (await names())[0], { timeout: 10_000 }).not.toBe(before[0]);
      expect((await names())[1]).not.toBe(before[1]);
      const shown = await pictures();
      await expect.poll(pictures, { timeout: 10_000 }).toBeGreaterThan(shown + 20);
      await page.close();
    },
  );

  it('lets the media of two go directly between them, and takes it over with a third', async () => {
    const meetingOf = node.addConference({ alias: 'meet.direct@rooms.example.org', directMedia: true });
    const at = { origin: node.origin, alias: meetingOf.alias };
    const [first, second] = await Promise.all([openPage(), openPage()]);
    await connect(first, { ...at, name: 'Red', colour: 'red', hertz: 400 });
    await told(first).toContain('connected');
    await connect(second, { ...at, name: 'Green', colour: 'green', hertz: 1000 });
    await colour(first).toBe('green');
    await colour(second).toBe('red');
    await tone(second).toBe(400);
    expect(meetingOf.heard(meetingOf.uuidOf('Red') ?? '')).toBeNull();
    await fetch(`${node.origin}/api/client/v2/conferences/${at.alias}/request_token`, {
      method: 'POST',
      body: JSON.stringify({ display_name: 'Third', direct_media: true }),
    });
    await told(first).toContain(`transfer ${at.alias}`);
    await told(second).toContain(`transfer ${at.alias}`);
  });

  it("answers and tells what the vendor's validators accept", async () => {
    const page = await openPage();
    const judge = (alias: string, by?: Parameters<Window['bare']['wantsIn']>[2]) =>
      page.evaluate(([host, to, how]) => window.bare.wantsIn(host, to, how), [
        node.origin,
        alias,
        by,
      ] as const);

    expect(await judge(waiting)).toMatchObject({
      status: 403,
      result: { pin: 'required', guest_pin: 'required' },
    });
    expect(await judge(waiting, { pin: '1' })).toEqual({ status: 403, result: 'Invalid PIN' });
    expect(await judge(waiting, { pin: '5678' })).toMatchObject({
      status: 200,
      result: { role: 'GUEST', current_service_type: 'waiting_room' },
    });
    expect(await judge(reception)).toMatchObject({ result: { conference_extension: 'required' } });
    expect((await judge(reception, { body: { conference_extension: '78' } })).status).toBe(404);
    expect((await judge(reception, { body: { conference_extension: '77' } })).status).toBe(200);
    expect(await judge(signedIn)).toMatchObject({ result: { idp: [provider] } });
    expect(await judge(signedIn, { body: { chosen_idp: provider.uuid } })).toMatchObject({
      result: { redirect_idp: provider },
    });
    expect(await judge(full)).toEqual({ status: 403, result: 'Participant limit reached' });
    expect((await judge('nobody@example.org')).status).toBe(404);
    node.maintenance();
    expect(await judge(open)).toEqual({ status: 503, result: 'System in maintenance mode' });
    node.maintenance(false);

    const wrong = await page.evaluate(
      async ([host, alias]) => {
        const said = await window.bare.heard(host, alias);
        const offer = await window.bare.offer();
        const refused = await window.bare.refusedEndpoints(host, alias, offer);
        return [...refused, ...(await said.judged())];
      },
      [node.origin, open] as const,
    );
    expect(wrong).toEqual([]);

    const blue = { origin: node.origin, alias: reception, name: 'Blue', colour: 'blue', hertz: 700 };
    await connect(page, blue);
    await told(page).toContain('extension standard');
    const updates = () => node.received.requests.filter(({ path }) => path.endsWith('/update')).length;
    const before = updates();
    node.bringTurn([{ urls: ['turn:127.0.0.1:9'], username: 'egeskov', credential: 'secret' }]);
    await connect(page, { ...blue, extension: '77' });
    await told(page).toContain('call-connected');
    await colour(page).toBe('blue');
    // It takes the servers of the answer and restarts ICE, which is a new offer.
    await expect.poll(updates, { timeout: 15_000 }).toBeGreaterThan(before);
    node.bringTurn(null);
  });
});

describe('the script of the node', () => {
  const api = (path: string, token = '', body: unknown = {}, headers: Record<string, string> = {}) =>
    fetch(`${node.origin}/api/client/v2/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...headers, ...(token !== '' && { token }) },
    });
  const meeting = (alias: string) => `conferences/${encodeURIComponent(alias)}`;
  type Joined = { token: string; participant_uuid: string; current_service_type: string };
  const join = async (alias: string, body: unknown = {}, pin?: string): Promise<Joined> => {
    const answer = await api(
      `${meeting(alias)}/request_token`,
      '',
      { display_name: 'Tester', ...Object(body) },
      pin === undefined ? {} : { pin },
    );
    return (await answer.json()).result;
  };
  /** The names of events as they come, and when the stream broke. */
  const listenAt = async (origin: string, path: string, token: string) => {
    const answer = await fetch(`${origin}/api/client/v2/${path}/events?token=${token}`);
    const heard: { text: string; ended: boolean } = { text: '', ended: false };
    const read = async (): Promise<void> => {
      const decoder = new TextDecoder();
      for await (const piece of answer.body ?? []) heard.text += decoder.decode(piece);
    };
    const ended = () => {
      heard.ended = true;
    };
    if (answer.status === 200) read().then(ended, ended);
    return { status: answer.status, heard };
  };
  const listen = (path: string, token: string) => listenAt(node.origin, path, token);
  const soon = <T>(read: () => T) => expect.poll(read, { timeout: 5000, interval: 10 });

  it('loses tokens, events and itself, and comes back', async () => {
    const scripted = node.addConference({ alias: 'meet.scripted@rooms.example.org' }).alias;
    const { token, participant_uuid: uuid } = await join(scripted);
    const refresh = () => api(`${meeting(scripted)}/refresh_token`, token);
    node.refuseRefresh();
    expect((await refresh()).status).toBe(403);
    node.refuseRefresh(false);
    node.loseRefresh();
    await expect(refresh()).rejects.toThrow();
    node.loseRefresh(false);
    node.conference(scripted).setRole(uuid, 'guest');
    expect((await (await refresh()).json()).result).toMatchObject({ role: 'GUEST', expires: '120' });

    const first = await listen(meeting(scripted), token);
    await soon(() => first.heard.text).toContain('participant_sync_end');
    node.conference(scripted).burst(50);
    await soon(() => first.heard.text.match(/event: participant_create/g)?.length).toBeGreaterThanOrEqual(51);
    node.cutEvents();
    await soon(() => first.heard.ended).toBe(true);
    node.dropEventsForGood(403);
    expect((await listen(meeting(scripted), token)).status).toBe(403);
    node.allowEvents();
    const second = await listen(meeting(scripted), token);
    await soon(() => second.heard.text.match(/event: participant_create/g)?.length).toBe(51);

    const restore = node.answerWith({ path: 'calls', status: 504, body: 'Gateway Timeout' });
    expect((await api(`${meeting(scripted)}/participants/${uuid}/calls`, token)).status).toBe(504);
    restore();
    expect((await api(`${meeting(scripted)}/participants/${uuid}/calls`, token, { sdp: 'no' })).status).toBe(
      400,
    );
    node.expireTokens();
    await soon(() => second.heard.text).toContain('Timer expired awaiting token refresh');
    expect((await refresh()).status).toBe(403);

    await node.die();
    await expect(refresh()).rejects.toThrow();
    await node.comeBack();
    expect((await fetch(`${node.origin}/api/client/v2/status`)).status).toBe(200);
    node.notPexip();
    expect(await (await fetch(`${node.origin}/api/client/v2/status`)).text()).toBe('');
    node.notPexip(false);
  });

  it('keeps guests waiting, sends elsewhere with a token for once, dials out, and rings', async () => {
    const script = node.conference(waiting);
    const guest = await join(waiting, {}, '5678');
    expect(guest.current_service_type).toBe('waiting_room');
    const { heard } = await listen(meeting(waiting), guest.token);
    script.join({ name: 'Host' });
    await soon(() => heard.text).toMatch(/participant_update\n.*\n.*"service_type":"conference"/);
    script.lock();
    const late = await join(waiting, {}, '5678');
    expect(late.current_service_type).toBe('waiting_room');
    expect((await join(waiting, {}, '1234')).current_service_type).toBe('conference');

    script.refer(pinned, { uuid: guest.participant_uuid });
    await soon(() => heard.text).toContain('event: refer');
    const ticket = /event: refer\n.*\ndata: (.*)\n/.exec(heard.text)?.[1] ?? '';
    const { alias, token } = JSON.parse(ticket);
    expect((await join(alias, { token })).token).not.toBe('');
    expect(await join(alias, { token })).toMatchObject({ pin: 'required' });

    const { token: host } = await join(open);
    const dial = async () =>
      (await (await api(`${meeting(open)}/dial`, host, { destination: 'sip:a@example.org' })).json())
        .result[0];
    const of = (uuid: string) =>
      node
        .conference(open)
        .participants()
        .find((one) => one.uuid === uuid)?.service_type;
    const answers = await dial();
    expect(of(answers)).toBe('connecting');
    await soon(() => of(answers)).toBe('conference');
    node.dialledTakeIt('refuses');
    const refuses = await dial();
    await soon(() => of(refuses)).toBe(undefined);

    const basic = `x-pexip-basic ${Buffer.from('egeskov:secret').toString('base64url')}`;
    const register = (authorization: string) =>
      api('registrations/egeskov/request_token', '', {}, { authorization });
    expect((await register(basic.slice(0, -2))).status).toBe(401);
    const registered = (await (await register(basic)).json()).result.token;
    expect(node.ring('egeskov', { conference: open, name: 'Ward', address: 'ward' })).toBeNull();
    const bell = await listen('registrations/egeskov', registered);
    await soon(() => node.isRegistered('egeskov')).toBe(true);
    const called = node.ring('egeskov', { conference: pinned, name: 'Ward', address: 'ward' });
    await soon(() => bell.heard.text).toContain('event: incoming\n');
    expect((await join(pinned, { token: called, registration_token: registered })).participant_uuid).not.toBe(
      '',
    );
  });

  it('calls out by its routing rules, and speaks as an old node does', async () => {
    const old = await startPexipNode({
      conferences: [
        { alias: open, reception: { kind: 'standard', extensions: { '77': pinned } } },
        { alias: pinned },
      ],
      profile: 'old',
      gateway: /^sip:/,
      dialMs: 20,
    });
    const ask = (path: string, token = '', body: unknown = { display_name: 'Tester' }) =>
      fetch(`${old.origin}/api/client/v2/${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: token === '' ? {} : { token },
      });
    const call = `${meeting('sip:ward@example.org')}/request_token`;
    const called = (await (await ask(call)).json()).result;
    expect(called.current_service_type).toBe('gateway');
    const { heard } = await listenAt(old.origin, meeting('sip:ward@example.org'), called.token);
    await soon(() => heard.text).toMatch(
      /participant_update\n.*\n.*"display_name":"sip:ward@example.org".*"service_type":"gateway"/,
    );
    old
      .conference('sip:ward@example.org')
      .leave(old.conference('sip:ward@example.org').uuidOf('sip:ward@example.org') ?? '');
    await soon(() => heard.text).toContain('Call disconnected');

    expect(await (await ask(`${meeting(open)}/request_token`)).json()).toMatchObject({
      result: { conference_extension: 'standard' },
    });
    expect(await (await ask(`${meeting('nobody')}/request_token`)).json()).toMatchObject({
      status: 'success',
    });
    const joined = (await (await ask(`${meeting(pinned)}/request_token`)).json()).result;
    expect(joined).toMatchObject({ bandwidth_in: '4096' });
    const base = `${meeting(pinned)}/participants/${joined.participant_uuid}`;
    expect((await ask(`${base}/client_mute`, joined.token)).status).toBe(404);
    const roster = await fetch(`${old.origin}/api/client/v2/${meeting(pinned)}/participants`, {
      headers: { token: joined.token },
    });
    expect((await roster.json()).result[0]).not.toHaveProperty('can_receive_personal_mix');

    await old.stop();
  });
});
