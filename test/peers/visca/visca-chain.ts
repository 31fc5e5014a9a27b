import { readPackets } from '../../../native/protocols/visca/packet.ts';
import type { FakeLineDevice } from '../lines/fake-lines.ts';
import type { ViscaCameraModel } from './visca-camera-model.ts';

/** Cameras on one wire, one behind another, as it is at the wire. */
export type ViscaChain = FakeLineDevice & {
  /** One more is put at the end: the one before it tells of a change. It has no address until they are set again. */
  add(camera: ViscaCameraModel): void;
  /** The power of one is cut, or comes back; then it has no address any more. */
  cut(camera: ViscaCameraModel): void;
  restore(camera: ViscaCameraModel, tells: boolean): void;
  /** Before anything else comes from the cameras. */
  say(bytes: Uint8Array): void;
  /** What the cameras get of what was sent; by default all. */
  between: { toCameras: (bytes: Uint8Array) => Uint8Array; fromCameras: (bytes: Uint8Array) => Uint8Array };
  addressOf(camera: ViscaCameraModel): number;
};

/** A chain, or with `addressed` a single camera that always has its address, as on the network. */
export function viscaChain(
  given: readonly ViscaCameraModel[],
  options: { readonly addressed?: boolean } = {},
): ViscaChain {
  const cameras = [...given];
  const addresses = new Map<ViscaCameraModel, number>();
  if (options.addressed) for (const [at, camera] of cameras.entries()) addresses.set(camera, at + 1);
  let send: (bytes: Uint8Array) => void = () => {};

  const say = (...bytes: readonly number[]): void => {
    const all = chain.between.fromCameras(Uint8Array.from(bytes));
    if (all.length > 0) send(all);
  };
  function setAddresses(first: number): void {
    let next = first;
    for (const camera of cameras) {
      // A camera without power passes nothing on.
      if (camera.habits.isDead) return;
      addresses.set(camera, next);
      next += 1;
    }
    say(0x88, 0x30, next, 0xff);
  }
  function broadcast(body: Uint8Array): void {
    if (body[0] === 0x30 && !options.addressed) {
      setAddresses(body[1] ?? 1);
      return;
    }
    for (const camera of cameras) camera.hear(body, () => {});
    if (!options.addressed && !cameras.some(({ habits }) => habits.isDead)) say(0x88, ...body, 0xff);
  }
  const tellOfChange = (camera: ViscaCameraModel): void => {
    const address = addresses.get(camera) ?? 0;
    if (address > 0) say(0x80 + address * 16, 0x38, 0xff);
  };

  const chain: ViscaChain = {
    between: { toCameras: (bytes) => bytes, fromCameras: (bytes) => bytes },
    connected(to) {
      send = to;
      let held: Uint8Array = new Uint8Array();
      return {
        bytes(bytes) {
          const read = readPackets(held, chain.between.toCameras(bytes));
          held = read.held;
          for (const found of read.found) {
            if (found.kind !== 'packet' || found.packet.direction !== 'to-camera') continue;
            const { camera: address, body } = found.packet;
            if (address === 8) broadcast(body);
            for (const camera of cameras)
              if (addresses.get(camera) === address)
                camera.hear(body, (answer) => say(0x80 + address * 16, ...answer, 0xff));
          }
        },
        gone() {
          send = () => {};
        },
      };
    },
    add(camera) {
      const last = cameras.at(-1);
      cameras.push(camera);
      if (last) tellOfChange(last);
    },
    cut(camera) {
      camera.habits.isDead = true;
    },
    restore(camera, tells) {
      camera.boot();
      if (options.addressed) return;
      const before = addresses.get(camera);
      addresses.delete(camera);
      const neighbour = cameras.find((one) => one !== camera && addresses.has(one));
      if (tells && neighbour) tellOfChange(neighbour);
      // A camera that is alone tells with the address that it wants.
      else if (tells && before) say(0x90, 0x38, 0xff);
    },
    say: (bytes) => say(...bytes),
    addressOf: (camera) => addresses.get(camera) ?? 0,
  };
  return chain;
}
