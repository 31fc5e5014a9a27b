import { makeAnkerPowerconf } from './anker-powerconf.ts';
import { makeButtonSpeakerphone } from './button-speakerphone.ts';
import { makeConferenceCam } from './conference-cam.ts';
import { makeDellSp325 } from './dell-sp325.ts';
import { makeEposImpact } from './epos-impact.ts';
import type { FirmwareModel, ModelOptions } from './firmware.ts';
import { makeJabraEngage, makeJabraSpeakerphone } from './jabra-speakerphone.ts';
import { makePolyBlackwire } from './poly-blackwire.ts';

/** Every model, for what must hold for each. */
export const allModels: readonly ((options?: ModelOptions) => FirmwareModel)[] = [
  makeAnkerPowerconf,
  makeButtonSpeakerphone,
  makeConferenceCam,
  makeDellSp325,
  makeEposImpact,
  makeJabraEngage,
  makeJabraSpeakerphone,
  makePolyBlackwire,
];
