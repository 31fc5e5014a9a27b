import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { descriptorBytesIn } from '../../native/protocols/hid-report/descriptor-file.ts';
import { parseReportDescriptor } from '../../native/protocols/hid-report/parse-report-descriptor.ts';
import {
  type Collection,
  type Control,
  controlsOf,
  type Direction,
  type ReportDescriptor,
  type Unreadable,
} from '../../native/protocols/hid-report/report-descriptor.ts';
import { type Telephony, telephonyIn } from '../../native/protocols/hid-report/telephony.ts';
import { usageName } from '../../native/protocols/hid-report/usage-names.ts';
import { type Command, type ExitCode, exitCodes, type Output } from '../command.ts';

const help = `rundbord hid FILE [--json]

Prints what a device with this HID report descriptor can do: its keys, its lamps, its reports.

  FILE            the descriptor as bytes, as in /sys/class/hidraw/hidraw0/device/report_descriptor; or as text: bytes in
                  hex, comments after #. A line "descriptor:" says where the hex begins, else it begins with the file;
                  a line such as "reports:" ends it.
  --json          for a machine: {collections: [{usage, name, type, collections}],
                  inputs: [{usage, name, reportId, bit, size, semantics}], outputs: [{usage, name, reportId, bit, size}],
                  reports: {input: {ID: BYTES}, output, feature}, telephony, warnings}

usage is page:id in hex, as 0b:20; bit and BYTES count after the report id; an id 0 means that the device uses none.
semantics: state, the value is how things are; toggle, a press changes it; one-shot, a press asks once. Each key that an
array can select is an input of its own, at the array's first place. telephony is null for a device without a key for
calls; else {hook, mute, flash, redial, drop, lineBusy, keypad: [...], volume: {up, down, mute}, leds: {offHook, ...}}.

Exit codes: 0 it could be read; 1 it is no whole report descriptor: the reason and the byte are said; 2 wrong usage;
3 the file cannot be read.`;

/** A descriptor has at most 64 kB; in hex with comments it may be some times as long. */
const fileLimitBytes = 1024 * 1024;

type Given = { readonly file: string; readonly json: boolean };

function givenIn(args: readonly string[]): Given | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined) return 'Which file? Give one with a HID report descriptor.';
    if (more.length > 0) return 'Give one file at a time.';
    return { file, json: values.json ?? false };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The file's bytes, or why they cannot be had. No more is read than may be, also from what has no end. */
