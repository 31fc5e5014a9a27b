import { recordedBytes } from '../../../native/protocols/hid-report/recordings.ts';
import { type FirmwareModel, type ModelOptions, makeFirmware, usualHabits } from './firmware.ts';

/** A Poly with a report for each lamp (its id is the lamp's usage) and a hook that is reported twice within 50 ms. */
export const makePolyBlackwire = (options: ModelOptions = {}): FirmwareModel =>
  makeFirmware(
    {
      vendorId: 0x047f,
      productId: 0xc053,
      serialNumber: 'PL00001',
      product: 'Plantronics Blackwire 5220 Series',
      manufacturer: 'Plantronics',
      interfaceNumber: 3,
    },
    recordedBytes('047f_c053_plantronics-blackwire-c5220'),
    {
      inputs: { 2: 1, 8: 1 },
      outputs: { 9: 1, 23: 1, 24: 1, 26: 1, 32: 1, 42: 1 },
      keys: {
        hook: { report: 8, bit: 1 },
        mute: { report: 8, bit: 0 },
        flash: { report: 8, bit: 2 },
        reject: { report: 8, bit: 4 },
        'volume-up': { report: 2, bit: 0 },
        'volume-down': { report: 2, bit: 1 },
      },
      lamps: {
        offHook: { report: 0x17, bit: 0 },
        muted: { report: 0x09, bit: 0 },
        ringing: { report: 0x18, bit: 0 },
        held: { report: 0x20, bit: 0 },
      },
    },
    { ...usualHabits, hookAgainAfterMs: 40 },
    options,
  );
