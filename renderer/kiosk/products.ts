import type { CallDevice } from '../../main/contract/devices.ts';
import { type View, viewOf } from '../calls/media/camera-view.ts';
import { type DeviceLabel, readLabel, sameModel, wordsOfName } from '../calls/media/device-label.ts';
import type { Device } from '../calls/media/local-media.ts';
import type { KioskState } from './state.ts';

export type { View };

/** One thing on the table or the wall, with all that it is to a computer. */
export type Product = {
  /** Stays the same when it is pulled and plugged in again. */
  readonly key: string;
  /** One name for all its parts. */
  readonly name: string;
  /** `camera` has no speaker; `sound` is the computer's own, a screen's, or something to listen and speak with of no known kind. */
  readonly kind: CallDevice['kind'] | 'camera' | 'sound';
  readonly cameras: readonly (Device & { readonly view: View })[];
  readonly microphones: readonly Device[];
  readonly speakers: readonly Device[];
  /** Its keys and lamps. */
  readonly control: CallDevice | null;
  readonly used: {
    readonly camera: boolean;
    readonly microphone: boolean;
    readonly speaker: boolean;
    readonly control: boolean;
  };
};

/** The sound comes first: a product is mostly named by it, and it stays when the keys' driver is away. */
const kinds = ['microphone', 'speaker', 'camera', 'control'] as const;
type PartKind = (typeof kinds)[number];

/** A part of a product before it is known which: `is` is the same for equal parts of the same model. */
type Part = { readonly label: DeviceLabel; readonly is: string; readonly group: string } & (
  | { readonly kind: Exclude<PartKind, 'control'>; readonly device: Device }
  | { readonly kind: 'control'; readonly device: CallDevice }
);

/** What is plugged in, as the things that a person sees: cameras first, in the browser's order; what was pulled comes last. */
export function productsOf(
  state: Pick<KioskState, 'devices' | 'callDevices' | 'deviceInUse'>,
): readonly Product[] {
  const parts = partsOf(state);
  const there = parts.filter((part) => part.kind !== 'control' || part.device.status !== 'gone');
  const gone = parts.filter((part) => !there.includes(part));
  const pieces = modelsOf(there).flatMap(piecesOf);
  for (const part of gone) {
    // Its sound is still there, or there again a moment before its keys.
    const rest = pieces.find((piece) => piece.every(({ kind }) => kind !== 'control') && isOf(piece, part));
    if (rest) rest.push(part);
    else pieces.push([part]);
  }
  return toldApart(pieces.map((piece) => productOf(piece, state)));
}

/** Those of one model get a number behind key and name, where their labels had none. */
function toldApart(products: readonly Product[]): readonly Product[] {
  return products.map((product, index) => {
    const before = products.slice(0, index).filter(({ key }) => key === product.key).length;
    return before === 0 ? product : withNumberOf(product, before + 1);
  });
}

const withNumberOf = (product: Product, number: number): Product =>
  number === 1
    ? product
    : { ...product, key: `${product.key}#${number}`, name: `${product.name} (${number})` };

/** The keys and lamps that belong to the sound that is used: of the product whose microphone is used, else its speaker. */
export function controlOf(products: readonly Product[]): CallDevice | null {
  const there = products.filter(({ control }) => control !== null && control.status !== 'gone');
  const found = there.find(({ used }) => used.microphone) ?? there.find(({ used }) => used.speaker);
  return found?.control ?? null;
}

function partsOf({ devices, callDevices }: Pick<KioskState, 'devices' | 'callDevices'>): readonly Part[] {
  const media = (kind: Exclude<PartKind, 'control'>, all: readonly Device[]): readonly Part[] =>
    all.map((device) => {
      const label = readLabel(device.label);
      return { kind, device, label, is: `${kind} ${label.identity}`, group: device.group };
    });
  const controls = callDevices.devices.map((device): Part => {
    const model = [device.vendorId, device.productId].map((id) => id.toString(16).padStart(4, '0')).join(':');
    const words = wordsOfName(device.name);
    const label = { ...readLabel(device.name), words, model, where: 'outside' } as const;
    return { kind: 'control', device, label, is: `control ${model}`, group: '' };
  });
  return [
    ...media('camera', devices.cameras),
    ...media('microphone', devices.microphones),
    ...media('speaker', devices.speakers),
    ...controls,
  ];
}

