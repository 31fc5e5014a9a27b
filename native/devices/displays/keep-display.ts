import type { NativeClock } from '../../clock.ts';
import type { ConnectedDisplay, Display, DisplayCommand } from '../../display.ts';
import type { LineStatus } from '../../line.ts';
import { followPower } from './follow-power.ts';
import type { Answer, Asked, Facts, Need } from './need.ts';

/** How often a display is asked how it is, and how often while it comes up or goes off, in ms. */
const [pollMs, quickPollMs] = [8000, 2000];
/** So many questions one after another without an answer: it does not answer. */
export const silencesMeant = 3;
/** A display that was just switched may be deaf for so long, in ms. */
const deafMs = 40_000;
/** What it did not do is told again so often, so far apart in ms. */
const [tellTries, tellAgainMs] = [4, 2000];
/** What never changes. */
const once: readonly Asked[] = ['class', 'inputs'];
/** Reasons that no sleeping display can be the cause of. */
const hard: readonly LineStatus[] = ['not-allowed', 'busy', 'refused', 'not-supported'];

type Tell = Need & { readonly do: 'tell'; readonly what: 'input' | 'volume' | 'mute' };
type Waiting = { readonly tell: Tell; tries: number; notBefore: number };

/** One display as it is known, and what is next to be said to it. */
export type KeptDisplay = {
  readonly state: Display;
  command(command: DisplayCommand): void;
  /** What is to be said now, or when to ask again. */
  next(): Need | { readonly at: number };
  /** This was said at that time, and that came of it. */
  heard(need: Need, at: number, answer: Answer): void;
  /** The way to it, or the time, is another. */
  refresh(): void;
};

