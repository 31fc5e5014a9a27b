import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { neutralOpenbox } from '../peers/x-screen.ts';
import { type LockedKiosk, openLockedKiosk } from './locked-kiosk-in-test.ts';

const run = promisify(execFile);

let locked: LockedKiosk;
afterEach(() => locked?.stop());

test('what edits text works with real keys: letters of AltGr, all, copy, cut, paste, undo; so do Tab and Enter', async () => {
  locked = await openLockedKiosk();
  await locked.fills();
  const { kiosk, screen } = locked;
  await run('setxkbmap', ['-display', screen.display, 'dk']);
  await locked.goTo('join');
  const typed = () => kiosk.evaluate<string>("document.querySelector('input').value");
  const becomes = (text: string) => vi.waitFor(async () => expect(await typed()).toBe(text), 10_000);
  await screen.hand('type', '--delay', '20', 'https://kiosk.example/g/K7PM');
  await becomes('https://kiosk.example/g/K7PM');
  await screen.hand('key', 'ctrl+a', 'ctrl+c', 'End', 'ctrl+v');
  await becomes('https://kiosk.example/g/K7PMhttps://kiosk.example/g/K7PM');
  await screen.hand('key', 'ctrl+z');
  await becomes('https://kiosk.example/g/K7PM');
  await screen.hand('key', 'ctrl+a', 'ctrl+x');
  await becomes('');
  await screen.hand('key', 'ctrl+v', 'ctrl+BackSpace', 'shift+Left', 'ctrl+shift+Left', 'Delete');
  await vi.waitFor(async () => expect((await typed()).length).toBeLessThan(24), 10_000);
  await screen.hand('key', 'ctrl+a', 'Delete');
  await screen.hand('key', 'ae', 'oslash', 'aring', 'ISO_Level3_Shift+2', 'ISO_Level3_Shift+e');
  await becomes('æøå@€');
  // The window manager follows the layout: plus has another key there.
  const zoom = () => kiosk.evaluate('devicePixelRatio');
  await screen.hand('key', 'ctrl+plus', 'ctrl+plus');
  expect(await zoom()).toBe(1);
  await screen.hand('key', 'Tab');
  await vi.waitFor(
    async () => expect(await kiosk.evaluate('document.activeElement.tagName')).not.toBe('INPUT'),
    10_000,
  );
  await screen.hand('key', 'shift+Tab', 'Return');
  await kiosk.sees('nothing that can be called');
}, 120_000);

test('leaving: behind the PIN, after a question, once, and in the log without a person', async () => {
  locked = await openLockedKiosk();
  await locked.fills();
  const { kiosk } = locked;
  expect(await kiosk.text()).not.toContain('Close the kiosk');
  await locked.goTo('settings');
  await kiosk.tap(/^Close the kiosk/);
  await kiosk.sees('until IT starts it again');
  await kiosk.tap(/^No, stay here/);
  await kiosk.seesNot('until IT starts it again');
  expect(kiosk.left).toEqual([]);
  await kiosk.tap(/^Close the kiosk/);
  await kiosk.tap(/^Yes, close the kiosk/);
  await vi.waitFor(() => expect(kiosk.left).toEqual(['left']), 10_000);
  expect(kiosk.logged.filter((line) => line.includes('left with the PIN'))).toHaveLength(1);
});

test('a window among others is no lock: control and W closes it; but no developer tools and no other window', async () => {
  locked = await openLockedKiosk({ configuration: neutralOpenbox, windowed: true });
  const { kiosk, screen } = locked;
  await kiosk.sees('Egeskov');
  await vi.waitFor(async () => expect(await screen.windows()).toHaveLength(1), 10_000);
  for (const keys of ['F12', 'ctrl+shift+i', 'ctrl+n', 'ctrl+t', 'ctrl+p', 'ctrl+s', 'ctrl+u', 'shift+F7']) {
    await screen.hand('key', keys);
  }
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await screen.windows()).toHaveLength(1);
  expect(kiosk.logged.filter((line) => line.includes('second window'))).toEqual([]);
  await screen.hand('key', 'ctrl+w');
  await vi.waitFor(async () => expect(await screen.windows()).toEqual([]), 20_000);
});
