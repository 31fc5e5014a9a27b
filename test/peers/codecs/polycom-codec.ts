import { type Command, decodeCommand, type Notice } from '../../../native/protocols/polycom/commands.ts';
import { encodeReply, type Reply } from '../../../native/protocols/polycom/replies.ts';
import type { FakeLineDevice } from '../lines/fake-lines.ts';
import { type FarEnd, type RoomChange, type SimulatedRoom, simulatedRoom } from './simulated-room.ts';
import { typedLines } from './typed-lines.ts';

export type PolycomOptions = {
  readonly name?: string;
  /** Null: everybody is let in. */
  readonly password?: string | null;
  /** It asks for a user's name before the password. */
  readonly asksUser?: boolean;
  /** Whether what is typed is shown again. `always`: whatever `echo off` says. */
  readonly echo?: 'off' | 'until-told' | 'always';
  /** What stands before what is typed, as `-> `. */
  readonly sign?: string;
  /** After a wrong password the line is closed. */
  readonly closes?: boolean;
  readonly farEnd?: FarEnd;
};

/** A Polycom in software at the end of any line, and the people at its remote control and at the far end. Volume is 0 to 50. */
export type PolycomCodec = FakeLineDevice &
  SimulatedRoom & {
    /** Every line that was typed after the login, in order. */
    readonly typed: readonly string[];
    /** How many passwords were tried. */
    readonly tries: number;
    readonly sessions: number;
    /** It says nothing and hears nothing. */
    silent: boolean;
    /** It says this to everybody. */
    says(text: string): void;
    /** All lines end, and so do all calls. */
    reboot(): void;
    /** Lines end; calls go on. */
    dropLines(): void;
  };

type Session = {
  readonly send: (text: string) => void;
  readonly hangUp: () => void;
  phase: 'user' | 'password' | 'in';
  echo: boolean;
  readonly notices: Set<Notice>;
};

const lineOf = (reply: Reply): string => {
  const text = encodeReply(reply);
  if (text === null) throw new Error(`cannot be said: ${JSON.stringify(reply)}`);
  return `${text}\r\n`;
};
const call = { speedKbps: 1920, type: 'videocall' } as const;
const ourMicrophones = { side: 'near', call: 'near', name: 'near', address: 'near' } as const;

/** What it tells those who asked to be told; the volume it tells nobody. */
function noticesOf(change: RoomChange, muted: boolean): readonly [Notice, readonly Reply[]] | null {
  if (change.of === 'mute') return ['mutestatus', [{ kind: 'mute-status', ...ourMicrophones, on: muted }]];
  if (change.of !== 'call' && change.of !== 'call-ended') return null;
  const { id, direction, name, address, status } = change.call;
  const about = { kind: 'call-status', call: id, direction, name, address, ...call, cause: 0 } as const;
  const told: readonly Reply[] =
    change.of === 'call'
      ? [{ ...about, ...call, status }]
      : [
          { ...about, status: 'disconnecting' },
          { ...about, status: 'disconnected', cause: change.cause },
        ];
  return ['callstatus', told];
}

