import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CodecCommand } from '../../../../native/codec.ts';
import { ciscoCodec } from '../../../peers/codecs/cisco-codec.ts';
import { polycomCodec } from '../../../peers/codecs/polycom-codec.ts';
import type { SimulatedRoom } from '../../../peers/codecs/simulated-room.ts';
import { settled } from '../../native-clock.ts';
import { drivenCodec, telnet } from './driven-codec.ts';

/** What happens in the room or is told, in any order. */
type Deed =
  | { readonly of: 'told'; readonly command: CodecCommand }
  | { readonly of: 'rings'; readonly name: string }
  | { readonly of: 'answers' | 'ends' | 'drops' | 'reboots' | 'passes' }
  | { readonly of: 'mutes'; readonly on: boolean }
  | { readonly of: 'far-end'; readonly is: SimulatedRoom['farEnd'] };

const told = (command: CodecCommand): Deed => ({ of: 'told', command });
const name = fc.constantFrom(
  '',
  'Ward 3',
  'Password:',
  'login:',
  'notification:callstatus',
  '{"a"',
  '** end',
  'Ø',
);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc
    .constantFrom('sip' as const, 'h323' as const, 'auto' as const)
    .map((protocol) => told({ do: 'dial', address: 'ward@example.com', protocol })),
  fc.constantFrom<CodecCommand>({ do: 'answer' }, { do: 'decline' }, { do: 'hang-up' }).map(told),
  fc.boolean().map((on) => told({ do: 'mute', on })),
  fc.integer({ min: 0, max: 50 }).map((half) => told({ do: 'volume', volume: 2 * half })),
  name.map((of): Deed => ({ of: 'rings', name: of })),
  fc.constantFrom<Deed>(
    { of: 'answers' },
    { of: 'ends' },
    { of: 'drops' },
    { of: 'reboots' },
    { of: 'passes' },
  ),
  fc.boolean().map((on): Deed => ({ of: 'mutes', on })),
  fc
    .constantFrom<SimulatedRoom['farEnd']>('rings', 'answers', { cause: 17 })
    .map((is): Deed => ({ of: 'far-end', is })),
);
const noise = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc
    .constantFrom('callinfo begin\r\n', '{"Status":{\r\n', '** resultId: "other"\r\n')
    .map((text) => new TextEncoder().encode(text)),
);

const stateOf = (call: SimulatedRoom['calls'][number]) => {
  if (call.status === 'connected') return 'connected';
  return call.direction === 'incoming' ? 'ringing' : 'dialling';
};

const kinds = [
  ['polycom', () => polycomCodec()],
  ['polycom', () => polycomCodec({ echo: 'always', sign: '-> ' })],
  ['cisco', () => ciscoCodec()],
  ['cisco', () => ciscoCodec({ tags: false })],
  ['cisco', () => ciscoCodec({ json: true, echo: true })],
] as const;

for (const [index, [protocol, make]] of kinds.entries())
  test(`${protocol} ${index}: whatever happens, cut anywhere, the state is the codec's; noise is over after a question`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(deed, fc.boolean()), { maxLength: 14 }),
        fc.boolean(),
        fc.option(noise, { nil: null }),
        async (deeds, cut, junk) => {
          const codec = make();
          const bench = await drivenCodec(protocol, codec, { cut });
          for (const [one, settles] of deeds) {
            if (one.of === 'told') bench.driven.command(one.command);
            else if (one.of === 'rings') codec.rings('10.0.0.7', one.name);
            else if (one.of === 'answers') codec.farAnswers();
            else if (one.of === 'ends') codec.farHangsUp();
            else if (one.of === 'drops') codec.dropLines();
            else if (one.of === 'reboots') codec.reboot();
            else if (one.of === 'passes') await bench.clock.advance(4_000);
            else if (one.of === 'mutes') codec.remoteMutes(one.on);
            else if (one.of === 'far-end') codec.farEnd = one.is;
            if (settles) await settled();
          }
          const isSame = (): void => {
            const { calls, muted, volume, status } = bench.state;
            expect(status).toBe('ready');
            expect(muted).toBe(codec.muted);
            expect(volume).toBe(codec.volume * (protocol === 'polycom' ? 2 : 1));
            expect([...calls].map(({ id, state, name: called }) => [id, state, called]).sort()).toEqual(
              codec.calls
                .slice(0, 16)
                .map((call) => [call.id, stateOf(call), call.name])
                .sort(),
            );
          };
          await settled();
          await settled();
          // Notices alone keep it so, while the line stays.
          if (!deeds.some(([{ of }]) => of === 'drops' || of === 'reboots')) isSame();
          if (junk) bench.lines.inject(telnet, junk);
          // Long enough for a silence, an opened line and a question.
          await bench.clock.advance(70_000);
          isSame();
          await bench.driven.close();
          expect(bench.clock.waiting()).toBe(0);
        },
      ),
      { numRuns: 15 },
    );
  });
