import type { NativeClock } from '../../../native/clock.ts';
import type { Command } from '../../../native/protocols/visca/commands.ts';
import { type Dialect, dialects } from '../../../native/protocols/visca/dialects.ts';
import { type InquiryId, inquiries } from '../../../native/protocols/visca/inquiries.ts';
import { decodeMessage, encodeMessage, type Message } from '../../../native/protocols/visca/message.ts';

/** How one camera is, and how it misbehaves; all may be changed while it runs. */
export type Habits = {
  dialect: Dialect;
  version: { vendor: number; model: number };
  /** From the packet to the ACK, and from there to the completion of what is done at once. */
  ackMs: number;
  doneMs: number;
  /** From one end to the other at the fastest. */
  travelMs: number;
  /** Questions that it answers with a syntax error. */
  refusedQuestions: readonly InquiryId[];
  /** Questions and commands that it does not answer at all. */
  deafTo: readonly string[];
  /** Commands that it answers with 41. */
  notExecutable: readonly string[];
  /** So many of the next commands are answered with 60 03. */
  fullTimes: number;
  /** So many of the next answers are lost. */
  lostAnswers: number;
  /** It does not know the cancel, and goes on. */
  ignoresCancel: boolean;
  /** Its power is cut. */
  isDead: boolean;
};

type Answer = (body: Uint8Array) => void;
type Running = {
  readonly socket: number;
  readonly command: Command;
  readonly answer: Answer;
  stop: () => void;
  readonly isMotion: boolean;
};
type Axis = { at: number; speed: number; target: number | null; min: number; max: number };

/** A camera behind whatever line: bodies of packets in, bodies of answers out. */
export type ViscaCameraModel = {
  readonly habits: Habits;
  /** The standby of a camera, not its plug. */
  power: 'on' | 'standby';
  hear(body: Uint8Array, answer: Answer): void;
  /** Its power comes back after `isDead`: it rests, and has forgotten what it was told. */
  boot(): void;
  /** Somebody else drives it, with a remote control. */
  push(pan: number): void;
  readonly place: { readonly pan: number; readonly tilt: number; readonly zoom: number };
  /** The speeds at which it moves now, as it was told, with a sign; all 0 at rest. */
  readonly driven: { readonly pan: number; readonly tilt: number; readonly zoom: number };
  readonly isMoving: boolean;
  readonly settings: { focus: string; backlight: string; tally: string; compensation: string; level: number };
  readonly presets: ReadonlyMap<number, unknown>;
  /** What was told, by the ids of the commands, in order; not what was refused. */
  readonly told: string[];
  /** Every packet for it that could be read. */
  readonly heard: Message[];
  /** The most commands that were in execution at one time, those without ACK counted. */
  readonly mostAtOnce: number;
};

const sockets = 2;

