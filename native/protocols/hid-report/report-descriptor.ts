/** A usage as `page:id` in lower-case hex, at least two digits each: `0b:20` is Hook Switch, `ff99:04` a vendor's. */
export type Usage = string;

export type Direction = 'input' | 'output' | 'feature';

/**
 * What a 1 of an input control means (HID Usage Tables §3.4).
 * - `state`: the value is how things are: 1 off-hook, 0 on-hook. Compare with the value before.
 * - `toggle`: a press of a button that changes something to its other state; the 0 after it means nothing.
 * - `one-shot`: a press that asks for something once; the 0 after it means nothing.
 */
export type Semantics = 'state' | 'toggle' | 'one-shot';

/** One control of a report: a bit or a number in a variable field, or one selector of an array. */
export type Control = {
  readonly usage: Usage;
  readonly reportId: number;
  /** Counted after the report id byte. For a selector of an array: where its first slot begins. */
  readonly bit: number;
  /** In bits. */
  readonly size: number;
  readonly semantics: Semantics;
  /** The nearest application collection around it. */
  readonly application: Usage | null;
};

type Placed = {
  readonly bit: number;
  /** In bits, of one control or slot. */
  readonly size: number;
  /** Logical minimum and maximum; a number is signed where the minimum is below 0. */
  readonly min: number;
  readonly max: number;
  /** A value outside the range means "nothing". */
  readonly nullState: boolean;
};

/** A place for each control, one after another. */
export type VariableField = Placed & { readonly kind: 'variable'; readonly controls: readonly Control[] };

/** `slots` places; each holds the value of a selector that is on, or a value that stands for none. */
export type ArrayField = Placed & {
  readonly kind: 'array';
  readonly slots: number;
  readonly selectors: ReadonlyMap<number, Control>;
  /** What is written into a slot for "nothing". */
  readonly idle: number;
};

/** Part of a report that carries usages. What carries none is padding and only adds to the length. */
export type Field = VariableField | ArrayField;

export type Report = {
  /** 0 where the device uses no report ids. */
  readonly id: number;
  /** Length without the id byte. */
  readonly bytes: number;
  readonly fields: readonly Field[];
};

export type CollectionType =
  | 'physical'
  | 'application'
  | 'logical'
  | 'report'
  | 'named-array'
  | 'usage-switch'
  | 'usage-modifier'
  | 'reserved'
  | 'vendor';

export type Collection = {
  readonly usage: Usage | null;
  readonly type: CollectionType;
  readonly collections: readonly Collection[];
};

/** What a report descriptor declares (USB HID 1.11 §6.2.2). */
export type ReportDescriptor = {
  readonly collections: readonly Collection[];
  readonly reports: Readonly<Record<Direction, ReadonlyMap<number, Report>>>;
  /** Each report begins with its id. */
  readonly usesReportIds: boolean;
  /** Where it departs from the specification and was read all the same; for whoever looks into a device. */
  readonly warnings: readonly string[];
};

/** Why bytes are no report descriptor. `offset` is the byte at which the item begins that cannot be, from 0. */
export type Unreadable = { readonly ok: false; readonly reason: string; readonly offset: number };

/** Bounds on what any bytes can make us keep. Devices stay far below: 560 bytes, 100 controls, 3 levels. */
export const limits = {
  /** USB says the length of a report descriptor in 16 bits. */
  descriptorBytes: 65_535,
  reportBytes: 16_384,
  /** In one descriptor, with every selector of every array. */
  controls: 16_384,
  selectorsOfArray: 4096,
  usagesOfItem: 1024,
  collectionDepth: 32,
  pushDepth: 32,
  warnings: 100,
} as const;

/** Every control of a direction in the order of the reports; the selectors of an array one by one. */
export function controlsOf({ reports }: ReportDescriptor, direction: Direction): Control[] {
  return [...reports[direction].values()].flatMap(({ fields }) =>
    fields.flatMap((field) => (field.kind === 'variable' ? field.controls : [...field.selectors.values()])),
  );
}
