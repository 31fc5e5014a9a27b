import type { CameraAbilities, CameraCommand } from '../../camera.ts';
import type { CodecCall, CodecCommand } from '../../codec.ts';
import { type Command, type Direction, encodeCommand, type Side } from '../../protocols/polycom/commands.ts';
import { type CallDirection, decodeReply, type Reply } from '../../protocols/polycom/replies.ts';
import { type CodecFact, clipped, endOfCause, mostCalls, strongest, type Tongue } from './tongue.ts';

/** What both ends of most calls can do; the codec takes less where the other end has less. */
const speedKbps = 1920;
const directions: Readonly<Record<NonNullable<ReturnType<typeof strongest>>, Direction>> = {
  left: 'left',
  right: 'right',
  up: 'up',
  down: 'down',
  in: 'zoom+',
  out: 'zoom-',
};
/** Told by speed alone, with one speed; its places differ from camera to camera, and their ends are not told. */
const axis = { speeds: 1, range: null } as const;
export const polycomAbilities: CameraAbilities = {
  pan: axis,
  tilt: axis,
  zoom: axis,
  home: false,
  presets: 100,
  focus: [],
  exposure: null,
  backlight: false,
  power: false,
  tally: false,
};

const linesOf = (commands: readonly Command[]): readonly string[] =>
  commands.map(encodeCommand).filter((line) => line !== null);

/** How an HDX and a RealPresence Group are spoken with. */
export function polycomTongue(): Tongue {
  const notEchoed = echoFilter();
  const calls = callReader();
  const moves: { [Of in Side]: Direction | null } = { near: null, far: null };

  /** One direction at a time: a new one begins with a stop. */
  const move = (side: Side, speeds: Parameters<typeof strongest>[0]): readonly Command[] => {
    const name = strongest(speeds);
    const before = moves[side];
    const now = name && directions[name];
    moves[side] = now;
    if (now === null) return [{ kind: 'stop', side }];
    if (now === before) return [];
    const start: Command = { kind: 'move', side, direction: now };
    return before === null ? [start] : [{ kind: 'stop', side }, start];
  };

  return {
    // An echo has the words of an answer, so it is put off first.
    hello: linesOf([
      { kind: 'echo-off' },
      { kind: 'notify', of: 'callstatus' },
      { kind: 'notify', of: 'mutestatus' },
      { kind: 'notify', of: 'vidsourcechanges' },
      { kind: 'register-presets' },
    ]),
    poll: linesOf([{ kind: 'get-volume' }, { kind: 'mute', to: 'get' }, { kind: 'get-calls' }]),
    said: notEchoed.said,
    hear(line) {
      const reply = notEchoed.isEcho(line) ? null : decodeReply(line);
      if (!reply || reply.kind === 'unknown') return [];
      return [{ fact: 'answered' }, ...(calls(reply) ?? factsOf(reply))];
    },
    codec: (command, known) => linesOf(codecCommands(command, known, move)),
    camera: (command) => linesOf(cameraCommands(command, move)),
  };
}

function codecCommands(
  command: CodecCommand,
  calls: readonly CodecCall[],
  move: (side: Side, speeds: Parameters<typeof strongest>[0]) => readonly Command[],
): readonly Command[] {
  switch (command.do) {
    case 'dial': {
      const { address, protocol } = command;
      const dial = { kind: 'dial', speedKbps, address } as const;
      return protocol === 'auto'
        ? [{ ...dial, how: 'auto', protocol: null }]
        : [{ ...dial, how: 'manual', protocol }];
    }
    case 'answer':
      return [{ kind: 'answer' }];
    case 'decline':
      return calls.flatMap(({ id, state }) => (state === 'ringing' ? [{ kind: 'hang-up', call: id }] : []));
    case 'end':
      return calls.some(({ id }) => id === command.call) ? [{ kind: 'hang-up', call: command.call }] : [];
    case 'hang-up':
      return [{ kind: 'hang-up', call: null }];
    case 'mute':
      return [{ kind: 'mute', to: command.on ? 'on' : 'off' }];
    case 'volume':
      return [{ kind: 'set-volume', volume: Math.round(Math.min(Math.max(command.volume, 0), 100) / 2) }];
    case 'tones':
      return [...command.keys].map((key) => ({ kind: 'tone', key }));
    case 'awake':
      return [{ kind: command.on ? 'wake' : 'sleep' }];
    case 'far-camera':
      return move('far', command);
  }
}

