import { type InquiryId, inquiries } from '../../native/protocols/visca/inquiries.ts';
import { encodeMessage, type Message } from '../../native/protocols/visca/message.ts';
import { broadcast } from '../../native/protocols/visca/packet.ts';
import {
  datagramType,
  encodeDatagram,
  lastSequence,
  sequenceReset,
} from '../../native/protocols/visca/sony-udp.ts';
import { type Command, type ExitCode, exitCodes, type Output } from '../command.ts';
import { datagramLines, hexOf, packetLines, viscaText } from './visca-lines.ts';
import { messageOf, wordLines } from './visca-words.ts';

const help = `rundbord visca encode WORDS... [--address N] [--sony-udp [--sequence N]] [--json]
rundbord visca decode HEX... [--asked INQUIRY] [--sony-udp] [--json]

Cameras with VISCA: says a message in bytes, and what bytes mean. Nothing is sent anywhere.

encode prints the bytes in hex. Values are given as --name VALUE, or as words in the order of the list:
  rundbord visca encode power on
  rundbord visca encode pan-tilt-drive --pan 5 --tilt -3 --address 2
  rundbord visca encode preset-recall 4

  --address N     1 to 7; 8 or "all" for every camera. Without it 1, and all for if-clear and address-set.
  --sony-udp      with the header that Sony has on UDP port 52381; the camera is then always 1
  --sequence N    the number in that header; without it 0
  --json          what decode would print of it

decode takes hex with or without spaces, several packets in one, noise between them. HEX of - reads standard input.

  --asked NAME    the question that a reply without one before it answers, such as zoom-position
  --sony-udp      each packet is behind Sony's header
  --json          for a machine: an array in the order of the bytes, one entry for each packet:
                  {kind, address, name, values, socket, error, code, payload, hex}, null where there is none.
                  kind: command, inquiry, address-set, cancel, ack, completion, reply, error, network-change, notice,
                  unknown. address: the camera, 8 is all. name: as in the lists below; null where the bytes are in
                  none, then payload has them in hex. error: message-length, syntax, buffer-full, cancelled, no-socket,
                  not-executable; code is its number.
                  With --sony-udp also {datagram, sequence}, and the kinds control and control-reply with the names
                  reset, acknowledged, sequence-error, message-type-error.
                  Noise has an entry in its place: {kind: "skipped", bytes: COUNT, hex}.

A reply says only values: it is read by the question to the same camera before it, else by --asked.

Pan is positive to the right and tilt upwards. Speeds of a drive are 1 to 24, many cameras end at 20 for tilt. stop, home,
reset, up, down-left, recall, zoom-in and such are understood too.

Commands
${wordLines.commands.join('\n')}

Questions ("ask power" is understood too)
${wordLines.inquiries.join('\n')}

Addresses, sockets and answers
${wordLines.others.join('\n')}
  sony-reset (with --sony-udp: the count of messages begins anew)

Replies
${wordLines.replies.join('\n')}

Exit codes: 0 good; 1 there is no packet in the bytes; 2 wrong usage; 3 standard input cannot be read.`;

const inputLimit = 1024 * 1024;
const switches = ['json', 'sony-udp'];

type Given = { readonly words: readonly string[]; readonly options: Map<string, string> };

