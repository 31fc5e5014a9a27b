import { recordedBytes } from '../../../native/protocols/hid-report/recordings.ts';
import { type FirmwareModel, type ModelOptions, makeFirmware, usualHabits } from './firmware.ts';

/** A Dell SP325: keys and lamps in report 5, of which only the mute lamp is built in; it tells no host what the host told it. */
export const makeDellSp325 = (options: ModelOptions = {}): FirmwareModel =>
  makeFirmware(
    {
      vendorId: 0x413c,
      productId: 0x8223,
      serialNumber: '',
      product: 'Dell Speakerphone SP325',
      manufacturer: 'Dell',
      interfaceNumber: 3,
    },
    recordedBytes('413c_8223_dell-sp325'),
    {
      inputs: { 5: 1, 12: 1 },
      outputs: { 5: 1 },
      keys: {
        hook: { report: 5, bit: 0 },
        mute: { report: 5, bit: 1 },
        flash: { report: 5, bit: 3 },
        reject: { report: 5, bit: 7 },
        'volume-up': { report: 12, bit: 0 },
        'volume-down': { report: 12, bit: 1 },
      },
      lamps: {
        offHook: { report: 5, bit: 0 },
        muted: { report: 5, bit: 1 },
        ringing: { report: 5, bit: 2 },
        held: { report: 5, bit: 3 },
      },
    },
    { ...usualHabits, echo: 'never', builtIn: ['muted'] },
    options,
  );
