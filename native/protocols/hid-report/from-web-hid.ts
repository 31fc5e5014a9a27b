import { arrayField, variableField } from './fields.ts';
import { collectionTypes, descriptorOf, type Growing } from './parse-report-descriptor.ts';
import {
  type Collection,
  type Direction,
  limits,
  type ReportDescriptor,
  type Usage,
} from './report-descriptor.ts';
import { usageText } from './usage.ts';

/** A field of a report, as a browser tells it (WebHID, HIDReportItem): what of it is needed here. */
export type WebHidItem = {
  readonly isAbsolute: boolean;
  readonly isArray: boolean;
  readonly isConstant: boolean;
  readonly isRange: boolean;
  readonly hasNull: boolean;
  readonly hasPreferredState: boolean;
  /** Whole usages of 32 bits, the page in the upper half. Where `isRange`, the other two instead. */
  readonly usages: readonly number[];
  readonly usageMinimum: number;
  readonly usageMaximum: number;
  readonly reportSize: number;
  readonly reportCount: number;
  readonly logicalMinimum: number;
  readonly logicalMaximum: number;
};
/** WebHID, HIDReportInfo. */
export type WebHidReport = { readonly reportId: number; readonly items: readonly WebHidItem[] };
/** WebHID, HIDCollectionInfo. In its reports stand those of its children too. */
export type WebHidCollection = {
  readonly usagePage: number;
  readonly usage: number;
  readonly type: number;
  readonly children: readonly WebHidCollection[];
  readonly inputReports: readonly WebHidReport[];
  readonly outputReports: readonly WebHidReport[];
  readonly featureReports: readonly WebHidReport[];
};

/** What a browser tells of a product's reports. */
export type WebHidLayout = {
  readonly vendorId: number;
  readonly productId: number;
  readonly collections: readonly WebHidCollection[];
};

const lists = { input: 'inputReports', output: 'outputReports', feature: 'featureReports' } as const;
const directions: readonly Direction[] = ['input', 'output', 'feature'];
const application = 1;

/**
 * The descriptor behind what Chromium tells of a device in WebHID, for systems that tell nothing else. Where Chromium has
 * the descriptor itself it tells all but a range of usages that stands beside others, and binds a usage to the page before
 * it and not to that of the field. On Windows it has only what the system made of the descriptor: no constant fields, no
 * collections within others, and each report as long as the longest.
 */
export function fromWebHid(
  collections: readonly WebHidCollection[],
):
  | { readonly ok: true; readonly descriptor: ReportDescriptor }
  | { readonly ok: false; readonly reason: string } {
  const reports = {
    input: new Map<number, Growing>(),
    output: new Map<number, Growing>(),
    feature: new Map<number, Growing>(),
  };
  const warnings: string[] = [];
  let controls = 0;

  /** Adds a field to its report; answers why it cannot be. */
  function add(item: WebHidItem, direction: Direction, id: number, around: Usage | null): string | null {
    const report = reports[direction].get(id) ?? { id, bits: 0, fields: [] };
    reports[direction].set(id, report);
    const { reportSize: size, reportCount: count } = item;
    const bit = report.bits;
    report.bits += size * count;
    if (report.bits > limits.reportBytes * 8) return `report ${id} is too long`;
    const usages = usagesOf(item);
    const { min, max } = rangeOf(item);
    if (size === 0 || count === 0 || size > 32 || usages.length === 0 || min > max) return null;
    controls += item.isArray ? 1 : count;
    if (controls > limits.controls) return tooMany;
    const declared = {
      ...{ reportId: id, bit, size, count, min, max, usages, application: around },
      array: item.isArray,
      relative: !item.isAbsolute,
      noPreferred: !item.hasPreferredState,
      nullState: item.hasNull,
    };
    if (!item.isArray) {
      report.fields.push(variableField(declared));
      return null;
    }
    const { field, warnings: more } = arrayField(declared);
    controls += field.selectors.size;
    report.fields.push(field);
    warnings.push(...more.slice(0, limits.warnings - warnings.length));
    return controls > limits.controls ? tooMany : null;
  }

  if (collections.length === 0) return { ok: false, reason: 'it has no collection' };
  for (const collection of collections) {
    for (const direction of directions) {
      for (const { reportId, items } of collection[lists[direction]]) {
        for (const item of items) {
          const around = applicationOf(collection, direction, reportId, item);
          const reason = add(item, direction, reportId, around);
          if (reason !== null) return { ok: false, reason };
        }
      }
    }
  }
  return { ok: true, descriptor: descriptorOf(collections.map(topOf), reports, warnings) };
}

const tooMany = `more than ${limits.controls} controls`;

/** Usage 0 is none. */
const usageOf = ({ usagePage, usage }: WebHidCollection): Usage | null =>
  // Chromium repeats the page of an extended usage.
  (usage & 0xffff) === 0 ? null : usageText((usagePage & 0xffff) * 0x1_0000 + (usage & 0xffff));

const collectionOf = (collection: WebHidCollection): Collection => ({
  usage: usageOf(collection),
  type: collectionTypes[collection.type] ?? (collection.type < 0x80 ? 'reserved' : 'vendor'),
  collections: collection.children.map(collectionOf),
});

/** Every top-level collection is an application's; on Windows Chromium does not say so. */
const topOf = (collection: WebHidCollection): Collection => ({
  ...collectionOf(collection),
  type: 'application',
});

/** The nearest application collection in which the item stands, by its being among a child's. */
function applicationOf(
  collection: WebHidCollection,
  direction: Direction,
  reportId: number,
  item: WebHidItem,
  outer: Usage | null = usageOf(collection),
): Usage | null {
  for (const child of collection.children) {
    const among = child[lists[direction]].find((report) => report.reportId === reportId)?.items ?? [];
    if (!among.some((one) => isSame(one, item))) continue;
    const own = (child.type === application ? usageOf(child) : null) ?? outer;
    return applicationOf(child, direction, reportId, item, own);
  }
  return outer;
}

const isSame = (one: WebHidItem, other: WebHidItem): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const button = 0x0009_0000;
const programmableButton = 0x000b_0007;

/** The item's usages, as ranges; none for padding. */
function usagesOf(item: WebHidItem): readonly { readonly first: number; readonly last: number }[] {
  const { usages: all, usageMinimum: first, usageMaximum: last } = item;
  if (item.isRange) return first <= last && first >>> 16 === last >>> 16 ? [{ first, last }] : [];
  if (item.isConstant && all.every((usage) => (usage & 0xffff) === 0)) return [];
  // Usage 07, then page 09, then usage 01: by the specification both are buttons, which is how headsets say "reject". Chromium
  // takes the first for the page before, where it is a collection's and no control's.
  return all
    .map((usage) => (usage === programmableButton ? button + 7 : usage))
    .map((usage) => ({ first: usage, last: usage }));
}

/** Chromium takes every bound for signed, also 255 in one byte beside a minimum of 0. */
function rangeOf({ logicalMinimum: min, logicalMaximum: told, reportSize }: WebHidItem): {
  readonly min: number;
  readonly max: number;
} {
  if (min < 0 || told >= 0) return { min, max: told };
  const bits = [8, 16].find((width) => width >= reportSize && told >= -(2 ** (width - 1))) ?? 32;
  return { min, max: told + 2 ** bits };
}
