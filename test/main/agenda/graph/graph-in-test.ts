import { expect } from 'vitest';
import type { CalendarEntry } from '../../../../main/agenda/calendar-entry.ts';
import { openGraphSource } from '../../../../main/agenda/graph/graph-source.ts';
import type { GraphSource, OpenSource } from '../../../../main/agenda/source.ts';
import { makeLog } from '../../../../main/log.ts';
import { type GraphPeer, startGraph } from '../../../peers/graph.ts';
import { type HandClock, handClock, until } from '../hand-clock.ts';

/** A room's calendar at the simulator, and a source that follows it; both live by the same clock. */
export type GraphInTest = {
  readonly peer: GraphPeer;
  readonly clock: HandClock;
  /** What the log said. */
  readonly lines: readonly string[];
  readonly source: () => OpenSource;
  /** Follows it, with these changes of the settings, and waits for the first reading. */
  follow(settings?: Partial<GraphSource>): Promise<void>;
  /** Lets time pass until the source asks, at most so much, and waits for what comes of it. */
  pass(atMostMs?: number): Promise<void>;
  /** Waits until what was asked for is read. */
  settle(): Promise<void>;
  entries(): readonly CalendarEntry[];
  titles(): string;
  moveWindow(days: number): void;
  moveTo(zone: string): void;
};

const dayMs = 86_400_000;
/** The time that a source gives a server, in ms: who waits so long has asked. */
const patienceMs = 30_000;
const stops: (() => Promise<void> | void)[] = [];

/** Ends all that was started here. */
export async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}

export async function graphInTest(
  options: { readonly certificates?: readonly string[] } = {},
): Promise<GraphInTest> {
  const clock = handClock('2026-03-10T08:00:00Z');
  const peer = await startGraph({ now: clock.now, ...options });
  stops.push(() => peer.stop());
  const lines: string[] = [];
  const log = makeLog({ clock, file: null, level: () => 'debug', also: (line) => lines.push(line) });
  let window = { from: Date.parse('2026-03-09T00:00:00Z'), to: Date.parse('2026-03-18T00:00:00Z') };
  let zone = 'Europe/Copenhagen';
  let open: OpenSource | null = null;
  let changes = 0;
  let asks = 0;
  const watched: typeof clock = {
    ...clock,
    after(delayMs, run) {
      if (delayMs === patienceMs) asks += 1;
      return clock.after(delayMs, run);
    },
  };
  const source = (): OpenSource => {
    if (!open) throw new Error('not followed yet');
    return open;
  };
  const changed = async (act: () => void): Promise<void> => {
    const before = changes;
    act();
    await until(() => changes > before);
  };
  const entries = (): readonly CalendarEntry[] => {
    const { content } = source().state;
    expect(content?.kind).toBe('entries');
    return content?.kind === 'entries' ? content.entries : [];
  };
  return {
    peer,
    clock,
    lines,
    source,
    follow: (settings = {}) =>
      changed(() => {
        const parts = {
          clock: watched,
          log,
          fetch,
          window: () => window,
          zone: () => zone,
          onChange: () => (changes += 1),
        };
        open = openGraphSource({ ...peer.source, ...settings }, parts);
        stops.push(open.stop);
      }),
    pass: (atMostMs = 4000) =>
      changed(() => {
        const before = asks;
        const end = clock.now() + atMostMs;
        while (asks === before && clock.now() < end) clock.advance(Math.min(1000, end - clock.now()));
      }),
    settle: async () => until(() => source().state.confirmedAt === clock.now() && clock.waiting() === 1),
    entries,
    titles: () =>
      entries()
        .map(({ title }) => title)
        .join(' '),
    moveTo(wanted) {
      zone = wanted;
    },
    moveWindow(days) {
      window = { from: window.from + days * dayMs, to: window.to + days * dayMs };
    },
  };
}

/** An event of today's, from and to `HH:MM`, UTC. */
export const today = (subject: string, from: string, to: string) => ({
  subject,
  start: `2026-03-10T${from}:00Z`,
  end: `2026-03-10T${to}:00Z`,
});
