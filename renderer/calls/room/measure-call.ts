import type { Clock } from '../../../main/contract/clock.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import { bad, good, type Problem, type Result } from '../../../main/contract/result.ts';
import type { CallEngine } from '../engine.ts';
import { makeMeter } from '../media/levels.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { Colleague } from './colleague.ts';

/** What one side had of the other: milliseconds from dialling to the first picture, pictures shown, and the loudest sound, 0 to 1. */
export type Received = {
  readonly firstFrameMs: number | null;
  readonly frames: number;
  readonly level: number;
};

/** Both directions of a call with a loop-back party. */
export type CallMeasure = { readonly received: Received; readonly sent: Received };

/** Long enough to hear the colleague's notes once, wherever in their rhythm it begins. */
const listenMs = 2500;
const lookEveryMs = 50;

/**
 * Calls a simulated colleague in a room and measures what comes through both ways; both have left when it answers. Bad when
 * the call ends or nobody is met within `limitMs`. `sent` has no picture where there is no camera: judge it by the facts of `media`.
 */
export async function measureCall(options: {
  readonly clock: Clock;
  readonly engine: CallEngine;
  readonly media: LocalMedia;
  readonly colleague: Colleague;
  readonly target: JoinTarget;
  readonly limitMs: number;
}): Promise<Result<CallMeasure>> {
  const { clock, engine, colleague, target } = options;
  const begunAt = clock.now();
  colleague.join(target);
  engine.dial(target, options.media, { muted: false, camera: true });
  const here = watchEngine(engine, clock, begunAt);
  const there = watchEngine(colleague.engine, clock, begunAt);
  try {
    let metAt: number | null = null;
    while (metAt === null || clock.now() - metAt < listenMs) {
      const problem = here.problem() ?? there.problem();
      if (problem) return { ok: false, error: problem };
      if (metAt === null && here.hasPicture()) metAt = clock.now();
      if (metAt === null && clock.now() - begunAt > options.limitMs) {
        return bad('link-lost', { detail: 'no picture of the loop-back party came' });
      }
      here.listen();
      there.listen();
      await new Promise<void>((resolve) => {
        clock.after(lookEveryMs, resolve);
      });
    }
    return good({ received: here.received(), sent: there.received() });
  } finally {
    here.stop();
    there.stop();
    engine.hangUp();
    engine.clear();
    colleague.leave();
  }
}

/** Plays, without a sound, what an engine receives, and keeps count. */
function watchEngine(engine: CallEngine, clock: Clock, begunAt: number) {
  let player: HTMLVideoElement | null = null;
  let meter: ReturnType<typeof makeMeter> | null = null;
  let firstFrameMs: number | null = null;
  let level = 0;
  const stop = (): void => {
    meter?.stop();
    meter = null;
    player?.pause();
    if (player) player.srcObject = null;
  };
  const look = (): void => {
    const { state } = engine;
    const stream = state.kind === 'connected' ? (state.parties[0]?.stream ?? null) : null;
    if (!stream || player?.srcObject === stream) return;
    stop();
    player = document.createElement('video');
    player.muted = true;
    player.srcObject = stream;
    player.requestVideoFrameCallback(() => {
      firstFrameMs ??= clock.now() - begunAt;
    });
    player.play().catch(() => {});
    const [sound] = stream.getAudioTracks();
    meter = sound ? makeMeter(sound) : null;
  };
  const stopWatching = engine.watch(look);
  return {
    hasPicture: () => firstFrameMs !== null,
    problem(): Problem | null {
      const { state } = engine;
      if (state.kind !== 'ended') return null;
      return state.reason === 'left' ? { code: 'link-lost' } : { code: state.reason };
    },
    listen(): void {
      level = Math.max(level, meter?.level() ?? 0);
    },
    received: (): Received => ({
      firstFrameMs,
      frames: player?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
      level,
    }),
    stop(): void {
      stopWatching();
      stop();
    },
  };
}