/** Whether two parts belong to one model. The camera in a laptop's lid is a thing apart from its sound. */
function areAlike(one: Part, other: Part): boolean {
  const builtIn = one.label.where === 'built-in' || other.label.where === 'built-in';
  if (builtIn && (one.kind === 'camera') !== (other.kind === 'camera')) return false;
  return (one.group !== '' && one.group === other.group) || sameModel(one.label, other.label);
}

const isOf = (piece: readonly Part[], part: Part): boolean => piece.some((one) => areAlike(one, part));

/** Parts by their model: what is alike, also by way of a third. */
function modelsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  let models: (readonly Part[])[] = [];
  for (const part of parts) {
    const joined = models.filter((model) => isOf(model, part));
    const first = joined[0];
    const all = [...joined.flat(), part];
    models = first
      ? models.flatMap((model) => (model === first ? [all] : joined.includes(model) ? [] : [model]))
      : [...models, all];
  }
  return models;
}

/**
 * The pieces of one model: as many as there are of the part of which there are most. Parts that the browser groups stay
 * together; for the others, which nothing tells apart, the first of each kind go together, then the second.
 */
function piecesOf(model: readonly Part[]): Part[][] {
  const equal = (part: Part): readonly Part[] => model.filter(({ is }) => is === part.is);
  const most = model.reduce(
    (so, part) => (equal(part).length > so.length ? equal(part) : so),
    [] as readonly Part[],
  );
  if (most.length < 2) return [[...model]];
  const pieces: Part[][] = most
    .toSorted((one, other) => one.label.number - other.label.number)
    .map((part) => [part]);
  const grouped = (part: Part): Part[] | undefined =>
    pieces.find((piece) => part.group !== '' && piece.some(({ group }) => group === part.group));
  const free = (part: Part): Part[] | undefined =>
    pieces.find((piece) => piece.every(({ is }) => is !== part.is));
  for (const kind of kinds) {
    const rest = model.filter((part) => part.kind === kind && !most.includes(part));
    const alone = rest.filter((part) => !grouped(part)?.push(part));
    for (const part of alone) (free(part) ?? pieces[0])?.push(part);
  }
  return pieces;
}

function productOf(
  piece: readonly Part[],
  { devices, deviceInUse }: Pick<KioskState, 'devices' | 'deviceInUse'>,
): Product {
  const media = (kind: PartKind): readonly Device[] =>
    piece.flatMap((part) => (part.kind === kind && part.kind !== 'control' ? [part.device] : []));
  const cameras = media('camera').map((camera) => ({ ...camera, view: viewOf(camera.label) }));
  const microphones = media('microphone');
  const speakers = media('speaker');
  const control = piece.find((part) => part.kind === 'control')?.device ?? null;
  const has = (all: readonly Device[], id: string | null): boolean => all.some((device) => device.id === id);
  const product = { cameras, microphones, speakers, control };
  const [first] = piece.toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
  const whole: Product = {
    ...product,
    key: first ? keyOf(first.label) : '',
    name: control?.name || first?.label.product || '',
    kind: kindOf(product, piece),
    used: {
      camera: has(cameras, devices.camera) || has(cameras, devices.panorama),
      microphone: has(microphones, devices.microphone),
      speaker: has(speakers, devices.speaker ?? devices.systemSpeaker),
      control: control !== null && control.id === deviceInUse,
    },
  };
  return withNumberOf(whole, first?.label.number ?? 1);
}

const keyOf = ({ words, where, identity }: DeviceLabel): string =>
  where === 'outside' && words.length > 0 ? words.join('-') : identity;

const headset = /\b(headset|headphones?|earphones?|hands-free|evolve|blackwire|voyager|engage|airpods|buds)/i;
const speakerphone = /\b(speakerphone|speak\d?|powerconf|calisto|sync|ego)\b/i;

function kindOf(
  product: Pick<Product, 'cameras' | 'microphones' | 'speakers' | 'control'>,
  piece: readonly Part[],
): Product['kind'] {
  const { cameras, microphones, speakers, control } = product;
  if (control && control.kind !== 'unknown') return control.kind;
  if (cameras.some(({ view }) => view !== 'single')) return 'round-table';
  if (cameras.length > 0) return speakers.length > 0 ? 'conference-cam' : 'camera';
  if (piece.some(({ label }) => label.where !== 'outside')) return 'sound';
  const says = (words: RegExp): boolean =>
    piece.some(({ device }) => words.test('label' in device ? device.label : device.name));
  if (says(speakerphone) && microphones.length + speakers.length > 0) return 'speakerphone';
  if (says(headset)) return 'headset';
  return control ? 'unknown' : 'sound';
}