/** Follows one display. Says `changed` when its state is another. */
export function keepDisplay(options: {
  readonly connected: ConnectedDisplay;
  readonly asks: readonly Asked[];
  /** The inputs that such displays have; none where only the display knows. */
  readonly inputs: readonly string[];
  /** The input that is told whenever it has come up; null: none. */
  readonly wakeInput: string | null;
  readonly clock: NativeClock;
  readonly way: () => { readonly status: LineStatus; readonly detail: string | null };
  readonly changed: () => void;
  readonly log: (level: 'warn' | 'info' | 'debug', text: string) => void;
}): KeptDisplay {
  const { connected, asks, clock, log } = options;
  const power = followPower(clock);
  const tells = new Map<Tell['what'], Waiting>();
  /** What need not be asked again: it never changes, or the display has it not. */
  const settled = new Set<Asked>();
  let round: Asked[] = [];
  let pollAt = clock.now();
  let silences = 0;
  let answered = false;
  let graceUntil = 0;
  /** Just up, it may refuse what it does soon after. */
  let wakingUntil = 0;
  let refusal: string | null = null;
  let facts: Omit<Facts, 'power'> = {};

  const isAway = (): boolean => {
    const { status } = options.way();
    return status === 'not-answering' || status === 'gone' || silences >= silencesMeant;
  };
  /** It is off, as far as anybody knows and wants: then it need not answer. */
  const isAsleep = (): boolean =>
    power.wish !== 'on' &&
    (power.actual === 'off' ||
      power.actual === 'cooling' ||
      (power.wanted === 'off' && power.actual === null));
  let state = look();

  function statusNow(): LineStatus {
    const { status } = options.way();
    if (hard.includes(status)) return status;
    const known = answered ? 'ready' : 'connecting';
    if (!isAway() || isAsleep() || (answered && clock.now() < graceUntil)) return known;
    return status === 'gone' ? 'gone' : 'not-answering';
  }

  function look(): Display {
    const status = statusNow();
    const wayDetail = options.way().detail ?? (silences > 0 ? 'it does not answer' : null);
    return {
      id: connected.id,
      name: connected.name,
      protocol: connected.protocol,
      status,
      detail: status === 'ready' ? (facts.trouble ?? refusal) : wayDetail,
      power: { wanted: power.wanted, actual: power.actual },
      inputs: facts.inputs ?? [],
      input: facts.input ?? null,
      volume: facts.volume ?? null,
      muted: facts.muted ?? null,
      can: { volume: facts.volume !== undefined, mute: facts.muted !== undefined },
    };
  }

  function refresh(): void {
    if (isAway()) power.unheard(['not-answering', 'gone'].includes(statusNow()));
    const before = state;
    const now = look();
    if (JSON.stringify(now) === JSON.stringify(before)) return;
    state = now;
    if (now.status !== before.status) log('info', `a display (${connected.protocol}): ${now.status}`);
    if (now.power.actual !== before.power.actual)
      log('info', `a display (${connected.protocol}) is ${now.power.actual ?? 'not known'}`);
    options.changed();
  }

  const tell = (one: Tell): void => {
    refusal = null;
    if (power.actual === 'off' && power.wish !== 'on') return;
    tells.set(one.what, { tell: one, tries: 0, notBefore: 0 });
  };

  function command(given: DisplayCommand): void {
    if (given.do === 'power') {
      refusal = null;
      power.want(given.on);
      graceUntil = clock.now() + deafMs;
      pollAt = Math.min(pollAt, clock.now());
    } else if (given.do === 'input') {
      const input = inputOf(given.input, state.inputs);
      if (input) tell({ do: 'tell', what: 'input', value: input });
    } else if (given.do === 'volume') {
      const volume = Math.round(Math.min(100, Math.max(0, given.volume)));
      if (state.can.volume && !Number.isNaN(volume)) tell({ do: 'tell', what: 'volume', value: volume });
    } else if (state.can.mute) tell({ do: 'tell', what: 'mute', value: given.on });
    refresh();
  }

  function next(): Need | { readonly at: number } {
    const now = clock.now();
    // What it is now is asked before it is told to be something else, as long as it may answer.
    const dueAt = power.actual === null && silences === 0 ? null : power.dueAt();
    if (dueAt !== null && dueAt <= now) return { do: 'tell', what: 'power', value: power.wish === 'on' };
    const waiting = power.actual === 'on' ? [...tells.values()] : [];
    const tellNow = waiting.find(({ notBefore }) => notBefore <= now);
    if (tellNow) return tellNow.tell;
    if (round.length === 0 && pollAt <= now) {
      round = ['power'];
      pollAt = now + pollMs;
    }
    const [what] = round;
    if (what) return { do: 'ask', what };
    return { at: Math.min(pollAt, dueAt ?? pollAt, ...waiting.map(({ notBefore }) => notBefore)) };
  }

  function heard(need: Need, at: number, answer: Answer): void {
    silences = answer.kind === 'silent' ? silences + 1 : 0;
    if (answer.kind !== 'silent') answered = true;
    if (need.do === 'ask') heardOfAsking(need.what, answer);
    else if (need.what === 'power') heardOfPower(need.value ? 'on' : 'off', at, answer);
    else heardOfTelling(need as Tell, answer);
    if (power.wish !== power.actual && power.wish !== null)
      pollAt = Math.min(pollAt, clock.now() + quickPollMs);
    refresh();
  }

  function heardOfAsking(what: Asked, answer: Answer): void {
    // To one thing it may not answer although to others it does.
    round = answer.kind === 'silent' && what === 'power' ? [] : round.filter((one) => one !== what);
    if (answer.kind === 'refused' ? answer.final : answer.kind === 'is' && once.includes(what))
      settled.add(what);
    if (answer.kind !== 'is') return;
    // What it is about to be told is not overwritten by what it was.
    if (!tells.has(what as Tell['what'])) takeFacts(answer.facts);
    if (what === 'power' && power.actual === 'on')
      round = asks.filter((one) => one !== 'power' && !settled.has(one));
    if (what === 'power' && power.actual === 'off' && power.wish !== 'on') tells.clear();
  }

  function heardOfPower(to: 'on' | 'off', at: number, answer: Answer): void {
    const outcome = answer.kind === 'silent' || answer.kind === 'refused' ? answer.kind : ('obeyed' as const);
    power.told(to, at, outcome);
    if (outcome === 'obeyed') graceUntil = clock.now() + deafMs;
    // How it comes up is looked at at once.
    round = [];
    pollAt = clock.now() + (outcome === 'obeyed' ? quickPollMs : pollMs);
  }

  function heardOfTelling(need: Tell, answer: Answer): void {
    if (answer.kind === 'is' || answer.kind === 'under-way') takeFacts(answer.facts);
    const waiting = tells.get(need.what);
    // A newer wish took its place meanwhile.
    if (!waiting || waiting.tell !== need) return;
    waiting.tries += answer.kind === 'under-way' ? 0 : 1;
    const isOver =
      answer.kind === 'is' ||
      (answer.kind === 'refused' && answer.final) ||
      (waiting.tries >= tellTries && clock.now() >= wakingUntil);
    if (answer.kind !== 'under-way') waiting.notBefore = clock.now() + tellAgainMs;
    if (!isOver) return;
    tells.delete(need.what);
    refusal =
      answer.kind === 'is'
        ? null
        : `${need.what}: ${answer.kind === 'refused' ? answer.detail : 'no answer'}`;
  }

  function takeFacts({ power: said, ...more }: Facts): void {
    const woke = said !== undefined && power.heard(said);
    if (woke) wakingUntil = clock.now() + deafMs;
    if (woke && options.wakeInput !== null) {
      const input = inputOf(options.wakeInput, facts.inputs ?? options.inputs) ?? options.wakeInput;
      tell({ do: 'tell', what: 'input', value: input });
    }
    facts = { ...facts, ...more };
  }

  return {
    get state() {
      return state;
    },
    command,
    next,
    heard,
    refresh,
  };
}

/** The display's own word for an input: a first one of its kind may have no number, or be the only one. */
function inputOf(wanted: string, inputs: readonly string[]): string | null {
  const names = [wanted, wanted.replace(/-1$/, ''), `${wanted}-1`];
  return names.find((name) => inputs.includes(name)) ?? null;
}
