import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../main/contract/clock.ts';
import { type ConnectedFacts, nothingConnected } from '../../../main/contract/connected.ts';
import { type Equipment, makeEquipment } from '../../../main/devices/equipment.ts';
import { forkWithNode } from '../../../main/devices/fork-with-node.ts';
import { makeLog } from '../../../main/log.ts';
import { nativeHost } from '../../../main/places.ts';
import { settingsSchema } from '../../../main/settings/schema.ts';
import { polycomCodec } from '../../peers/codecs/polycom-codec.ts';
import { displayBody } from '../../peers/displays/display-body.ts';
import { samsungMdcPeer } from '../../peers/displays/samsung-mdc-peer.ts';
import { ptyEnd, tcpEnd } from '../../peers/lines/real-ends.ts';
import { viscaCameraModel } from '../../peers/visca/visca-camera-model.ts';
import { viscaChain } from '../../peers/visca/visca-chain.ts';
import { storeInHand } from '../watch/store-in-hand.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** The real native process with the equipment as the kiosk has it. */
function open(equipment: object) {
  const logged: string[] = [];
  let facts: ConnectedFacts = nothingConnected;
  let heard = (): void => {};
  const dataFolder = mkdtempSync(join(tmpdir(), 'rundbord-connected-'));
  const room: Equipment = makeEquipment({
    clock: systemClock,
    log: makeLog({
      clock: systemClock,
      file: null,
      level: () => 'debug',
      also: (line) => void logged.push(line),
    }),
    nativeHost: nativeHost(),
    fork: forkWithNode,
    volumeKeys: false,
    dataFolder,
    version: '0',
    store: storeInHand().store,
    room: () => ({ meetings: [], inCall: false, zone: 'Europe/Copenhagen' }),
    tell: {
      devices: () => {},
      connected(next) {
        facts = next;
        heard();
      },
      views: () => {},
      recording: () => {},
      pressed: () => {},
    },
  });
  ends.push(async () => {
    await room.stop();
    rmSync(dataFolder, { recursive: true });
  });
  const use = (next: object) => room.use(settingsSchema.parse({ equipment: next }).equipment, false);
  use(equipment);
  room.start();
  const until = (what: string, holds: (now: ConnectedFacts) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`${what}\n${logged.join('\n')}\n${room.connectedLines().join('\n')}`)),
        15_000,
      );
      heard = () => {
        if (!holds(facts)) return;
        clearTimeout(late);
        heard = () => {};
        resolve();
      };
      heard();
    });
  return { room, until, use, logged, facts: () => facts };
}

test('a chain, a display and a codec on lines are driven; killed, the process is back with all of them and they do as told', async () => {
  const cameras = [viscaCameraModel(systemClock), viscaCameraModel(systemClock)];
  const wire = await ptyEnd(viscaChain(cameras));
  ends.push(() => wire.close());
  const body = displayBody(systemClock);
  const display = await tcpEnd(samsungMdcPeer({ 1: body }));
  ends.push(() => display.close());
  const polycom = polycomCodec();
  const codec = await tcpEnd(polycom);
  ends.push(() => codec.close());
  const at = ({ host, port }: { host: string; port: number }): string => `${host}:${port}`;
  const all = {
    cameras: [
      { name: 'Left', serial: wire.address },
      { name: 'Right', serial: wire.address, address: 2 },
    ],
    displays: [{ name: 'Wall', tcp: at(display.address), protocol: 'samsung-mdc', set: 1 }],
    codec: { name: 'Codec', telnet: at(codec.address), protocol: 'polycom', takes: ['sip'] },
  };
  const { room, until, use, facts } = open(all);
  const allReady = ({ cameras: moved, displays, codecs }: ConnectedFacts): boolean =>
    moved.length >= 2 && [...moved, ...displays, ...codecs].every(({ status }) => status === 'ready');
  await until('all are ready', allReady);
  expect(room.connectedLines()).toContain('codec, polycom: ready');

  const right = (): string => facts().cameras[1]?.id ?? '';
  await room.answers['camera.do']({ camera: right(), command: { do: 'drive', pan: 1, tilt: 0, zoom: 0 } });
  await until('the second camera turns', () => (cameras[1]?.driven.pan ?? 0) !== 0);
  expect(cameras[0]?.driven.pan).toBe(0);
  await room.answers['room.touched'](null);
  await until('the display wakes', () => facts().displays[0]?.power.actual === 'on');

  const first = room.pid();
  process.kill(first ?? 0, 'SIGKILL');
  await until('they are shown as connecting', (now) => now.cameras[0]?.status === 'connecting');
  expect(facts().cameras[0]?.abilities.pan).not.toBeNull();
  await until('all are back', (now) => room.pid() !== first && allReady(now));
  await room.answers['camera.do']({ camera: facts().cameras[0]?.id ?? '', command: { do: 'home' } });
  await until('the first camera goes home', () => cameras[0]?.told.includes('pan-tilt-home') === true);
  expect(body.power).toBe('on');

  use({ ...all, cameras: [] });
  await until('the cameras are let go', (now) => now.cameras.every(({ via }) => via !== 'visca'));
});
