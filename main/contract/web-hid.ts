import * as z from 'zod';

// What the browser tells of a HID device's reports (WebHID), as the window passes it on: what is needed of it, and bounded.

const integer = z.number().int();
const id = integer.min(0).max(0xffff);

const item = z.strictObject({
  isAbsolute: z.boolean(),
  isArray: z.boolean(),
  isConstant: z.boolean(),
  isRange: z.boolean(),
  hasNull: z.boolean(),
  hasPreferredState: z.boolean(),
  /** Of 32 bits, the page in the upper half. */
  usages: z.array(integer.min(0).max(0xffff_ffff)).max(512),
  usageMinimum: integer.min(0).max(0xffff_ffff),
  usageMaximum: integer.min(0).max(0xffff_ffff),
  reportSize: integer.min(0).max(0xffff),
  reportCount: integer.min(0).max(0xffff),
  logicalMinimum: integer,
  logicalMaximum: integer,
});
const reports = z
  .array(z.strictObject({ reportId: integer.min(0).max(255), items: z.array(item).max(256) }))
  .max(255);
const facts = {
  usagePage: id,
  usage: id,
  type: integer.min(0).max(255),
  inputReports: reports,
  outputReports: reports,
  featureReports: reports,
};

/** A collection, and those within it. */
export type HidCollection = z.infer<z.ZodObject<typeof facts>> & { readonly children: HidCollection[] };

/** How deep collections may lie in each other; devices in use have three levels. */
const collectionLevels = 5;

function collection(levels: number): z.ZodType<HidCollection> {
  if (levels === 0) return z.never();
  return z.strictObject({ ...facts, children: z.array(collection(levels - 1)).max(32) });
}

/** What the reports of a product mean. */
export const hidLayout = z.strictObject({
  vendorId: id,
  productId: id,
  collections: z.array(collection(collectionLevels)).min(1).max(32),
});
export type HidLayout = z.infer<typeof hidLayout>;
