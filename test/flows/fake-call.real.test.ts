import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import encodeQR from 'qr';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flowSettings } from './call-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

let kiosk: KioskInTest;

const folder = mkdtempSync(join(tmpdir(), 'rundbord-camera-'));

/** A camera's picture of a QR code, as the browser plays it in place of a camera (YUV4MPEG2, 4:2:0). */
function filmOf(text: string): string {
  const [width, height, dot] = [640, 480, 8];
  const dots = encodeQR(text, 'raw', { border: 4 });
  const [left, top] = [(width - dots.length * dot) >> 1, (height - dots.length * dot) >> 1];
  const light = Buffer.alloc(width * height, 200);
  for (const [y, row] of dots.entries())
    for (const [x, dark] of row.entries())
      for (let line = 0; dark && line < dot; line += 1) {
        const from = (top + y * dot + line) * width + left + x * dot;
        light.fill(30, from, from + dot);
      }
  const file = join(folder, 'code.y4m');
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\nFRAME\n`);
  writeFileSync(file, Buffer.concat([head, light, Buffer.alloc((width * height) / 2, 128)]));
  return file;
}

beforeAll(async () => {
  kiosk = await openKiosk({
    settings: flowSettings(),
    agenda: agendaWith([]),
    demo: true,
    switches: [`--use-file-for-fake-video-capture=${filmOf('fake:busy')}`],
  });
});
afterAll(async () => {
  await kiosk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Dials what is typed. */
async function dial(text: string): Promise<void> {
  await kiosk.tap(/Code or number/);
  await kiosk.type(text);
  await kiosk.tap(/^(Join|Call)$/);
}

/** Whether some picture on the screen goes on. */
const moves = (): Promise<boolean> =>
  kiosk.evaluate(`new Promise((resolve) => {
    const frames = () => [...document.querySelectorAll('video')].map((video) => video.getVideoPlaybackQuality().totalVideoFrames);
    const before = frames();
    const look = (left) => frames().some((count, at) => count > (before[at] ?? 0)) ? resolve(true)
      : left === 0 ? resolve(false) : setTimeout(look, 100, left - 1);
    look(50);
  })`);

/** Notes every sound that is played apart from the page's own elements, which is how it rings. */
const hearRing = (): Promise<unknown> =>
  kiosk.evaluate(`(() => {
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function () {
      if (this instanceof HTMLAudioElement && !this.isConnected) window.__ring = this;
      return play.call(this);
    };
  })()`);
/** The loudest of what rings within two seconds, 0 to 1. */
const loudness = (): Promise<number> =>
  kiosk.evaluate(`new Promise((resolve) => {
    const context = new AudioContext();
    const meter = context.createAnalyser();
    context.createMediaStreamSource(window.__ring.srcObject).connect(meter);
    const samples = new Float32Array(meter.fftSize);
    let loudest = 0;
    const look = (left) => {
      meter.getFloatTimeDomainData(samples);
      loudest = samples.reduce((most, one) => Math.max(most, Math.abs(one)), loudest);
      if (left > 0 && loudest < 0.05) setTimeout(look, 40, left - 1);
      else { context.close(); resolve(loudest); }
    };
    look(150);
  })`);

test('a code that is held up to the camera fills the field', async () => {
  await kiosk.tap(/Code or number/);
  await kiosk.tap(/^Scan QR code$/);
  const field = (): Promise<string> => kiosk.evaluate('document.querySelector("input")?.value ?? ""');
  await expect.poll(field, { timeout: 15_000 }).toBe('fake:busy');
  await kiosk.tap(/^(Join|Call)$/);
  await kiosk.sees(/engaged/);
  await kiosk.tap(/^Home$/);
  await kiosk.seesNot(/engaged/);
});

test('without a network: a PIN is asked, a wrong one is asked again, the right one lets in, and a drawn person moves', async () => {
  await dial('fake:pin');
  await kiosk.sees(/PIN/);
  await kiosk.type('1111');
  await kiosk.tap(/^Go on$/);
  await kiosk.sees(/PIN is not right|not the right PIN|PIN was wrong|wrong PIN/i);
  await kiosk.type('2345');
  await kiosk.tap(/^Go on$/);
  await kiosk.sees(/Demo/);
  await expect.poll(moves, { timeout: 10_000 }).toBe(true);
  await kiosk.tap(/^Leave/);
});

test('somebody calls: it rings aloud until it is answered; the window is back in it when it died', async () => {
  await kiosk.sees(/Code or number/, 20_000);
  await hearRing();
  await dial('fake:rings');
  await kiosk.sees('Ward 3', 20_000);
  expect(await loudness()).toBeGreaterThan(0.05);
  await kiosk.tap(/^Answer$/);
  await kiosk.sees(/Leave/);
  expect(await kiosk.evaluate('window.__ring.paused && window.__ring.srcObject === null')).toBe(true);
  await expect.poll(moves, { timeout: 10_000 }).toBe(true);
  await kiosk.killWindow();
  await kiosk.sees(/Leave/, 20_000);
  await expect.poll(moves, { timeout: 10_000 }).toBe(true);
  expect(kiosk.logged.join('\n')).not.toMatch(/Ward 3|fake:/);
});
