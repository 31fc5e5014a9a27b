import { expect, test } from 'vitest';
import { commands, panTiltDrive } from '../../../../native/protocols/visca/commands.ts';
import type { Entry } from '../../../../native/protocols/visca/entry.ts';
import { type InquiryId, inquiries } from '../../../../native/protocols/visca/inquiries.ts';
import { linkMessages } from '../../../../native/protocols/visca/link-messages.ts';
import { decodeMessage, encodeMessage, type Message } from '../../../../native/protocols/visca/message.ts';
import { readPackets } from '../../../../native/protocols/visca/packet.ts';
import { bytes, hex } from './hex.ts';
import { commandCases, inquiryCases, linkCases } from './manuals.ts';

function read(text: string, asked: InquiryId | null = null): { camera: number; message: Message } {
  const [found, ...more] = readPackets(new Uint8Array(), bytes(text)).found;
  if (found?.kind !== 'packet' || more.length > 0) throw new Error(`${text} is no packet`);
  return { camera: found.packet.camera, message: decodeMessage(found.packet, asked) };
}

test.each(commandCases)('%s is %s, both ways', (text, id, values) => {
  const message = { kind: 'command', id, values } as Message;
  expect(read(text)).toEqual({ camera: 1, message });
  expect(hex(encodeMessage(message, 1))).toBe(text);
});

test.each(inquiryCases)('%s and its answer %s are %s, both ways', (ask, answer, id, values) => {
  const reply = { kind: 'reply', id, socket: 0, values } as Message;
  expect(hex(encodeMessage({ kind: 'inquiry', id }, 1))).toBe(ask);
  const asked = read(ask).message;
  if (asked.kind !== 'inquiry') throw new Error('no inquiry');
  expect(read(answer, asked.id)).toEqual({ camera: 1, message: reply });
  expect(hex(encodeMessage(reply, 1))).toBe(answer);
});

test.each(linkCases)('%s from or to %i, both ways', (text, camera, message) => {
  expect(read(text)).toEqual({ camera, message });
  expect(hex(encodeMessage(message, camera))).toBe(text);
});

test('every entry has a case', () => {
  expect(new Set(commandCases.map(([, id]) => id))).toEqual(new Set(Object.keys(commands)));
  expect(new Set(inquiryCases.map(([, , id]) => id))).toEqual(new Set(Object.keys(inquiries)));
  const kinds = new Set(linkCases.map(([, , { kind }]) => kind));
  for (const kind of Object.keys(linkMessages)) expect(kinds).toContain(kind);
});

test('every word of every field has its own number, and no two commands have the same bytes', () => {
  const tables: Entry[] = [...Object.values(commands), ...Object.values(inquiries).map(({ reply }) => reply)];
  for (const { fields } of tables)
    for (const field of Object.values(fields))
      if (field.kind === 'choice')
        expect(new Set(Object.values(field.words)).size).toBe(Object.keys(field.words).length);
  for (const [text] of commandCases) {
    const body = bytes(text).slice(1, -1);
    expect(Object.values(commands).filter(({ decode }) => decode(body))).toHaveLength(1);
  }
});

test('what is in no table is kept as it is, both ways', () => {
  const cases: [string, Message][] = [
    ['81 01 04 A4 03 FF', { kind: 'command', id: null, body: bytes('01 04 A4 03') }],
    // Its word is in no list.
    ['81 01 04 00 04 FF', { kind: 'command', id: null, body: bytes('01 04 00 04') }],
    ['81 0B 01 23 01 FF', { kind: 'command', id: null, body: bytes('0B 01 23 01') }],
    ['81 09 7E 7E 01 FF', { kind: 'inquiry', id: null, body: bytes('09 7E 7E 01') }],
    ['81 55 01 FF', { kind: 'unknown', direction: 'to-camera', body: bytes('55 01') }],
    ['90 7F 01 FF', { kind: 'unknown', direction: 'from-camera', body: bytes('7F 01') }],
    ['90 50 02 FF', { kind: 'reply', id: null, socket: 0, payload: bytes('02') }],
    // Some cameras answer a question with a socket (EVI-D80 p. 23).
    ['90 51 02 FF', { kind: 'reply', id: null, socket: 1, payload: bytes('02') }],
  ];
  for (const [text, message] of cases) {
    expect(read(text)).toEqual({ camera: 1, message });
    expect(hex(encodeMessage(message, 1))).toBe(text);
  }
});

test('an answer that the question cannot have is not taken for one', () => {
  expect(read('90 50 02 FF', 'zoom-position').message).toMatchObject({ kind: 'reply', id: null });
  expect(read('90 50 09 FF', 'power').message).toMatchObject({ kind: 'reply', id: null });
  expect(read('90 51 FF', 'power').message).toEqual({ kind: 'completion', socket: 1 });
});

test('what cannot be sent has a reason', () => {
  const reason = (message: unknown, camera = 1) => hex(encodeMessage(message as Message, camera));
  const command = (id: string, values: object) => ({ kind: 'command', id, values });
  expect(reason(command('zoom-tele', { speed: 8 }))).toBe('speed is 8: it can be 0 to 7');
  expect(reason(command('zoom-tele', { speed: 0.5 }))).toBe('speed is 0.5: it can be 0 to 7');
  expect(reason(command('power', { state: 'off' }))).toBe('state is off: it can be on, standby');
  expect(reason(command('power', {}))).toBe('state is missing: it can be on, standby');
  expect(reason(command('preset-set', { preset: 255 }))).toContain('0 to 254');
  expect(reason({ kind: 'inquiry', id: 'power' }, 9)).toContain('camera 9 cannot be');
  expect(reason({ kind: 'ack', socket: 1 }, 8)).toBe('only cameras 1 to 7 can answer');
  expect(reason({ kind: 'unknown', direction: 'to-camera', body: Uint8Array.of(1, 0xff) })).toContain('FF');
  expect(reason({ kind: 'unknown', direction: 'to-camera', body: new Uint8Array(15) })).toContain('14 bytes');
  expect(
    reason({
      kind: 'reply',
      id: 'version',
      socket: 0,
      values: { vendor: 1, model: 0xff, rom: 0, sockets: 2 },
    }),
  ).toContain('FF');
});

test('pan and tilt by speed are one command', () => {
  const drive = (pan: number, tilt: number) => hex(encodeMessage(panTiltDrive(pan, tilt), 1));
  expect(drive(5, -3)).toBe('81 01 06 01 05 03 02 02 FF');
  expect(drive(-24, 20)).toBe('81 01 06 01 18 14 01 01 FF');
  expect(drive(0, 7)).toBe('81 01 06 01 01 07 03 01 FF');
  expect(drive(-1, 0)).toBe('81 01 06 01 01 01 01 03 FF');
  expect(drive(0, 0)).toBe('81 01 06 01 01 01 03 03 FF');
  expect(drive(25, 0)).toBe('panSpeed is 25: it can be 0 to 24');
});
