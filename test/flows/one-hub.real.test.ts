import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { endChild, freePort } from '../peers/mosquitto.ts';
import { flowSettings, hasMediaFrom, linkOnScreen } from './call-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

// `rundbord hub` alone, with its own certificate, and two kiosks that use it.
const key = 'a-key-that-only-this-test-knows';
const folder = mkdtempSync(join(tmpdir(), 'rundbord-hub-'));
let hub: ChildProcess;
let authority = '';
let port = 0;
const kiosks: KioskInTest[] = [];

beforeAll(async () => {
  port = await freePort();
  const config = join(folder, 'hub.yaml');
  writeFileSync(
    config,
    `hub: {loopbackPort: 0, listen: {host: 127.0.0.1, port: ${port}}, kiosks: [{name: both, key: ${key}}]}\n`,
  );
  const root = join(import.meta.dirname, '..', '..');
  hub = spawn(
    process.execPath,
    [join(root, 'main', 'cli.ts'), 'hub', '--config', config, '--data', folder, '--json'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const line = await new Promise<string>((resolve) =>
    hub.stdout?.once('data', (chunk) => resolve(String(chunk))),
  );
  authority = (JSON.parse(line) as { authorityFile: string }).authorityFile;
});
afterAll(async () => {
  for (const kiosk of kiosks) await kiosk.stop();
  await endChild(hub);
  rmSync(folder, { recursive: true, force: true });
});

test('two kiosks meet in a room of a hub that runs alone', async () => {
  const remote = `hub: {loopbackPort: 0, remote: {url: 'https://127.0.0.1:${port}', key: ${key}, ca: ${authority}}}\n`;
  for (const name of ['Egeskov', 'Rosenholm']) {
    const kiosk = await openKiosk({
      settings: flowSettings(remote)
        .replace('Egeskov', name)
        .replace('calls: {', 'calls: {othersMayMoveCamera: true, '),
      agenda: agendaWith([
        { title: 'Coordination', startMs: Date.now() - 60_000, location: 'rundbord:shared-room' },
      ]),
    });
    kiosks.push(kiosk);
    await kiosk.tap(/^Join$/);
  }
  const [first, second] = kiosks;
  if (!first || !second) throw new Error('two kiosks');
  await first.sees('Rosenholm');
  await second.sees('Egeskov');
  await hasMediaFrom(first, 1);
  await hasMediaFrom(second, 1);
  expect(await linkOnScreen(first)).toContain(`https://127.0.0.1:${port}/g/`);
});

test('one room turns the other’s camera, which says by whom, and stops with the key', async () => {
  const [first, second] = kiosks;
  if (!first || !second) throw new Error('two kiosks');
  const pan = (): Promise<number> =>
    first.evaluate<number>(`(() => {
      const [picture] = [...document.querySelectorAll('video')]
        .flatMap((video) => video.srcObject?.getVideoTracks() ?? [])
        .filter((track) => track.getSettings().pan !== undefined);
      return picture?.getSettings().pan ?? 0;
    })()`);
  const key = (type: 'keyDown' | 'keyUp') =>
    second.devtools('Input.dispatchKeyEvent', {
      type,
      key: 'ArrowRight',
      code: 'ArrowRight',
      windowsVirtualKeyCode: 39,
    });
  await vi.waitFor(async () => expect(await pan()).toBe(100), { timeout: 10_000 });
  await second.tap(/^Camera control/);
  await second.tap(/^Camera of Egeskov/);
  await second.evaluate(`document.querySelector('.joystick').focus()`);
  await key('keyDown');
  await first.sees('Rosenholm turns your camera');
  await second.picture('far-camera');
  await vi.waitFor(async () => expect(await pan()).toBeGreaterThan(105), { timeout: 10_000, interval: 20 });
  await key('keyUp');
  await first.seesNot('Rosenholm turns your camera');
});

test('the hub gone in the call: media goes on; gone before a call: the screen says so and home stays', async () => {
  const [first, second] = kiosks;
  if (!first || !second) throw new Error('two kiosks');
  await endChild(hub);
  await first.sees(/connection is unstable/i);
  await hasMediaFrom(first, 1);
  await second.tap(/^Leave/);
  await second.sees('Coordination');
  await second.tap(/^Join$/);
  await second.sees('The video service does not answer', 40_000);
  await second.picture('hub-gone');
});
