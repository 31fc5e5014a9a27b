import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { flowSettings } from './call-in-test.ts';
import { type KioskInTest, openKiosk } from './kiosk-in-test.ts';

// One story, in its order, with Chromium's own camera of no glass, which pans, tilts and zooms from 100 to 400 and shows what it does.
let kiosk: KioskInTest;

type Place = { readonly pan: number; readonly tilt: number; readonly zoom: number };
const track = `[...document.querySelectorAll('video')].flatMap((video) => video.srcObject?.getVideoTracks() ?? [])
  .find(({ readyState }) => readyState === 'live')`;
const place = (): Promise<Place | null> =>
  kiosk.evaluate<Place | null>(`(() => {
    const { pan, tilt, zoom } = (${track})?.getSettings() ?? {};
    return pan === undefined ? null : { pan, tilt, zoom };
  })()`);
const comes = (wanted: (now: Place | null) => boolean): Promise<Place | null> =>
  vi.waitFor(
    async () => {
      const now = await place();
      expect(now, JSON.stringify(now)).toSatisfy(wanted);
      return now;
    },
    { timeout: 10_000, interval: 20 },
  );
const key = (type: 'keyDown' | 'keyUp', name: string, code: number): Promise<unknown> =>
  kiosk.devtools('Input.dispatchKeyEvent', { type, key: name, code: name, windowsVirtualKeyCode: code });
const right = ['ArrowRight', 39] as const;

beforeAll(async () => {
  kiosk = await openKiosk({ settings: flowSettings() });
});
afterAll(() => kiosk?.stop());

test('a camera that moves is found when it is open, and is closed at home again', async () => {
  await kiosk.sees(/Equipment|Camera/);
  await kiosk.seesNot('Camera control');
  await kiosk.tap(/Open equipment/);
  expect(await comes((now) => now !== null)).toEqual({ pan: 100, tilt: 100, zoom: 100 });
  await kiosk.tap(/^Back$/);
  await kiosk.sees('Camera control');
  expect(await kiosk.evaluate(`Boolean(${track})`)).toBe(false);
});

test('the joystick moves it until the key is let go', async () => {
  await kiosk.tap(/Camera control/);
  await comes((now) => now !== null);
  await kiosk.evaluate(`document.querySelector('.joystick').focus()`);
  await key('keyDown', ...right);
  await comes((now) => now !== null && now.pan > 115);
  await key('keyUp', ...right);
  await vi.waitFor(async () => {
    const before = await place();
    // Longer than from one step to the next.
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await place()).toEqual(before);
  });
  expect(await place()).toMatchObject({ tilt: 100, zoom: 100 });
});

test('a view is kept with its picture, and one tap brings the camera back to it', async () => {
  const kept = await place();
  await kiosk.tap(/Keep this view/);
  await kiosk.tap(/Whiteboard/);
  await kiosk.tap(/With a small picture/);
  await kiosk.tap(/^Keep$/);
  await vi.waitFor(
    async () => {
      const picture = await kiosk.evaluate<string | null>(
        `document.querySelector('img[src^="data:image/jpeg"]')?.src ?? null`,
      );
      expect(picture?.length).toBeGreaterThan(1000);
      expect(picture?.length).toBeLessThanOrEqual(60_000);
    },
    { timeout: 10_000 },
  );
  await kiosk.picture('camera-view-kept');
  await kiosk.evaluate(`document.querySelector('.joystick').focus()`);
  await key('keyDown', ...right);
  await comes((now) => now !== null && kept !== null && now.pan > kept.pan + 10);
  await key('keyUp', ...right);
  await kiosk.tap(/Whiteboard/);
  await comes((now) => JSON.stringify(now) === JSON.stringify(kept));
});

test('the person gone home the camera is closed; a window that died knows it still', async () => {
  await kiosk.tap(/^Back$/);
  await kiosk.sees('Camera control');
  expect(await kiosk.evaluate(`Boolean(${track})`)).toBe(false);
  await kiosk.killWindow();
  await kiosk.sees('Camera control', 10_000);
});
