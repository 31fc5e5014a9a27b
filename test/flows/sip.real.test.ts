import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Lamps, noLamps } from '../../main/contract/devices.ts';
import { roomModels } from '../peers/hid/room-models.ts';
import { type Baresip, startBaresip } from '../peers/sip/baresip.ts';
import { type Kamailio, startKamailio } from '../peers/sip/kamailio.ts';
import { flowSettings, hasMediaFrom } from './call-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

// One story, in its order: a room of another make at a SIP server, a speakerphone in software on the table.
const models = roomModels();
let kamailio: Kamailio;
let ward: Baresip;
let kiosk: KioskInTest;

const shows = (lamps: Partial<Lamps>): Promise<void> =>
  vi.waitFor(() => expect(models.lit('conference-cam')).toEqual({ ...noLamps, ...lamps }), {
    timeout: 10_000,
    interval: 5,
  });
const wardHears = (what: 'sound' | 'silence'): Promise<void> =>
  vi.waitFor(
    async () => {
      // Longer than the time between two beeps of the simulated microphone.
      const level = await ward.hears(1200);
      if (what === 'sound') expect(level).toBeGreaterThan(0.005);
      else expect(level).toBeLessThan(0.0005);
    },
    { timeout: 15_000 },
  );
const wardSees = async (): Promise<void> => {
  const before = await ward.framesSeen();
  await vi.waitFor(async () => expect(await ward.framesSeen()).toBeGreaterThan(before + 5), {
    timeout: 15_000,
  });
};

beforeAll(async () => {
  models.plug('conference-cam');
  kamailio = await startKamailio();
  ward = await startBaresip(kamailio, { user: 'ward', name: 'Ward seven', answers: false });
  kiosk = await openKiosk({
    settings: flowSettings(
      `dialling: {sip: {uri: '${kamailio.uri('egeskov')}', password: '${kamailio.password('egeskov')}', servers: ['${kamailio.wss}'], ca: '${kamailio.authorityFile}'}}\n`,
    ),
    agenda: agendaWith([{ title: 'Later today', startMs: Date.now() + 7_200_000 }]),
    models,
  });
  await kiosk.sees('Later today');
  await vi.waitFor(() => expect(kiosk.logged.join('\n')).toMatch(/→ registered/), { timeout: 15_000 });
});
afterAll(async () => {
  await kiosk?.stop();
  await ward?.stop();
  await kamailio?.stop();
});

test('a room calls: the screen rings with its name, and so does the speakerphone', async () => {
  await ward.dial(kamailio.uri('egeskov'));
  await kiosk.sees('Ward seven');
  await shows({ ringing: true });
  await kiosk.picture('sip-rings');
});

test('the hook answers, and both see and hear each other', async () => {
  models.press('conference-cam', 'hook');
  await shows({ offHook: true });
  await ward.happens('CALL_ESTABLISHED');
  await Promise.all([hasMediaFrom(kiosk, 1), wardHears('sound'), wardSees()]);
  await kiosk.picture('sip-call');
});

test('mute on the device is silence at the other side, and the lamp follows the screen', async () => {
  models.press('conference-cam', 'mute');
  await shows({ offHook: true, muted: true });
  await wardHears('silence');
  await kiosk.tap(/Switch the microphone on/);
  await shows({ offHook: true });
  await wardHears('sound');
});

test('put down, the call is over on both sides, and every lamp is out', async () => {
  models.press('conference-cam', 'hook');
  await kiosk.sees('How were picture and sound?');
  await ward.happens('CALL_CLOSED');
  await shows({});
  await kiosk.sees('Later today');
});

test('the room is called from the dial screen, which says what it understood; keys are heard there', async () => {
  ward.forget();
  await kiosk.tap(/^Code or number/);
  await kiosk.sees('Code, link, number, address or name');
  await kiosk.type('ward@rooms.rundbord.test');
  await kiosk.sees('Video address');
  await kiosk.picture('sip-dial');
  await kiosk.tap(/^Call$/);
  await ward.happens('CALL_INCOMING');
  await kiosk.sees(/It is ringing/);
  await shows({ offHook: true });
  await ward.answer();
  await Promise.all([hasMediaFrom(kiosk, 1), wardHears('sound'), wardSees()]);
  if (!/Keypad/.test(await kiosk.text())) await kiosk.tap(/^More/);
  await kiosk.tap(/^Keypad/);
  await kiosk.tap(/^7$/);
  await ward.happens('CALL_DTMF_START', /7/);
  await kiosk.picture('sip-keypad');
});

test('when the room hangs up it is over here too', async () => {
  await ward.hangUp();
  await kiosk.sees('How were picture and sound?');
  await shows({});
});

test('nobody who was called, or who called, is in the log', () => {
  const log = kiosk.logged.join('\n');
  for (const word of ['Ward', 'ward@', kamailio.domain, kamailio.password('egeskov')])
    expect(log).not.toContain(word);
});
