import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../native/clock.ts';
import { displayBody } from '../peers/displays/display-body.ts';
import { samsungMdcPeer } from '../peers/displays/samsung-mdc-peer.ts';
import { roomModels } from '../peers/hid/room-models.ts';
import { tcpEnd } from '../peers/lines/real-ends.ts';
import { viscaCameraModel } from '../peers/visca/visca-camera-model.ts';
import { viscaChain } from '../peers/visca/visca-chain.ts';
import { flowSettings } from './call-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

// One story, in its order, with a camera and a display in software at the end of TCP, driven by the real native process.
let kiosk: KioskInTest;
let ends: readonly { close(): Promise<void> }[] = [];
const camera = viscaCameraModel(systemClock);
const display = displayBody(systemClock);
const models = roomModels();

const comes = (what: () => unknown, wanted: unknown): Promise<void> =>
  vi.waitFor(() => expect(what()).toEqual(wanted), { timeout: 10_000, interval: 5 });
const key = (type: 'keyDown' | 'keyUp', name: string, code: number): Promise<unknown> =>
  kiosk.devtools('Input.dispatchKeyEvent', { type, key: name, code: name, windowsVirtualKeyCode: code });

beforeAll(async () => {
  const atCamera = await tcpEnd(viscaChain([camera], { addressed: true }));
  const atDisplay = await tcpEnd(samsungMdcPeer({ 0: display }));
  ends = [atCamera, atDisplay];
  kiosk = await openKiosk({
    settings: flowSettings(`equipment:
  cameras: [{name: Wall camera, tcp: "127.0.0.1:${atCamera.address.port}"}]
  displays: [{name: Wall display, tcp: "127.0.0.1:${atDisplay.address.port}", protocol: samsung-mdc, input: hdmi-2}]
`),
    agenda: agendaWith([{ title: 'Ward round', startMs: Date.now() + 120_000 }]),
    models,
  });
});
afterAll(async () => {
  await kiosk?.stop();
  for (const end of ends) await end.close();
});

test('the display wakes for the meeting that is to come, on the input of the kiosk', async () => {
  await comes(() => [display.power, display.input], ['on', 'hdmi-2']);
});

test('the camera is turned from the home screen as long as the key is down', async () => {
  await kiosk.tap(/Camera control/);
  await kiosk.tap(/Wall camera/);
  await kiosk.evaluate(`document.querySelector('.joystick').focus()`);
  await key('keyDown', 'ArrowLeft', 37);
  await comes(() => camera.driven.pan < 0, true);
  await key('keyUp', 'ArrowLeft', 37);
  await comes(() => camera.driven, { pan: 0, tilt: 0, zoom: 0 });
  expect(camera.place.pan).toBeLessThan(0);
});

test('a window that dies while somebody steers leaves no camera that turns', async () => {
  await kiosk.evaluate(`document.querySelector('.joystick').focus()`);
  await key('keyDown', 'ArrowRight', 39);
  await comes(() => camera.driven.pan > 0, true);
  await kiosk.killWindow();
  await comes(() => camera.isMoving, false);
});

test('a view is kept in the camera, and one tap brings it back', async () => {
  await kiosk.tap(/Camera control/);
  await kiosk.tap(/Wall camera/);
  await kiosk.tap(/Keep this view/);
  await kiosk.tap(/Whiteboard/);
  await kiosk.tap(/^Keep$/);
  await comes(() => camera.told.includes('preset-set'), true);
  await kiosk.tap(/^Whiteboard$/);
  await comes(() => camera.told.includes('preset-recall'), true);
  await kiosk.picture('cables-camera');
  await kiosk.tap(/^Back$/);
});

test('the display is switched off and on by hand', async () => {
  await kiosk.tap(/^Display/);
  await kiosk.tap(/Switched on/);
  await comes(() => display.power, 'off');
  await kiosk.tap(/Switched on/);
  await comes(() => display.power, 'on');
  await kiosk.sees('What it shows');
  await kiosk.picture('cables-display');
  expect(kiosk.logged.join('\n')).not.toMatch(/Wall|Ward round|127\.0\.0\.1:\d+.*(camera|display)/);
});