export function viscaCameraModel(
  clock: NativeClock,
  given: Partial<Habits> & { readonly dialectId?: string } = {},
): ViscaCameraModel {
  const dialect = dialects.find(({ id }) => id === (given.dialectId ?? 'sony-evi-d70')) as Dialect;
  const habits: Habits = {
    dialect,
    version: dialect.versions.at(-1) ?? { vendor: 0x99, model: 1 },
    ackMs: 16,
    doneMs: 2,
    travelMs: 4000,
    refusedQuestions: [],
    deafTo: [],
    notExecutable: [],
    fullTimes: 0,
    lostAnswers: 0,
    ignoresCancel: false,
    isDead: false,
    ...given,
  };
  const axis = (min: number, max: number): Axis => ({ at: 0, speed: 0, target: null, min, max });
  const axes = {
    pan: axis(dialect.pan?.min ?? -2000, dialect.pan?.max ?? 2000),
    tilt: axis(dialect.tilt?.min ?? -500, dialect.tilt?.max ?? 1000),
    zoom: axis(0, dialect.zoom.max),
  };
  const all = Object.values(axes);
  const settings = { focus: 'auto', backlight: 'off', tally: 'off', compensation: 'off', level: 7 };
  const presets = new Map<number, { pan: number; tilt: number; zoom: number }>();
  const told: string[] = [];
  const heard: Message[] = [];
  let running: Running[] = [];
  /** Arrived, and without ACK yet. */
  let arriving = 0;
  let mostAtOnce = 0;
  let lookedAt = clock.now();
  /** Counts the starts of its firmware: what an earlier one had planned does not happen. */
  let boots = 0;

  /** Moves everything to where it is by now. */
  function look(): void {
    const now = clock.now();
    const share = (now - lookedAt) / habits.travelMs;
    lookedAt = now;
    for (const one of all) {
      const reach = (one.max - one.min) * share;
      if (one.target !== null)
        one.at =
          Math.abs(one.target - one.at) <= reach
            ? one.target
            : one.at + Math.sign(one.target - one.at) * reach;
      else one.at = Math.min(one.max, Math.max(one.min, one.at + (one.speed / fastest) * reach));
    }
  }
  const rest = (...of: readonly Axis[]): void => {
    look();
    for (const one of of) {
      one.speed = 0;
      one.target = null;
    }
  };
  const send = (answer: Answer, message: Message): void => {
    if (habits.isDead) return;
    if (habits.lostAnswers > 0) {
      habits.lostAnswers -= 1;
      return;
    }
    const packet = encodeMessage(message, 1);
    if (typeof packet === 'string') throw new Error(packet);
    answer(packet.slice(1, -1));
  };
  const error = (answer: Answer, code: number, socket = 0): void =>
    send(answer, { kind: 'error', socket, code, error: null });
  const numberOf = (socket: number): number => (habits.dialect.socketsHonest ? socket : 1);

  function end(one: Running, how: (one: Running) => void): void {
    running = running.filter((other) => other !== one);
    one.stop();
    how(one);
  }
  function goTo(place: Partial<Record<keyof typeof axes, number>>): number {
    look();
    let longest = 0;
    for (const [name, target] of Object.entries(place)) {
      const one = axes[name as keyof typeof axes];
      one.speed = 0;
      one.target = Math.min(one.max, Math.max(one.min, target));
      longest = Math.max(longest, (Math.abs(one.target - one.at) / (one.max - one.min)) * habits.travelMs);
    }
    return Math.ceil(longest);
  }

  /** Does it, and says how long the motion takes; null for what is done at once; a number for an error. */
  function perform(command: Command): { ms: number | null } | { code: number } {
    switch (command.id) {
      case 'power':
        rest(...all);
        model.power = command.values.state;
        return { ms: null };
      case 'pan-tilt-drive': {
        const { direction, panSpeed, tiltSpeed } = command.values;
        if (panSpeed > habits.dialect.maxPanSpeed || tiltSpeed > habits.dialect.maxTiltSpeed)
          return { code: 2 };
        rest(axes.pan, axes.tilt);
        axes.pan.speed = direction.includes('right') ? panSpeed : direction.includes('left') ? -panSpeed : 0;
        axes.tilt.speed = direction.includes('up') ? tiltSpeed : direction.includes('down') ? -tiltSpeed : 0;
        return { ms: null };
      }
      case 'zoom-stop':
        rest(axes.zoom);
        return { ms: null };
      case 'zoom-tele':
      case 'zoom-wide':
        rest(axes.zoom);
        axes.zoom.speed = ((command.values.speed ?? 3) + 1) * (command.id === 'zoom-tele' ? 1 : -1);
        return { ms: null };
      case 'pan-tilt-absolute':
      case 'pan-tilt-absolute-wide': {
        const { pan, tilt } = command.values;
        if (pan < axes.pan.min || pan > axes.pan.max || tilt < axes.tilt.min || tilt > axes.tilt.max)
          return { code: 2 };
        return { ms: goTo({ pan, tilt }) };
      }
      case 'zoom-direct':
        return { ms: goTo({ zoom: command.values.position }) };
      case 'pan-tilt-home':
        return { ms: goTo({ pan: 0, tilt: 0 }) };
      case 'preset-set':
        look();
        presets.set(command.values.preset, place());
        return { ms: null };
      case 'preset-reset':
        presets.delete(command.values.preset);
        return { ms: null };
      case 'preset-recall': {
        const kept = presets.get(command.values.preset);
        return kept ? { ms: goTo(kept) } : { code: 0x41 };
      }
      case 'focus-mode':
        settings.focus = command.values.mode;
        return { ms: null };
      case 'focus-near':
      case 'focus-far':
      case 'focus-one-push':
        return settings.focus === 'manual' ? { ms: null } : { code: 0x41 };
      case 'focus-stop':
        return { ms: null };
      case 'backlight':
        settings.backlight = command.values.state;
        return { ms: null };
      case 'tally':
        settings.tally = command.values.state;
        return habits.dialect.tally ? { ms: null } : { code: 2 };
      case 'exposure-compensation':
        settings.compensation = command.values.state;
        return { ms: null };
      case 'exposure-compensation-direct':
        if (settings.compensation !== 'on') return { code: 0x41 };
        settings.level = command.values.level;
        return { ms: null };
      default:
        return { code: 2 };
    }
  }

  function hearCommand(command: Command, answer: Answer): void {
    if (running.length + arriving >= sockets || habits.fullTimes > 0) {
      habits.fullTimes = Math.max(0, habits.fullTimes - 1);
      mostAtOnce = Math.max(mostAtOnce, running.length + arriving + 1);
      error(answer, 3);
      return;
    }
    arriving += 1;
    mostAtOnce = Math.max(mostAtOnce, running.length + arriving);
    const boot = boots;
    clock.after(habits.ackMs, () => {
      if (boot !== boots) return;
      arriving -= 1;
      begin(command, answer);
    });
  }
  function begin(command: Command, answer: Answer): void {
    const boot = boots;
    const isOff = model.power !== 'on' && command.id !== 'power';
    const done = isOff || habits.notExecutable.includes(command.id) ? { code: 0x41 } : perform(command);
    if ('code' in done) {
      error(answer, done.code);
      return;
    }
    told.push(command.id);
    const used = running.map(({ socket }) => socket);
    const socket = used.includes(1) ? 2 : 1;
    const one: Running = { socket, command, answer, stop: () => {}, isMotion: done.ms !== null };
    running.push(one);
    send(answer, { kind: 'ack', socket: numberOf(socket) });
    one.stop = clock.after(done.ms ?? habits.doneMs, () => {
      if (boot === boots) end(one, () => send(answer, { kind: 'completion', socket: numberOf(socket) }));
    });
  }

  function cancel(socket: number, answer: Answer): void {
    const one = running.find(
      (other) => other.isMotion && (!habits.dialect.socketsHonest || other.socket === socket),
    );
    if (!one) {
      error(answer, 5, socket);
      return;
    }
    end(one, () => {
      rest(...all);
      error(answer, 4, numberOf(one.socket));
    });
  }

  function reply(id: InquiryId, answer: Answer): void {
    if (habits.refusedQuestions.includes(id)) {
      error(answer, 2);
      return;
    }
    if (model.power !== 'on' && id !== 'power' && id !== 'version') {
      error(answer, 0x41);
      return;
    }
    const payload = payloadOf(id);
    if (!payload) error(answer, 2);
    else send(answer, { kind: 'reply', id: null, socket: 0, payload });
  }
  function payloadOf(id: InquiryId): Uint8Array | null {
    look();
    const { pan, tilt, zoom } = place();
    const bytes = (of: Uint8Array | string): Uint8Array | null => (typeof of === 'string' ? null : of);
    switch (id) {
      case 'version':
        return bytes(inquiries.version.reply.encode({ ...habits.version, rom: 1, sockets }));
      case 'power':
        return bytes(inquiries.power.reply.encode({ state: model.power }));
      case 'pan-tilt-max-speed':
        return bytes(
          inquiries[id].reply.encode({
            panSpeed: habits.dialect.maxPanSpeed,
            tiltSpeed: habits.dialect.maxTiltSpeed,
          }),
        );
      case 'pan-tilt-position':
      case 'pan-tilt-position-wide':
        return bytes(
          habits.dialect.panNibbles === 5
            ? inquiries['pan-tilt-position-wide'].reply.encode({ pan, tilt })
            : inquiries['pan-tilt-position'].reply.encode({ pan, tilt }),
        );
      case 'zoom-position':
        return bytes(inquiries[id].reply.encode({ position: zoom }));
      case 'focus-mode':
        return bytes(inquiries[id].reply.encode({ mode: settings.focus === 'auto' ? 'auto' : 'manual' }));
      case 'backlight':
        return bytes(inquiries[id].reply.encode({ state: settings.backlight as 'on' }));
      case 'tally':
        return habits.dialect.tally
          ? bytes(inquiries[id].reply.encode({ state: settings.tally as 'on' }))
          : null;
      case 'exposure-compensation':
        return bytes(inquiries[id].reply.encode({ state: settings.compensation as 'on' }));
      case 'exposure-compensation-level':
        return bytes(inquiries[id].reply.encode({ level: settings.level }));
      case 'exposure-mode':
        return bytes(inquiries[id].reply.encode({ mode: 'auto' }));
      case 'bright-level':
        return bytes(inquiries[id].reply.encode({ level: 5 }));
      default:
        return null;
    }
  }
  const place = () => ({
    pan: whole(axes.pan.at),
    tilt: whole(axes.tilt.at),
    zoom: whole(axes.zoom.at),
  });
  function forget(): void {
    boots += 1;
    for (const one of running) one.stop();
    running = [];
    arriving = 0;
    rest(...all);
  }

  const model: ViscaCameraModel = {
    habits,
    power: 'on',
    settings,
    presets,
    told,
    heard,
    get mostAtOnce() {
      return mostAtOnce;
    },
    get place() {
      look();
      return place();
    },
    get driven() {
      return { pan: axes.pan.speed, tilt: axes.tilt.speed, zoom: axes.zoom.speed };
    },
    get isMoving() {
      look();
      return all.some(({ speed, target, at }) => speed !== 0 || (target !== null && target !== at));
    },
    push(pan) {
      look();
      axes.pan.speed = pan;
    },
    boot() {
      forget();
      habits.isDead = false;
    },
    hear(body, answer) {
      if (habits.isDead) return;
      const message = decodeMessage({ camera: 1, direction: 'to-camera', body });
      heard.push(message);
      if ('id' in message && message.id && habits.deafTo.includes(message.id)) return;
      if (message.kind === 'cancel' && habits.ignoresCancel) return;
      if (message.kind === 'cancel') cancel(message.socket, answer);
      else if (message.kind === 'inquiry' && message.id) reply(message.id, answer);
      else if (message.kind === 'command' && message.id === 'if-clear') {
        forget();
        send(answer, { kind: 'completion', socket: 0 });
      } else if (message.kind === 'command' && message.id) hearCommand(message, answer);
      else error(answer, 2);
    },
  };
  return model;
}

const fastest = 0x18;
/** Not −0, which no wire can say. */
const whole = (at: number): number => Math.round(at) + 0;
