import { hex } from '../../../native/protocols/hid-report/recordings.ts';
import { type FirmwareModel, type ModelOptions, makeFirmware, usualHabits } from './firmware.ts';

/** Ours: everything in one report without an id, every key Relative. */
const descriptor = hex(`
  05 0b 09 05 a1 01 15 00 25 01 75 01
  09 20 09 2f 09 21 09 26 95 04 81 06
  05 0c 09 e9 09 ea 95 02 81 02 95 02 81 01
  05 08 09 17 09 09 09 18 09 20 95 04 91 22 95 04 91 01
  c0`);

/**
 * A speakerphone with a call button in place of a hook, as Logitech's Connect and Group are said to have: 1 and 0 at each
 * press, and one press of a volume key is five. It uses no report ids. Ours, with test ids.
 */
export const makeButtonSpeakerphone = (options: ModelOptions = {}): FirmwareModel =>
  makeFirmware(
    {
      vendorId: 0x1209,
      productId: 0x0002,
      serialNumber: 'BTN00001',
      product: 'Test Button Speakerphone',
      manufacturer: 'Rundbord',
      interfaceNumber: 0,
    },
    descriptor,
    {
      inputs: { 0: 1 },
      outputs: { 0: 1 },
      keys: {
        hook: { report: 0, bit: 0 },
        mute: { report: 0, bit: 1 },
        flash: { report: 0, bit: 2 },
        reject: { report: 0, bit: 3 },
        'volume-up': { report: 0, bit: 4 },
        'volume-down': { report: 0, bit: 5 },
      },
      lamps: {
        offHook: { report: 0, bit: 0 },
        muted: { report: 0, bit: 1 },
        ringing: { report: 0, bit: 2 },
        held: { report: 0, bit: 3 },
      },
    },
    { ...usualHabits, hook: 'button', volumeTimes: 5 },
    options,
  );
