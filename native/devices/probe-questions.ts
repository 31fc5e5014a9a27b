import type { Probed } from '../connected-messages.ts';
import { decodeReply as decodeCisco } from '../protocols/cisco/replies.ts';
import { encodeRequest } from '../protocols/cisco/requests.ts';
import { encodeMessage as encodeLg, readMessages as readLg } from '../protocols/lg/message.ts';
import { readFrames as readNecFrames } from '../protocols/nec/frame.ts';
import { decodeMessage as decodeNec, encodeMessage as encodeNec } from '../protocols/nec/message.ts';
import { encodeCommand } from '../protocols/polycom/commands.ts';
import { decodeReply as decodePolycom } from '../protocols/polycom/replies.ts';
import { readFrames as readMdcFrames } from '../protocols/samsung-mdc/frame.ts';
import { decodeMessage as decodeMdc, encodeMessage as encodeMdc } from '../protocols/samsung-mdc/message.ts';
import { dialectOf } from '../protocols/visca/dialects.ts';
import { decodeMessage as decodeVisca, encodeMessage as encodeVisca } from '../protocols/visca/message.ts';
import { broadcast, type Packet, readPackets } from '../protocols/visca/packet.ts';

/** One thing to say at a port where nobody knows what is there. It changes nothing at any device. */
export type ProbeQuestion = {
  readonly protocol: Probed['protocol'];
  readonly bytes: Uint8Array;
  /** Who answers, by all that was heard since it was said; null as long as nobody did. An echo is no answer. */
  answered(heard: Uint8Array): string | null;
};

const nothing = new Uint8Array();
const text = (line: string): Uint8Array => new TextEncoder().encode(line);

const packetsIn = (heard: Uint8Array): readonly Packet[] =>
  readPackets(nothing, heard).found.flatMap((one) => (one.kind === 'packet' ? [one.packet] : []));

/** Lines of text, the last one too, though it may not be whole. */
const linesIn = (heard: Uint8Array): readonly string[] =>
  new TextDecoder('latin1')
    .decode(heard)
    .split(/[\r\n]+/)
    .map((line) => line.trim());

const question = (
  protocol: Probed['protocol'],
  bytes: Uint8Array | string,
  answered: ProbeQuestion['answered'],
): readonly ProbeQuestion[] => (typeof bytes === 'string' ? [] : [{ protocol, bytes, answered }]);

/** A chain begins to count with 1 and comes back with more where there is a camera (EVI-D70 p. 34). */
const isChain = (packet: Packet): boolean => {
  const message = decodeVisca({ ...packet, direction: 'to-camera' });
  return packet.camera === broadcast && message.kind === 'address-set' && message.next > 1;
};
const viscaName = (packet: Packet): string | null => {
  if (packet.direction !== 'from-camera') return null;
  const message = decodeVisca(packet, 'version');
  return message.kind === 'reply' && message.id === 'version' ? dialectOf(message.values).name : null;
};

const visca = [
  ...question('visca', encodeVisca({ kind: 'address-set', next: 1 }, broadcast), (heard) =>
    packetsIn(heard).some(isChain) ? 'VISCA' : null,
  ),
  ...question('visca', encodeVisca({ kind: 'inquiry', id: 'version' }, 1), (heard) =>
    packetsIn(heard).reduce<string | null>((name, packet) => name ?? viscaName(packet), null),
  ),
];

/** Displays leave the works with 0 or 1; an answer to both at once would be none. */
const samsung = [1, 0].flatMap((display) =>
  question('samsung-mdc', encodeMdc({ kind: 'get', display, id: 'power' }), (heard) =>
    readMdcFrames(nothing, heard).found.some((one) => {
      const kind = one.kind === 'frame' ? decodeMdc(one.frame).kind : null;
      return kind === 'is' || kind === 'refused';
    })
      ? 'Samsung'
      : null,
  ),
);

const lgPower = encodeLg({ kind: 'get', set: 1, id: 'power' });
const lg = question(
  'lg',
  // What was said before in another protocol may stand in front of it as the beginning of a line.
  typeof lgPower === 'string' ? lgPower : Uint8Array.of(0x0d, ...lgPower),
  (heard) =>
    readLg('', heard, 'display').found.some(
      (one) => one.kind === 'message' && (one.message.kind === 'is' || one.message.kind === 'refused'),
    )
      ? 'LG'
      : null,
);

const nec = question('nec', encodeNec({ kind: 'get-power', monitor: 1 }), (heard) =>
  readNecFrames(nothing, heard).found.some(
    (one) => one.kind === 'frame' && decodeNec(one.frame).kind === 'power-is',
  )
    ? 'NEC'
    : null,
);

const polycom = question('polycom', text(`\r\n${encodeCommand({ kind: 'get-calls' }) ?? ''}\r\n`), (heard) =>
  linesIn(heard)
    .map(decodePolycom)
    .some(({ kind }) => kind === 'no-calls' || kind === 'calls-begin' || kind === 'banner')
    ? 'Polycom'
    : null,
);

const volumePath = 'Audio Volume';
/** As one answers that was told to answer in JSON. */
const volumeInJson = /"Audio"\s*:\s*\{\s*"Volume"/;
const cisco = question(
  'cisco',
  text(`\r\n${encodeRequest({ kind: 'ask', path: volumePath, tag: null }) ?? ''}\r\n`),
  (heard) => {
    const lines = linesIn(heard);
    const replies = lines.map(decodeCisco);
    return replies.some(
      (reply) => reply.kind === 'logged-in' || (reply.kind === 'status' && reply.path === volumePath),
    ) || volumeInJson.test(lines.join(' '))
      ? 'Cisco'
      : null;
  },
);

/** All of them, in the order in which they are asked: rooms have cameras more often than codecs. */
export const probeQuestions: readonly ProbeQuestion[] = [
  ...visca,
  ...samsung,
  ...lg,
  ...nec,
  ...polycom,
  ...cisco,
];
