import type { EndReason } from '../call.ts';

/** How a simulated call goes. */
export type Scene = {
  /** It is not taken, for this reason. */
  readonly fails?: EndReason;
  /** The PIN that is asked first. */
  readonly pin?: string;
  /** A host has to come, who lets us in after so many ms, and then asks to hear us. */
  readonly hostAfterMs?: number;
  /** A meeting that a far system keeps, in which we are host, or guest. */
  readonly meeting?: 'host' | 'guest';
  /** The network is poor. */
  readonly poor?: boolean;
  /** The line is lost so many ms after somebody was met, for as long again. */
  readonly lostAfterMs?: number;
  /** Somebody else calls so many ms after this call was met. */
  readonly secondAfterMs?: number;
  /** Nobody is met: the call ends at once, and so many ms later somebody calls. */
  readonly ringsAfterMs?: number;
};

/** Milliseconds until it rings at the other end, and until that end answers. */
export const ringsMs = 400;
export const answersMs = 1500;
/** Milliseconds that a far system thinks about an answer. */
export const thinksMs = 400;

/**
 * What can be dialled, behind `fake:`. Anything else is a colleague who is there.
 *
 *     busy, not-found, no-answer, declined   nobody is met, for that reason
 *     pin                                    asks for the PIN 2345 first
 *     lobby                                  a host lets us in after a while, and then asks to hear us
 *     conference                             a meeting of several, with us as its host; somebody calls second
 *     rings                                  somebody calls this room a little later
 *     lost                                   the line is lost and comes back
 *     poor                                   the network is poor
 */
const scenes: ReadonlyMap<string, Scene> = new Map<string, Scene>([
  ['busy', { fails: 'call-busy' }],
  ['not-found', { fails: 'call-not-found' }],
  ['no-answer', { fails: 'call-no-answer' }],
  ['declined', { fails: 'call-declined' }],
  ['pin', { pin: '2345' }],
  ['lobby', { hostAfterMs: 6000, meeting: 'guest' }],
  ['conference', { meeting: 'host', secondAfterMs: 20_000 }],
  ['rings', { ringsAfterMs: 5000 }],
  ['lost', { lostAfterMs: 5000 }],
  ['poor', { poor: true }],
]);

/** How a call to this address goes. */
export const sceneOf = (address: string): Scene => scenes.get(address.replace(/^fake:/, '')) ?? {};
