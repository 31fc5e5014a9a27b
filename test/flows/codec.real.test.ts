import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startPolycom } from '../peers/codecs/start-polycom.ts';
import { roomModels } from '../peers/hid/room-models.ts';
import { flowSettings } from './call-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

// One story, in its order, with a Polycom in software at the end of telnet, driven by the real native process.
let kiosk: KioskInTest;
let polycom: Awaited<ReturnType<typeof startPolycom>>;
const models = roomModels();

/** What the codec is told; a person would see it there. */
const codecIs = (what: () => unknown, wanted: unknown): Promise<void> =>
  vi.waitFor(() => expect(what()).toEqual(wanted), { timeout: 5000, interval: 5 });

beforeAll(async () => {
  polycom = await startPolycom();
  kiosk = await openKiosk({
    settings: flowSettings(
      `equipment: {codec: {name: Polycom, telnet: "127.0.0.1:${polycom.port}", protocol: polycom, takes: [sip]}}`,
    ),
    agenda: agendaWith([
      { title: 'Ward round', startMs: Date.now() - 60_000, location: 'sip:ward@example.org' },
    ]),
    models,
  });
});
afterAll(async () => {
  await kiosk?.stop();
  await polycom?.stop();
});

test('a SIP meeting is joined with one tap, on the codec, and the screen is the call', async () => {
  await kiosk.sees('Ward round');
  await kiosk.evaluate(`(() => {
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    window.__opened = 0;
    devices.getUserMedia = (wanted) => {
      window.__opened += 1;
      return open(wanted);
    };
  })()`);
  await kiosk.tap(/^Join$/);
  await codecIs(
    () => polycom.codec.calls.map(({ address, status }) => [address, status]),
    [['ward@example.org', 'connected']],
  );
  await kiosk.sees('Picture and sound run over Polycom');
  await kiosk.picture('codec-call');
});

test('nothing of this computer is captured, and no link of ours is made', async () => {
  expect(await kiosk.evaluate('[window.__opened, window.__links.length]')).toEqual([0, 0]);
});

test('mute on the screen mutes the codec, and mute at the codec is seen on the screen', async () => {
  await kiosk.tap(/Mute the microphone/);
  await codecIs(() => polycom.codec.muted, true);
  await kiosk.tap(/Switch the microphone on/);
  await codecIs(() => polycom.codec.muted, false);
  polycom.codec.remoteMutes(true);
  await kiosk.sees('The others do not hear you');
  polycom.codec.remoteMutes(false);
  await kiosk.sees('The others hear you');
});

test('a window that dies in the call finds it again, and nobody is called twice', async () => {
  await kiosk.killWindow();
  await kiosk.sees('Picture and sound run over Polycom');
  expect(polycom.codec.typed.filter((line) => line.startsWith('dial'))).toHaveLength(1);
});

test('the far end hangs up: goodbye, and home by itself', async () => {
  polycom.codec.farHangsUp();
  await kiosk.sees('How were picture and sound?');
  await kiosk.sees('Ward round');
});

test('somebody calls the codec: the screen rings, answers, and leaves', async () => {
  polycom.codec.rings('clinic@example.org', 'Clinic');
  await kiosk.tap(/^Answer/);
  await codecIs(() => polycom.codec.calls.map(({ status }) => status), ['connected']);
  await kiosk.sees('Clinic');
  await kiosk.tap(/^Leave/);
  await codecIs(() => polycom.codec.calls, []);
});

test('nothing of the calls is in the log', () => {
  const log = kiosk.logged.join('\n');
  for (const word of ['Ward', 'ward@', 'linic', 'example.org']) expect(log).not.toContain(word);
});
