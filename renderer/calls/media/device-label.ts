/** Where a device is: in the computer, behind a cable for a screen, or a product of its own. */
export type Where = 'built-in' | 'screen' | 'outside';

/** What the label that a browser gives to a camera, microphone or speaker says of the product it belongs to. */
export type DeviceLabel = {
  /** The product's name as its maker writes it. */
  readonly product: string;
  /** The words of the name that tell one product from another, sorted; none when it says nothing ("USB Audio Device"). */
  readonly words: readonly string[];
  /** `vvvv:pppp`, the USB vendor and product in lower case; null where the label has none (sound on Linux). */
  readonly model: string | null;
  readonly where: Where;
  /** The label without what changes with the socket: two labels with the same are the same part of the same model. */
  readonly identity: string;
  /** Which of several with the same label, from 1. */
  readonly number: number;
};

/** A label told apart from equal ones: the second and later of several carry their number behind it. */
export const withNumber = (label: string, number: number): string =>
  number === 1 ? label : `${label} #${number}`;

const numbered = /^(.*) #(\d+)$/s;
const model = /\s*\(([0-9a-f]{4}:[0-9a-f]{4})\)$/i;
/** Windows counts the sockets that a product was in: `Speakers (2- Jabra SPEAK 510 USB)`. */
const socket = / \(\d+- /;
/** Behind the name: how it is connected (macOS), or which plug of a sound card it is (Linux). */
const connection =
  /\s*\((built-in|bluetooth|virtual|usb|hdmi(?: \d+)?|displayport(?: \d+)?|airplay|aggregate|thunderbolt|iec958)\)$/i;
/** Windows: what it is for, and then the product. */
const endpoint = /^(.+?) \((.+)\)$/s;
/** PulseAudio and PipeWire: how its channels are used. */
const channels =
  /\s+(analog|digital|multichannel|surround [\d.]+|stereo|mono|fallback|pro \d+|hands-free(?: ag audio)?|input|output)$/i;

const screens =
  /\b(hdmi|displayport|display audio|nvidia (high definition|virtual) audio|amd high definition audio)\b/i;
const builtIn =
  /\b(built-?in|internal|integrated|hda intel|hd[- ]?audio|pch|cavs|realtek|conexant|synaptics|smart sound|high definition audio|macbook|imac|facetime)\b/i;

/** What tells the cameras of a round-table cam apart is no part of its name. */
const cameraOfTwo = /\s(panoram|active[ -]?sp).*$/i;

/** Words that many products have. */
const common = new Set(
  `usb usb2 usb3 audio digital analog device devices camera cam webcam hd full uhd 4k 1080p 720p video microphone microphones mic
  speaker speakers speakerphone headset headphones earphone sound pnp uvc generic echo cancelling noise interface chat
  panoramic panorama active view content hands free stereo mono the and for with
  mikrofon højttaler højttalere högtalare høyttaler høyttalere`.split(/\s+/),
);

/** Makers, who write their name on some parts of a product and not on others. */
const makers = new Set(
  `logitech logi jabra gn netcom poly polycom plantronics microsoft sennheiser epos yealink anker dell hp lenovo cisco
  konftel google razer sony aver inc corp corporation co ltd technologies electronics`.split(/\s+/),
);

/** The words of a product's name that tell it from another product, sorted. */
export function wordsOfName(name: string): readonly string[] {
  const words = name
    .toLowerCase()
    .replaceAll(/\(r\)|\(tm\)|[®™]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !common.has(word) && !makers.has(word));
  return [...new Set(words)].sort();
}

const without = (text: string, end: RegExp): string => {
  const shorter = text.replace(end, '');
  return shorter === text || shorter === '' ? text : without(shorter, end);
};

/**
 * Reads a label as Chromium composes it: on Windows `Speakers (2- Jabra SPEAK 510 USB) (0b0e:0420)`, on macOS
 * `Jabra SPEAK 510 USB (0b0e:0420)`, on Linux `Jabra SPEAK 510 USB, USB Audio` (ALSA), `Jabra SPEAK 510 USB Mono`
 * (PulseAudio) or, of a camera, `HP HD Camera: HP HD Camera (04f2:b604)`.
 */
export function readLabel(label: string): DeviceLabel {
  const [, written = label, number = '1'] = numbered.exec(label) ?? [];
  // Without the socket at once, so that everything below stays the same in another one.
  const unnumbered = written.replace(socket, ' (');
  const named = without(unnumbered, model);
  const where = screens.test(named) ? 'screen' : builtIn.test(named) ? 'built-in' : 'outside';
  const bare = without(named, connection);
  const [, purpose = named, inside = bare] = endpoint.exec(bare) ?? [];
  // A screen's sound is the graphics card's on every screen; what it is for is the screen's own name.
  const product = where === 'screen' ? purpose : without(inside.split(/, |: /)[0] ?? inside, channels);
  return {
    product: product.replace(cameraOfTwo, ''),
    words: wordsOfName(product.replace(cameraOfTwo, '')),
    model: model.exec(unnumbered)?.[1]?.toLowerCase() ?? null,
    where,
    identity: unnumbered.toLowerCase(),
    number: Number(number),
  };
}

/**
 * Whether two labels are of parts of one model: by its USB numbers, or by its name. Not whether they are the same piece on
 * the table.
 */
export function sameModel(one: DeviceLabel, other: DeviceLabel): boolean {
  if (one.where !== other.where || one.where === 'screen') return false;
  if (one.where === 'built-in') return true;
  if (one.model !== null && one.model === other.model) return true;
  // A name of common words alone ("USB PnP Sound Device") says little, so all of it must be the same.
  const name = (label: DeviceLabel): string => label.words.join(' ') || `=${label.product.toLowerCase()}`;
  return name(one) === name(other);
}
