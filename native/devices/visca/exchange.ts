import type { NativeClock } from '../../clock.ts';
import type { Command } from '../../protocols/visca/commands.ts';
import type { InquiryId } from '../../protocols/visca/inquiries.ts';
import type { ErrorName } from '../../protocols/visca/link-messages.ts';
import type { Message } from '../../protocols/visca/message.ts';

/** What became of a message. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'reply'; readonly reply: Message & { readonly kind: 'reply' } }
  /** The camera will not: an error that would come again. */
  | { readonly kind: 'refused'; readonly error: ErrorName | null; readonly code: number }
  /** Its buffer is full: it may be said again in a while. */
  | { readonly kind: 'full' }
  | { readonly kind: 'cancelled' }
  /** No answer in time. */
  | { readonly kind: 'silent' }
  /** The line or the session ended, or nobody knows whether the camera had it. */
  | { readonly kind: 'lost' };

/** What moves by itself until it is there or cancelled. */
export type Mover = 'panTilt' | 'zoom' | 'all';

/** How long a command holds its socket. */
export type Hold =
  /** Its completion follows the ACK at once. */
  | { readonly kind: 'short' | 'stop' }
  /** Seconds: power, the memory of a preset. */
  | { readonly kind: 'slow' }
  | { readonly kind: 'motion'; readonly mover: Mover };

export type Job = {
  readonly message: Command | { readonly kind: 'inquiry'; readonly id: InquiryId };
  readonly hold: Hold;
  /** The camera has it. */
  readonly acked?: () => void;
  /** Once, whatever comes. */
  readonly ended: (outcome: Outcome) => void;
};

type Sent = Job & {
  readonly ticket: number;
  isAcked: boolean;
  socket: number | null;
  /** The ticket of its cancel, once that was sent. */
  cancel: number | null;
  wantsCancel: boolean;
  stopWait: () => void;
};

export type Timing = {
  /** An ACK, or the answer to an inquiry, within this; a stop within `stopMs`. */
  readonly answerMs: number;
  readonly stopMs: number;
  /** Packets may be lost, made up or late, and nothing on the line would tell. */
  readonly losesPackets: boolean;
};

/** A command that is accepted and does not move the camera counts as done then, its completion lost. */
const shortMs = 150;
const slowMs = 20_000;
const cancelMs = 300;
/** Cameras have two sockets: two commands are in execution at most (EVI-D70 p. 34). */
const sockets = 2;

const isShort = ({ hold }: Job): boolean => hold.kind === 'short' || hold.kind === 'stop';

/** What one camera was told and asked, and has not answered to the end. */
export type Exchange = {
  /** Whether a command of this kind may be sent now. */
  may(hold: Hold): boolean;
  /** Whether a question may be sent now. */
  readonly mayAsk: boolean;
  say(job: Job): void;
  /** Ends what moves by itself, as far as it would be in the way of this mover. */
  cancel(mover: Mover): void;
  /** Sends the next cancel, if there is one. */
  sayCancel(): boolean;
  /** Something moves by itself. */
  readonly isMoving: boolean;
  /** The question that waits for its answer. */
  readonly asked: InquiryId | null;
  heard(message: Message, ticket: number | null): void;
  received(ticket: number): void;
  lost(ticket: number): void;
  /** All that waits is lost. */
  dropAll(): void;
};

/** Whether both move the same. */
export const meets = (one: Mover, other: Mover): boolean => one === 'all' || other === 'all' || one === other;

/**
 * Two sockets, ACK, completion and errors of one camera. One command waits for its ACK at a time, since an ACK does not say
 * whose it is; only a stop goes out beside it, and after a stop nothing until both are known.
 */
