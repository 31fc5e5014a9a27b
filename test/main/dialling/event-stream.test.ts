import { expect, test } from 'vitest';
import { makeEventStreamReader, type StreamEvent } from '../../../main/dialling/event-stream.ts';

/** What is read of a text in pieces of so many bytes. */
function read(text: string, pieceBytes = Number.POSITIVE_INFINITY): readonly StreamEvent[] {
  const bytes = Buffer.from(text, 'utf8');
  const reader = makeEventStreamReader();
  const events: StreamEvent[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes)
    events.push(...(reader.read(bytes.subarray(at, at + pieceBytes)) ?? []));
  return events;
}
const event = (data: string, name = 'message', id = ''): StreamEvent => ({ event: name, id, data });

test.each<[string, string, readonly StreamEvent[]]>([
  ['an event', 'event: a\ndata: 1\n\n', [event('1', 'a')]],
  ['lines of data', 'data: 1\ndata: 2\ndata\n\n', [event('1\n2\n')]],
  [
    'no space after the colon, and a second one that counts',
    'data:1\n\ndata:  2\n\n',
    [event('1'), event(' 2')],
  ],
  ['CR LF and CR', 'event: a\r\ndata: 1\r\n\r\ndata: 2\r\r', [event('1', 'a'), event('2')]],
  ['comments and unknown fields', ': x\nretry: 5\nfoo: bar\ndata: 1\n\n', [event('1')]],
  ['an event without data is none', 'event: a\n\ndata: 1\n\n', [event('1')]],
  ['empty data is an event', 'event: a\ndata:\n\n', [event('', 'a')]],
  [
    'an id stays until another comes',
    'id: 7\ndata: 1\n\ndata: 2\n\nid\ndata: 3\n\n',
    [event('1', 'message', '7'), event('2', 'message', '7'), event('3')],
  ],
  ['an id with NUL is none', 'id: 7\0\ndata: 1\n\n', [event('1')]],
  ['a byte order mark', '\uFEFFdata: 1\n\n', [event('1')]],
  ['what is not complete is not told', 'data: 1\n\ndata: 2\n', [event('1')]],
])('%s', (_name, text, events) => {
  expect(read(text)).toEqual(events);
  // However the network cuts it.
  for (const bytes of [1, 2, 3, 5]) expect(read(text, bytes), `${bytes}`).toEqual(events);
});

test('letters of more than one byte may be cut', () => {
  expect(read('data: æøå 👋\n\n', 1)).toEqual([event('æøå 👋')]);
});

test('an event without end is not kept', () => {
  const reader = makeEventStreamReader();
  const piece = Buffer.from(`data: ${'x'.repeat(200_000)}\n`);
  const read = Array.from({ length: 8 }, () => reader.read(piece));
  expect(read.slice(0, 5)).toEqual([[], [], [], [], []]);
  expect(read.at(-1)).toBeNull();
});
