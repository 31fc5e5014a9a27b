import type { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { makeElectronDouble } from './electron-double.ts';
import { type Double, opened, refuses } from './opened-shell.ts';

test('no second window, no other page in any frame, no webview, no download', async () => {
  const { handlers, contents, session } = await opened();
  expect(handlers.windowOpen?.()).toEqual({ action: 'deny' });
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    expect(refuses(contents, name, { url: 'https://evil.example/' }), name).toBe(true);
    expect(refuses(contents, name, { url: 'rundbord://kiosk.evil.example/' }), name).toBe(true);
    expect(refuses(contents, name, { url: 'rundbord://kiosk/index.html' }), name).toBe(false);
  }
  expect(refuses(contents, 'will-attach-webview')).toBe(true);
  expect(refuses(contents, 'will-prevent-unload')).toBe(true);
  expect(refuses(session, 'will-download')).toBe(true);
});

test('a page that nobody expected is guarded as ours is', async () => {
  const { app, calls } = await opened();
  const other = makeElectronDouble();
  const stranger = new other.api.BrowserWindow({}).webContents as unknown as Double['contents'];
  app.emit('web-contents-created', {}, stranger);
  expect(refuses(stranger, 'will-navigate', { url: 'https://evil.example/' })).toBe(true);
  expect(other.handlers.windowOpen?.()).toEqual({ action: 'deny' });
  expect(calls.filter(([name]) => name === 'BrowserWindow')).toHaveLength(1);
});

const pressed = (key: string, held: object = {}) => ({
  type: 'keyDown',
  key,
  control: false,
  alt: false,
  shift: false,
  meta: false,
  ...held,
});

test('keys that leave the kiosk reach no page, also none that hangs; letters do', async () => {
  const { contents } = await opened();
  for (const [key, held] of [
    ['w', { control: true }],
    ['R', { control: true, shift: true }],
    ['F4', { alt: true }],
    ['F11', {}],
    ['F12', {}],
    ['q', { meta: true }],
    ['p', { control: true }],
    ['+', { control: true }],
  ] as const)
    expect(refuses(contents, 'before-input-event', {}, pressed(key, held)), key).toBe(true);
  for (const key of ['w', 'æ', 'Tab', 'Enter', '@'])
    expect(refuses(contents, 'before-input-event', {}, pressed(key)), key).toBe(false);
  const laptop = await opened({ windowed: true });
  expect(refuses(laptop.contents, 'before-input-event', {}, pressed('F4', { alt: true }))).toBe(false);
});

test('the zoom is what it is, the title ours, and developer tools that opened are closed', async () => {
  const { contents, windows, calls } = await opened();
  contents.emit('did-finish-load');
  expect(calls).toContainEqual(['setZoomFactor', 1]);
  expect(calls).toContainEqual(['setVisualZoomLevelLimits', 1, 1]);
  expect(refuses(windows[0] as EventEmitter, 'page-title-updated')).toBe(true);
  contents.emit('devtools-opened');
  expect(calls).toContainEqual(['closeDevTools']);
});
