import type { JoinTarget } from '../../main/contract/meeting.ts';
import { startPexipNode } from '../peers/pexip/pexip-node.ts';
import { type PexipRig, startPexipRig } from '../renderer/calls/pexip/pexip-rig.ts';
import { type Figure, limit, median } from './figure.ts';

const rounds = 3;
const cutMs = 10_000;
/**
 * A bound and no floor: the vendor's client alone was not measured. The simulated node sends nothing after some restarts of ICE, so
 * media is often made anew after the 4 s in which none came; a node that goes on sending is back sooner.
 */
const mostMs = 10_000;
const givesUpMs = 60_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A meeting at a simulated node on another host of this machine, whose cable is pulled for ten seconds: from the mending until
 * pictures come again, by the browser's own count. Needs root.
 */
export async function benchPexipCut(): Promise<readonly Figure[]> {
  const node = await startPexipNode({ conferences: [] });
  const rig = await startPexipRig({ nodes: [node] });
  const took: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const alias = `cut${round}@rooms.example.org`;
      node.addConference({ alias, name: alias }).join({ name: 'Ward 7' });
      const target: JoinTarget = { engine: 'pexip', provider: 'pexip', address: alias, source: 'typed' };
      await rig.page.evaluate(() => window.pexip.fresh());
      await rig.page.evaluate(
        (to) => window.pexip.verb({ do: 'dial', target: to, start: { muted: false, camera: true } }),
        target,
      );
      await morePictures(rig);
      await rig.cut();
      await pause(cutMs);
      const from = performance.now();
      await rig.mend();
      await morePictures(rig);
      took.push(performance.now() - from);
      await rig.page.evaluate(() => window.pexip.verb({ do: 'hang-up' }));
    }
  } finally {
    await rig.stop();
    await node.stop();
  }
  return [limit('Pexip: network back after 10 s → pictures again, median of 3', 'ms', median(took), mostMs)];
}

async function morePictures(rig: PexipRig): Promise<void> {
  const count = () => rig.page.evaluate(async () => (await window.pexip.frames()).mixed);
  const before = await count();
  const end = performance.now() + givesUpMs;
  while ((await count()) < before + 5) {
    if (performance.now() > end) throw new Error('no pictures come');
    await pause(20);
  }
}
