/** By what way packets travel. */
export type Transport =
  /** RS-232 or RS-422, up to seven cameras in a chain. */
  | 'serial-chain'
  /** Packets in a stream, without anything around them. */
  | 'tcp-raw'
  /** A packet a datagram, without anything around it. */
  | 'udp-raw'
  /** With Sony's header and count: see sony-udp.ts. */
  | 'udp-sony';

export type Range = { readonly min: number; readonly max: number };

/** How one family of cameras speaks VISCA. Null is what no manual tells: then it is not offered, or asked of the camera. */
export type Dialect = {
  readonly id: string;
  /** As a person knows it. */
  readonly name: string;
  /** What the camera answers to a version inquiry. */
  readonly versions: readonly { readonly vendor: number; readonly model: number }[];
  readonly transports: readonly Transport[];
  /** The ports that it listens on when nobody has changed them, where that is known. */
  readonly ports: Readonly<Partial<Record<Exclude<Transport, 'serial-chain'>, number>>>;
  /** The slowest is 1. */
  readonly maxPanSpeed: number;
  readonly maxTiltSpeed: number;
  /** The slowest is 0. */
  readonly maxZoomSpeed: number;
  /** In the camera's own units; tilt is positive upwards. */
  readonly pan: Range | null;
  readonly tilt: Range | null;
  /** Which way a positive pan looks. */
  readonly panPositive: 'right' | 'left';
  /** Nibbles of a pan position: with 5, the `-wide` commands. */
  readonly panNibbles: 4 | 5;
  /** Where the optical zoom ends. */
  readonly zoom: Range;
  /** Where the digital zoom ends, when it is on. */
  readonly digitalZoomMax: number | null;
  readonly presets: Range;
  /** False: every answer has socket 1, so only one command is outstanding at a time. */
  readonly socketsHonest: boolean;
  /** It wants IF_Clear before the first command. */
  readonly needsIfClear: boolean;
  /** It does not answer packets for camera 0 (header 80). */
  readonly receiverZeroRefused: boolean;
  /** It has Sony's red lamp. */
  readonly tally: boolean;
};

/** What every camera has that is known: the least of all, for one that is not. */
const standard: Dialect = {
  id: 'standard',
  name: 'VISCA',
  versions: [],
  transports: ['serial-chain', 'tcp-raw', 'udp-raw', 'udp-sony'],
  ports: { 'tcp-raw': 5678, 'udp-raw': 1259, 'udp-sony': 52381 },
  maxPanSpeed: 0x18,
  maxTiltSpeed: 0x14,
  maxZoomSpeed: 7,
  pan: null,
  tilt: null,
  panPositive: 'right',
  panNibbles: 4,
  zoom: { min: 0, max: 0x4000 },
  digitalZoomMax: null,
  presets: { min: 0, max: 5 },
  socketsHonest: true,
  needsIfClear: true,
  receiverZeroRefused: false,
  tally: false,
};

/** Vendors in the answer to a version inquiry: Sony is 0001 in later manuals, 0020 in earlier ones. */
const sony = (model: number) => [
  { vendor: 0x0001, model },
  { vendor: 0x0020, model },
];

/** The last is for all others. */
export const dialects: readonly Dialect[] = [
  {
    // EVI-D70 p. 34, 42, 51.
    ...standard,
    id: 'sony-evi-d70',
    name: 'Sony EVI-D70',
    versions: sony(0x040e),
    transports: ['serial-chain'],
    ports: {},
    maxTiltSpeed: 0x17,
    pan: { min: -0x08db, max: 0x08db },
    tilt: { min: -0x0190, max: 0x04b0 },
    digitalZoomMax: 0x7ac0,
  },
  {
    // EVI-HD1 p. 28.
    ...standard,
    id: 'sony-evi-hd1',
    name: 'Sony EVI-HD1',
    transports: ['serial-chain'],
    ports: {},
    pan: { min: -0x05a0, max: 0x05a0 },
    tilt: { min: -0x0168, max: 0x0168 },
  },
  {
    // EVI-D80/D90 p. 31, 33.
    ...standard,
    id: 'sony-evi-d80',
    name: 'Sony EVI-D80, EVI-D90',
    versions: [...sony(0x050c), ...sony(0x050d)],
    transports: ['serial-chain'],
    ports: {},
  },
  {
    // BRC-H700 p. 12: positions grow to the left, and pan has five nibbles.
    ...standard,
    id: 'sony-brc-h700',
    name: 'Sony BRC-H700',
    transports: ['serial-chain'],
    ports: {},
    maxTiltSpeed: 0x18,
    pan: { min: -0x08a58, max: 0x08a58 },
    tilt: { min: -0x186a, max: 0x493d },
    panPositive: 'left',
    panNibbles: 5,
    tally: true,
  },
  {
    // SRG-120DH p. 26, SRG-300H p. 27, 31.
    ...standard,
    id: 'sony-srg',
    name: 'Sony SRG-120DH, SRG-300H',
    versions: [...sony(0x0511), ...sony(0x0513)],
    transports: ['serial-chain', 'udp-sony'],
    ports: { 'udp-sony': 52381 },
  },
  {
    // bitfocus/companion-module-requests, thread 1097; glikely/obs-ptz, thread 177.
    ...standard,
    id: 'ptzoptics',
    name: 'PTZOptics',
    transports: ['serial-chain', 'tcp-raw', 'udp-raw'],
    ports: { 'tcp-raw': 5678, 'udp-raw': 1259 },
  },
  {
    // Avonic, support article 80001153827.
    ...standard,
    id: 'avonic',
    name: 'Avonic CM40, CM70, CM90',
    transports: ['serial-chain', 'tcp-raw', 'udp-raw'],
    ports: { 'tcp-raw': 1259, 'udp-raw': 1259 },
  },
  {
    // AVer PTZ310 p. 44, PTC V2 p. 9.
    ...standard,
    id: 'aver',
    name: 'AVer',
    maxTiltSpeed: 0x18,
    pan: { min: -0x75ec, max: 0x762c },
    tilt: { min: -0x1768, max: 0x468b },
    presets: { min: 0, max: 0xfe },
  },
  {
    // bitfocus/companion-module-sony-visca, thread 4; companion-module-lumens-visca for the speeds.
    ...standard,
    id: 'lumens',
    name: 'Lumens',
    maxTiltSpeed: 0x18,
    receiverZeroRefused: true,
  },
  {
    // Telycam TLC-700 and the many that are built like it.
    ...standard,
    id: 'telycam',
    name: 'Telycam TLC-700',
    socketsHonest: false,
  },
  {
    // glikely/obs-ptz, thread 30.
    ...standard,
    id: 'jimcom',
    name: 'Jimcom',
    transports: ['tcp-raw'],
    ports: {},
  },
  {
    // RoboSHOT HD-SDI p. 49; the transport from autoptz, thread 156.
    ...standard,
    id: 'vaddio-roboshot',
    name: 'Vaddio RoboSHOT',
    transports: ['serial-chain', 'udp-raw'],
    ports: {},
  },
  standard,
];

/** The dialect of a camera by its answer to a version inquiry; the standard one where that says nothing. */
export const dialectOf = (version: { readonly vendor: number; readonly model: number }): Dialect =>
  dialects.find(({ versions }) =>
    versions.some(({ vendor, model }) => vendor === version.vendor && model === version.model),
  ) ?? standard;
