import {
  type ConnectedFromHost,
  type ConnectedToHost,
  connectedFromHost,
  connectedToHost,
} from './connected-messages.ts';
import type { CallDevice, Lamps, Press, RecordedReport } from './device.ts';
import {
  bytesUpTo,
  flag,
  type Guard,
  integer,
  listOf,
  nullOr,
  number,
  oneOf,
  recordOf,
  type Shape,
  shapeOf,
  text,
} from './guards.ts';
import type { WebHidLayout } from './protocols/hid-report/from-web-hid.ts';

/** What each device is to show, by id; one that is not named shows no call. */
export type ShownLamps = Readonly<Record<string, Lamps>>;

/** Where devices were last, by path; so that two of the same without serial numbers stay who they are. */
export type Places = Readonly<Record<string, string>>;

/** What main says to the native process. */
export type ToHost =
  | ConnectedToHost
  /** First of all, once. `alone`: no other program of this computer has calls, as in a kiosk with a session of its own. */
  | {
      readonly kind: 'begin';
      readonly shown: ShownLamps;
      readonly places: Places;
      readonly alone: boolean;
    }
  | { readonly kind: 'show'; readonly shown: ShownLamps }
  /** Something may have been plugged or unplugged. */
  | { readonly kind: 'look' }
  /** What a product's reports mean, learnt from a browser. */
  | { readonly kind: 'layout'; readonly layout: WebHidLayout }
  /** From now on every report of this device is told, both ways. Answered with its `descriptor`. */
  | { readonly kind: 'record-begin'; readonly device: string }
  | { readonly kind: 'record-end' }
  | { readonly kind: 'ping' }
  /** Lamps off, and end. */
  | { readonly kind: 'end' };

/** What the native process says to main. */
export type FromHost =
  | ConnectedFromHost
  /** It has begun. `trouble` says why there will be no devices: the addon cannot be loaded. */
  | { readonly kind: 'ready'; readonly trouble: string | null }
  | { readonly kind: 'devices'; readonly devices: readonly CallDevice[]; readonly places: Places }
  | { readonly kind: 'pressed'; readonly device: string; readonly press: Press }
  | ({ readonly kind: 'descriptor' } & DescriptorFacts)
  | ({ readonly kind: 'recorded'; readonly device: string } & RecordedReport)
  | { readonly kind: 'log'; readonly level: 'warn' | 'info' | 'debug'; readonly text: string }
  | { readonly kind: 'pong' };

/** What a recording begins with. */
export type DescriptorFacts = {
  readonly device: string;
  /** The report descriptor byte by byte; null where the system does not tell it, or the device is not there. */
  readonly bytes: Uint8Array | null;
  readonly vendorId: number;
  readonly productId: number;
  readonly product: string;
  readonly manufacturer: string;
  readonly interfaceNumber: number;
};

/** More devices than that are in no room. */
export const mostDevices = 64;
const mostPlaces = 512;
/** USB: a HID report's length has 16 bits. */
const mostBytes = 65_536;

const id = text(200);
const lamps = shapeOf({ ringing: flag, offHook: flag, muted: flag, held: flag });
const shown = recordOf(id, lamps, mostDevices);
const places = recordOf(text(1000), id, mostPlaces);

const press = oneOf(
  shapeOf({ kind: oneOf('hook'), lifted: flag }),
  shapeOf({ kind: oneOf('mute'), muted: nullOr(flag) }),
  shapeOf({ kind: oneOf('reject', 'flash', 'redial') }),
  shapeOf({ kind: oneOf('volume'), change: oneOf('up', 'down', 'mute') }),
  shapeOf({ kind: oneOf('key'), key: text(1) }),
);

const device = shapeOf({
  id,
  name: text(200),
  vendorId: integer,
  productId: integer,
  kind: oneOf('speakerphone', 'headset', 'phone', 'conference-cam', 'round-table', 'unknown'),
  status: oneOf(
    ...([
      'ready',
      'elsewhere',
      'flooding',
      'not-answering',
      'not-allowed',
      'not-understood',
      'gone',
    ] as const),
  ),
  detail: nullOr(text(1000)),
  keys: listOf(oneOf('hook', 'mute', 'reject', 'flash', 'redial', 'volume', 'key'), 16),
  lamps: listOf(oneOf('ringing', 'offHook', 'muted', 'held'), 8),
  shows: lamps,
});

const webHidItem = shapeOf({
  isAbsolute: flag,
  isArray: flag,
  isConstant: flag,
  isRange: flag,
  hasNull: flag,
  hasPreferredState: flag,
  usages: listOf(integer, 512),
  usageMinimum: integer,
  usageMaximum: integer,
  reportSize: integer,
  reportCount: integer,
  logicalMinimum: integer,
  logicalMaximum: integer,
});
const webHidReports = listOf(shapeOf({ reportId: integer, items: listOf(webHidItem, 256) }), 255);
const webHidCollection = (levels: number): Guard =>
  levels === 0
    ? () => false
    : shapeOf({
        usagePage: integer,
        usage: integer,
        type: integer,
        inputReports: webHidReports,
        outputReports: webHidReports,
        featureReports: webHidReports,
        children: listOf(webHidCollection(levels - 1), 32),
      });

const layout = shapeOf({
  vendorId: integer,
  productId: integer,
  collections: listOf(webHidCollection(5), 32),
});

const toHost: { readonly [K in ToHost['kind']]: Shape } = {
  begin: { shown, places, alone: flag },
  show: { shown },
  look: {},
  layout: { layout },
  'record-begin': { device: id },
  'record-end': {},
  ...connectedToHost,
  ping: {},
  end: {},
};

const fromHost: { readonly [K in FromHost['kind']]: Shape } = {
  ready: { trouble: nullOr(text(1000)) },
  devices: { devices: listOf(device, mostDevices), places },
  pressed: { device: id, press },
  descriptor: {
    device: id,
    bytes: nullOr(bytesUpTo(mostBytes)),
    vendorId: integer,
    productId: integer,
    product: text(200),
    manufacturer: text(200),
    interfaceNumber: integer,
  },
  recorded: {
    device: id,
    atMs: number,
    direction: oneOf('in', 'out', 'feature'),
    bytes: bytesUpTo(mostBytes),
  },
  log: { level: oneOf('warn', 'info', 'debug'), text: text(2000) },
  ...connectedFromHost,
  pong: {},
};

const has = (table: Readonly<Record<string, Shape>>, value: unknown): boolean => {
  const kind = (value as { kind?: unknown } | null | undefined)?.kind;
  if (typeof kind !== 'string' || !Object.hasOwn(table, kind)) return false;
  return shapeOf({ ...table[kind], kind: oneOf(kind) })(value);
};

/** Whether main said this: nothing else is listened to. */
export const isToHost = (value: unknown): value is ToHost => has(toHost, value);

/** Whether the native process said this. */
export const isFromHost = (value: unknown): value is FromHost => has(fromHost, value);