/** Not parseArgs: that takes no value with a minus, and the names differ from message to message. */
function givenIn(args: readonly string[]): Given | string {
  const words: string[] = [];
  const options = new Map<string, string>();
  const left = [...args];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    if (!arg.startsWith('--')) {
      words.push(arg);
      continue;
    }
    const [, name = '', inOne] = /^--([^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
    if (options.has(name)) return `--${name} is given twice.`;
    if (switches.includes(name)) {
      if (inOne !== undefined) return `--${name} takes no value.`;
      options.set(name, '');
      continue;
    }
    const value = inOne ?? left.shift();
    if (value === undefined || (inOne === undefined && value.startsWith('--')))
      return `--${name} has no value.`;
    options.set(name, value);
  }
  return { words, options };
}

/** Takes an option out of those that are left for the message. */
function taken(options: Map<string, string>, name: string): string | undefined {
  const value = options.get(name);
  options.delete(name);
  return value;
}

const wrong = (output: Output, reason: string): ExitCode => {
  output.err(`${reason}\nrundbord visca --help tells the rest.`);
  return exitCodes.usage;
};

/** A whole number that is written as one, within these bounds. */
function wholeNumber(text: string, min: number, max: number): number | null {
  const value = /^(?:\d+|0x[\da-f]+)$/i.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : null;
}

/** The bytes that the words mean, or why they mean none. */
function bytesOf({ words, options }: Given): Uint8Array | string {
  const isSony = taken(options, 'sony-udp') !== undefined;
  const addressText = taken(options, 'address')?.toLowerCase();
  const sequenceText = taken(options, 'sequence');
  if (sequenceText !== undefined && !isSony) return '--sequence is for --sony-udp.';
  const sequence = wholeNumber(sequenceText ?? '0', 0, lastSequence);
  if (sequence === null) return `--sequence is 0 to ${lastSequence}.`;
  if (/^sony[-_ ]reset$/i.test(words.join(' ')))
    return isSony ? encodeDatagram({ ...sequenceReset, sequence }) : 'sony-reset is for --sony-udp.';
  const meant = messageOf(words, options);
  if (!meant.ok) return meant.reason;
  const address = addressFor(meant.message, addressText, isSony);
  if (typeof address === 'string') return address;
  const packet = encodeMessage(meant.message, address);
  if (typeof packet === 'string') return `${packet}.`;
  return isSony ? encodeDatagram({ type: datagramType(packet), sequence, packet }) : packet;
}

function addressFor(message: Message, text: string | undefined, isSony: boolean): number | string {
  const toAll = message.kind === 'command' && message.id === 'if-clear' && !isSony;
  if (isSony && message.kind === 'address-set') return 'Addresses are set on a serial line only.';
  if (text === undefined) return toAll ? broadcast : 1;
  const address = text === 'all' || text === 'broadcast' ? broadcast : wholeNumber(text, 1, broadcast);
  if (address === null) return '--address is 1 to 7, or 8 or "all" for every camera.';
  return isSony && address !== 1 ? 'With --sony-udp the camera is always 1.' : address;
}

function encode(given: Given, output: Output): ExitCode {
  const json = taken(given.options, 'json') !== undefined;
  const isSony = given.options.has('sony-udp');
  const bytes = bytesOf(given);
  if (typeof bytes === 'string') return wrong(output, bytes);
  const [line] = isSony ? datagramLines(bytes, null) : packetLines(bytes, null);
  output.out(json ? JSON.stringify(line, null, 2) : hexOf(bytes));
  return exitCodes.good;
}

/** Standard input, or why it cannot be had. */
async function standardInput(): Promise<string | { readonly reason: string }> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const part of process.stdin) {
      text += decoder.decode(part, { stream: true });
      if (text.length > inputLimit) return { reason: 'it is larger than 1 MB' };
    }
    return text;
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The bytes of hex with or without spaces, commas, colons, 0x before each; or what is no hex. */
function bytesIn(text: string): Uint8Array | string {
  const bytes: number[] = [];
  for (const word of text.split(/[\s,:]+/).filter(Boolean)) {
    const digits = word.replace(/^(?:0x|\\x)/i, '').replaceAll(/\\x/gi, '');
    if (!/^(?:[\da-f]{2})+$/i.test(digits)) {
      const shown = word.length > 20 ? `${word.slice(0, 20)}…` : word;
      return `"${shown}" is no bytes in hex: two digits make one.`;
    }
    for (let at = 0; at < digits.length; at += 2) bytes.push(Number.parseInt(digits.slice(at, at + 2), 16));
  }
  return Uint8Array.from(bytes);
}

async function decode({ words, options }: Given, output: Output): Promise<ExitCode> {
  const json = taken(options, 'json') !== undefined;
  const isSony = taken(options, 'sony-udp') !== undefined;
  const asked =
    taken(options, 'asked')
      ?.toLowerCase()
      .replace(/-inquiry$/, '') ?? null;
  const [more] = options.keys();
  if (more !== undefined) return wrong(output, `decode knows no --${more}.`);
  if (words.length === 0) return wrong(output, 'Which bytes? Give them in hex, or - for standard input.');
  if (asked !== null && !isInquiry(asked)) return wrong(output, `There is no question "${asked}".`);
  const text = words.length === 1 && words[0] === '-' ? await standardInput() : words.join(' ');
  if (typeof text !== 'string') {
    output.err(`Standard input cannot be read: ${text.reason}.`);
    return exitCodes.notHad;
  }
  const bytes = bytesIn(text);
  if (typeof bytes === 'string') return wrong(output, bytes);
  const lines = isSony ? datagramLines(bytes, asked) : packetLines(bytes, asked);
  const found = lines.some(({ kind }) => kind !== 'skipped');
  if (json) output.out(JSON.stringify(lines, null, 2));
  else if (lines.length > 0) output.out(viscaText(lines));
  if (found) return exitCodes.good;
  output.err(
    `There is no ${isSony ? 'datagram' : 'packet'} in ${bytes.length === 0 ? 'no bytes' : 'these bytes'}.`,
  );
  return exitCodes.notSo;
}

const isInquiry = (name: string): name is InquiryId => Object.hasOwn(inquiries, name);

async function run([verb, ...args]: readonly string[], output: Output): Promise<ExitCode> {
  if (verb !== 'encode' && verb !== 'decode')
    return wrong(
      output,
      verb === undefined ? 'encode or decode?' : `"${verb}" is neither encode nor decode.`,
    );
  const given = givenIn(args);
  if (typeof given === 'string') return wrong(output, given);
  return verb === 'encode' ? encode(given, output) : decode(given, output);
}

/** `rundbord visca`: VISCA messages to bytes and back, for whoever looks at a line or a camera. */
export const viscaCommand: Command = {
  name: 'visca',
  summary: "say a camera's VISCA message in bytes, and what bytes mean",
  help,
  run,
};
