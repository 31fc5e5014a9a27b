import type { CameraAbilities, CameraCommand } from '../../camera.ts';
import type { CodecCall, CodecCommand } from '../../codec.ts';
import { type JsonHeld, readJsonLine } from '../../protocols/cisco/json.ts';
import { decodeReply, type Reply } from '../../protocols/cisco/replies.ts';
import { type CommandId, encodeRequest, type Request } from '../../protocols/cisco/requests.ts';
import { callsIn, ciscoCalls } from './cisco-calls.ts';
import { type CodecFact, endOfCause, strongest, type Tongue } from './tongue.ts';

/** Pan, tilt and zoom of `Camera Ramp` tell 15 speeds apart. */
const speeds = 15;
const axis = { speeds, range: null } as const;
const camera = '1';
export const ciscoAbilities: CameraAbilities = {
  pan: axis,
  tilt: axis,
  zoom: axis,
  home: true,
  presets: 35,
  focus: ['once'],
  exposure: null,
  backlight: false,
  power: false,
  tally: false,
};

const command = (id: CommandId, values: Readonly<Record<string, string>> = {}): Request => ({
  kind: 'command',
  id,
  values,
});
const linesOf = (requests: readonly Request[]): readonly string[] =>
  requests.map(encodeRequest).filter((line) => line !== null);
const callsTag = 'calls';
/** The answers come in this order. */
const poll = linesOf([
  { kind: 'ask', path: 'Call', tag: callsTag },
  { kind: 'ask', path: 'Audio Volume', tag: null },
  { kind: 'ask', path: 'Audio Microphones Mute', tag: null },
]);

/** How a Cisco is spoken with: xAPI in JSON where it has that, else in lines; both are understood at any time. */
export function ciscoTongue(): Tongue {
  const calls = ciscoCalls();
  const { asked, answered } = askedCalls();
  let held: JsonHeld = null;
  let block: Reply[] = [];
  let ramp = '';
  let farMove: string | null = null;

  const farCamera = (id: string, to: Extract<CodecCommand, { do: 'far-camera' }>): readonly Request[] => {
    const name = strongest(to);
    const before = farMove;
    farMove = name && farValues[name];
    const stop = command('far-stop', { CallId: id });
    if (farMove === null) return [stop];
    if (farMove === before) return [];
    const start = command('far-move', { CallId: id, Value: farMove });
    return before === null ? [start] : [stop, start];
  };
  const drive = (to: Extract<CameraCommand, { do: 'drive' }>): readonly Request[] => {
    const values = {
      ...towards('Pan', to.pan, 'Left', 'Right'),
      ...towards('Tilt', to.tilt, 'Down', 'Up'),
      ...towards('Zoom', to.zoom, 'Out', 'In'),
    };
    const request = command('ramp', { CameraId: camera, ...values });
    const before = ramp;
    ramp = JSON.stringify(values);
    const isStop = strongest(to) === null;
    return ramp === before && !isStop ? [] : [request];
  };

  /** A block is whole: what it says in all. */
  const factsOf = (): readonly CodecFact[] => {
    const whole = block;
    block = [];
    return [...whole.flatMap(factsOfStatus), ...dialFacts(whole), ...calls(whole, answered(whole))];
  };
  const take = (reply: Reply): readonly CodecFact[] => {
    if (reply.kind === 'unknown') return [];
    if (reply.kind === 'logged-in') return [{ fact: 'answered' }, { fact: 'logged-in' }];
    if (reply.kind === 'end') return [{ fact: 'answered' }, ...factsOf()];
    if (reply.kind !== 'ok' && reply.kind !== 'not-a-command') block = [...block, reply].slice(-mostOfBlock);
    // A field is what a prompt or a welcome may look like.
    return reply.kind === 'field' ? [] : [{ fact: 'answered' }];
  };

  return {
    hello: linesOf([
      { kind: 'output', mode: 'json' },
      ...[
        '/Status/Call',
        '/Status/Audio/Volume',
        '/Status/Audio/Microphones/Mute',
        '/Status/Conference/Call',
        '/Event/CallDisconnect',
      ].map((path): Request => ({ kind: 'register', path })),
    ]),
    poll,
    said(line) {
      if (line === poll[0]) asked();
    },
    hear(line) {
      const read = readJsonLine(held, line);
      held = read.held;
      if (read.found === null) return [];
      if (read.found === 'not-json')
        return /^Login incorrect/i.test(line) ? [{ fact: 'refused' }] : take(decodeReply(line));
      return read.found.flatMap(take);
    },
    codec(told, known) {
      if (told.do !== 'far-camera') return linesOf(codecRequests(told, known));
      const call = known.find(({ state }) => state === 'connected');
      return call ? linesOf(farCamera(call.id, told)) : [];
    },
    camera: (told) => linesOf(told.do === 'drive' ? drive(told) : cameraRequests(told)),
  };
}

/**
 * Knows when the question for the calls is answered, and by which calls: the answer has our tag. Older software may not give it back;
 * then the answer lies before those to the two questions that were asked behind it.
 */
