import type { HidCollection, HidLayout } from '../../main/contract/web-hid.ts';

type Told<T> = { readonly [K in keyof T]?: T[K] | undefined };
type ToldReport = Told<{ reportId: number; items: readonly Told<Item>[] }>;
type OurItem = HidCollection['inputReports'][number]['items'][number];
type Item = Omit<OurItem, 'usages'> & { usages: readonly number[] };
type ToldCollection = Told<{
  usagePage: number;
  usage: number;
  type: number;
  children: readonly ToldCollection[];
  inputReports: readonly ToldReport[];
  outputReports: readonly ToldReport[];
  featureReports: readonly ToldReport[];
}>;

/** The part of `navigator.hid` (WebHID) that is needed. */
export type BrowserHid = {
  getDevices(): Promise<
    readonly {
      readonly vendorId: number;
      readonly productId: number;
      readonly collections: readonly ToldCollection[];
    }[]
  >;
  addEventListener(kind: 'connect', heard: () => void): void;
};

const telephonyPage = 0x0b;
/** Collections within collections that are told; main takes no more. */
const collectionLevels = 5;

/**
 * Tells what the reports of each device with keys for calls mean, at once and whenever one is plugged in, where the browser may
 * say so: on systems that tell no report descriptor. Elsewhere it may not, and nothing is told.
 */
export function tellLayouts(hid: BrowserHid | undefined, tell: (layout: HidLayout) => void): void {
  if (!hid) return;
  const told = new Set<string>();
  const look = (): void => {
    hid
      .getDevices()
      .then((devices) => {
        for (const { vendorId, productId, collections } of devices) {
          if (!collections.some(isForCalls)) continue;
          const layout = { vendorId, productId, collections: collections.map((one) => copyOf(one)) };
          const text = JSON.stringify(layout);
          if (!told.has(text)) tell(layout);
          told.add(text);
        }
      })
      // The page may not ask: the system tells it itself.
      .catch(() => {});
  };
  hid.addEventListener('connect', look);
  look();
}

const reportsOf = ({ inputReports = [], outputReports = [] }: ToldCollection): readonly ToldReport[] => [
  ...inputReports,
  ...outputReports,
];

const isForCalls = (collection: ToldCollection): boolean =>
  collection.usagePage === telephonyPage ||
  reportsOf(collection).some(({ items = [] }) =>
    items.some(({ usages = [], usageMinimum = 0 }) =>
      [...usages, usageMinimum].some((usage) => usage >>> 16 === telephonyPage),
    ),
  );

/** What is needed of a collection, as plain values. */
const copyOf = (collection: ToldCollection, levels = collectionLevels): HidCollection => ({
  usagePage: collection.usagePage ?? 0,
  usage: (collection.usage ?? 0) & 0xffff,
  type: collection.type ?? 0,
  inputReports: copiesOf(collection.inputReports),
  outputReports: copiesOf(collection.outputReports),
  featureReports: copiesOf(collection.featureReports),
  children: levels > 1 ? (collection.children ?? []).map((child) => copyOf(child, levels - 1)) : [],
});

const copiesOf = (reports: readonly ToldReport[] = []): HidCollection['inputReports'] =>
  reports.map(({ reportId = 0, items = [] }) => ({
    reportId,
    items: items.map((item) => ({
      isAbsolute: item.isAbsolute ?? true,
      isArray: item.isArray ?? false,
      isConstant: item.isConstant ?? false,
      isRange: item.isRange ?? false,
      hasNull: item.hasNull ?? false,
      hasPreferredState: item.hasPreferredState ?? true,
      usages: [...(item.usages ?? [])],
      usageMinimum: item.usageMinimum ?? 0,
      usageMaximum: item.usageMaximum ?? 0,
      reportSize: item.reportSize ?? 0,
      reportCount: item.reportCount ?? 0,
      logicalMinimum: item.logicalMinimum ?? 0,
      logicalMaximum: item.logicalMaximum ?? 0,
    })),
  }));