async function readBounded(file: string): Promise<Uint8Array | string> {
  try {
    const handle = await open(file, 'r');
    try {
      const kind = await handle.stat();
      if (!kind.isFile() && !kind.isFIFO()) return 'it is no file';
      const bytes = new Uint8Array(fileLimitBytes + 1);
      let length = 0;
      for (let read = -1; read !== 0 && length < bytes.length; length += read)
        ({ bytesRead: read } = await handle.read(bytes, length, bytes.length - length));
      return length > fileLimitBytes ? 'it is larger than 1 MB' : bytes.subarray(0, length);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return code === 'ENOENT' ? 'there is no such file' : code;
  }
}

function descriptorIn(
  file: Uint8Array,
): { readonly ok: true; readonly descriptor: ReportDescriptor } | Unreadable {
  const found = descriptorBytesIn(file);
  return found.ok ? parseReportDescriptor(found.bytes) : found;
}

const outputOf = ({ usage, reportId, bit, size }: Control) => ({
  usage,
  name: usageName(usage),
  reportId,
  bit,
  size,
});
const inputOf = (control: Control) => ({ ...outputOf(control), semantics: control.semantics });
const keyOf = (control: Control | null) => control && inputOf(control);

const collectionOf = ({ usage, type, collections }: Collection): object => ({
  usage,
  name: usage && usageName(usage),
  type,
  collections: collections.map(collectionOf),
});

const telephonyOf = ({ volume, keypad, leds, ...keys }: Telephony) => ({
  ...Object.fromEntries(Object.entries(keys).map(([name, control]) => [name, keyOf(control)])),
  keypad: keypad.map(inputOf),
  volume: { up: keyOf(volume.up), down: keyOf(volume.down), mute: keyOf(volume.mute) },
  leds: Object.fromEntries(Object.entries(leds).map(([name, control]) => [name, outputOf(control)])),
});

/** What `--json` prints. */
function answerOf(descriptor: ReportDescriptor) {
  const telephony = telephonyIn(descriptor);
  const lengths = (direction: Direction) =>
    Object.fromEntries([...descriptor.reports[direction].values()].map(({ id, bytes }) => [id, bytes]));
  return {
    collections: descriptor.collections.map(collectionOf),
    inputs: controlsOf(descriptor, 'input').map(inputOf),
    outputs: controlsOf(descriptor, 'output').map(outputOf),
    reports: { input: lengths('input'), output: lengths('output'), feature: lengths('feature') },
    telephony: telephony && telephonyOf(telephony),
    warnings: descriptor.warnings,
  };
}

/** Rows of a table; a run of controls with one usage, as a buffer of a vendor's has, is one row. */
function rowsOf(controls: readonly Control[], semantics: boolean): string[] {
  const rows: { readonly control: Control; times: number }[] = [];
  for (const control of controls) {
    const last = rows.at(-1);
    const before = last?.control;
    const follows =
      before?.usage === control.usage &&
      before.size === control.size &&
      before.reportId === control.reportId &&
      before.bit + (last?.times ?? 0) * before.size === control.bit;
    if (last && follows) last.times += 1;
    else rows.push({ control, times: 1 });
  }
  return rows.map(({ control: { usage, reportId, bit, size, semantics: meaning }, times }) => {
    const bits = `${times > 1 ? `${times} x ` : ''}${size} bit${size === 1 ? '' : 's'}`;
    const place = `report ${String(reportId).padStart(3)}  bit ${String(bit).padStart(3)}  ${bits.padEnd(12)}`;
    return `  ${usage.padEnd(9)} ${usageName(usage).padEnd(28)} ${place}  ${semantics ? meaning : ''}`.trimEnd();
  });
}

function sentenceOf(telephony: Telephony | null): string {
  if (!telephony) return 'No key for calls.';
  const { hook, mute, flash, redial, drop, lineBusy, keypad, volume, leds } = telephony;
  const keys = Object.entries({ hook, mute, flash, redial, drop, 'line busy': lineBusy })
    .filter(([, control]) => control)
    .map(([name, control]) => `${name} (${control?.semantics})`);
  if (keypad.length > 0) keys.push(`keypad of ${keypad.length}`);
  if (volume.up && volume.down) keys.push('volume');
  return `For calls: ${keys.join(', ') || 'no key'}. Lamps: ${Object.keys(leds).join(', ') || 'none'}.`;
}

const collectionLines = (collections: readonly Collection[], depth = 1): string[] =>
  collections.flatMap(({ usage, type, collections: inner }) => [
    `${'  '.repeat(depth)}${usage ?? 'no usage'} ${usage ? usageName(usage) : ''} (${type})`,
    ...collectionLines(inner, depth + 1),
  ]);

function tableOf(descriptor: ReportDescriptor): string {
  const lengths = (direction: Direction): string => {
    const all = [...descriptor.reports[direction].values()];
    return `  ${direction.padEnd(9)} ${all.map(({ id, bytes }) => `${id}: ${bytes}`).join(', ') || 'none'}`;
  };
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', title, ...lines] : [];
  return [
    sentenceOf(telephonyIn(descriptor)),
    ...part('Collections', collectionLines(descriptor.collections)),
    ...part('Inputs', rowsOf(controlsOf(descriptor, 'input'), true)),
    ...part('Outputs', rowsOf(controlsOf(descriptor, 'output'), false)),
    ...part('Reports, id: bytes after the id', [lengths('input'), lengths('output'), lengths('feature')]),
    ...part(
      'Warnings',
      descriptor.warnings.map((warning) => `  ${warning}`),
    ),
  ].join('\n');
}

async function run(args: readonly string[], output: Output): Promise<ExitCode> {
  const given = givenIn(args);
  if (typeof given === 'string') {
    output.err(`${given}\nrundbord hid --help tells the rest.`);
    return exitCodes.usage;
  }
  const file = await readBounded(given.file);
  if (typeof file === 'string') {
    output.err(`${given.file} cannot be read: ${file}.`);
    return exitCodes.notHad;
  }
  const read = descriptorIn(file);
  if (!read.ok) {
    output.err(`${given.file} is no whole report descriptor: at byte ${read.offset}, ${read.reason}.`);
    return exitCodes.notSo;
  }
  output.out(given.json ? JSON.stringify(answerOf(read.descriptor), null, 2) : tableOf(read.descriptor));
  return exitCodes.good;
}

/** `rundbord hid`: reads a report descriptor and says what its device offers. */
export const hidCommand: Command = {
  name: 'hid',
  summary: 'print what a HID device can do, from its report descriptor',
  help,
  run,
};
