import { systemClock } from '../../../native/clock.ts';
import { parentLink } from '../../../native/link.ts';
import { realParts } from '../../../native/real-parts.ts';
import { runHost } from '../../../native/run-host.ts';
import { fakeBus } from './fake-bus.ts';
import { makeConferenceCam } from './models/conference-cam.ts';
import type { FirmwareModel } from './models/firmware.ts';
import { makeJabraSpeakerphone } from './models/jabra-speakerphone.ts';
import { type FromModels, isToModels, type ModelName, type ToModels } from './room-models-messages.ts';

// The real native process over a bus on which whoever forked it plugs, pulls and presses, on the same line; see room-models.ts.
const bus = fakeBus();
const makers: Readonly<Record<ModelName, () => FirmwareModel>> = {
  jabra: makeJabraSpeakerphone,
  'conference-cam': makeConferenceCam,
};
const plugged = new Map<ModelName, FirmwareModel>();
let pressedAt = performance.now();

/** One that is plugged in has just got its power: all is dark. */
const plug = (model: ModelName): void => {
  const firmware = makers[model]();
  firmware.onLit(() => {
    const afterPressMs = performance.now() - pressedAt;
    process.send?.({ fromModels: true, model, lit: firmware.lit, afterPressMs } satisfies FromModels);
  });
  plugged.set(model, firmware);
  bus.plug(firmware);
};

const there = (model: ModelName): FirmwareModel => {
  const firmware = plugged.get(model);
  if (!firmware) throw new Error(`${model} is not plugged in`);
  return firmware;
};

const act = (message: ToModels): void => {
  switch (message.kind) {
    case 'plug':
      plug(message.model);
      break;
    case 'unplug':
      bus.unplug(there(message.model));
      plugged.delete(message.model);
      break;
    case 'press':
      pressedAt = performance.now();
      there(message.model).press(message.what);
      break;
    case 'other-program':
      there(message.model).written('output', Uint8Array.from(message.report));
  }
};

const link = parentLink();
if (!link) throw new Error('started by a test only');
runHost({
  parts: realParts,
  load: async () => ({ ok: true, bus }),
  link: {
    ...link,
    listen: (heard) =>
      link.listen((message) => {
        if (isToModels(message)) act(message);
        else heard(message);
      }),
  },
  clock: systemClock,
  end: (code) => process.exit(code),
});
