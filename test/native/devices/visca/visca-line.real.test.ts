import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { ConnectedCamera } from '../../../../native/camera.ts';
import { systemClock } from '../../../../native/clock.ts';
import { driveViscaLine } from '../../../../native/devices/visca/visca-line.ts';
import type { LineAddress } from '../../../../native/line.ts';
import { realLines } from '../../../../native/ports/lines.ts';
import { ptyEnd, tcpEnd, udpEnd } from '../../../peers/lines/real-ends.ts';
import { sonyCamera } from '../../../peers/visca/sony-camera.ts';
import { viscaCameraModel } from '../../../peers/visca/visca-camera-model.ts';
import { viscaChain } from '../../../peers/visca/visca-chain.ts';
import { until } from '../../ports/line-suite.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});
const still = { pan: 0, tilt: 0, zoom: 0 };
const fast = { travelMs: 600 };

/** The driver over this computer's own lines. */
function driven(line: LineAddress, count = 1, sonyHeader = false) {
  const connected = Array.from(
    { length: count },
    (_, at): ConnectedCamera => ({
      kind: 'camera',
      id: `camera-${at + 1}`,
      name: 'Camera',
      protocol: 'visca',
      line,
      sonyHeader,
      dialect: null,
      address: at + 1,
      picture: null,
    }),
  );
  const driver = driveViscaLine(connected, {
    lines: realLines(),
    clock: systemClock,
    changed: () => {},
    log: () => {},
  });
  ends.push(() => driver.close());
  const stop = (): void => {
    for (const { command } of driver.cameras) command({ do: 'drive', ...still });
  };
  const isReady = (): boolean => driver.cameras.every(({ state }) => state.status === 'ready');
  return { ...driver, stop, isReady };
}

test.skipIf(!existsSync('/usr/bin/socat'))(
  'a chain of three at a pseudo terminal, pulled and back',
  async () => {
    const models = [1, 2, 3].map(() => viscaCameraModel(systemClock, fast));
    const [first, second] = models;
    if (!first || !second) throw new Error('no cameras');
    const chain = viscaChain(models);
    const folder = mkdtempSync(join(tmpdir(), 'rundbord-visca-'));
    ends.push(async () => rmSync(folder, { recursive: true }));
    const path = join(folder, 'tty');
    const end = await ptyEnd(chain);
    symlinkSync(end.address, path);
    const rig = driven({ kind: 'serial', port: path, baudRate: 9600 }, 3);
    await until('all are ready', rig.isReady);
    rig.cameras[0]?.command({ do: 'drive', pan: 1, tilt: 0, zoom: 0 });
    rig.cameras[1]?.command({ do: 'go', place: { pan: -300, tilt: 40 } });
    await until('the first moves', () => first.driven.pan === 0x18);
    rig.cameras[0]?.command({ do: 'drive', ...still });
    await until('the first rests', () => first.driven.pan === 0);
    await until('the second is there', () => rig.cameras[1]?.state.place.pan === -300);
    expect(rig.cameras[1]?.state.place.tilt).toBe(40);
    rig.cameras[0]?.command({ do: 'drive', pan: -1, tilt: 0, zoom: 0 });
    await until('the first moves', () => first.driven.pan < 0);
    await end.close();
    await until('the line is away', () => !rig.isReady());
    const again = await ptyEnd(chain);
    ends.unshift(() => again.close());
    rmSync(path);
    symlinkSync(again.address, path);
    await until('all are ready again', rig.isReady);
    await until('the first rests', () => first.driven.pan === 0);
    expect(Math.max(...models.map(({ mostAtOnce }) => mostAtOnce))).toBeLessThanOrEqual(2);
  },
);

test('a camera on TCP that hangs up is there again', async () => {
  const model = viscaCameraModel(systemClock, { ...fast, dialectId: 'ptzoptics' });
  let hangUp = (): void => {};
  const chain = viscaChain([model], { addressed: true });
  const end = await tcpEnd({
    connected(send, hang) {
      hangUp = hang;
      return chain.connected(send, hang);
    },
  });
  ends.push(() => end.close());
  const rig = driven(end.address);
  await until('it is ready', rig.isReady);
  rig.cameras[0]?.command({ do: 'drive', pan: 0, tilt: 0, zoom: 1 });
  await until('it zooms', () => model.driven.zoom > 0);
  hangUp();
  await until('it is away', () => !rig.isReady());
  rig.stop();
  await until('it is ready again', rig.isReady);
  await until('it rests', () => model.driven.zoom === 0);
});

test('a Sony camera behind a network that loses one in five, repeats and reorders', async () => {
  const model = viscaCameraModel(systemClock, { ...fast, dialectId: 'sony-srg' });
  const network = { loss: 0.2, repeats: 0.1, lateMs: 20, random: Math.random };
  const camera = sonyCamera(systemClock, model, network);
  let isOver = false;
  const end = await udpEnd({
    connected(send, hangUp) {
      // What was held back may come when the test is over.
      return camera.connected((bytes) => void (isOver || send(bytes)), hangUp);
    },
  });
  ends.push(async () => {
    isOver = true;
    await end.close();
  });
  const rig = driven(end.address, 1, true);
  await until('it is ready', rig.isReady);
  /** Somebody holds the joystick, until it is so. */
  const steerUntil = async (what: string, pan: number, holds: () => boolean): Promise<void> => {
    const say = (): void => rig.cameras[0]?.command({ do: 'drive', pan, tilt: 1, zoom: 0 });
    say();
    const again = setInterval(say, 300);
    await until(what, holds).finally(() => clearInterval(again));
  };
  for (let time = 0; time < 5; time += 1) {
    const pan = time % 2 ? 1 : -1;
    await steerUntil('it moves', pan, () => model.driven.pan === pan * 0x18);
    rig.stop();
    await until('it rests', () => !model.isMoving);
  }
  expect(model.mostAtOnce).toBeLessThanOrEqual(2);
  camera.forgetCount();
  await steerUntil('it moves in a new session', 1, () => model.driven.pan === 0x18);
});
