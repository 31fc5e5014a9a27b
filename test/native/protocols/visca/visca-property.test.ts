import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '../../../../native/protocols/visca/commands.ts';
import type { Entry } from '../../../../native/protocols/visca/entry.ts';
import { inquiries } from '../../../../native/protocols/visca/inquiries.ts';
import { decodeMessage, encodeMessage } from '../../../../native/protocols/visca/message.ts';
import { type Found, type Packet, readPackets } from '../../../../native/protocols/visca/packet.ts';
import { decodeDatagram, encodeDatagram } from '../../../../native/protocols/visca/sony-udp.ts';
import { bytes, hex } from './hex.ts';
import { commandCases, inquiryCases, linkCases } from './manuals.ts';

// RUNDBORD_PROPERTY_RUNS=200000 takes a minute; what is not asked for takes half a second.
const numRuns = Number(process.env.RUNDBORD_PROPERTY_RUNS ?? 3_000);
const timeout = 60_000 + numRuns;

const valuesOf = ({ fields }: Entry): fc.Arbitrary<Record<string, number | string>> => {
  const required: Record<string, fc.Arbitrary<number | string>> = {};
  const optional: Record<string, fc.Arbitrary<number | string>> = {};
  for (const [name, field] of Object.entries(fields))
    (field.optional ? optional : required)[name] =
      field.kind === 'number'
        ? fc.integer({ min: field.min, max: field.max })
        : fc.constantFrom(...Object.keys(field.words));
  return fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) });
};
/** Bytes as a bad line gives them: often headers, ends and what is said in between. */
const noise = fc.uint8Array({ maxLength: 40 });
const nearly = fc
  .array(
    fc.constantFrom(0x81, 0x88, 0x90, 0xa0, 0xff, 0xff, 0x01, 0x09, 0x04, 0x41, 0x50, 0x60, 0x38, 0x00),
    {
      maxLength: 60,
    },
  )
  .map((of) => Uint8Array.from(of));
const known = fc
  .constantFrom(
    ...commandCases.map(([text]) => text),
    ...inquiryCases.map(([ask]) => ask),
    ...inquiryCases.map(([, reply]) => reply),
    ...linkCases.map(([text]) => text),
  )
  .map(bytes);
const line = fc
  .array(fc.oneof(noise, nearly, known), { maxLength: 8 })
  .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));

const packetsIn = (found: readonly Found[]): string[] =>
  found.filter(({ kind }) => kind === 'packet').map(({ bytes: of }) => hex(of));
const total = (found: readonly Found[]): number => found.reduce((sum, { bytes: of }) => sum + of.length, 0);

test('what is encoded is decoded as it was', { timeout }, () => {
  for (const [id, entry] of Object.entries({
    ...commands,
    ...Object.fromEntries(Object.entries(inquiries).map(([name, { reply }]) => [`reply ${name}`, reply])),
  }) as [string, Entry][])
    fc.assert(
      fc.property(valuesOf(entry), (values) => {
        const body = entry.encode(values);
        // A reply with a byte of FF cannot be sent.
        if (body instanceof Uint8Array) expect(entry.decode(body), id).toEqual(values);
        else expect(body).toContain('FF');
      }),
      { numRuns: Math.ceil(numRuns / 30) },
    );
});

test('whatever a packet holds, it is a message, and the message is that packet', { timeout }, () => {
  const packet = fc.record({
    camera: fc.integer({ min: 1, max: 7 }),
    direction: fc.constantFrom<Packet['direction']>('to-camera', 'from-camera'),
    body: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 14, max: 0xfe }),
      fc
        .tuple(known, fc.nat({ max: 13 }), fc.integer({ min: 0, max: 0xfe }))
        .map(([of, at, byte]) => of.slice(1, -1).map((old, index) => (index === at ? byte : old))),
    ),
  });
  const asked = fc.option(fc.constantFrom(...(Object.keys(inquiries) as (keyof typeof inquiries)[])));
  fc.assert(
    fc.property(packet, asked, (of, question) => {
      const message = decodeMessage(of, question);
      if (message.kind === 'address-set') return;
      const again = encodeMessage(message, of.camera);
      // A value beyond what may be sent is read, and not written.
      if (typeof again === 'string') expect(again).toMatch(/ is -?\d+: it can be /);
      else expect(hex(again.slice(1, -1))).toBe(hex(of.body));
    }),
    { numRuns },
  );
});

test('any line, cut anywhere: nothing throws, no byte is lost, the packets are the same', { timeout }, () => {
  fc.assert(
    fc.property(line, fc.array(fc.nat({ max: 200 }), { maxLength: 6 }), (all, cuts) => {
      const whole = readPackets(new Uint8Array(), all);
      expect(total(whole.found) + whole.held.length).toBe(all.length);
      for (const found of whole.found) if (found.kind === 'packet') decodeMessage(found.packet);
      const places = [
        0,
        ...cuts.map((cut) => Math.min(cut, all.length)).toSorted((a, b) => a - b),
        all.length,
      ];
      let held: Uint8Array = new Uint8Array();
      const found: Found[] = [];
      for (const [index, place] of places.slice(1).entries()) {
        const step = readPackets(held, all.slice(places[index], place));
        held = step.held;
        found.push(...step.found);
      }
      expect(packetsIn(found)).toEqual(packetsIn(whole.found));
      expect(total(found) + held.length).toBe(all.length);
      expect(hex(held)).toBe(hex(whole.held));
    }),
    { numRuns },
  );
});

test('after any noise, what follows the next FF is read again', { timeout }, () => {
  fc.assert(
    fc.property(fc.oneof(noise, nearly), known, (before, packet) => {
      const all = Uint8Array.from([...before, 0xff, ...packet]);
      expect(packetsIn(readPackets(new Uint8Array(), all).found).at(-1)).toBe(hex(packet));
    }),
    { numRuns },
  );
});

test('noise without a header before a packet costs only itself', { timeout }, () => {
  const quiet = fc.uint8Array({ maxLength: 30, max: 0x7f });
  fc.assert(
    fc.property(quiet, known, (before, packet) => {
      const { found } = readPackets(new Uint8Array(), Uint8Array.from([...before, ...packet]));
      expect(packetsIn(found)).toEqual([hex(packet)]);
      expect(total(found)).toBe(before.length + packet.length);
    }),
    { numRuns },
  );
});

test('any datagram is one or has a reason, and is written as it was read', { timeout }, () => {
  const header = fc
    .tuple(
      fc.constantFrom([1, 0], [1, 0x10], [1, 0x11], [1, 0x20], [2, 0], [2, 1], [3, 0]),
      fc.uint8Array({ minLength: 4, maxLength: 4 }),
      fc.uint8Array({ maxLength: 18 }),
    )
    .map(([type, sequence, payload]) =>
      Uint8Array.from([...type, 0, payload.length, ...sequence, ...payload]),
    );
  fc.assert(
    fc.property(fc.oneof(header, noise), (all) => {
      const read = decodeDatagram(all);
      if (read.ok) expect(hex(encodeDatagram(read.datagram))).toBe(hex(all.slice(0, read.next)));
      else expect(read.reason).not.toBe('');
    }),
    { numRuns },
  );
});
