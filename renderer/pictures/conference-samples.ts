import type { Party } from '../calls/call.ts';
import { type ChatLine, type Conference, hostDeeds } from '../calls/conference.ts';
import type { MediaFlow } from '../calls/media/media-flow.ts';
import { plainParty } from '../calls/plain-party.ts';
import { type Look, minutes, now, sampleOf } from './base-state.ts';
import { entriesOf } from './directory-samples.ts';

/** A meeting that a far system keeps, and in which this side is a host who may do all that there is. */
export const hosted: Conference = {
  name: '',
  role: 'host',
  locked: false,
  guestsMuted: false,
  handRaised: false,
  layout: '1:7',
  layouts: ['1:0', '1:7', '2:21', '4:0', '9:0', 'ac'],
  chat: [],
  recording: false,
  may: ['say', ...hostDeeds, 'transfer', 'end-for-all'],
  problem: null,
};

/** Somebody of a meeting whose picture is in the mix. */
export const mixedParty = (id: string, name: string, more: Partial<Party> = {}): Party =>
  plainParty({ id, name, kind: 'guest', ...more });

/** Three people of the mix: a host, one who is muted, one with their hand up. */
export const fewMixed = (look: Look): readonly Party[] => {
  const sample = sampleOf(look);
  return [
    mixedParty('p1', sample.gp, { host: true }),
    mixedParty('p2', sample.homeCare, { muted: true }),
    mixedParty('p3', sample.relative, { handRaised: true, camera: false }),
  ];
};

/** Twelve of them, with names as long as names are. */
export const manyMixed = (look: Look): readonly Party[] =>
  Array.from({ length: 12 }, (_, place) => {
    const entries = entriesOf(look);
    const name = entries[place % entries.length]?.name ?? '';
    return mixedParty(`m${place}`, `${name} ${place + 1}`, {
      host: place === 0,
      muted: place % 3 === 1,
      camera: place % 4 !== 2,
      handRaised: place === 5,
    });
  });

/** So many lines of chat, every third one's own. */
export const chatOf = (look: Look, count: number): readonly ChatLine[] =>
  Array.from({ length: count }, (_, place) => {
    const sample = sampleOf(look);
    return {
      id: place,
      from: place % 3 === 2 ? '' : place % 2 ? sample.gp : sample.homeCare,
      own: place % 3 === 2,
      text: place % 5 === 3 ? sample.long : sample.pregnancy,
      at: now + minutes(6) + place * 9000,
    };
  });

const flow = (
  direction: MediaFlow['direction'],
  kind: MediaFlow['kind'],
  more: Partial<MediaFlow>,
): MediaFlow => ({
  direction,
  kind,
  codec: kind === 'audio' ? 'opus' : 'VP8',
  kilobitsPerSecond: kind === 'audio' ? 41.3 : 1840.2,
  lossPercent: 0.4,
  jitterMs: 3.2,
  roundTripMs: 24,
  width: kind === 'audio' ? null : 1280,
  height: kind === 'audio' ? null : 720,
  framesPerSecond: kind === 'audio' ? null : 30,
  path: 'srflx',
  ...more,
});

/** The flows of a call with slides, as they are measured. */
export const someFlows: readonly MediaFlow[] = [
  flow('in', 'audio', {}),
  flow('in', 'video', { lossPercent: 6.25, width: 1920, height: 1080 }),
  flow('in', 'slides', {
    codec: 'H264',
    kilobitsPerSecond: 212,
    framesPerSecond: 5,
    width: 1920,
    height: 1080,
  }),
  flow('out', 'audio', { jitterMs: null }),
  flow('out', 'video', { path: 'relay' }),
];
