import { arrayField, variableField } from './fields.ts';
import { type Item, readItem } from './items.ts';
import { localItems } from './local-items.ts';
import {
  type Collection,
  type CollectionType,
  type Direction,
  type Field,
  limits,
  type Report,
  type ReportDescriptor,
  type Unreadable,
  type Usage,
} from './report-descriptor.ts';
import { usageText } from './usage.ts';

/** Tags of main and global items (USB HID 1.11 §6.2.2.4, §6.2.2.7). */
const main = { input: 8, output: 9, collection: 10, feature: 11, endCollection: 12 } as const;
const global = {
  usagePage: 0,
  logicalMinimum: 1,
  logicalMaximum: 2,
  reportSize: 7,
  reportId: 8,
  reportCount: 9,
  push: 10,
  pop: 11,
  /** Tags from here on are reserved. Those between are physical range and unit, which nothing here needs. */
  reserved: 12,
} as const;

const directions = new Map<number, Direction>([
  [main.input, 'input'],
  [main.output, 'output'],
  [main.feature, 'feature'],
]);

/** By their numbers (§6.2.2.6). */
export const collectionTypes: readonly CollectionType[] = [
  'physical',
  'application',
  'logical',
  'report',
  'named-array',
  'usage-switch',
  'usage-modifier',
];

/** Bits of an Input, Output or Feature item (§6.2.2.5). */
const flag = { constant: 1, variable: 2, relative: 4, noPreferred: 0x20, nullState: 0x40 } as const;

/** What global items have said; kept until said otherwise. Logical bounds as they came: signed or not is known later. */
type Globals = {
  readonly page: number;
  readonly minimum: Pick<Item, 'signed' | 'unsigned'>;
  readonly maximum: Pick<Item, 'signed' | 'unsigned'>;
  readonly size: number;
  readonly id: number;
  readonly count: number;
};

type Open = {
  readonly collection: Collection & { readonly collections: Collection[] };
  readonly application: Usage | null;
  readonly offset: number;
};

/** A report while it is put together: `bits` is where its next field begins. */
export type Growing = { readonly id: number; bits: number; readonly fields: Field[] };

const zero = { signed: 0, unsigned: 0 };

/**
 * Reads a report descriptor (USB HID 1.11 §6.2.2). Never throws, and keeps no more than `limits` allows whatever the
 * bytes are. Lenient where devices in use are wrong and the meaning is plain; each such place is a warning.
 */
