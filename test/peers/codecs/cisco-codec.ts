import { encodeReply, type Reply } from '../../../native/protocols/cisco/replies.ts';
import { type CommandId, decodeRequest, type Request } from '../../../native/protocols/cisco/requests.ts';
import type { Values } from '../../../native/protocols/cisco/values.ts';
import type { FakeLineDevice } from '../lines/fake-lines.ts';
import { jsonOf } from './cisco-json.ts';
import { type FarEnd, type RoomChange, type SimulatedRoom, simulatedRoom } from './simulated-room.ts';
import { typedLines } from './typed-lines.ts';

export type CiscoOptions = {
  /** Null: everybody is let in, as behind ssh. */
  readonly password?: string | null;
  /** It has `xPreferences outputmode json`. */
  readonly json?: boolean;
  readonly echo?: boolean;
  /** It gives back the tags of questions. */
  readonly tags?: boolean;
  readonly farEnd?: FarEnd;
  /** The other end's camera can be moved. */
  readonly farCamera?: boolean;
};

/** A Cisco in software at the end of any line, and the people at its remote control and at the far end. */
export type CiscoCodec = FakeLineDevice &
  SimulatedRoom & {
    /** Every line that was typed after the login, in order. */
    readonly typed: readonly string[];
    readonly tries: number;
    readonly sessions: number;
    silent: boolean;
    says(text: string): void;
    reboot(): void;
    dropLines(): void;
  };

type Session = {
  readonly send: (text: string) => void;
  readonly hangUp: () => void;
  phase: 'user' | 'password' | 'in';
  isJson: boolean;
  readonly feedback: Set<string>;
};

const statusNames = {
  opened: 'Dialling',
  ringing: 'Ringing',
  connecting: 'Connecting',
  connected: 'Connected',
};
const causeTypes: Readonly<Record<number, string>> = {
  1: 'UnknownRemoteSite',
  16: 'RemoteDisconnect',
  17: 'RemoteBusy',
  19: 'RemoteNoAnswer',
  21: 'RemoteRejected',
};

