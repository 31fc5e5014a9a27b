import { expect, test } from 'vitest';
import { fakeBus } from '../../peers/hid/fake-bus.ts';
import { makeConferenceCam } from '../../peers/hid/models/conference-cam.ts';
import { type BusUnderTest, hidBusSuite } from './hid-bus-suite.ts';

// The fake that other tests plug devices into keeps the promises of the real bus: the same suite runs over node-hid.
test.each(hidBusSuite)('$name', async ({ run }) => {
  const bus = fakeBus();
  const under: BusUnderTest = {
    bus,
    plug: async (model) => bus.plug(model),
    unplug: async (model) => bus.unplug(model),
    descriptors: true,
    hints: true,
  };
  await run(under);
});

test('each plugging in has a path of its own', async () => {
  const bus = fakeBus();
  const cam = makeConferenceCam();
  bus.plug(cam);
  const first = (await bus.list())?.[0]?.paths;
  bus.unplug(cam);
  bus.plug(cam);
  expect((await bus.list())?.[0]?.paths).not.toEqual(first);
});
