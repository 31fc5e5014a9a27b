import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Lamps, noLamps } from '../../main/contract/devices.ts';
import { openBrowser } from '../peers/browser.ts';
import { roomModels } from '../peers/hid/room-models.ts';
import type { ModelName } from '../peers/hid/room-models-messages.ts';
import { flowSettings, hasMediaFrom, linkOnScreen } from './call-in-test.ts';
import { type GuestInTest, joinAsGuest } from './guest-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

// One story, in its order, with two devices in software under the real native process: at home, in a call, unplugged, killed.
const models = roomModels();
let browser: Browser;
let kiosk: KioskInTest;
let guest: GuestInTest;

const shows = (model: ModelName, lamps: Partial<Lamps>): Promise<void> =>
  vi.waitFor(() => expect(models.lit(model)).toEqual({ ...noLamps, ...lamps }), {
    timeout: 5000,
    interval: 5,
  });
let links = 0;
const linksMade = (): Promise<number> => kiosk.evaluate<number>('window.__links.length');
/** No link was made anew, and media flows. */
const callIsUntouched = async (): Promise<void> => {
  expect(await linksMade()).toBe(links);
  await hasMediaFrom(kiosk, 1);
};

beforeAll(async () => {
  models.plug('conference-cam');
  models.plug('jabra');
  [browser, kiosk] = await Promise.all([
    openBrowser(),
    openKiosk({
      settings: flowSettings(),
      agenda: agendaWith([
        { title: 'Home care', startMs: Date.now() - 60_000, location: 'rundbord:egeskov-home' },
      ]),
      models,
    }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await kiosk?.stop();
});

test('at home: both are on the screen by name, a press is seen there, and the one that is rung rings', async () => {
  await kiosk.tap(/Open equipment/);
  await kiosk.sees('Test Conference Cam');
  await kiosk.sees('Jabra BIZ 2400 II');
  await vi.waitFor(
    async () => {
      models.press('conference-cam', 'volume-up');
      await kiosk.sees('Louder', 500);
    },
    { timeout: 10_000 },
  );
  await kiosk.picture('devices-tried');
  await kiosk.tap(/^Ring.*Conference Cam/);
  await shows('conference-cam', { ringing: true });
  models.press('conference-cam', 'hook');
  await kiosk.tap(/^Stop ringing/);
  await shows('conference-cam', {});
  await kiosk.tap(/^Home|^Back/);
});

test('another program’s call on a device is left alone, and in our call too', async () => {
  // Off-Hook, as another softphone writes it.
  models.otherProgram('jabra', [2, 1, 0]);
  await vi.waitFor(() => expect(kiosk.logged.join('\n')).toMatch(/another program has a call on it/), {
    timeout: 5000,
  });
  await kiosk.tap(/^Join$/);
  await shows('conference-cam', { offHook: true });
  models.press('conference-cam', 'mute');
  await shows('conference-cam', { offHook: true, muted: true });
  models.press('jabra', 'mute');
  models.press('conference-cam', 'mute');
  await shows('conference-cam', { offHook: true });
  // Nothing was written to it: it shows what the other program wrote.
  expect(models.lit('jabra')).toEqual({ ...noLamps, offHook: true });
  models.otherProgram('jabra', [2, 0, 0]);
  await shows('jabra', {});
});

test('mute on the device is mute on the screen and for the others; a tap lights every lamp', async () => {
  guest = await joinAsGuest(browser, await linkOnScreen(kiosk), { name: 'Jens' });
  await kiosk.sees('Jens');
  links = await linksMade();
  models.press('conference-cam', 'mute');
  await shows('conference-cam', { offHook: true, muted: true });
  await shows('jabra', { muted: true });
  await guest.page.getByText('Muted').first().waitFor();
  await kiosk.picture('muted-on-the-device');
  await kiosk.tap(/Switch the microphone on/);
  await shows('conference-cam', { offHook: true });
  await shows('jabra', {});
  await kiosk.tap(/Mute the microphone/);
  await shows('conference-cam', { offHook: true, muted: true });
  await shows('jabra', { muted: true });
});

test('flash holds the call, so that nobody is heard or seen, and resumes it muted as it was', async () => {
  models.press('conference-cam', 'flash');
  await shows('conference-cam', { offHook: true, muted: true, held: true });
  await guest.page.getByText('Camera off').first().waitFor();
  await kiosk.picture('held');
  models.press('conference-cam', 'flash');
  await shows('conference-cam', { offHook: true, muted: true });
  await guest.page.getByText('Camera off').first().waitFor({ state: 'detached' });
  models.press('conference-cam', 'mute');
  await shows('conference-cam', { offHook: true });
});

test('the hook of the other device makes it the one in use; unplugged it gives way, and plugged in it takes its place again', async () => {
  models.press('jabra', 'hook');
  await shows('jabra', { offHook: true });
  await shows('conference-cam', {});
  models.unplug('jabra');
  await shows('conference-cam', { offHook: true });
  await kiosk.tap(/Mute the microphone/);
  await shows('conference-cam', { offHook: true, muted: true });
  models.plug('jabra');
  await shows('jabra', { offHook: true, muted: true });
  await shows('conference-cam', { muted: true });
  await callIsUntouched();
});

test('the process that drives them is killed: the call goes on, and the devices are back as the call is', async () => {
  const before = kiosk.kiosk.nativePid();
  if (before === null) throw new Error('there is no native process');
  process.kill(before, 'SIGKILL');
  await vi.waitFor(() => expect([null, before]).not.toContain(kiosk.kiosk.nativePid()), {
    timeout: 5000,
    interval: 5,
  });
  await shows('jabra', { offHook: true, muted: true });
  await shows('conference-cam', { muted: true });
  await callIsUntouched();
  models.press('conference-cam', 'mute');
  await shows('jabra', { offHook: true });
});

test('put down on the one in use, the call is left, and every lamp is out', async () => {
  models.press('jabra', 'hook');
  await kiosk.sees('How were picture and sound?');
  await shows('jabra', {});
  await shows('conference-cam', {});
  await guest.page.getByText('The others are not here yet').waitFor();
  await guest.leave();
});

test('nothing of who was there is in the log, and none of the devices was fought with', () => {
  const log = kiosk.logged.join('\n');
  expect(log).not.toContain('Jens');
  expect(log).not.toMatch(/flood|does not answer|takes no report/);
});
