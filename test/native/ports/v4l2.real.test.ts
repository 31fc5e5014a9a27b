import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { systemV4l2 } from '../../../native/ports/v4l2.ts';

const folder = mkdtempSync(join(tmpdir(), 'rundbord-v4l2-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program in place of v4l2-ctl. */
const program = (script: string): string => {
  const file = join(folder, `program-${Math.random()}`);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
};
/** Any node that can be opened. */
const path = '/dev/null';

test('the program is told the node and all values at once', async () => {
  const said = join(folder, 'said');
  const v4l2 = systemV4l2({ program: program(`echo "$@" > ${said}; echo 'a (int) : min=-1 max=1 value=1'`) });
  expect(await v4l2.set(path, { pan_speed: -1, tilt_speed: 0 })).toEqual({ ok: true });
  const { readFileSync } = await import('node:fs');
  expect(readFileSync(said, 'utf8').trim()).toBe(`--device ${path} --set-ctrl pan_speed=-1,tilt_speed=0`);
  expect(await v4l2.controls(path)).toMatchObject({ ok: true, controls: [{ name: 'a', min: -1 }] });
});

test('why it failed', async () => {
  const failing = systemV4l2({ program: program('echo "VIDIOC_S_EXT_CTRLS: failed" >&2; exit 255') });
  expect(await failing.set(path, { a: 1 })).toEqual({
    ok: false,
    reason: 'refused',
    detail: 'VIDIOC_S_EXT_CTRLS: failed',
  });
  expect(await failing.set('/dev/video4711', { a: 1 })).toMatchObject({ reason: 'gone' });
  const missing = systemV4l2({ program: join(folder, 'not-here') });
  expect(await missing.controls(path)).toMatchObject({ ok: false, reason: 'not-installed' });
});

test('a call that hangs is given up and ended', async () => {
  const v4l2 = systemV4l2({ program: program('exec sleep 60'), answerMs: 100 });
  expect(await v4l2.set(path, { a: 1 })).toMatchObject({ reason: 'not-answering' });
});

test('nodes of USB cameras that give pictures, in their order', async () => {
  const sys = join(folder, 'sys');
  const usb = (socket: string, facts: Record<string, string>): string => {
    const place = join(sys, 'devices', 'usb1', socket);
    mkdirSync(join(place, `${socket}:1.0`), { recursive: true });
    for (const [name, value] of Object.entries(facts)) writeFileSync(join(place, name), `${value}\n`);
    if (facts.product) writeFileSync(join(place, `${socket}:1.0`, 'interface'), `${facts.product}\n`);
    return join(place, `${socket}:1.0`);
  };
  const node = (name: string, device: string, index: number, card: string): void => {
    const place = join(sys, 'class', 'video4linux', name);
    mkdirSync(place, { recursive: true });
    symlinkSync(device, join(place, 'device'));
    writeFileSync(join(place, 'index'), `${index}\n`);
    writeFileSync(join(place, 'name'), `${card}\n`);
  };
  const cam = usb('1-2.4', { idVendor: '046d', idProduct: '0837', serial: 'A1', product: 'ConferenceCam' });
  node(
    'video10',
    usb('1-3', { idVendor: '0bda', idProduct: '58c2' }),
    0,
    'A camera with a very long name: A camera',
  );
  node('video2', cam, 0, 'BCC950 ConferenceCam');
  node('video3', cam, 1, 'BCC950 ConferenceCam');
  node('video0', join(sys, 'devices'), 0, 'No USB');
  expect(await systemV4l2({ sys }).nodes()).toEqual([
    {
      path: '/dev/video2',
      name: 'ConferenceCam',
      vendorId: 0x046d,
      productId: 0x0837,
      serialNumber: 'A1',
      socket: '1-2.4',
    },
    {
      path: '/dev/video10',
      name: 'A camera with a very long name:',
      vendorId: 0x0bda,
      productId: 0x58c2,
      serialNumber: null,
      socket: '1-3',
    },
  ]);
  expect(await systemV4l2({ sys: join(folder, 'none') }).nodes()).toEqual([]);
});
