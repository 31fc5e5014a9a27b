import type {
  WebHidCollection,
  WebHidItem,
  WebHidReport,
} from '../../../../native/protocols/hid-report/from-web-hid.ts';
import { type Item, readItem } from '../../../../native/protocols/hid-report/items.ts';

type Writable = {
  usagePage: number;
  usage: number;
  type: number;
  children: Writable[];
  inputReports: { reportId: number; items: WebHidItem[] }[];
  outputReports: { reportId: number; items: WebHidItem[] }[];
  featureReports: { reportId: number; items: WebHidItem[] }[];
};
type Globals = { page: number; min: number; max: number; size: number; count: number };

const kinds = { 8: 'inputReports', 9: 'outputReports', 11: 'featureReports' } as const;

/**
 * What Chromium tells of a device with this report descriptor where it has the descriptor (Linux, macOS), as far as it is needed:
 * every field stands in its collection and in all around it, a usage is of the page before it, of several ranges the last
 * counts, and bounds are signed (services/device/hid/hid_collection.cc and its neighbours, read in 2026).
 */
export function asChromiumTells(bytes: Uint8Array): readonly WebHidCollection[] {
  const top: Writable[] = [];
  const open: Writable[] = [];
  const pushed: Globals[] = [];
  let globals: Globals = { page: 0, min: 0, max: 0, size: 0, count: 0 };
  let reportId = 0;
  let usages: number[] = [];
  let [first, last] = [0, 0];
  const whole = (value: number): number => (value > 0xffff ? value : globals.page * 0x1_0000 + value);

  const main = ({ tag, unsigned }: Item): void => {
    const kind = kinds[tag as keyof typeof kinds];
    if (tag === 10) {
      const usage = usages[0] ?? 0;
      const collection: Writable = {
        ...{ usagePage: usage >>> 16 || globals.page, usage: usage & 0xffff, type: unsigned, children: [] },
        ...{ inputReports: [], outputReports: [], featureReports: [] },
      };
      (open.at(-1)?.children ?? top).push(collection);
      open.push(collection);
    } else if (tag === 12) open.pop();
    else if (kind) {
      for (const collection of open) {
        let report = collection[kind].find((one) => one.reportId === reportId);
        if (!report) {
          report = { reportId, items: [] };
          collection[kind].push(report);
        }
        report.items.push(itemOf(unsigned));
      }
    }
    usages = [];
    [first, last] = [0, 0];
  };
  const itemOf = (flags: number): WebHidItem => ({
    isConstant: (flags & 1) !== 0,
    isArray: (flags & 2) === 0,
    isAbsolute: (flags & 4) === 0,
    hasPreferredState: (flags & 0x20) === 0,
    hasNull: (flags & 0x40) !== 0,
    isRange: first !== last,
    ...(first !== last
      ? { usages: [], usageMinimum: first, usageMaximum: last }
      : { usages, usageMinimum: 0, usageMaximum: 0 }),
    ...{ reportSize: globals.size, reportCount: globals.count },
    ...{ logicalMinimum: globals.min, logicalMaximum: globals.max },
  });
  const setGlobal = ({ tag, unsigned, signed }: Item): void => {
    if (tag === 0) globals = { ...globals, page: unsigned };
    else if (tag === 1) globals = { ...globals, min: signed };
    else if (tag === 2) globals = { ...globals, max: signed };
    else if (tag === 7) globals = { ...globals, size: unsigned };
    else if (tag === 8) reportId = unsigned;
    else if (tag === 9) globals = { ...globals, count: unsigned };
    else if (tag === 10) pushed.push(globals);
    else if (tag === 11) globals = pushed.pop() ?? globals;
  };
  const setLocal = ({ tag, unsigned }: Item): void => {
    if (tag === 0) usages.push(whole(unsigned));
    else if (tag === 1) first = whole(unsigned);
    else if (tag === 2) last = whole(unsigned);
  };

  for (let at = 0; at < bytes.length; ) {
    const item = readItem(bytes, at);
    if (typeof item === 'string') throw new Error(item);
    if (item.type === 'main') main(item);
    else if (item.type === 'global') setGlobal(item);
    else if (item.type === 'local') setLocal(item);
    at = item.next;
  }
  return top;
}

/**
 * What Chromium tells of the same device on Windows: no collections within others, no constant fields, what lies between is
 * padding, and each report is padded to the longest of its collection (hid_service_win.cc).
 */
export function asWindowsTells(collections: readonly WebHidCollection[]): readonly WebHidCollection[] {
  return collections.map((collection) => ({
    ...collection,
    type: 0,
    children: [],
    inputReports: padded(collection.inputReports),
    outputReports: padded(collection.outputReports),
    featureReports: padded(collection.featureReports),
  }));
}

function padded(reports: readonly WebHidReport[]): readonly WebHidReport[] {
  const bitsOf = ({ items }: WebHidReport): number =>
    items.reduce((sum, { reportSize, reportCount }) => sum + reportSize * reportCount, 0);
  const longest = Math.ceil(Math.max(0, ...reports.map(bitsOf)) / 8) * 8;
  return reports.map((report) => {
    const padding = longest - bitsOf(report);
    const items = report.items.map((item) =>
      item.isConstant ? gap(item.reportSize * item.reportCount) : item,
    );
    return { ...report, items: padding > 0 ? [...items, gap(padding)] : items };
  });
}

const gap = (bits: number): WebHidItem => ({
  ...{ isConstant: true, isArray: true, isAbsolute: true, isRange: false },
  ...{ hasPreferredState: true, hasNull: false },
  ...{ usages: [], usageMinimum: 0, usageMaximum: 0 },
  ...{ reportSize: bits, reportCount: 1, logicalMinimum: 0, logicalMaximum: 0 },
});