export function exchange(options: {
  readonly clock: NativeClock;
  readonly timing: Timing;
  /**
   * False: every answer has socket 1, so that one command is in execution at a time. A stop waits for none that takes long, nor
   * for an ACK.
   */
  readonly socketsHonest: () => boolean;
  /** Sends it and gives the ticket of the wire. */
  readonly send: (message: Message) => number;
  readonly forget: (ticket: number) => void;
  /** Something ended: the next may be sent. */
  readonly ended: () => void;
}): Exchange {
  const { clock, timing } = options;
  let pending: readonly Sent[] = [];
  /** False: a cancel went unanswered, so that a socket is kept for the stop. */
  let knowsCancel = true;

  const commands = (): readonly Sent[] => pending.filter(({ message }) => message.kind === 'command');
  const unacked = (): readonly Sent[] => commands().filter(({ isAcked }) => !isAcked);
  const moving = (): readonly (Sent & { readonly hold: { kind: 'motion'; mover: Mover } })[] =>
    pending.filter((one) => one.hold.kind === 'motion') as never;

  function end(sent: Sent, outcome: Outcome): void {
    if (!pending.includes(sent)) return;
    pending = pending.filter((one) => one !== sent);
    sent.stopWait();
    options.forget(sent.ticket);
    if (sent.cancel !== null) options.forget(sent.cancel);
    sent.ended(outcome);
    options.ended();
  }
  function wait(sent: Sent, ms: number, outcome: Outcome): void {
    sent.stopWait();
    sent.stopWait = clock.after(ms, () => end(sent, outcome));
  }
  function accept(sent: Sent, socket: number | null): void {
    // Another that had this socket is done: its completion was lost.
    const before = commands().find((one) => one !== sent && one.isAcked && one.socket === socket);
    if (before && socket !== null && options.socketsHonest()) end(before, { kind: 'done' });
    sent.isAcked = true;
    sent.socket = socket;
    wait(sent, isShort(sent) ? shortMs : slowMs, { kind: 'done' });
    sent.acked?.();
    options.ended();
  }

  const byTicket = (ticket: number | null): Sent | undefined =>
    ticket === null ? undefined : pending.find((one) => one.ticket === ticket);
  const inSocket = (socket: number): Sent | undefined => {
    const there = commands().filter((one) => one.isAcked && one.socket === socket);
    return there.find(({ hold }) => hold.kind !== 'motion') ?? there[0];
  };

  function completed(socket: number, ticket: number | null): void {
    const sent = ticket === null ? inSocket(socket) : byTicket(ticket);
    if (sent?.message.kind !== 'command') return;
    if (!sent.isAcked) accept(sent, socket);
    end(sent, { kind: 'done' });
  }
  function failed(message: Message & { readonly kind: 'error' }, ticket: number | null): void {
    const { socket, error, code } = message;
    if (error === 'cancelled' || error === 'no-socket') {
      const sent = pending.find((one) => one.cancel !== null && (one.socket === socket || socket === 0));
      if (sent) {
        knowsCancel = true;
        end(sent, { kind: 'cancelled' });
      }
      return;
    }
    const sent =
      ticket === null
        ? ((socket > 0 ? inSocket(socket) : undefined) ?? pending.find(({ isAcked }) => !isAcked))
        : byTicket(ticket);
    if (sent) end(sent, error === 'buffer-full' ? { kind: 'full' } : { kind: 'refused', error, code });
  }

  return {
    may(hold) {
      const open = unacked();
      if (hold.kind === 'stop') {
        const isEnding = !options.socketsHonest() && commands().some((one) => one.isAcked && isShort(one));
        return commands().length < sockets && !isEnding && !open.some((one) => one.hold.kind === 'stop');
      }
      if (open.length > 0 || commands().length >= sockets) return false;
      if (!options.socketsHonest() && commands().length > 0) return false;
      // Of what takes seconds and cannot be cancelled there is one at most, and it alone: a socket is left for a stop.
      const isSlow = commands().some((one) => one.hold.kind === 'slow');
      if (hold.kind === 'slow') return !isSlow && moving().length === 0;
      const isInTheWay = (one: Mover): boolean =>
        !knowsCancel || meets(one, hold.kind === 'motion' ? hold.mover : 'all');
      if (hold.kind === 'motion') return !isSlow && !moving().some((one) => isInTheWay(one.hold.mover));
      return !commands().some(isShort);
    },
    get mayAsk() {
      return pending.every(({ isAcked }) => isAcked);
    },
    say(job) {
      const sent: Sent = {
        ...job,
        ticket: options.send(job.message),
        isAcked: false,
        socket: null,
        cancel: null,
        wantsCancel: false,
        stopWait: () => {},
      };
      pending = [...pending, sent];
      wait(sent, job.hold.kind === 'stop' ? timing.stopMs : timing.answerMs, { kind: 'silent' });
    },
    cancel(mover) {
      for (const one of moving()) if (meets(one.hold.mover, mover)) one.wantsCancel = true;
    },
    sayCancel() {
      const sent = pending.find((one) => one.wantsCancel && one.isAcked && one.cancel === null);
      if (!sent) return false;
      if (sent.socket === null) {
        // Its ACK was lost, and with it the socket to name.
        end(sent, { kind: 'cancelled' });
        return false;
      }
      sent.cancel = options.send({ kind: 'cancel', socket: sent.socket });
      sent.stopWait();
      sent.stopWait = clock.after(cancelMs, () => {
        knowsCancel = false;
        end(sent, { kind: 'cancelled' });
      });
      return true;
    },
    get isMoving() {
      return moving().length > 0;
    },
    get asked() {
      const sent = pending.find(({ message }) => message.kind === 'inquiry');
      return sent?.message.kind === 'inquiry' ? sent.message.id : null;
    },
    heard(message, ticket) {
      if (message.kind === 'ack') {
        const sent = byTicket(ticket) ?? (ticket === null ? unacked()[0] : undefined);
        if (sent && !sent.isAcked) accept(sent, message.socket);
      } else if (message.kind === 'completion') completed(message.socket, ticket);
      else if (message.kind === 'error') failed(message, ticket);
      else if (message.kind === 'reply') {
        const sent = pending.find(
          (one) => one.message.kind === 'inquiry' && (ticket === null || one.ticket === ticket),
        );
        if (sent) end(sent, { kind: 'reply', reply: message });
      }
    },
    received(ticket) {
      const sent = byTicket(ticket);
      // What is done at once is better said twice than not at all: the camera may only have lost its count.
      if (sent?.message.kind === 'command' && !isShort(sent)) accept(sent, null);
      else if (sent) end(sent, { kind: 'lost' });
    },
    lost(ticket) {
      const sent = byTicket(ticket);
      if (sent) end(sent, { kind: 'lost' });
    },
    dropAll() {
      for (const sent of pending) end(sent, { kind: 'lost' });
    },
  };
}
