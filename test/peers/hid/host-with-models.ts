import { systemClock } from '../../../native/clock.ts';
import { parentLink } from '../../../native/link.ts';
import { realParts } from '../../../native/real-parts.ts';
import { runHost } from '../../../native/run-host.ts';
import type { DeviceModel } from './device-model.ts';
import { fakeBus } from './fake-bus.ts';
import { type HardLamps, type HardModel, type Hardship, isHardship } from './hardship.ts';
import { makeConferenceCam } from './models/conference-cam.ts';
import { makeJabraSpeakerphone } from './models/jabra-speakerphone.ts';

// The native process as it is, over a bus of models in software in place of node-hid; it can be made to suffer. Nothing is
// plugged in at first.
const makers: Readonly<Record<HardModel, () => DeviceModel>> = {
  cam: makeConferenceCam,
  jabra: makeJabraSpeakerphone,
};
const models: Record<HardModel, DeviceModel> = { cam: makers.cam(), jabra: makers.jabra() };
const bus = fakeBus();
const found = parentLink();
if (!found) throw new Error('this is started by a test');
const link = found;

/** What is plugged in has lost its power: nothing is lit on it. */
function plug(name: HardModel): void {
  const model = makers[name]();
  models[name] = model;
  model.onLit(() => link.send({ hardLamps: true, model: name, lit: model.lit } satisfies HardLamps));
  bus.plug(model);
}

function suffer(message: Hardship): void {
  switch (message.kind) {
    case 'plug':
      plug(message.model);
      break;
    case 'unplug':
      bus.unplug(models[message.model]);
      break;
    case 'press':
      models[message.model].press(message.what);
      break;
    case 'ail':
      bus.ail(models[message.model], message.ailment);
      break;
    case 'flood':
      setInterval(() => {
        for (let report = 0; report < message.perSecond / 100; report += 1)
          bus.inject(models[message.model], Uint8Array.of(1, 0));
      }, 10);
      break;
    case 'more':
      for (let at = 0; at < message.count; at += 1) bus.plug(makeConferenceCam({ serialNumber: `N${at}` }));
      break;
    case 'babble':
      for (const junk of [null, 7, 'x', { kind: 'pressed' }, { kind: 'devices', devices: 1 }])
        link.send(junk);
      break;
    case 'hang':
      for (;;);
  }
}

runHost({
  parts: realParts,
  load: async () => ({ ok: true, bus }),
  clock: systemClock,
  end: (code) => process.exit(code),
  link: {
    ...link,
    listen: (heard) => link.listen((message) => (isHardship(message) ? suffer(message) : heard(message))),
  },
});
