import fc from 'fast-check';
import { test } from 'vitest';
import type { Codec, CodecCall } from '../../../../main/contract/codecs.ts';
import { nothingConnected } from '../../../../main/contract/connected.ts';
import { good } from '../../../../main/contract/result.ts';
import { callsOn } from '../../../../renderer/calls/codec/codec-calls.ts';
import { makeCodecEngine } from '../../../../renderer/calls/codec/codec-engine.ts';
import { makeHandClock, makeMainDouble, makeMediaDouble } from '../../kiosk/doubles.ts';
import { aCodec, aCodecCall } from './a-codec.ts';

const numRuns = Number(process.env.RUNDBORD_PROPERTY_RUNS ?? 1000);
const target = { engine: 'codec', provider: 'sip', address: 'sip:ward@example.org', source: 'text' } as const;
const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };

type Deed =
  | { readonly says: Partial<Codec> }
  | { readonly does: 'dial' | 'answer' | 'decline' | 'hangUp' | 'clear' | 'mute' }
  | { readonly passes: number };

const call: fc.Arbitrary<CodecCall> = fc
  .tuple(fc.constantFrom('ringing', 'dialling', 'connected'), fc.constantFrom('1', '2', '3'))
  .map(([state, id]) => aCodecCall(state, id));
const says: fc.Arbitrary<Partial<Codec>> = fc.record(
  {
    status: fc.constantFrom('ready', 'connecting', 'not-answering'),
    calls: fc.uniqueArray(call, { maxLength: 2, selector: ({ id }) => id }),
    failed: fc.constantFrom(null, 'busy', 'failed'),
    muted: fc.constantFrom(true, false, null),
  },
  { requiredKeys: [] },
);
const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.oneof(
    says.map((change) => ({ says: change })),
    fc
      .constantFrom('dial', 'answer', 'decline', 'hangUp', 'clear', 'mute')
      .map((does) => ({ does }) as const),
    fc.constantFrom(100, 1000, 7000).map((passes) => ({ passes })),
  ),
  { maxLength: 30 },
);

test('whatever the codec says and a person does: when both rest, the screen and the codec agree', () => {
  fc.assert(
    fc.property(deeds, (done) => {
      const time = makeHandClock();
      const main = makeMainDouble({ 'codec.do': () => good(null) });
      const { media } = makeMediaDouble();
      const engine = makeCodecEngine({ main: main.main, clock: time.clock, log: quiet });
      let codec = aCodec();
      const say = (change: Partial<Codec>): void => {
        codec = { ...codec, ...change };
        main.setState('connected', { ...nothingConnected, codecs: [codec] });
      };
      const verbs = {
        dial: () => engine.dial(target, media, { muted: false, camera: true }),
        answer: () => engine.answer(media, { muted: false, camera: true }),
        decline: engine.decline,
        hangUp: engine.hangUp,
        clear: engine.clear,
        mute: () => engine.setMuted(true),
      };
      for (const deed of done) {
        if ('says' in deed) say(deed.says);
        else if ('does' in deed) verbs[deed.does]();
        else time.pass(deed.passes);
      }
      // Nobody does anything more, and what the codec says stays as it is.
      say({ status: 'ready', failed: null });
      time.pass(60_000);
      const { kind } = engine.state;
      const on = callsOn(codec.calls);
      if (on.some(({ state }) => state === 'connected')) return kind === 'connected';
      if (on.length > 0) return kind === 'connected' || kind === 'dialling';
      if (codec.calls.length > 0) return kind === 'ringing' || kind === 'dialling' || kind === 'ended';
      return kind === 'idle' || kind === 'ended';
    }),
    { numRuns },
  );
}, 3_600_000);