/** Makes one that is awake, without a call, not muted, at volume 25. */
export function polycomCodec(options: PolycomOptions = {}): PolycomCodec {
  const { password = null, asksUser = false, echo = 'off', sign = '' } = options;
  const sessions = new Set<Session>();
  const typed: string[] = [];
  let tries = 0;

  const room = simulatedRoom({ volume: 25, farEnd: options.farEnd ?? 'answers' }, (change) => {
    const [notice, told] = noticesOf(change, room.muted) ?? [];
    for (const session of sessions)
      if (notice && session.notices.has(notice)) session.send((told ?? []).map(lineOf).join(''));
  });

  const callsNow = (): readonly Reply[] =>
    room.calls.length === 0
      ? [{ kind: 'no-calls' }]
      : [
          { kind: 'calls-begin' },
          ...room.calls.map(
            ({ id, name, address, status, direction }): Reply => ({
              kind: 'call',
              call: id,
              name: name || null,
              address,
              ...call,
              status,
              muted: room.muted,
              direction,
            }),
          ),
          { kind: 'calls-end' },
        ];

  const obey = (command: Command, session: Session): void => {
    const answer = (...replies: readonly Reply[]): void => session.send(replies.map(lineOf).join(''));
    switch (command.kind) {
      case 'dial':
        answer({ kind: 'dialling', how: command.how });
        room.dial(command.address);
        break;
      case 'answer':
        if (!room.answer(null)) answer({ kind: 'error', text: 'no incoming call' });
        break;
      case 'hang-up':
        answer({ kind: 'hanging-up' });
        room.hangUp(command.call);
        break;
      case 'mute':
        if (command.to !== 'get') room.mute(command.to === 'toggle' ? !room.muted : command.to === 'on');
        answer({ kind: 'muted', on: room.muted });
        break;
      case 'set-volume':
        room.remoteVolume(command.volume);
        answer({ kind: 'volume', volume: room.volume });
        break;
      case 'get-volume':
        answer({ kind: 'volume', volume: room.volume });
        break;
      case 'tone':
        room.tone(command.key);
        session.send(`gendial ${command.key}\r\n`);
        break;
      case 'move':
        room.moving[command.side] = command.direction;
        break;
      case 'stop':
        room.moving[command.side] = null;
        break;
      case 'get-position':
        answer({ kind: 'position', pan: 0, tilt: 0, zoom: 0 });
        break;
      case 'set-position':
        break;
      case 'preset':
        if (command.act === 'set') room.presets.add(command.preset);
        answer(command);
        break;
      case 'get-calls':
        answer(...callsNow());
        break;
      case 'notify':
        if (session.notices.has(command.of))
          answer({ kind: 'info', text: `event/notification already active:${command.of}` });
        else answer({ kind: 'notifying', of: command.of });
        session.notices.add(command.of);
        break;
      case 'register-presets':
        session.send('preset registered\r\n');
        break;
      case 'wake':
      case 'sleep':
        room.wake(command.kind === 'wake');
        session.send(`${command.kind}\r\n`);
        break;
      case 'echo-off':
        if (echo !== 'always') session.echo = false;
        break;
    }
  };

  const letIn = (session: Session): void => {
    session.phase = 'in';
    session.echo = echo !== 'off';
    const banner = lineOf({ kind: 'banner', name: options.name ?? 'Simulated HDX' });
    session.send(
      `${banner}Here is what I know about myself:\r\nModel: HDX 8000\r\nSerial Number: 0\r\n${sign}`,
    );
  };
  const ask = (session: Session, asked: 'user' | 'password'): void => {
    session.phase = asked;
    session.send(asked === 'user' ? 'Username: ' : 'Password: ');
  };
  const tryPassword = (session: Session, given: string): void => {
    tries += 1;
    session.send('\r\n');
    if (given === password) letIn(session);
    else {
      session.send('-- login failed, retry --\r\n');
      if (options.closes) session.hangUp();
      else ask(session, asksUser ? 'user' : 'password');
    }
  };
  const hear = (session: Session, line: string): void => {
    if (api.silent) return;
    if (session.phase === 'user') ask(session, line === '' ? 'user' : 'password');
    else if (session.phase === 'password') tryPassword(session, line);
    else {
      if (session.echo) session.send(`${line}\r\n`);
      const command = decodeCommand(line);
      if (line.trim() !== '') typed.push(line);
      if (command) obey(command, session);
      else if (line.trim() !== '') session.send('error: command not found\r\n');
      session.send(sign);
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
          if (!api.silent && text !== '') send(new TextEncoder().encode(text));
        },
        hangUp,
        phase: 'in',
        echo: false,
        notices: new Set(),
      };
      sessions.add(session);
      if (password === null) letIn(session);
      else ask(session, asksUser ? 'user' : 'password');
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
  const api: PolycomCodec = Object.defineProperties(room, Object.getOwnPropertyDescriptors(own)) as never;
  return api;
}
