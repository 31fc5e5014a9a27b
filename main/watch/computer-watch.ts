import type { Clock } from '../contract/clock.ts';
import type { Problem } from '../contract/result.ts';
import type { Log } from '../log.ts';
import { jumpsBetween, type Moment, momentHere, type TimeJump } from './computer-time.ts';
import { makeDiskLook } from './disk.ts';
import { every } from './every.ts';
import { type FreshStartFacts, type FreshStartReason, freshStartDue } from './fresh-start.ts';
import type { LastingStore } from './lasting-store.ts';
import { type MemoryLevel, memoryBounds, memoryHereMiB, memoryLevel, usedMemoryMiB } from './memory.ts';
import { hasNetworkHere } from './network.ts';

/** How often each thing is looked at, in ms. */
export const looks = {
  timeMs: 5000,
  networkMs: 5000,
  diskMs: 30_000,
  memoryMs: 10 * 60_000,
  freshStartMs: 60_000,
} as const;

/** Of a clock that was set by so much, a person sees that meetings have moved; the sentence stays so long. */
const seenMs = 2 * 60_000;
const sentenceStaysMs = 10 * 60_000;

/** The window tells every ten seconds that it is there; hidden, a browser lets it tell once a minute only. */
const silentMs = 150_000;

/** What the watch learns of this computer; a test has its own. */
export type Computer = {
  moment(): Moment;
  hasNetwork(): boolean;
  usedMemoryMiB(): Promise<number>;
  readonly memoryMiB: number;
};

export const thisComputer: Computer = {
  moment: momentHere,
  hasNetwork: hasNetworkHere,
  usedMemoryMiB,
  memoryMiB: memoryHereMiB(),
};

/** What the kiosk is told of its computer. */
export type ComputerWatch = {
  /** What is wrong with the computer now. */
  readonly problems: readonly Problem[];
  /** The window is there, and nobody has touched it for so long. */
  heard(untouchedSeconds: number): void;
  /** Whether the window was heard lately. */
  windowAnswers(): boolean;
  stop(): void;
};

/** Looks after the computer that the kiosk runs on, from now until `stop`. */
export function watchComputer(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly dataFolder: string;
  readonly store: LastingStore;
  readonly computer: Computer;
  /** What a fresh start depends on beside the computer. */
  readonly facts: () => Pick<FreshStartFacts, 'zone' | 'night' | 'inCall' | 'meetings'>;
  /** The problems have changed. */
  readonly onChange: () => void;
  /** The wall clock is not where it was expected: what waits for a time of day must look again. */
  readonly onTimeJump: (jump: TimeJump) => void;
  readonly onFreshStart: (reason: FreshStartReason) => void;
}): ComputerWatch {
  const { clock, log, computer } = options;
  const awake = (): number => computer.moment().awake;
  const lookAtDisk = makeDiskLook(options.dataFolder, options.store);
  const bounds = memoryBounds(computer.memoryMiB);
  let freshAt = awake();
  let heardAt = awake();
  let touchedAt: number | null = null;
  let memory: MemoryLevel | null = null;
  let usedMiB = 0;
  let last = computer.moment();
  let clockSetAt = Number.NEGATIVE_INFINITY;
  let network: Problem | null = null;
  let disk: Problem | null = null;
  let clockProblem: Problem | null = null;

  const become = (before: Problem | null, now: Problem | null, mended: string): Problem | null => {
    if (before?.code === now?.code) return before;
    if (now) log.warn(`${now.code}${now.detail ? ` (${now.detail})` : ''}`);
    else log.info(mended);
    return now;
  };
  const lookAtTime = (): void => {
    const now = computer.moment();
    for (const jump of jumpsBetween(last, now)) {
      const seconds = Math.round(jump.byMs / 1000);
      if (jump.kind === 'slept') log.info(`the computer slept for ${seconds} s and is awake again`);
      else log.warn(`the clock ${jump.kind === 'set' ? 'was set' : 'jumped'} by ${seconds} s`);
      if (jump.kind === 'set' && Math.abs(jump.byMs) >= seenMs) clockSetAt = now.awake;
      options.onTimeJump(jump);
    }
    last = now;
    clockProblem = now.awake - clockSetAt < sentenceStaysMs ? { code: 'clock-was-set' } : null;
  };
  const lookAtNetwork = (): void => {
    const problem: Problem | null = computer.hasNetwork() ? null : { code: 'network-down' };
    network = become(network, problem, 'the network is back');
  };
  const problemsNow = (): Problem[] => [network, disk, clockProblem].filter((problem) => problem !== null);
  const lookAt = (look: () => void) => (): void => {
    const before = JSON.stringify(problemsNow());
    look();
    if (JSON.stringify(problemsNow()) !== before) options.onChange();
  };
  const lookAtMemory = async (): Promise<void> => {
    usedMiB = await computer.usedMemoryMiB();
    const level = memoryLevel(usedMiB, bounds);
    const text = `${Math.round(usedMiB)} MiB used, the bound is ${bounds.overMiB}`;
    if (level === memory) log.debug(text);
    else log[level === 'fine' ? 'info' : 'warn'](text);
    memory = level;
  };
  const lookAtFreshStart = (): void => {
    const now = awake();
    const reason = freshStartDue({
      ...options.facts(),
      now: clock.now(),
      freshForMs: now - freshAt,
      untouchedMs: touchedAt === null ? null : now - touchedAt,
      memory: memory ?? 'fine',
    });
    if (reason === null) return;
    log.info(
      `a fresh start (${reason}), after ${Math.round((now - freshAt) / 3_600_000)} h and with ${Math.round(usedMiB)} MiB used`,
    );
    freshAt = now;
    memory = null;
    options.onFreshStart(reason);
  };

  lookAtNetwork();
  disk = become(null, lookAtDisk(), '');
  const failed = (error: unknown): void => log.error(`a look failed: ${String(error)}`);
  const stops = [
    every(clock, looks.timeMs, lookAt(lookAtTime), failed),
    every(clock, looks.networkMs, lookAt(lookAtNetwork), failed),
    every(
      clock,
      looks.diskMs,
      lookAt(() => {
        disk = become(disk, lookAtDisk(), 'the disk takes what is written again');
      }),
      failed,
    ),
    every(clock, looks.memoryMs, lookAtMemory, failed),
    every(clock, looks.freshStartMs, lookAtFreshStart, failed),
  ];
  return {
    get problems() {
      return problemsNow();
    },
    heard(untouchedSeconds) {
      heardAt = awake();
      touchedAt = heardAt - untouchedSeconds * 1000;
    },
    windowAnswers: () => awake() - heardAt < silentMs,
    stop() {
      for (const stop of stops) stop();
      options.store.writeWaiting();
    },
  };
}
