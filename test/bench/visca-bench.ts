import type { CameraCommand, ConnectedCamera } from '../../native/camera.ts';
import { systemClock } from '../../native/clock.ts';
import { driveViscaLine } from '../../native/devices/visca/visca-line.ts';
import type { LineAddress } from '../../native/line.ts';
import type { LineEvents, Lines } from '../../native/ports/line-port.ts';
import { realLines } from '../../native/ports/lines.ts';
import type { FakeLineDevice } from '../peers/lines/fake-lines.ts';
import { tcpEnd } from '../peers/lines/real-ends.ts';
import { viscaCameraModel } from '../peers/visca/visca-camera-model.ts';
import { viscaChain } from '../peers/visca/visca-chain.ts';
import { type Figure, figure, limit, quantile } from './figure.ts';

const baudRate = 9600;
const msOf = (bytes: number): number => (bytes * 10 * 1000) / baudRate;
const driveBytes = 9;
/** ACK and completion. */
const answerBytes = 6;
/** The longest packet there is. */
const mostBytes = 16;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** A camera without any time of its own, so that only the line counts. */
const quick = { ackMs: 0, doneMs: 0 };

async function until(what: string, holds: () => boolean): Promise<void> {
  const from = performance.now();
  while (!holds()) {
    if (performance.now() - from > 10_000) throw new Error(`${what}: not within 10 s`);
    await pause(1);
  }
}

function driven(line: LineAddress, lines: Lines, count: number) {
  const connected = Array.from(
    { length: count },
    (_, at): ConnectedCamera => ({
      kind: 'camera',
      id: `${at + 1}`,
      name: 'Bench',
      protocol: 'visca',
      line,
      sonyHeader: false,
      dialect: null,
      address: at + 1,
      picture: null,
    }),
  );
  return driveViscaLine(connected, { lines, clock: systemClock, changed: () => {}, log: () => {} });
}
const drive = (pan: number, tilt = 0, zoom = 0): CameraCommand => ({ do: 'drive', pan, tilt, zoom });
const wild = (): CameraCommand => drive(Math.random() * 2 - 1, Math.random() * 2 - 1, Math.random() * 2 - 1);

/** A joystick's move until its first byte is at the camera, over TCP on this computer, against the same bytes written bare. */
async function benchFirstByte(): Promise<Figure> {
  const model = viscaCameraModel(systemClock, quick);
  const chain = viscaChain([model], { addressed: true });
  let came = (): void => {};
  const heard = (device: FakeLineDevice): FakeLineDevice => ({
    connected(send, hangUp) {
      const hears = device.connected(send, hangUp);
      return {
        bytes(bytes) {
          came();
          hears.bytes(bytes);
        },
        gone: () => hears.gone(),
      };
    },
  });
  const camera = await tcpEnd(heard(chain));
  const bare = await tcpEnd(heard({ connected: () => ({ bytes() {}, gone() {} }) }));
  const lines = realLines();
  const driver = driven(camera.address, lines, 1);
  const opened = await lines.open(bare.address, { bytes() {}, closed() {} });
  if (!opened.ok) throw new Error(opened.detail);
  const [one] = driver.cameras;
  await until('the camera is ready', () => one?.state.status === 'ready');
  const timed = async (act: () => void): Promise<number> => {
    const from = performance.now();
    const arrived = new Promise<number>((resolve) => {
      came = () => resolve(performance.now() - from);
    });
    act();
    const ms = await arrived;
    came = () => {};
    return ms;
  };
  const values: number[] = [];
  const floors: number[] = [];
  for (let time = 0; time < 170; time += 1) {
    // Until all answers of the last are there: the system holds back the second of two small ones.
    await pause(55);
    const value = await timed(() => one?.command(drive(time % 2 ? 1 : -1)));
    await pause(8);
    const floor = await timed(() => void opened.port.write(driveRight));
    // A first few warm up, and are not counted.
    if (time < 20) continue;
    values.push(value);
    floors.push(floor);
  }
  await driver.close();
  await opened.port.close();
  await camera.close();
  await bare.close();
  return figure('joystick → first byte at the camera (bare write)', 'ms', 5, values, floors);
}

