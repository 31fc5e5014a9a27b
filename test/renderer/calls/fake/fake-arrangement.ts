import { bad } from '../../../../main/contract/result.ts';
import { makeFakeEngine } from '../../../../renderer/calls/fake/fake-engine.ts';
import type { Arrangement, Can } from '../engine-suite.ts';
import { countWatchers, engineHere } from '../in-process.ts';
import { makePretendMedia } from '../pretend-tracks.ts';
import { makeVirtualClock } from '../virtual-clock.ts';

/** A simulated call can all that a call can. */
export const fakeCan: Can = {
  farLeaves: 'left',
  failures: ['busy', 'not-found', 'no-answer', 'declined'],
  asksPin: true,
  ring: true,
  second: true,
  camera: true,
  hold: true,
  tones: true,
  loseLine: true,
  seesMute: true,
  seesCamera: true,
};

const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };

/** The engine and the far side that it brings along; its picture is counted, not drawn. */
export function makeFake() {
  const clock = makeVirtualClock();
  const { media, count } = countWatchers(makePretendMedia());
  let pictures = 0;
  const engine = makeFakeEngine({
    clock,
    log: quiet,
    parts: {
      farPicture() {
        pictures += 1;
        return {
          stream: null,
          stop: () => {
            pictures -= 1;
          },
        };
      },
      openScreen: async () => bad('share-not-allowed'),
    },
  });
  const held = (): readonly string[] => [
    ...(count() > 0 ? ['watches media'] : []),
    ...(media.opened.microphone ? ['microphone'] : []),
    ...(media.opened.camera ? ['camera'] : []),
    ...(pictures > 0 ? ['a picture'] : []),
  ];
  return { clock, media, engine, held };
}

export async function arrangeFake(): Promise<Arrangement> {
  const { clock, media, engine, held } = makeFake();
  const { far } = engine;
  return {
    ...engineHere(engine, media),
    target: (goal) => ({ engine: 'fake', provider: 'fake', address: `fake:${goal}`, source: 'typed' }),
    turn: () => clock.advance(50),
    far: {
      ring: async (name) => far.ring({ name, role: '' }),
      giveUp: async () => far.giveUp(),
      hangUp: async () => far.hangUp(),
      sees: async () => far.sees,
      loseLine: async () => far.loseLine(),
      mendLine: async () => far.mendLine(),
    },
    held: async () => held(),
    stop: async () => engine.hangUp(),
  };
}
