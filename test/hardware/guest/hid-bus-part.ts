import { loadNodeHid } from '../../../native/ports/node-hid.ts';
import { type BusUnderTest, hidBusSuite } from '../../native/ports/hid-bus-suite.ts';
import { hidDevice } from '../usbip/hid-function.ts';
import type { Sockets } from '../usbip/sockets.ts';
import type { Check } from './checks.ts';

/** The real node-hid over the real kernel keeps the promises that the tests' fake bus keeps: the same suite. */
export async function hidBusChecks(sockets: Sockets): Promise<Check[]> {
  const loaded = await loadNodeHid();
  if (!loaded.ok) throw new Error(loaded.detail);
  const under: BusUnderTest = {
    bus: loaded.bus,
    plug: (model) => sockets.plug(model, hidDevice(model)),
    unplug: (model) => sockets.unplug(model),
    descriptors: true,
    hints: true,
  };
  return hidBusSuite.map(({ name, run }) => ({ name, run: () => run(under) }));
}