/** Makes one that is awake, without a call, not muted, at volume 50. */
export function ciscoCodec(options: CiscoOptions = {}): CiscoCodec {
  const { password = null, echo = false, farCamera = true } = options;
  const sessions = new Set<Session>();
  const typed: string[] = [];
  let tries = 0;

  const tell = (session: Session, replies: readonly Reply[]): void =>
    session.send(
      session.isJson
        ? `${JSON.stringify(jsonOf(replies), null, 2).replaceAll('\n', '\r\n')}\r\n`
        : [...replies, { kind: 'end' } as const]
            .map((reply) => `${encodeReply(reply) ?? `cannot be said: ${JSON.stringify(reply)}`}\r\n`)
            .join(''),
    );
  const feedback = (path: string, replies: readonly Reply[]): void => {
    for (const session of sessions) if (session.feedback.has(path)) tell(session, replies);
  };
  const status = (path: string, value: string): Reply => ({ kind: 'status', path, value });
  const callStatus = ({ id, direction, name, address, status: now }: SimulatedRoom['calls'][number]) => [
    status(`Call ${id} AnswerState`, now === 'connected' ? 'Answered' : 'Unanswered'),
    status(`Call ${id} CallbackNumber`, `sip:${address}`),
    status(`Call ${id} Direction`, direction === 'incoming' ? 'Incoming' : 'Outgoing'),
    status(`Call ${id} DisplayName`, name),
    status(`Call ${id} RemoteNumber`, address),
    status(`Call ${id} Status`, now === 'opened' && direction === 'incoming' ? 'Ringing' : statusNames[now]),
  ];
  const muteStatus = (): Reply => status('Audio Microphones Mute', room.muted ? 'On' : 'Off');
  const volumeStatus = (): Reply => status('Audio Volume', String(room.volume));

  const notice = (change: RoomChange): void => {
    if (change.of === 'mute') feedback('/Status/Audio/Microphones/Mute', [muteStatus()]);
    else if (change.of === 'volume') feedback('/Status/Audio/Volume', [volumeStatus()]);
    else if (change.of === 'call') {
      feedback('/Status/Call', callStatus(change.call));
      if (change.call.status === 'connected')
        feedback('/Status/Conference/Call', [
          status(`Conference Call ${change.call.id} Capabilities FECC Mode`, farCamera ? 'On' : 'Off'),
        ]);
    } else if (change.of === 'call-ended') {
      const { id } = change.call;
      const type = change.by === 'us' ? 'LocalDisconnect' : (causeTypes[change.cause] ?? 'NetworkRejected');
      feedback('/Status/Call', [status(`Call ${id} Status`, 'Disconnecting')]);
      const values = { CallId: id, CauseValue: String(change.cause), CauseString: '', CauseType: type };
      feedback('/Event/CallDisconnect', [{ kind: 'event', name: 'CallDisconnect', values }]);
      feedback('/Status/Call', [{ kind: 'gone', path: `Call ${id}` }]);
    }
  };
  const room = simulatedRoom({ volume: 50, farEnd: options.farEnd ?? 'answers' }, notice);

  const known = (values: Values): boolean => room.calls.some(({ id }) => id === values.CallId);
  /** Whether it was done; what it does comes before its result. */
  const obey: Readonly<Record<CommandId, (values: Values) => boolean>> = {
    dial: (values) => Boolean(room.dial(values.Number ?? '')),
    accept: (values) => room.answer(values.CallId ?? null),
    reject: (values) => room.hangUp(values.CallId ?? null),
    disconnect: (values) => room.hangUp(values.CallId ?? null),
    tones(values) {
      room.tone(values.DTMFString ?? '');
      return known(values);
    },
    'far-move'(values) {
      room.moving.far = values.Value ?? null;
      return known(values) && farCamera;
    },
    'far-stop'(values) {
      room.moving.far = null;
      return known(values);
    },
    mute: () => {
      room.mute(true);
      return true;
    },
    unmute: () => {
      room.mute(false);
      return true;
    },
    volume(values) {
      room.remoteVolume(Number(values.Level));
      return true;
    },
    ramp(values) {
      const moves = ['Pan', 'Tilt', 'Zoom'].flatMap((axis) =>
        values[axis] && values[axis] !== 'Stop' ? [`${values[axis]} ${values[`${axis}Speed`]}`] : [],
      );
      room.moving.near = moves.join(', ') || null;
      return true;
    },
    reset: () => true,
    autofocus: () => true,
    'store-preset'(values) {
      room.presets.add(Number(values.PresetId));
      return true;
    },
    'recall-preset': (values) => room.presets.has(Number(values.PresetId)),
    'remove-preset': (values) => room.presets.delete(Number(values.PresetId)),
    'recall-room': () => true,
    sleep: () => {
      room.wake(false);
      return true;
    },
    wake: () => {
      room.wake(true);
      return true;
    },
  };

  const answer = (session: Session, request: Request): void => {
    switch (request.kind) {
      case 'output':
        session.isJson = options.json === true && request.mode === 'json';
        tell(session, options.json ? [] : [{ kind: 'result', name: '', status: 'Error' }]);
        break;
      case 'register':
        session.feedback.add(request.path);
        tell(session, []);
        break;
      case 'ask': {
        const path = request.path.toLowerCase();
        const all = [...room.calls.flatMap(callStatus), volumeStatus(), muteStatus()];
        const below = all.filter((one) => one.kind === 'status' && one.path.toLowerCase().startsWith(path));
        tell(
          session,
          request.tag === null || options.tags === false
            ? below
            : [...below, { kind: 'tag', tag: request.tag }],
        );
        break;
      }
      case 'command': {
        const isDone = obey[request.id](request.values);
        const name = request.id === 'dial' ? 'Dial' : 'Command';
        tell(session, [{ kind: 'result', name, status: isDone ? 'OK' : 'Error' }]);
      }
    }
  };

  const letIn = (session: Session): void => {
    session.phase = 'in';
    session.send('\r\nWelcome to \r\nCisco Codec Release CE9.1\r\n*r Login successful\r\n\r\nOK\r\n');
  };
  const ask = (session: Session, asked: 'user' | 'password'): void => {
    session.phase = asked;
    session.send(asked === 'user' ? '\r\nroom-3 login: ' : '\r\nPassword: ');
  };
  const hear = (session: Session, line: string): void => {
    if (api.silent) return;
    if (session.phase === 'user') {
      ask(session, line === '' ? 'user' : 'password');
    } else if (session.phase === 'password') {
      tries += 1;
      if (line === password) letIn(session);
      else {
        session.send('\r\nLogin incorrect\r\n');
        ask(session, 'user');
      }
    } else if (line.trim() !== '') {
      if (echo) session.send(`${line}\r\n`);
      typed.push(line);
      const request = decodeRequest(line);
      if (request) answer(session, request);
      else session.send('Command not recognized.\r\n');
    }
  };
  const dropLines = (): void => {
    for (const session of [...sessions]) session.hangUp();
    sessions.clear();
  };

  const own = {
    silent: false,
    typed,
    get tries() {
      return tries;
    },
    get sessions() {
      return sessions.size;
    },
    connected(send: (bytes: Uint8Array) => void, hangUp: () => void) {
      const session: Session = {
        send: (text) => {
          if (!api.silent) send(new TextEncoder().encode(text));
        },
        hangUp,
        phase: 'in',
        isJson: false,
        feedback: new Set(),
      };
      sessions.add(session);
      if (password === null) letIn(session);
      else ask(session, 'user');
      return {
        bytes: typedLines((line) => hear(session, line)),
        gone: () => {
          sessions.delete(session);
        },
      };
    },
    says(text: string) {
      for (const session of sessions) session.send(text);
    },
    reboot() {
      room.restart();
      dropLines();
    },
    dropLines,
  };
  // The room keeps its getters.
  const api: CiscoCodec = Object.defineProperties(room, Object.getOwnPropertyDescriptors(own)) as never;
  return api;
}
