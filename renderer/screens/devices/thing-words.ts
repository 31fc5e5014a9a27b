import type { CallDevice, Press } from '../../../main/contract/devices.ts';
import type { Product } from '../../kiosk/products.ts';
import type { LastPress } from '../../kiosk/state.ts';
import type { Words } from '../../language/en.ts';
import type { IconName } from '../../parts/icon.tsx';

/** Milliseconds for which the word of a button that was pressed stays lit. */
const litMs = 2_000;

/** What a thing is, in plain words. */
export function kindOf({ kind, microphones, speakers }: Product, { kinds }: Words['things']): string {
  if (kind !== 'sound') return kinds[kind];
  if (microphones.length === 0) return kinds.speaker;
  return speakers.length === 0 ? kinds.microphone : kinds['microphone-and-speaker'];
}

const icons: Readonly<Record<Product['kind'], IconName>> = {
  speakerphone: 'microphone',
  headset: 'headset',
  phone: 'answer',
  'conference-cam': 'webcam',
  'round-table': 'view',
  camera: 'camera',
  sound: 'speaker',
  unknown: 'code',
};

/** The sign of a thing. */
export const iconOf = ({ kind }: Product): IconName => icons[kind];

/** What a press did, in the word that stands on most such buttons. */
export function pressWord(press: Press, { keys, pressed }: Words['things']): string {
  switch (press.kind) {
    case 'hook':
      return press.lifted ? pressed.lifted : pressed.putDown;
    case 'mute':
      return press.muted === null ? keys.mute : press.muted ? pressed.muted : pressed.heard;
    case 'volume':
      return { up: pressed.louder, down: pressed.quieter, mute: pressed.silent }[press.change];
    case 'key':
      return pressed.key(press.key);
    case 'reject':
    case 'flash':
    case 'redial':
      return keys[press.kind];
  }
}

/** The press that is lit now, of whichever device; null when none is. */
export const litPress = (lastPress: LastPress | null, now: number): LastPress | null =>
  lastPress && now - lastPress.at < litMs ? lastPress : null;

/** What keeps a device's buttons and lamps from working; null when nothing does. `mild`: nothing is broken. */
export function troubleOf(
  { status }: CallDevice,
  { troubles }: Words['things'],
): { readonly says: string; readonly next: string; readonly mild: boolean } | null {
  if (status === 'ready') return null;
  return { ...troubles[status], mild: status === 'elsewhere' || status === 'not-understood' };
}
