import type { Clock } from '../contract/clock.ts';
import type { LineStatus } from '../contract/line.ts';
import type { ProblemCode } from '../contract/problems.ts';
import type { Problem } from '../contract/result.ts';

/** A device that is not ready for less than that is on its way, in ms. */
const patienceMs = 30_000;

/** What a trouble is of. */
export type LineFacts = {
  readonly id: string;
  readonly name: string;
  readonly status: LineStatus;
  readonly detail: string | null;
  /** Need not answer, as a display that was told to be off. */
  readonly mayBeSilent: boolean;
};

const codes: Readonly<Record<Exclude<LineStatus, 'ready'>, ProblemCode>> = {
  connecting: 'line-not-answering',
  'not-answering': 'line-not-answering',
  'not-allowed': 'line-not-allowed',
  busy: 'line-busy',
  refused: 'line-refused',
  gone: 'line-gone',
  'not-supported': 'line-not-supported',
};
/** What a silent display is excused from. */
const silences: readonly LineStatus[] = ['connecting', 'not-answering'];

/** Devices on lines that have not been ready for long, as problems. */
export type LineTroubles = {
  readonly problems: readonly Problem[];
  /** How all of them are now. */
  look(devices: readonly LineFacts[]): void;
  stop(): void;
};

type Trouble = { readonly since: number; readonly problem: Problem };

/** Follows them. `changed` is called when time makes a trouble of one. */
export function watchLineTroubles(options: {
  readonly clock: Clock;
  readonly changed: () => void;
}): LineTroubles {
  const { clock } = options;
  let troubles: ReadonlyMap<string, Trouble> = new Map();
  let cancel = (): void => {};

  const troubleOf = (device: LineFacts): readonly (readonly [string, Trouble])[] => {
    const { id, name, status, detail, mayBeSilent } = device;
    if (status === 'ready' || (mayBeSilent && silences.includes(status))) return [];
    const before = troubles.get(id);
    const since = before?.since ?? clock.now();
    // A line that is tried again and again is `connecting` in between: why it fails is what was said before.
    if (status === 'connecting' && before) return [[id, before]];
    const problem = { code: codes[status], at: name, ...(detail !== null && { detail }) };
    return [[id, { since, problem }]];
  };

  const look = (devices: readonly LineFacts[]): void => {
    troubles = new Map(devices.flatMap(troubleOf));
    cancel();
    const due = [...troubles.values()].map(({ since }) => since + patienceMs - clock.now());
    const next = due.filter((ms) => ms > 0);
    if (next.length === 0) return;
    cancel = clock.after(Math.min(...next), () => {
      options.changed();
      look(devices);
    });
  };

  return {
    get problems() {
      const late = clock.now() - patienceMs;
      return [...troubles.values()].filter(({ since }) => since <= late).map(({ problem }) => problem);
    },
    look,
    stop: () => cancel(),
  };
}
