/**
 * Put into a page before its own scripts: keeps every RTCPeerConnection, so that a test can ask what really arrived.
 * It changes nothing that the page does.
 */
export const mediaProbe = `(() => {
  const Real = window.RTCPeerConnection;
  if (!Real || window.__links) return;
  window.__links = [];
  window.RTCPeerConnection = class extends Real {
    constructor(...args) { super(...args); window.__links.push(this); }
  };
})();`;

/** What a page received so far, over all its links that are up. */
export type Received = {
  readonly links: number;
  readonly frames: number;
  /** Sum of squared samples, as RTCInboundRtpStreamStats.totalAudioEnergy; grows only while there is sound. */
  readonly energy: number;
  readonly width: number;
};

/** An expression that gives {@link Received}. */
export const readReceived = `(async () => {
  const sum = { links: 0, frames: 0, energy: 0, width: 0 };
  for (const link of window.__links ?? []) {
    if (link.connectionState !== 'connected') continue;
    sum.links += 1;
    for (const report of (await link.getStats()).values()) {
      if (report.type !== 'inbound-rtp') continue;
      sum.frames += report.framesDecoded ?? 0;
      sum.energy += report.totalAudioEnergy ?? 0;
      sum.width = Math.max(sum.width, report.frameWidth ?? 0);
    }
  }
  return sum;
})()`;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What came in during `ms`, and how many links carried it. */
export async function receivedIn(read: () => Promise<Received>, ms: number): Promise<Received> {
  const before = await read();
  await pause(ms);
  const after = await read();
  return {
    links: after.links,
    frames: after.frames - before.frames,
    energy: after.energy - before.energy,
    width: after.width,
  };
}
