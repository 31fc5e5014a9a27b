import type { EventValue, Main, StateValue } from '../../main/contract/bridge.ts';
import type { Clock } from '../../main/contract/clock.ts';
import type { SelftestStep } from '../../main/contract/kiosk.ts';
import { bad, good, type Problem, type Result } from '../../main/contract/result.ts';
import { roomAddress } from '../../main/contract/room-address.ts';
import type { CallEngine } from '../calls/engine.ts';
import type { LocalMedia } from '../calls/media/local-media.ts';
import { playTestTone } from '../calls/media/speaker.ts';
import type { Colleague } from '../calls/room/colleague.ts';
import { measureCall } from '../calls/room/measure-call.ts';
import { wordsOf } from '../language/words.ts';

/** What a step found, in a few English words for the report. */
type Found = Promise<Result<string>>;

const framesWanted = 5;
const pictureWithinMs = 8000;
const agendaWithinMs = 20_000;
const callWithinMs = 15_000;
/** A microphone that gives no sample louder than nothing for this long is switched off somewhere. */
const listenMs = 3000;

/** What an installer would try, each step with its time; the report goes to main step by step. */
export function makeSelftest(parts: {
  readonly main: Main;
  readonly media: LocalMedia;
  readonly clock: Clock;
  readonly engine: CallEngine;
  readonly colleague: () => Promise<Colleague>;
}): (value: EventValue<'selftest.run'>) => void {
  const { main, media, clock, engine } = parts;
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      clock.after(ms, resolve);
    });

  const steps: Readonly<Record<SelftestStep['step'], () => Found>> = {
    async window() {
      await painted();
      const began = performance.now();
      const report = await main.ask('diagnostics.read', null);
      if (!report.ok) return report;
      const ms = (performance.now() - began).toFixed(1);
      return good(`${report.value.shell}, ${innerWidth}×${innerHeight}, main answers in ${ms} ms`);
    },
    async agenda() {
      const agenda = await new Promise<StateValue<'agenda'> | null>((resolve) => {
        const cancel = clock.after(agendaWithinMs, () => resolve(null));
        main.watch('agenda', (value) => {
          if (!value.read) return;
          cancel();
          resolve(value);
        });
      });
      const [problem] = agenda?.problems ?? [];
      if (!agenda) return bad('agenda-unreachable');
      if (problem)
        return bad(problem.code, { detail: [problem.at, problem.detail].filter(Boolean).join(': ') });
      return good(`${agenda.meetings.length} meetings from yesterday to a week ahead`);
    },
    async camera() {
      await media.open({ microphone: true, camera: true });
      const { cameraProblem, cameras, camera } = media.facts;
      if (cameraProblem) return { ok: false, error: cameraProblem };
      const track = media.cameraTrack;
      if (!track) return bad('camera-failed');
      const size = await picturesOf(track, clock);
      const label = cameras.find(({ id }) => id === camera)?.label ?? track.label;
      return size ? good(`${label}, ${size}`) : bad('camera-failed', { detail: 'no picture came' });
    },
    async microphone() {
      const { microphoneProblem, microphones, microphone } = media.facts;
      if (microphoneProblem) return { ok: false, error: microphoneProblem };
      let loudest = 0;
      for (let waited = 0; waited < listenMs && loudest === 0; waited += 50) {
        await pause(50);
        loudest = Math.max(loudest, media.level());
      }
      const label =
        media.microphoneTrack?.label || (microphones.find(({ id }) => id === microphone)?.label ?? '');
      if (loudest === 0)
        return bad('microphone-failed', { detail: `${label}: not a sound in ${listenMs} ms` });
      return good(`${label}, level ${loudest.toFixed(2)}`);
    },
    async speaker() {
      const { speakers, speaker, speakerProblem } = media.facts;
      if (speakerProblem) return { ok: false, error: speakerProblem };
      const [first] = speakers;
      if (!first) return bad('speaker-missing');
      const played = await playTestTone(speaker, clock);
      if (!played.ok) return played;
      return good(`${speakers.find(({ id }) => id === speaker)?.label ?? first.label}, tone played`);
    },
    async call() {
      const address = roomAddress(`selftest-${Math.random().toString(36).slice(2, 10)}0`);
      const measured = await measureCall({
        clock,
        engine,
        media,
        colleague: await parts.colleague(),
        target: { engine: 'room', provider: 'rundbord', address, source: 'own' },
        limitMs: callWithinMs,
      });
      if (!measured.ok) return measured;
      const { received, sent } = measured.value;
      if (received.frames === 0 || received.level === 0) {
        return bad('link-lost', {
          detail: `${received.frames} pictures, loudness ${received.level.toFixed(2)}`,
        });
      }
      return good(
        `first picture after ${Math.round(received.firstFrameMs ?? 0)} ms, ${received.frames} pictures received, ${sent.frames} sent, loudness ${received.level.toFixed(2)}`,
      );
    },
  };

  const run = async (): Promise<void> => {
    for (const [step, attempt] of Object.entries(steps) as [SelftestStep['step'], () => Found][]) {
      const began = performance.now();
      const result = await attempt().catch((error: unknown) => bad('unexpected', { detail: String(error) }));
      await main.ask('selftest.report', {
        step,
        ok: result.ok,
        ms: performance.now() - began,
        found: result.ok
          ? result.value
          : [result.error.code, result.error.at, result.error.detail].filter(Boolean).join(': '),
        remedy: result.ok ? null : remedyFor(result.error),
      });
    }
    media.close();
  };
  return () => void run();
}

const remedyFor = (problem: Problem): string => {
  const { says, next } = wordsOf('en').problems[problem.code];
  return `${says} ${next}`;
};

/** Resolves when the next picture of the window is on the screen. */
const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** The size of a camera's picture once a few have come, or null when none do. */
async function picturesOf(track: MediaStreamTrack, clock: Clock): Promise<string | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  let frames = 0;
  const enough = new Promise<string | null>((resolve) => {
    const cancel = clock.after(pictureWithinMs, () => resolve(null));
    const next = (): void => {
      frames += 1;
      if (frames < framesWanted) video.requestVideoFrameCallback(next);
      else {
        cancel();
        resolve(`${video.videoWidth}×${video.videoHeight}`);
      }
    };
    video.requestVideoFrameCallback(next);
  });
  await video.play().catch(() => {});
  const size = await enough;
  video.srcObject = null;
  return size;
}
