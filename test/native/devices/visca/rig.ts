import type { Camera, CameraCommand, ConnectedCamera } from '../../../../native/camera.ts';
import { driveViscaLine } from '../../../../native/devices/visca/visca-line.ts';
import type { LineAddress } from '../../../../native/line.ts';
import { makeFakeLines } from '../../../peers/lines/fake-lines.ts';
import { goodNetwork, type Network, sonyCamera, through } from '../../../peers/visca/sony-camera.ts';
import {
  type Habits,
  type ViscaCameraModel,
  viscaCameraModel,
} from '../../../peers/visca/visca-camera-model.ts';
import { type ViscaChain, viscaChain } from '../../../peers/visca/visca-chain.ts';
import { nativeHandClock, settled } from '../../native-clock.ts';

export const transports = ['serial', 'tcp', 'udp', 'sony'] as const;
export type TransportName = (typeof transports)[number];

type Address = Exclude<LineAddress, { kind: 'cec' | 'ssh' }>;
const addresses: Readonly<Record<TransportName, Address>> = {
  serial: { kind: 'serial', port: 'usb-1', baudRate: 9600 },
  tcp: { kind: 'tcp', host: 'camera', port: 5678 },
  udp: { kind: 'udp', host: 'camera', port: 1259 },
  sony: { kind: 'udp', host: 'camera', port: 52381 },
};

/** The driver, and cameras in software at the other end of a line in memory. */
export function viscaRig(
  transport: TransportName,
  options: {
    readonly habits?: Partial<Habits> & { readonly dialectId?: string };
    readonly cameras?: number;
    /** More than there are. */
    readonly wanted?: number;
    readonly network?: Network;
    readonly dialect?: string;
    readonly plugged?: boolean;
  } = {},
) {
  const clock = nativeHandClock();
  const lines = makeFakeLines();
  const network = options.network ?? goodNetwork();
  const models = Array.from({ length: options.cameras ?? 1 }, () => viscaCameraModel(clock, options.habits));
  const [model] = models as [ViscaCameraModel];
  const chain: ViscaChain = viscaChain(models, { addressed: transport !== 'serial' });
  const sony = sonyCamera(clock, model, network);
  const datagrams = {
    connected(send: (bytes: Uint8Array) => void) {
      const hears = chain.connected(through(clock, network, send), () => {});
      return { bytes: through(clock, network, hears.bytes), gone: hears.gone };
    },
  };
  const device = transport === 'sony' ? sony : transport === 'udp' ? datagrams : chain;
  const address = addresses[transport];
  const plug = (): void => lines.plug(address, device);
  if (options.plugged !== false) plug();
  const log: string[] = [];
  let changes = 0;
  const connected = Array.from(
    { length: options.wanted ?? models.length },
    (_, at): ConnectedCamera => ({
      kind: 'camera',
      id: `camera-${at + 1}`,
      name: `Camera ${at + 1}`,
      protocol: 'visca',
      line: address,
      sonyHeader: transport === 'sony',
      dialect: options.dialect ?? null,
      address: at + 1,
      picture: null,
    }),
  );
  const driver = driveViscaLine(connected, {
    lines,
    clock,
    changed: () => {
      changes += 1;
    },
    log: (_, text) => log.push(text),
  });
  const [camera] = driver.cameras;
  if (!camera) throw new Error('no camera is driven');
  return {
    clock,
    lines,
    network,
    model,
    models,
    chain,
    sony,
    address,
    plug,
    log,
    driver,
    get changes() {
      return changes;
    },
    get state(): Camera {
      return camera.state;
    },
    stateOf: (at: number): Camera => driver.cameras[at]?.state as Camera,
    command: (command: CameraCommand): void => camera.command(command),
    drive: (pan: number, tilt = 0, zoom = 0): void => camera.command({ do: 'drive', pan, tilt, zoom }),
    stop: (): void => camera.command({ do: 'drive', pan: 0, tilt: 0, zoom: 0 }),
    pass: (ms: number): Promise<void> => clock.advance(ms),
    settled,
    /** Until it is asked all that it is asked at first. */
    ready: async (): Promise<void> => {
      for (let step = 0; step < 400 && camera.state.status !== 'ready'; step += 1) await clock.advance(25);
      await clock.advance(50);
    },
  };
}
