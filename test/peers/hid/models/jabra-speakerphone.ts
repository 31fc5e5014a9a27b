import { recordedBytes } from '../../../native/protocols/hid-report/recordings.ts';
import { type FirmwareModel, type Layout, type ModelOptions, makeFirmware, usualHabits } from './firmware.ts';

const layout: Layout = {
  inputs: { 1: 2, 2: 2 },
  outputs: { 2: 2 },
  keys: {
    hook: { report: 2, bit: 0 },
    lineBusy: { report: 2, bit: 1 },
    mute: { report: 2, bit: 2 },
    flash: { report: 2, bit: 3 },
    reject: { report: 2, bit: 11 },
    'volume-down': { report: 1, bit: 0 },
    'volume-up': { report: 1, bit: 1 },
  },
  lamps: {
    offHook: { report: 2, bit: 0 },
    muted: { report: 2, bit: 1 },
    ringing: { report: 2, bit: 2 },
    held: { report: 2, bit: 3 },
  },
  keypad: { report: 2, bit: 7 },
};

/**
 * A Jabra with the layout of the BIZ 2400 II. Its hook report is also the acknowledgement of our own Off-Hook; mute is only
 * told off-hook; a hook that nobody answers falls back.
 */
export const makeJabraSpeakerphone = (options: ModelOptions = {}): FirmwareModel =>
  makeFirmware(
    {
      vendorId: 0x0b0e,
      productId: 0x2453,
      serialNumber: 'JB00001',
      product: 'Jabra Speakerphone',
      manufacturer: 'GN Netcom A/S',
      interfaceNumber: 0,
    },
    recordedBytes('0b0e_2453_jabra-biz-2400-ii'),
    layout,
    {
      ...usualHabits,
      echo: 'every-change-of-off-hook',
      muteKey: 'only-off-hook',
      fallsBackAfterMs: 1000,
    },
    options,
  );

/** The same in the way of the Engage 50: one press of the hook is two reports, two seconds apart (WICG/webhid issue 61). */
export const makeJabraEngage = (options: ModelOptions = {}): FirmwareModel =>
  makeFirmware(
    {
      vendorId: 0x0b0e,
      productId: 0x4050,
      serialNumber: 'JB00050',
      product: 'Jabra Engage 50',
      manufacturer: 'GN Audio A/S',
      interfaceNumber: 0,
    },
    recordedBytes('0b0e_2453_jabra-biz-2400-ii'),
    layout,
    { ...usualHabits, muteKey: 'only-off-hook', hookAgainAfterMs: 2000 },
    options,
  );
