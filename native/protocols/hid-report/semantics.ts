import type { Semantics, Usage } from './report-descriptor.ts';
import { isOfPage } from './usage.ts';

/** What the flags of an Input item say of its controls (USB HID 1.11 §6.2.2.5), as far as it tells meanings apart. */
export type Flags = {
  readonly array: boolean;
  readonly relative: boolean;
  /** It does not fall back by itself when nobody touches it: a switch, not a button. */
  readonly noPreferred: boolean;
  readonly min: number;
  /** In bits. */
  readonly size: number;
};

const hook: Usage = '0b:20';

/** Usages of the kind On/Off Control (HID Usage Tables, types of the Telephony Device and Consumer pages). */
const onOff: ReadonlySet<Usage> = new Set([
  hook,
  '0b:23', // Hold
  '0b:27', // Park
  '0b:28', // Forward Calls
  '0b:2b', // Speaker Phone
  '0b:2c', // Conference
  '0b:2d', // Ring Enable
  '0b:2f', // Phone Mute
  '0b:31', // Send
  '0b:53', // Phone Directory
  '0b:70', // Voice Mail
  '0b:71', // Screen Calls
  '0b:72', // Do Not Disturb
  '0b:74', // Answer On/Off
  '0b:9e', // Ringer
  '0c:e2', // Mute
]);

/** Pages whose controls of one bit are buttons: 1 while pressed. Generic Desktop, Keyboard, Button, Telephony, Consumer. */
const buttonPages = [0x01, 0x07, 0x09, 0x0b, 0x0c] as const;

/**
 * What a 1 means. The flags decide; where they are the same for a button that toggles and one that asks once
 * (relative, preferred, 0 to 1), the kind of the usage does.
 */
export function semanticsOf(usage: Usage, flags: Flags): Semantics {
  const { array, relative, noPreferred, min, size } = flags;
  if (array) {
    // A selector is there while its key is down. Off-hook is no key: it is there as long as it lasts.
    if (usage === hook || (noPreferred && !relative)) return 'state';
    return onOff.has(usage) ? 'toggle' : 'one-shot';
  }
  if (relative) {
    // Two buttons in one number: 1 sets, -1 clears.
    if (noPreferred && min === -1) return 'state';
    return onOff.has(usage) ? 'toggle' : 'one-shot';
  }
  if (noPreferred || size > 1) return 'state';
  if (onOff.has(usage)) return isOfPage(usage, 0x0c) ? 'toggle' : 'state';
  return buttonPages.some((page) => isOfPage(usage, page)) ? 'one-shot' : 'state';
}