function askedCalls(): {
  asked(): void;
  answered(whole: readonly Reply[]): ReadonlySet<string> | null;
} {
  let seen: Set<string> | null = null;
  let isVolumeHeard = false;
  return {
    asked() {
      seen = new Set();
      isVolumeHeard = false;
    },
    answered(whole) {
      if (whole.some((reply) => reply.kind === 'tag' && reply.tag === callsTag)) {
        seen = null;
        return new Set(callsIn(whole));
      }
      for (const id of callsIn(whole)) seen?.add(id);
      const isOf = (path: string): boolean =>
        whole.some((reply) => reply.kind === 'status' && reply.path.toLowerCase() === path);
      isVolumeHeard ||= isOf('audio volume');
      if (!isVolumeHeard || !isOf('audio microphones mute')) return null;
      const all = seen;
      seen = null;
      return all;
    },
  };
}

/** Replies of one block at the most. */
const mostOfBlock = 500;
const farValues = {
  left: 'Left',
  right: 'Right',
  up: 'Up',
  down: 'Down',
  in: 'ZoomIn',
  out: 'ZoomOut',
} as const;

function towards(axisName: string, speed: number, less: string, more: string): Record<string, string> {
  const size = Math.min(speeds, Math.ceil(Math.abs(speed) * speeds));
  if (!(size > 0)) return { [axisName]: 'Stop' };
  return { [axisName]: speed > 0 ? more : less, [`${axisName}Speed`]: String(size) };
}

function codecRequests(told: CodecCommand, calls: readonly CodecCall[]): readonly Request[] {
  const connected = calls.find(({ state }) => state === 'connected');
  const each = (id: CommandId, state: CodecCall['state'] | null): readonly Request[] =>
    calls.flatMap((call) =>
      state === null || call.state === state ? [command(id, { CallId: call.id })] : [],
    );
  switch (told.do) {
    case 'dial': {
      const protocol = { sip: { Protocol: 'Sip' }, h323: { Protocol: 'H323' }, auto: {} }[told.protocol];
      return [command('dial', { Number: told.address, ...protocol })];
    }
    case 'answer':
      return each('accept', 'ringing');
    case 'decline':
      return each('reject', 'ringing');
    case 'end':
      return calls.some(({ id }) => id === told.call) ? [command('disconnect', { CallId: told.call })] : [];
    case 'hang-up':
      return each('disconnect', null);
    case 'mute':
      return [command(told.on ? 'mute' : 'unmute')];
    case 'volume':
      return [command('volume', { Level: String(Math.round(Math.min(Math.max(told.volume, 0), 100))) })];
    case 'tones':
      return connected ? [command('tones', { CallId: connected.id, DTMFString: told.keys })] : [];
    case 'awake':
      return [command(told.on ? 'wake' : 'sleep')];
    case 'far-camera':
      // What it does before decides.
      return [];
  }
}

function cameraRequests(told: Exclude<CameraCommand, { do: 'drive' }>): readonly Request[] {
  if (told.do === 'home') return [command('reset', { CameraId: camera })];
  if (told.do === 'focus') return told.focus === 'once' ? [command('autofocus', { CameraId: camera })] : [];
  if (told.do !== 'preset' || told.preset < 0 || told.preset >= ciscoAbilities.presets) return [];
  // The codec counts from 1.
  const PresetId = String(told.preset + 1);
  if (told.act === 'store') return [command('store-preset', { CameraId: camera, PresetId })];
  return [command(told.act === 'recall' ? 'recall-preset' : 'remove-preset', { PresetId })];
}

function factsOfStatus(reply: Reply): readonly CodecFact[] {
  if (reply.kind !== 'status') return [];
  const { path, value } = reply;
  if (/^Audio Microphones Mute$/i.test(path)) return [{ fact: 'muted', on: /^on$/i.test(value) }];
  if (/^Audio Volume$/i.test(path) && /^\d{1,3}$/.test(value))
    return [{ fact: 'volume', volume: Math.min(100, Number(value)) }];
  if (/^Conference Call \d+ Capabilities FECC Mode$/i.test(path))
    return [{ fact: 'far-camera', can: /^on$/i.test(value) }];
  return [];
}

/** A dial that it would not do; a line that was not understood has no name, and is the dial's while one is waited for. */
function dialFacts(whole: readonly Reply[]): readonly CodecFact[] {
  const result = whole.find((reply) => reply.kind === 'result');
  if (result?.kind !== 'result' || /^ok$/i.test(result.status)) return [];
  if (result.name !== 'Dial' && result.name !== '') return [];
  const cause = whole.flatMap((reply) =>
    (reply.kind === 'result-field' || reply.kind === 'field') && reply.field === 'Cause'
      ? [Number(reply.value)]
      : [],
  )[0];
  const why = cause === undefined || Number.isNaN(cause) ? 'failed' : endOfCause(cause);
  return [{ fact: 'dial-failed', why: why === 'normal' ? 'failed' : why }];
}
