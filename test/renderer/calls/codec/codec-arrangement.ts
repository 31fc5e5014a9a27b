import type { Codec, CodecCommand } from '../../../../main/contract/codecs.ts';
import { nothingConnected } from '../../../../main/contract/connected.ts';
import { good } from '../../../../main/contract/result.ts';
import { makeCodecEngine } from '../../../../renderer/calls/codec/codec-engine.ts';
import { makeMainDouble } from '../../kiosk/doubles.ts';
import type { Arrangement, Can, Goal } from '../engine-suite.ts';
import { countWatchers, engineHere } from '../in-process.ts';
import { makePretendMedia } from '../pretend-tracks.ts';
import { makeVirtualClock } from '../virtual-clock.ts';
import { aCodec } from './a-codec.ts';

/** A codec has its own camera and cannot be held, and it asks for PINs on its own screen only. */
export const codecCan: Can = {
  farLeaves: 'left',
  failures: ['busy', 'not-found', 'no-answer', 'declined'],
  asksPin: false,
  ring: true,
  second: true,
  camera: false,
  hold: false,
  tones: true,
  loseLine: true,
  seesMute: true,
  seesCamera: false,
};

const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
const delayMs = 20;
type CodecCalls = Codec['calls'];

/** The engine over a codec that does what it is told, a little later. */
export async function arrangeCodec(): Promise<Arrangement> {
  const clock = makeVirtualClock();
  const { media, count } = countWatchers(makePretendMedia());
  let codec = aCodec();
  let tones = '';
  let ids = 0;
  const says = (change: Partial<Codec>): void => {
    codec = { ...codec, ...change };
    main.setState('connected', { ...nothingConnected, codecs: [codec] });
  };
  const soon = (run: () => void): void => void clock.after(delayMs, run);
  const newCall = (state: CodecCalls[number]['state'], name: string): CodecCalls[number] => {
    ids += 1;
    return { id: String(ids), state, address: `${name}@example.org`, name };
  };
  const without = (state: CodecCalls[number]['state']): CodecCalls =>
    codec.calls.filter((call) => call.state !== state);
  const dialled = (address: string): void => {
    const [goal = ''] = address.split('@');
    const call = newCall('dialling', 'Ward');
    says({ calls: [...codec.calls, call], failed: null });
    soon(() => {
      if (!codec.calls.includes(call)) return;
      const others = codec.calls.filter((one) => one !== call);
      if (goal === 'there') says({ calls: [...others, { ...call, state: 'connected' }] });
      else says({ calls: others, failed: goal as 'busy' });
    });
  };
  const follow = (command: CodecCommand): void => {
    if (command.do === 'dial') dialled(command.address);
    else if (command.do === 'hang-up')
      says({ calls: codec.calls.filter(({ state }) => state === 'ringing') });
    else if (command.do === 'end') says({ calls: codec.calls.filter(({ id }) => id !== command.call) });
    else if (command.do === 'decline') says({ calls: without('ringing') });
    else if (command.do === 'answer')
      says({
        calls: codec.calls.map((call) => (call.state === 'ringing' ? { ...call, state: 'connected' } : call)),
      });
    else if (command.do === 'mute') says({ muted: command.on });
    else if (command.do === 'tones') tones += command.keys;
  };
  const main = makeMainDouble({
    'codec.do': ({ command }) => {
      soon(() => follow(command));
      return good(null);
    },
  });
  says({});
  const engine = makeCodecEngine({ main: main.main, clock, log: quiet });
  return {
    ...engineHere(engine, media),
    target: (goal: Goal) => ({
      engine: 'codec',
      provider: 'sip',
      address: `sip:${goal}@example.org`,
      source: 'text',
    }),
    turn: () => clock.advance(50),
    far: {
      async ring(name) {
        says({ calls: [...codec.calls, newCall('ringing', name)] });
      },
      giveUp: async () => says({ calls: without('ringing') }),
      hangUp: async () => says({ calls: without('connected') }),
      sees: async () => ({ muted: codec.muted, camera: null, held: null, tones }),
      loseLine: async () => says({ status: 'not-answering' }),
      mendLine: async () => says({ status: 'ready' }),
    },
    held: async () => [
      ...(count() > 0 ? ['watches media'] : []),
      ...(media.opened.microphone ? ['microphone'] : []),
    ],
    stop: async () => engine.hangUp(),
  };
}
