import { hex } from '../../../native/protocols/hid-report/recordings.ts';
import { type FirmwareModel, type ModelOptions, makeFirmware, usualHabits } from './firmware.ts';

/** Ours: volume in report 1; hook, line busy, mute, flash, redial, keypad and reject in report 2, lamps in report 2, as white-label conference cams have them. */
const descriptor = hex(`
  05 0c 09 01 a1 01 85 01 15 00 25 01 09 e9 09 ea 75 01 95 02 81 02 95 06 81 01 c0
  05 0b 09 05 a1 01 85 02 15 00 25 01
  09 20 09 97 75 01 95 02 81 22
  09 2f 09 21 09 24 95 03 81 06
  95 03 81 01
  09 06 a1 02 19 b0 29 bb 15 00 25 0b 75 04 95 01 81 40 c0
  09 07 15 00 25 01 05 09 75 01 95 01 81 02 95 03 81 01
  05 08 09 17 09 09 09 18 09 20 95 04 91 22 95 04 91 01
  c0`);

/** The control side of the room's conference cam: a product of nobody's, with test ids (pid.codes 1209:0001). */
export const makeConferenceCam = (options: ModelOptions = {}): FirmwareModel =>
  makeFirmware(
    {
      vendorId: 0x1209,
      productId: 0x0001,
      serialNumber: 'CAM00001',
      product: 'Test Conference Cam',
      manufacturer: 'Rundbord',
      interfaceNumber: 5,
    },
    descriptor,
    {
      inputs: { 1: 1, 2: 2 },
      outputs: { 2: 1 },
      keys: {
        hook: { report: 2, bit: 0 },
        lineBusy: { report: 2, bit: 1 },
        mute: { report: 2, bit: 2 },
        flash: { report: 2, bit: 3 },
        reject: { report: 2, bit: 12 },
        'volume-up': { report: 1, bit: 0 },
        'volume-down': { report: 1, bit: 1 },
      },
      lamps: {
        offHook: { report: 2, bit: 0 },
        muted: { report: 2, bit: 1 },
        ringing: { report: 2, bit: 2 },
        held: { report: 2, bit: 3 },
      },
      keypad: { report: 2, bit: 8 },
    },
    usualHabits,
    options,
  );
