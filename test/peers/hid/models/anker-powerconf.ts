import { recordedBytes } from '../../../native/protocols/hid-report/recordings.ts';
import { type FirmwareModel, type ModelOptions, makeFirmware, usualHabits } from './firmware.ts';

/**
 * An Anker PowerConf: keys declared as constants; mute is a state although its descriptor says otherwise; its mute lamp lights
 * only off-hook; a report of another length is ignored without a word.
 */
export const makeAnkerPowerconf = (options: ModelOptions = {}): FirmwareModel =>
  makeFirmware(
    {
      vendorId: 0x291a,
      productId: 0x3302,
      serialNumber: 'AN00001',
      product: 'Anker PowerConf S3',
      manufacturer: 'Anker',
      interfaceNumber: 3,
    },
    recordedBytes('291a_3301_anker-powerconf'),
    {
      inputs: { 1: 1, 2: 2 },
      outputs: { 2: 2 },
      keys: {
        hook: { report: 2, bit: 0 },
        lineBusy: { report: 2, bit: 1 },
        mute: { report: 2, bit: 2 },
        flash: { report: 2, bit: 3 },
        reject: { report: 2, bit: 10 },
        'volume-up': { report: 1, bit: 0 },
        'volume-down': { report: 1, bit: 1 },
      },
      lamps: {
        offHook: { report: 2, bit: 0 },
        muted: { report: 2, bit: 1 },
        ringing: { report: 2, bit: 2 },
        held: { report: 2, bit: 3 },
      },
      keypad: { report: 2, bit: 6 },
    },
    { ...usualHabits, mute: 'state', muteLamp: 'only-off-hook', otherLength: 'ignored' },
    options,
  );
