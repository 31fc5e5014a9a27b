import type { Camera, CameraCommand, ConnectedCamera } from '../../camera.ts';
import type { NativeClock } from '../../clock.ts';
import type { LineStatus } from '../../line.ts';
import { type Dialect, dialects } from '../../protocols/visca/dialects.ts';
import type { InquiryId } from '../../protocols/visca/inquiries.ts';
import { decodeMessage, type Message } from '../../protocols/visca/message.ts';
import { can, dialectIn } from './abilities.ts';
import { cameraState } from './camera-state.ts';
import { contact } from './contact.ts';
import { drift } from './drift.ts';
import { exchange, type Outcome, type Timing } from './exchange.ts';
import { answerOf, type Known, learnt, nothingKnown } from './known-camera.ts';
import type { LineCamera, Turn } from './line-camera.ts';
import { questions } from './questions.ts';
import { refusals } from './refusals.ts';
import { steering } from './steering.ts';
import { stopWatch } from './stop-watch.ts';
import { taskQueue } from './task-queue.ts';
import { type Ability, askAfter, type Task, tasksOf } from './tasks.ts';

/** A stop is said again to a camera that does not answer at most so often. */
const lostStopMs = 400;
/** Focus by speed ends like a drive of which nothing is heard. */
const deadManMs = 1000;

