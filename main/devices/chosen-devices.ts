import * as z from 'zod';
import { type ChosenDevices, chosenDevices } from '../contract/kiosk.ts';
import type { Store } from '../store/store.ts';

/** As it was stored at first: one label a kind, null for "let the kiosk choose". */
const oneOfEach = z
  .object({
    camera: z.string().nullable(),
    microphone: z.string().nullable(),
    speaker: z.string().nullable(),
  })
  .transform(({ camera, microphone, speaker }): ChosenDevices => {
    const wish = (label: string | null): readonly string[] => (label ? [label.slice(0, 300)] : []);
    return {
      profile: null,
      camera: wish(camera),
      microphone: wish(microphone),
      speaker: wish(speaker),
    };
  });

const nothing: ChosenDevices = { profile: null, camera: [], microphone: [], speaker: [] };

/** The devices that were chosen when the kiosk last ran, in an older kiosk too; none when there was no choice, or none that can be read. */
export const readChosenDevices = (store: Pick<Store, 'read'>): ChosenDevices =>
  store.read('devices', z.union([chosenDevices, oneOfEach])) ?? nothing;
