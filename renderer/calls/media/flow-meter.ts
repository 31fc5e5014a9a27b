import { type Clock, systemClock } from '../../../main/contract/clock.ts';
import type { MediaFlow } from './media-flow.ts';

/** Which of a connection's pictures are what somebody presents: both, none, or those of one direction. */
type Slides = boolean | MediaFlow['direction'];

/** A connection whose media is measured. */
export type Measured = { readonly connection: RTCPeerConnection; readonly slides?: Slides };

/** Measures the flows of a call, each time since the reading before. */
export type FlowMeter = {
  /** Never rejects: a connection that is closed has no flows. */
  read(connections: readonly Measured[]): Promise<readonly MediaFlow[]>;
};

/** One entry of a browser's report (W3C webrtc-stats §8), of which only the documented members are read. */
export type StatsEntry = { readonly id: string; readonly type: string } & Readonly<Record<string, unknown>>;

/** What is kept of a reading: the counters of each flow, by the id of its entry. */
export type Counted = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly flows: ReadonlyMap<string, Counters>;
};
type Counters = {
  readonly bytes: number;
  readonly packets: number;
  readonly lost: number;
  readonly frames: number;
};

/** Makes one for a call. It keeps nothing of a connection that is gone. */
export function makeFlowMeter(clock: Clock = systemClock): FlowMeter {
  const before = new WeakMap<RTCPeerConnection, Counted>();
  return {
    async read(connections) {
      const all = await Promise.all(
        connections.map(async ({ connection, slides = false }) => {
          const report = await connection.getStats().catch(() => null);
          if (!report) return [];
          const entries: StatsEntry[] = [];
          report.forEach((entry: StatsEntry) => {
            entries.push(entry);
          });
          const at = clock.now();
          const { flows, counted } = flowsOf(entries, before.get(connection) ?? null, { at, slides });
          before.set(connection, counted);
          return flows;
        }),
      );
      return all.flat();
    },
  };
}

/**
 * The flows in a browser's report, with figures since the reading before; null before there was one. Pure. What was never
 * used is left out: a line of media that was agreed on and carries nothing.
 */
export function flowsOf(
  entries: readonly StatsEntry[],
  before: Counted | null,
  { at, slides = false }: { readonly at: number; readonly slides?: Slides },
): { readonly flows: readonly MediaFlow[]; readonly counted: Counted } {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const used = entries.filter(
    (entry) =>
      (entry.type === 'inbound-rtp' && number(entry.packetsReceived) !== 0) ||
      (entry.type === 'outbound-rtp' && number(entry.packetsSent) !== 0 && entry.active !== false),
  );
  const pair = pairIn(entries, byId);
  const path = text(of(byId, pair?.localCandidateId)?.candidateType);
  const trip = number(pair?.currentRoundTripTime);
  const flows = new Map<string, Counters>();
  const seconds = before ? (at - before.at) / 1000 : 0;
  const told = used.map((entry): MediaFlow => {
    const inward = entry.type === 'inbound-rtp';
    const remote = inward ? undefined : of(byId, entry.remoteId);
    const now = countersOf(entry, remote);
    flows.set(entry.id, now);
    const last = seconds > 0 ? (before?.flows.get(entry.id) ?? null) : null;
    const roundTrip = number(remote?.roundTripTime) ?? trip;
    const jitter = number((inward ? entry : remote)?.jitter);
    const video = entry.kind === 'video';
    const direction = inward ? 'in' : 'out';
    return {
      direction,
      kind: video ? (slides === true || slides === direction ? 'slides' : 'video') : 'audio',
      codec: text(of(byId, entry.codecId)?.mimeType).replace(/^.*\//, ''),
      kilobitsPerSecond: last ? Math.max(0, ((now.bytes - last.bytes) * 8) / 1000 / seconds) : null,
      lossPercent: inward ? lossSince(now, last) : percent(number(remote?.fractionLost)),
      jitterMs: jitter === null ? null : jitter * 1000,
      roundTripMs: roundTrip === null ? null : roundTrip * 1000,
      width: number(entry.frameWidth),
      height: number(entry.frameHeight),
      // The browser's own figure stays where it was when nothing comes any more; the counter does not.
      framesPerSecond: !video
        ? null
        : last
          ? Math.max(0, (now.frames - last.frames) / seconds)
          : number(entry.framesPerSecond),
      path,
    };
  });
  return { flows: told, counted: { at, flows } };
}

const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const percent = (part: number | null): number | null =>
  part === null ? null : Math.min(100, Math.max(0, part * 100));
const of = (byId: ReadonlyMap<string, StatsEntry>, id: unknown): StatsEntry | undefined => byId.get(text(id));

/** The pair of addresses that carries the media: as the transport says, or the one that is nominated. */
function pairIn(
  entries: readonly StatsEntry[],
  byId: ReadonlyMap<string, StatsEntry>,
): StatsEntry | undefined {
  const transport = entries.find(({ type }) => type === 'transport');
  return (
    of(byId, transport?.selectedCandidatePairId) ??
    entries.find(
      ({ type, nominated, state }) =>
        type === 'candidate-pair' && nominated === true && state === 'succeeded',
    )
  );
}

function countersOf(entry: StatsEntry, remote: StatsEntry | undefined): Counters {
  const inward = entry.type === 'inbound-rtp';
  return {
    bytes: number(inward ? entry.bytesReceived : entry.bytesSent) ?? 0,
    packets: number(inward ? entry.packetsReceived : entry.packetsSent) ?? 0,
    lost: number((inward ? entry : remote)?.packetsLost) ?? 0,
    frames: number(inward ? entry.framesDecoded : entry.framesEncoded) ?? 0,
  };
}

/** Of what should have come since then, how much did not. A repaired packet takes a lost one back, so it can fall (RFC 3550 §6.4.1). */
function lossSince(now: Counters, last: Counters | null): number | null {
  if (!last) return null;
  const lost = Math.max(0, now.lost - last.lost);
  const came = Math.max(0, now.packets - last.packets);
  return lost + came === 0 ? null : percent(lost / (lost + came));
}