/** Drives one camera of a line: what it is told, asked and answers, and its state from that. */
export function viscaCamera(
  connected: ConnectedCamera,
  line: {
    readonly clock: NativeClock;
    readonly timing: Timing;
    readonly status: () => { readonly status: LineStatus; readonly detail: string | null };
    readonly send: (message: Message) => number;
    readonly forget: (ticket: number) => void;
    /** There may be something to send. */
    readonly pump: () => void;
    /** So many cameras of the line move. */
    readonly movers: () => number;
    readonly recover: (round: number) => void;
    readonly changed: () => void;
    readonly log: (level: 'warn' | 'info' | 'debug', text: string) => void;
  },
): LineCamera {
  const { clock, pump } = line;
  const chosen = dialects.find(({ id }) => id === connected.dialect) ?? null;
  const name = `VISCA camera ${connected.address}`;
  let known: Known = nothingKnown;
  let everProbed = false;
  let stopFocus = (): void => {};
  let lostStopAt = 0;
  let over = false;

  const dialect = (): Dialect => dialectIn(chosen ?? known.dialect ?? standard, known);
  const refused = refusals();
  const asking = questions({ clock, movers: line.movers, due: pump });
  const steer = steering({
    clock,
    speeds: dialect,
    isAsleep: () => known.power === 'off',
    due: () => {
      pump();
      restate();
    },
    ended(ability, outcome) {
      ended(ability, outcome, null);
    },
  });
  const tasks = taskQueue({
    clock,
    due: pump,
    ended(task, outcome) {
      ended(task.ability, outcome, task);
    },
  });
  const talk = exchange({
    clock,
    timing: line.timing,
    socketsHonest: () => dialect().socketsHonest,
    send: line.send,
    forget: line.forget,
    ended: pump,
  });
  const watch = stopWatch({
    clock,
    again() {
      if (!line.timing.losesPackets) return;
      steer.stopAgain();
      pump();
    },
    moves() {
      line.log('warn', `${name} moves though it was stopped; it is told again`);
      steer.stopAgain();
      pump();
    },
    over: () => restate(),
  });
  const drifting = drift({ clock, over: () => restate() });
  const here = contact({
    clock,
    isProbed: () => asking.isProbed,
    found() {
      asking.probe(dialect().tally);
      steer.driveAgain();
      pump();
    },
    lost: () => line.log('warn', `${name} does not answer`),
    recover(round) {
      line.recover(round);
      pump();
    },
  });

  function ended(ability: Ability, outcome: Outcome, task: Task | null): void {
    if (outcome.kind === 'silent') here.silent();
    if (outcome.kind === 'done') {
      refused.accepted(ability);
      if (task) asking.ask(askAfter[ability]);
      if (task?.command.id === 'tally') known = { ...known, tally: task.command.values.state === 'on' };
      // Awake it can say what it could not before.
      if (task?.command.id === 'power') asking.again(known);
    }
    if (outcome.kind === 'refused') {
      refused.refused(ability, outcome, known.power !== 'off');
      asking.ask(['power']);
    }
    restate();
  }

  function asked(id: InquiryId, outcome: Outcome): void {
    if (outcome.kind === 'lost') return;
    if (outcome.kind === 'silent') here.silent();
    const wasOff = known.power !== 'on';
    const answer = answerOf(outcome);
    asking.answered(id, answer);
    // What was answered once is not lost by a question that went unheard.
    if (answer === 'answered' || known.answers[id] !== 'answered')
      known = { ...known, answers: { ...known.answers, [id]: answer } };
    if (outcome.kind === 'reply') hear(outcome.reply);
    if (wasOff && known.power === 'on') asking.again(known);
    if (asking.isProbed && here.state === 'here') everProbed = true;
    restate();
  }
  function hear(reply: Message & { readonly kind: 'reply' }): void {
    known = learnt(known, reply, dialect());
    const { pan, tilt, zoom } = known.place;
    if (reply.id === 'zoom-position') saw('zoom', `${zoom}`);
    else if (reply.id?.startsWith('pan-tilt-position')) saw('panTilt', `${pan} ${tilt}`);
  }
  function saw(axes: string, place: string): void {
    watch.saw(axes, place);
    drifting.saw(axes, place);
  }

  const isMoving = (): boolean =>
    steer.isDriven || (steer.owesStop && !watch.isResting) || talk.isMoving || drifting.isOn;
  const stateNow = (): Camera =>
    cameraState(connected, {
      line: line.status(),
      isSilent: here.isSilent,
      isHere: here.state === 'here',
      isProbed: everProbed,
      dialect: dialect(),
      known,
      refused,
      isMoving: isMoving(),
    });
  let state = stateNow();
  let shown = JSON.stringify(state);
  function restate(): void {
    if (over) return;
    asking.moves(here.state === 'here' && (isMoving() || watch.isOn));
    const next = stateNow();
    const text = JSON.stringify(next);
    if (text === shown) return;
    state = next;
    shown = text;
    line.changed();
  }

  function drive(command: Extract<CameraCommand, { do: 'drive' }>): void {
    const { pan, tilt, zoom } = state.abilities;
    const may = (axis: unknown, share: number): number => (axis && Number.isFinite(share) ? share : 0);
    const wasMoving = talk.isMoving;
    tasks.dropMotions();
    talk.cancel('all');
    steer.tell({
      do: 'drive',
      pan: may(pan, command.pan),
      tilt: may(tilt, command.tilt),
      zoom: may(zoom, command.zoom),
    });
    if (steer.isDriven) watch.end();
    else {
      if (wasMoving) steer.stopAgain();
      watch.begin();
    }
  }
  function tell(command: Exclude<CameraCommand, { do: 'drive' }>): void {
    const told = tasksOf(command, dialect(), known).filter(({ ability }) => can(state.abilities, ability));
    if (command.do === 'focus') {
      stopFocus();
      if (command.focus === 'near' || command.focus === 'far')
        stopFocus = clock.after(deadManMs, () => {
          tell({ do: 'focus', focus: 'stop' });
          pump();
        });
    }
    for (const { hold } of told)
      if (hold.kind === 'motion') {
        // Where it goes by itself it is not steered.
        if (steer.isDriven) steer.tell({ do: 'drive', pan: 0, tilt: 0, zoom: 0 });
        watch.end();
        talk.cancel(hold.mover);
      }
    tasks.add(told);
  }

  function say(job: Parameters<typeof talk.say>[0] | null): boolean {
    if (job) talk.say(job);
    return job !== null;
  }

  const offers: Readonly<Record<Turn, () => boolean>> = {
    urgent() {
      if (talk.sayCancel()) return true;
      if (!steer.owesStop || !talk.may({ kind: 'stop' })) return false;
      if (here.state !== 'here') {
        if (Math.abs(clock.now() - lostStopAt) < lostStopMs) return false;
        lostStopAt = clock.now();
        clock.after(lostStopMs, pump);
      }
      return say(steer.next('stop'));
    },
    steer: () =>
      here.state === 'here' && !talk.isMoving && talk.may({ kind: 'short' }) && say(steer.next('drive')),
    task: () =>
      here.state === 'here' &&
      say(tasks.next((hold) => talk.may(hold) && (hold.kind !== 'motion' || !steer.owesStop))),
    ask() {
      if (!talk.mayAsk) return false;
      const id = here.state === 'lost' ? here.takeSign() : asking.next(known);
      if (id === null) return false;
      return say({
        message: { kind: 'inquiry', id },
        hold: { kind: 'short' },
        ended: (how) => asked(id, how),
      });
    },
  };

  return {
    connected,
    get state() {
      return state;
    },
    get dialect() {
      return dialect();
    },
    get isLost() {
      return here.state !== 'here';
    },
    command(command) {
      if (over) return;
      if (command.do === 'drive') drive(command);
      else tell(command);
      pump();
      restate();
    },
    opened() {
      asking.probe(dialect().tally);
      here.opened();
      restate();
    },
    closed() {
      here.closed();
      talk.dropAll();
      restate();
    },
    cleared() {
      talk.dropAll();
      steer.driveAgain();
    },
    heard(packet, ticket) {
      if (over) return;
      const message = decodeMessage(packet, talk.asked);
      here.heard();
      talk.heard(message, ticket);
      restate();
    },
    received: (ticket) => talk.received(ticket),
    lost: (ticket) => talk.lost(ticket),
    offer: (turn) => !over && (turn === 'urgent' || here.state !== 'away') && offers[turn](),
    restate,
    async close() {
      over = true;
      for (const part of [here, asking, steer, watch, drifting]) part.close();
      stopFocus();
      talk.dropAll();
    },
  };
}

/** The last of the table is for all others. */
const standard: Dialect = dialects.at(-1) as Dialect;
