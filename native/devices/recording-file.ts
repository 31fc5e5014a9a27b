import type { RecordedReport } from '../device.ts';
import { descriptorBytesIn } from '../protocols/hid-report/descriptor-file.ts';

/** What happened during a recording, in its order. */
export type RecordingLine =
  /** A person was asked for something, or a lamp was lit. */
  | { readonly kind: 'step'; readonly name: string }
  /** The person said that this device has nothing for the step. */
  | { readonly kind: 'not-there'; readonly name: string }
  | ({ readonly kind: 'report' } & RecordedReport);

/** A recording of a device's reports. It holds no serial number, no person, no place and no time finer than a day. */
export type Recording = {
  readonly vendorId: number;
  readonly productId: number;
  /** As its maker calls it; empty where that is not known, or might be a name that a person gave it. */
  readonly name: string;
  /** Where it comes from, in a line: with which program, on which day. */
  readonly source: string;
  /** Null where the system does not tell it. */
  readonly descriptor: Uint8Array | null;
  readonly lines: readonly RecordingLine[];
};

const hex4 = (id: number): string => id.toString(16).padStart(4, '0');
const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
const inOneLine = (text: string): string => text.replaceAll(/[\s\p{C}]+/gu, ' ').trim();

/** The name of a recording's file: `0b0e_0412_jabra-speak-410.txt`. */
export function recordingFileName({
  vendorId,
  productId,
  name,
}: Pick<Recording, 'vendorId' | 'productId' | 'name'>): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/g, '');
  return `${hex4(vendorId)}_${hex4(productId)}_${words || 'unnamed'}.txt`;
}

/**
 * The text of a recording: a head of comments, the descriptor in hex after `descriptor:`, and after `reports:` a line for
 * each report: `in 05 01 | 1204 ms [R]`. `rundbord hid` reads it, and {@link readRecording}.
 */
export function writeRecording(recording: Recording): string {
  const { vendorId, productId, descriptor } = recording;
  const ids = `${hex4(vendorId)}:${hex4(productId)}`;
  const head = [
    `# device: ${inOneLine(recording.name) || 'unnamed'} (${ids})`,
    `# vid: ${hex4(vendorId)}`,
    `# pid: ${hex4(productId)}`,
    `# source: ${inOneLine(recording.source)}`,
    '# kind: real device',
    descriptor ? `# bytes: ${descriptor.length}` : '# note: this system does not tell the descriptor',
  ];
  return [
    ...head,
    ...(descriptor ? ['descriptor:', ...inRows(descriptor)] : []),
    'reports:',
    '# <in|out|feature> <bytes: the report id first where the device uses ids; 0 first where it uses none and it is written>',
    '#   | milliseconds since the recording began [R]=recorded',
    ...recording.lines.map(lineOf),
    '',
  ].join('\n');
}

function* inRows(bytes: Uint8Array): Generator<string> {
  for (let at = 0; at < bytes.length; at += 16) yield hex(bytes.subarray(at, at + 16));
}

function lineOf(line: RecordingLine): string {
  if (line.kind === 'step') return `# step ${line.name}`;
  if (line.kind === 'not-there') return `# nothing for ${line.name}`;
  return `${line.direction} ${hex(line.bytes)} | ${Math.round(line.atMs)} ms [R]`;
}

/**
 * Reads a recording, one of ours or one that was put together by hand: what is no report of whole bytes, as `out 16 xx`, is
 * passed over, and a report without a time has the time of the one before. Null when it names no device, or when its
 * descriptor is no hex.
 */
export function readRecording(text: string): Recording | null {
  const of = (name: string): string | undefined =>
    new RegExp(`^# ${name}: (.*)$`, 'm').exec(text)?.[1]?.trim();
  const idOf = (name: string): number => Number.parseInt(of(name) ?? '', 16);
  const found = /^descriptor:/m.test(text) ? descriptorBytesIn(new TextEncoder().encode(text)) : null;
  const device = of('device');
  if (device === undefined || found?.ok === false) return null;
  const [vendorId, productId] = [idOf('vid'), idOf('pid')];
  const name = device.replace(/ \([0-9a-fx]{4}:[0-9a-fx]{4}\)$/i, '');
  return {
    // A recording of a maker who has no number yet says xxxx.
    vendorId: Number.isNaN(vendorId) ? 0 : vendorId,
    productId: Number.isNaN(productId) ? 0 : productId,
    name: name === 'unnamed' ? '' : name,
    source: of('source') ?? '',
    descriptor: found?.bytes ?? null,
    lines: linesOf(text),
  };
}

function linesOf(text: string): readonly RecordingLine[] {
  const lines: RecordingLine[] = [];
  let atMs = 0;
  const [, part = ''] = text.split(/^reports:$/m);
  for (const line of part.split('\n')) {
    if (/^\w+:$/.test(line)) break;
    const [, asked, name = ''] = /^# (step|nothing for) ([\w-]+)$/.exec(line) ?? [];
    if (asked) lines.push({ kind: asked === 'step' ? 'step' : 'not-there', name });
    const [, direction, bytes = '', note = ''] =
      /^(in|out|feature)((?: [0-9a-f]{2})+)\s*(?:\|(.*))?$/i.exec(line) ?? [];
    if (direction !== 'in' && direction !== 'out' && direction !== 'feature') continue;
    atMs = Number(/^ *(\d+) ms/.exec(note)?.[1] ?? atMs);
    const numbers = bytes.trim().split(' ');
    lines.push({
      kind: 'report',
      direction,
      atMs,
      bytes: Uint8Array.from(numbers, (byte) => Number.parseInt(byte, 16)),
    });
  }
  return lines;
}