/** A serial line with its pace, both ways: a byte takes its time, and a write is out of our hands when its last byte is. */
function pacedLine(device: FakeLineDevice, wrote: (bytes: Uint8Array) => void): Lines {
  const paced = (deliver: (bytes: Uint8Array) => void) => {
    let freeAt = 0;
    return (bytes: Uint8Array): Promise<void> => {
      freeAt = Math.max(freeAt, performance.now()) + msOf(bytes.length);
      const at = freeAt;
      return new Promise((resolve) => {
        const look = (): void => {
          const left = at - performance.now();
          // A timer is a millisecond coarse, which at this pace would count.
          if (left > 2) setTimeout(look, left - 1.5);
          else if (left > 0) setImmediate(look);
          else {
            deliver(bytes);
            resolve();
          }
        };
        look();
      });
    };
  };
  return {
    async open(_, events: LineEvents) {
      const fromCameras = paced(events.bytes);
      const hears = device.connected(
        (bytes) => void fromCameras(bytes),
        () => {},
      );
      const toCameras = paced(hears.bytes);
      return {
        ok: true,
        port: {
          async write(bytes) {
            wrote(bytes);
            await toCameras(bytes);
            return true;
          },
          async close() {},
        },
      };
    },
    serialPorts: async () => [],
    watch: () => () => {},
  };
}

const isDrive = (bytes: Uint8Array): boolean => bytes.length === driveBytes && bytes[3] === 1;
/** Of pan and tilt, or of zoom, to the first camera. */
const isStop = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x81 &&
  (isDrive(bytes)
    ? bytes[6] === 3 && bytes[7] === 3
    : bytes[3] === 7 && bytes[4] === 0 && bytes.length === 6);
const driveRight = Uint8Array.of(0x81, 0x01, 0x06, 0x01, 0x18, 0x14, 0x02, 0x03, 0xff);

/** Somebody steers all cameras wildly: how many drives the line carries, and when a stop's first byte is out. */
async function benchLoad(
  count: number,
): Promise<{ readonly gaps: readonly number[]; readonly stops: readonly number[] }> {
  const models = Array.from({ length: count }, () => viscaCameraModel(systemClock, quick));
  let drives: number[] = [];
  let stopped = (): void => {};
  const lines = pacedLine(viscaChain(models), (bytes) => {
    if (isStop(bytes)) stopped();
    else if (isDrive(bytes)) drives.push(performance.now());
  });
  const driver = driven({ kind: 'serial', port: 'bench', baudRate }, lines, count);
  await until('all are ready', () => driver.cameras.every(({ state }) => state.status === 'ready'));
  // Pan and tilt alone, so that all is of one length.
  const steer = setInterval(() => {
    for (const { command } of driver.cameras) command(drive(Math.random() * 2 - 1, Math.random() * 2 - 1));
  }, 4);
  await pause(200);
  drives = [];
  await pause(3000);
  const gaps = drives.slice(1).map((at, index) => at - (drives[index] ?? 0));
  clearInterval(steer);

  const stops: number[] = [];
  let isStopping = false;
  const wildly = setInterval(() => {
    for (const [at, { command }] of driver.cameras.entries()) if (!isStopping || at > 0) command(wild());
  }, 4);
  for (let time = 0; time < 100; time += 1) {
    await until('all of it moves', () => models[0]?.driven.pan !== 0 && models[0]?.driven.zoom !== 0);
    await pause(Math.random() * 40);
    isStopping = true;
    const told = performance.now();
    const out = new Promise<void>((resolve) => {
      stopped = resolve;
    });
    driver.cameras[0]?.command(drive(0));
    await out;
    stops.push(performance.now() - told);
    await pause(60);
    await until('it rests', () => !models[0]?.isMoving);
    isStopping = false;
  }
  clearInterval(wildly);
  await driver.close();
  return { gaps, stops };
}

/** VISCA: what the driver adds to a line, and what it makes of a slow one. */
export async function benchVisca(): Promise<readonly Figure[]> {
  const firstByte = await benchFirstByte();
  const single = await benchLoad(1);
  const chain = await benchLoad(7);
  return [
    firstByte,
    figure(
      'one drive to one camera at 9600 baud (the line: command, ACK, completion)',
      'ms',
      1.25,
      single.gaps,
      [msOf(driveBytes + answerBytes)],
    ),
    figure('one drive in a chain of 7 at 9600 baud (the line: command)', 'ms', 1.25, chain.gaps, [
      msOf(driveBytes),
    ]),
    limit(
      'stop → its first byte while one camera is steered wildly, median',
      'ms',
      quantile(single.stops, 0.5),
      msOf(mostBytes),
    ),
    limit('… p95 of 100 (limit: the longest packet)', 'ms', quantile(single.stops, 0.95), msOf(mostBytes)),
    limit(
      '… of one in a chain of 7, all steered wildly, p95 of 100',
      'ms',
      quantile(chain.stops, 0.95),
      msOf(mostBytes),
    ),
  ];
}