export function parseReportDescriptor(
  bytes: Uint8Array,
): { readonly ok: true; readonly descriptor: ReportDescriptor } | Unreadable {
  const refuse = (reason: string, offset: number): Unreadable => ({ ok: false, reason, offset });
  if (bytes.length === 0) return refuse('there are no bytes', 0);
  if (bytes.length > limits.descriptorBytes)
    return refuse(`it is longer than ${limits.descriptorBytes} bytes`, limits.descriptorBytes);

  const collections: Collection[] = [];
  const open: Open[] = [];
  const pushed: Globals[] = [];
  const locals = localItems();
  const reports = {
    input: new Map<number, Growing>(),
    output: new Map<number, Growing>(),
    feature: new Map<number, Growing>(),
  };
  const warnings: string[] = [];
  let globals: Globals = { page: 0, minimum: zero, maximum: zero, size: 0, id: 0, count: 0 };
  let controls = 0;
  /** Where a global item begins that no main item has used yet. */
  let globalWaitingAt: number | null = null;

  function warn(offset: number, what: string): void {
    if (warnings.length < limits.warnings) warnings.push(`byte ${offset}: ${what}`);
    else if (warnings.length === limits.warnings) warnings.push('and more');
  }

  function takeGlobal(item: Item): string | null {
    const { tag, unsigned, offset } = item;
    globalWaitingAt ??= offset;
    if (tag >= global.reserved) return `global item ${tag} is reserved`;
    if (tag === global.usagePage) globals = { ...globals, page: unsigned % 0x1_0000 };
    else if (tag === global.logicalMinimum) globals = { ...globals, minimum: item };
    else if (tag === global.logicalMaximum) globals = { ...globals, maximum: item };
    else if (tag === global.reportSize) globals = { ...globals, size: unsigned };
    else if (tag === global.reportCount) globals = { ...globals, count: unsigned };
    else if (tag === global.reportId) {
      if (unsigned === 0 || unsigned > 255) return `a report id is 1 to 255, this is ${unsigned}`;
      globals = { ...globals, id: unsigned };
    } else if (tag === global.push) {
      if (pushed.length >= limits.pushDepth) return `more than ${limits.pushDepth} pushes`;
      pushed.push(globals);
    } else if (tag === global.pop) {
      const before = pushed.pop();
      if (!before) return 'a pop without a push';
      globals = before;
    }
    return null;
  }

  function takeMain(item: Item): string | null {
    const direction = directions.get(item.tag);
    if (direction) return declare(item, direction);
    if (item.tag === main.collection) return begin(item);
    if (item.tag === main.endCollection) return open.pop() ? null : 'a collection ends that never began';
    warn(item.offset, `main item ${item.tag} is unknown and passed over`);
    return null;
  }

  function begin({ unsigned, offset }: Item): string | null {
    if (open.length >= limits.collectionDepth)
      return `collections within more than ${limits.collectionDepth} others`;
    const [range] = locals.usages(globals.page);
    const usage = range ? usageText(range.first) : null;
    const type = collectionTypes[unsigned] ?? (unsigned < 0x80 ? 'reserved' : 'vendor');
    const around = open.at(-1);
    if (type === 'application' && around?.application)
      warn(offset, 'an application collection within another');
    if (type === 'application' && !usage) warn(offset, 'an application collection without a usage');
    const collection = { usage, type, collections: [] };
    (around?.collection.collections ?? collections).push(collection);
    const application = type === 'application' ? usage : (around?.application ?? null);
    open.push({ collection, application, offset });
    return null;
  }

  function declare({ unsigned: flags, offset }: Item, direction: Direction): string | null {
    const { id, size, count } = globals;
    if (open.length === 0) warn(offset, `an ${direction} item outside every collection`);
    if (size === 0 || count === 0) {
      warn(offset, `an ${direction} item of no bits`);
      return null;
    }
    const all = reports[direction];
    const report = all.get(id) ?? { id, bits: 0, fields: [] };
    const bit = report.bits;
    if (bit + size * count > limits.reportBytes * 8)
      return `report ${id} becomes longer than ${limits.reportBytes} bytes: ${count} times ${size} bits more`;
    report.bits += size * count;
    all.set(id, report);

    const usages = locals.usages(globals.page);
    const constant = (flags & flag.constant) !== 0;
    if (usages.length === 0) {
      if (!constant) warn(offset, `an ${direction} item of data without a usage`);
      return null;
    }
    // A usage 0 is how some devices mark padding.
    if (constant && usages.every(({ first, last }) => first === last && (first & 0xffff) === 0)) return null;
    if (constant)
      warn(offset, `constant, but it has usages (${usageText(usages[0]?.first ?? 0)} …): taken as live`);
    if (size > 32) {
      warn(offset, `controls of ${size} bits are passed over: 32 is the most`);
      return null;
    }
    const min = globals.minimum.signed;
    const max = min < 0 ? globals.maximum.signed : globals.maximum.unsigned;
    if (min > max) return `the logical range ends (${max}) before it begins (${min})`;

    const array = (flags & flag.variable) === 0;
    if (!array) controls += count;
    if (controls > limits.controls) return `more than ${limits.controls} controls`;
    const declared = {
      ...{ reportId: id, bit, size, count, min, max, usages, array },
      relative: (flags & flag.relative) !== 0,
      noPreferred: (flags & flag.noPreferred) !== 0,
      nullState: (flags & flag.nullState) !== 0,
      application: open.at(-1)?.application ?? null,
    };
    if (!array) {
      report.fields.push(variableField(declared));
      return null;
    }
    const { field, warnings: more } = arrayField(declared);
    controls += field.selectors.size;
    if (controls > limits.controls) return `more than ${limits.controls} controls`;
    report.fields.push(field);
    for (const what of more) warn(offset, what);
    return null;
  }

  function take(item: Item): string | null {
    if (item.type === 'global') return takeGlobal(item);
    if (item.type === 'local') return locals.take(item);
    if (item.type !== 'main') {
      warn(item.offset, `a ${item.type} item, passed over`);
      return null;
    }
    if (locals.unfinished) warn(item.offset, locals.unfinished);
    const reason = takeMain(item);
    locals.clear();
    globalWaitingAt = null;
    return reason;
  }

  for (let at = 0; at < bytes.length; ) {
    const item = readItem(bytes, at);
    const reason = typeof item === 'string' ? item : take(item);
    if (reason !== null || typeof item === 'string') return refuse(reason ?? '', at);
    at = item.next;
  }

  const unclosed = open.at(-1);
  if (unclosed)
    return refuse(`it ends within the collection that begins at byte ${unclosed.offset}`, bytes.length);
  const waiting = locals.waitingAt ?? globalWaitingAt;
  if (waiting !== null) return refuse('it ends with items that belong to nothing', waiting);
  if (collections.length === 0) return refuse('it has no collection', bytes.length);
  if (pushed.length > 0) warn(bytes.length, 'a push without a pop');
  return { ok: true, descriptor: descriptorOf(collections, reports, warnings) };
}

/** What was put together, as it is kept. */
export function descriptorOf(
  collections: readonly Collection[],
  growing: Readonly<Record<Direction, ReadonlyMap<number, Growing>>>,
  warnings: string[],
): ReportDescriptor {
  const whole = (all: ReadonlyMap<number, Growing>): ReadonlyMap<number, Report> =>
    new Map(
      [...all.values()].map(({ id, bits, fields }) => [id, { id, bytes: Math.ceil(bits / 8), fields }]),
    );
  const reports = {
    input: whole(growing.input),
    output: whole(growing.output),
    feature: whole(growing.feature),
  };
  const ids = new Set(Object.values(reports).flatMap((all) => [...all.keys()]));
  const usesReportIds = [...ids].some((id) => id !== 0);
  if (usesReportIds && ids.has(0)) warnings.push('some reports have an id and some have none');
  return { collections, reports, usesReportIds, warnings };
}