function cameraCommands(
  command: CameraCommand,
  move: (side: Side, speeds: Parameters<typeof strongest>[0]) => readonly Command[],
): readonly Command[] {
  if (command.do === 'drive') return move('near', command);
  // A place in the camera cannot be cleared.
  if (command.do !== 'preset' || command.act === 'clear') return [];
  return [
    { kind: 'preset', side: 'near', act: command.act === 'recall' ? 'go' : 'set', preset: command.preset },
  ];
}

function factsOf(reply: Reply): readonly CodecFact[] {
  switch (reply.kind) {
    case 'banner':
      return [{ fact: 'logged-in' }];
    case 'login-failed':
      return [{ fact: 'refused' }];
    case 'muted':
      return [{ fact: 'muted', on: reply.on }];
    case 'mute-status':
      return reply.side === 'near' ? [{ fact: 'muted', on: reply.on }] : [];
    case 'volume':
      return [{ fact: 'volume', volume: reply.volume * 2 }];
    default:
      return [];
  }
}

const over: ReadonlySet<string> = new Set(['disconnected', 'inactive']);
/** Null: what is told of it is no news. */
function callOf(of: {
  readonly call: string;
  readonly name: string | null;
  readonly address: string;
  readonly status: string;
  readonly direction: CallDirection;
}): CodecCall | null {
  const { call: id, status, direction } = of;
  if (status === 'disconnecting' || over.has(status)) return null;
  const rings = direction === 'incoming' && status !== 'connecting';
  const state = status === 'connected' ? 'connected' : rings ? 'ringing' : 'dialling';
  return { id, state, address: clipped(of.address), name: clipped(of.name ?? '') };
}

/**
 * Reads calls out of notices and out of `callinfo`, between whose lines notices come: what they say is newer. The answer is null for
 * what is about no call.
 */
function callReader(): (reply: Reply) => readonly CodecFact[] | null {
  let list: CodecCall[] | null = null;
  let newer = new Set<string>();
  const note = (id: string, call: CodecCall | null): void => {
    if (!list) return;
    newer.add(id);
    list = [...list.filter((one) => one.id !== id), ...(call ? [call] : [])].slice(-mostCalls);
  };
  return (reply) => {
    switch (reply.kind) {
      case 'calls-begin':
        list = [];
        newer = new Set();
        return [];
      case 'call': {
        const call = callOf(reply);
        if (list && call && !newer.has(call.id) && list.length < mostCalls) list.push(call);
        return list || !call ? [] : [{ fact: 'call', call }];
      }
      case 'calls-end': {
        const calls = list;
        list = null;
        return calls ? [{ fact: 'calls', calls }] : [];
      }
      case 'no-calls':
        list = null;
        return [{ fact: 'calls', calls: [] }];
      case 'call-status': {
        const call = callOf(reply);
        if (call || over.has(reply.status)) note(reply.call, call);
        if (call) return [{ fact: 'call', call }];
        return over.has(reply.status)
          ? [{ fact: 'call-ended', id: reply.call, why: endOfCause(reply.cause) }]
          : [];
      }
      case 'error':
        return [{ fact: 'dial-failed', why: 'failed' }];
      default:
        return null;
    }
  };
}

/** Lines that wait for their echo at the most. */
const mostEchoes = 64;

/**
 * Leaves out what the codec shows of our own lines. Whether it does is seen at a question, whose words are never an answer; from then
 * on each line that we said is expected once.
 */
function echoFilter(): { said(line: string): void; isEcho(line: string): boolean } {
  let echoes = false;
  let expected: readonly string[] = [];
  return {
    said(line) {
      expected = [...expected, line].slice(-mostEchoes);
    },
    isEcho(line) {
      const text = line.replace(/^(?:->\s*)+/, '');
      const at = expected.indexOf(text);
      if (at < 0) return false;
      if (/ (?:get|all)$/.test(text)) echoes = true;
      if (!echoes) return false;
      expected = expected.slice(at + 1);
      return true;
    },
  };
}
