import { recordedBytes } from '../../../native/protocols/hid-report/recordings.ts';
import { type FirmwareModel, type ModelOptions, makeFirmware, usualHabits } from './firmware.ts';

/**
 * An EPOS with an application collection within another, lamps under another id than its keys, and each key told a second
 * time on a vendor's page.
 */
export const makeEposImpact = (options: ModelOptions = {}): FirmwareModel =>
  makeFirmware(
    {
      vendorId: 0x1395,
      productId: 0x009c,
      serialNumber: 'EP00001',
      product: 'EPOS IMPACT D1',
      manufacturer: 'DSEA A/S',
      interfaceNumber: 3,
    },
    recordedBytes('1395_009c_epos-impact-d1'),
    {
      inputs: { 1: 1, 2: 1, 4: 1 },
      outputs: { 3: 1 },
      keys: {
        hook: [
          { report: 2, bit: 0 },
          { report: 4, bit: 0 },
        ],
        flash: [
          { report: 2, bit: 1 },
          { report: 4, bit: 1 },
        ],
        mute: [
          { report: 2, bit: 3 },
          { report: 4, bit: 3 },
        ],
        reject: { report: 2, bit: 4 },
        'volume-up': { report: 1, bit: 0 },
        'volume-down': { report: 1, bit: 1 },
      },
      lamps: {
        offHook: { report: 3, bit: 0 },
        ringing: { report: 3, bit: 2 },
        muted: { report: 3, bit: 3 },
        held: { report: 3, bit: 5 },
      },
    },
    usualHabits,
    options,
  );
