import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../../../main/contract/clock.ts';
import { silentLog } from '../../../../main/log.ts';
import { type ChromiumShell, makeChromiumShell } from '../../../../main/shell/chromium/chromium-shell.ts';
import { serveFolder } from '../../../../main/shell/serve-folder.ts';
import { startVirtualDisplay, type VirtualDisplay } from '../../../../main/shell/virtual-display.ts';
import { type ListeningWorld, openListeningWorld } from '../../../peers/listening-world.ts';

// The browser as the kiosk starts it, on a host whose whole world listens: what it tells anybody by itself is heard here.

/** Milliseconds of listening. Without our switches the first words come within one second, the last kind within 14. */
const listenMs = 40_000;

let world: ListeningWorld;
let display: VirtualDisplay | null;
let shell: ChromiumShell;
let folder: string;

const evaluate = async (expression: string): Promise<unknown> => {
  const { result, exceptionDetails } = await shell.devtools('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
  return (result as { value: unknown }).value;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rundbord-quiet-'));
  world = await openListeningWorld();
  display = await startVirtualDisplay(1280, 800);
  const before = process.env.DISPLAY;
  process.env.DISPLAY = display?.name ?? '';
  shell = makeChromiumShell(world.chromium, {
    clock: systemClock,
    log: silentLog,
    serve: serveFolder(join(import.meta.dirname, '..', 'page'), () => []),
    profileFolder: folder,
    windowed: false,
    headless: display === null,
    simulatedDevices: true,
    size: { width: 1280, height: 800 },
    switches: [`--log-net-log=${join(folder, 'net.json')}`],
  });
  const up = new Promise((resolve) => shell.onMessage(resolve));
  await shell.open();
  await up;
  if (before === undefined) delete process.env.DISPLAY;
  else process.env.DISPLAY = before;
});
afterAll(async () => {
  await shell?.close();
  display?.stop();
  await world?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What a browser likes to ask its maker about: an address form, a password, words to be spelt, a camera, a call. */
const everyTemptation = `(async () => {
  const form = document.createElement('form');
  for (const [name, type] of [['name', 'text'], ['email', 'email'], ['street-address', 'text'], ['username', 'text'], ['password', 'password']])
    form.append(Object.assign(document.createElement('input'), { name, type, autocomplete: name }));
  const words = Object.assign(document.createElement('textarea'), { lang: 'da', spellcheck: true });
  form.append(words);
  document.body.append(form);
  words.focus();
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  const [here, there] = [new RTCPeerConnection(), new RTCPeerConnection()];
  here.onicecandidate = ({ candidate }) => candidate && there.addIceCandidate(candidate);
  there.onicecandidate = ({ candidate }) => candidate && here.addIceCandidate(candidate);
  for (const track of stream.getTracks()) here.addTrack(track, stream);
  const connected = new Promise((done) => {
    here.onconnectionstatechange = () => here.connectionState === 'connected' && done('connected');
  });
  await here.setLocalDescription();
  await there.setRemoteDescription(here.localDescription);
  await there.setLocalDescription();
  await here.setRemoteDescription(there.localDescription);
  return connected;
})()`;

test('left alone and in a call, the browser says nothing to anybody: no name asked for, no door knocked at, no packet', async () => {
  expect(await evaluate(everyTemptation)).toBe('connected');
  await shell.devtools('Input.insertText', { text: 'Det her er en sætning med fejjl i.' });
  await new Promise((resolve) => setTimeout(resolve, listenMs));
  expect(world.heard).toEqual([]);
  expect(world.packets()).toBe(0);
});

test('a name that the settings need is asked for, and the listening is not deaf', async () => {
  await evaluate(
    "void (window.asking = new RTCPeerConnection({ iceServers: [{ urls: 'stun:stun.needed.example' }] })).createDataChannel('x'); asking.setLocalDescription()",
  );
  await vi.waitFor(() => expect(world.heard).toContain('dns stun.needed.example'), 20_000);
  expect(world.packets()).toBeGreaterThan(0);
});

test('what the browser itself notes as begun goes to the host that there is not', async () => {
  await shell.close();
  const { constants, events } = JSON.parse(readFileSync(join(folder, 'net.json'), 'utf8')) as {
    constants: { logEventTypes: Record<string, number> };
    events: { type: number; params?: { url?: string } }[];
  };
  const begun = events
    .filter(({ type }) => type === constants.logEventTypes.URL_REQUEST_START_JOB)
    .map(({ params }) => new URL(params?.url ?? 'about:nothing'))
    .filter(({ protocol }) => /^(http|ws)s?:$/.test(protocol));
  expect(new Set(begun.map(({ hostname }) => hostname))).toEqual(new Set(['nobody.invalid']));
});
