import type { CallDevice } from '../../main/contract/devices.ts';
import { type View, viewOf } from '../calls/media/camera-view.ts';
import type { Device } from '../calls/media/local-media.ts';
import type { KioskState } from './state.ts';

export type { View };

/** One thing on the table or the wall, with all that it is to a computer. */
export type Product = {
  /** Stays the same when it is pulled and plugged in again. */
  readonly key: string;
  /** One name for all its parts. */
  readonly name: string;
  /** `camera` has no speaker; `sound` is the computer's own, a screen's, or something to listen and speak with of no known kind. */
  readonly kind: CallDevice['kind'] | 'camera' | 'sound';
  readonly cameras: readonly (Device & { readonly view: View })[];
  readonly microphones: readonly Device[];
  readonly speakers: readonly Device[];
  /** Its keys and lamps. */
  readonly control: CallDevice | null;
  readonly used: {
    readonly camera: boolean;
    readonly microphone: boolean;
    readonly speaker: boolean;
    readonly control: boolean;
  };
};

/** What is plugged in, as the things that a person sees. First body: one thing a part. */
export function productsOf(
  state: Pick<KioskState, 'devices' | 'callDevices' | 'deviceInUse'>,
): readonly Product[] {
  const { devices, callDevices, deviceInUse } = state;
  const bare = { cameras: [], microphones: [], speakers: [], control: null };
  const unused = { camera: false, microphone: false, speaker: false, control: false };
  return [
    ...devices.cameras.map(
      (camera): Product => ({
        ...bare,
        key: camera.id,
        name: camera.label,
        kind: 'camera',
        cameras: [{ ...camera, view: viewOf(camera.label) }],
        used: { ...unused, camera: camera.id === devices.camera },
      }),
    ),
    ...callDevices.devices.map(
      (control): Product => ({
        ...bare,
        key: control.id,
        name: control.name,
        kind: control.kind,
        control,
        used: { ...unused, control: control.id === deviceInUse },
      }),
    ),
  ];
}

/** The keys and lamps that belong to the sound that is used: of the product whose microphone is used, else its speaker. */
export function controlOf(products: readonly Product[]): CallDevice | null {
  const there = products.filter(({ control }) => control !== null && control.status !== 'gone');
  const found = there.find(({ used }) => used.microphone) ?? there.find(({ used }) => used.speaker);
  return found?.control ?? null;
}
