import type { PersonPress } from '../../../peers/hid/device-model.ts';
import { makeAnkerPowerconf } from '../../../peers/hid/models/anker-powerconf.ts';
import {
  type FirmwareModel,
  type ModelOptions,
  makeFirmware,
  usualHabits,
} from '../../../peers/hid/models/firmware.ts';
import { recordedBytes } from '../../protocols/hid-report/recordings.ts';

/** A white-label conference cam (the firmware of an RV1126) with a report for each lamp and hook and line busy as switches. */
const makeRv1126 = (options: ModelOptions = {}): FirmwareModel =>
  makeFirmware(
    {
      vendorId: 0x1209,
      productId: 0x1126,
      serialNumber: '',
      product: 'White-label Conference Cam',
      manufacturer: '',
      interfaceNumber: 0,
    },
    recordedBytes('xxxx_0001_rv1126-conference-cam-variant-a'),
    {
      inputs: { 1: 1, 8: 1 },
      outputs: { 9: 1, 23: 1, 24: 1, 32: 1 },
      keys: {
        hook: { report: 8, bit: 0 },
        lineBusy: { report: 8, bit: 1 },
        mute: { report: 8, bit: 4 },
        flash: { report: 8, bit: 5 },
        reject: { report: 8, bit: 7 },
        'volume-up': { report: 1, bit: 0 },
        'volume-down': { report: 1, bit: 1 },
      },
      lamps: {
        offHook: { report: 0x17, bit: 0 },
        muted: { report: 0x09, bit: 0 },
        ringing: { report: 0x18, bit: 0 },
        held: { report: 0x20, bit: 0 },
      },
    },
    { ...usualHabits, echo: 'every-change-of-off-hook' },
    options,
  );

/** A Polycom CX300: a phone with a handset, whose only standard lamp is Off-Hook. */
const makeCx300 = (options: ModelOptions = {}): FirmwareModel =>
  makeFirmware(
    {
      vendorId: 0x095d,
      productId: 0x9201,
      serialNumber: '',
      product: 'Polycom CX300',
      manufacturer: 'Polycom',
      interfaceNumber: 0,
    },
    recordedBytes('095d_9201_polycom-cx300'),
    {
      inputs: { 1: 7 },
      outputs: { 2: 1 },
      keys: {
        hook: { report: 1, bit: 0 },
        flash: { report: 1, bit: 1 },
        mute: { report: 1, bit: 4 },
        reject: { report: 1, bit: 5 },
      },
      lamps: { offHook: { report: 2, bit: 0 } },
    },
    { ...usualHabits, echo: 'never' },
    options,
  );

/** An Anker of a number that the table does not know: nothing says beforehand that its mute is a state. */
const makeUnknownAnker = (options: ModelOptions = {}): FirmwareModel =>
  Object.create(makeAnkerPowerconf(options), {
    productId: { value: 0x33ff },
    product: { value: 'Anker PowerConf of a new kind' },
  });

/** A Gigaset ION: when it answers it first tells once more that it is on the hook (tomek-o/tSIP). Its layout is another's. */
function makeGigaset(options: ModelOptions = {}): FirmwareModel {
  const inner = makeRv1126(options);
  let send = (_report: Uint8Array): void => {};
  const connect = (to: (report: Uint8Array) => void): (() => void) => {
    send = to;
    return inner.connect(to);
  };
  const press = (what: PersonPress): void => {
    if (what === 'hook' && inner.told.ringing) send(Uint8Array.of(8, 0));
    inner.press(what);
  };
  return Object.create(inner, {
    product: { value: 'Gigaset ION' },
    connect: { value: connect },
    press: { value: press },
  });
}

/** Devices beside those that a kiosk is tested with. */
export const moreModels: readonly ((options?: ModelOptions) => FirmwareModel)[] = [
  makeRv1126,
  makeCx300,
  makeUnknownAnker,
  makeGigaset,
];
