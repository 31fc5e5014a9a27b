import type { Clock } from '../contract/clock.ts';
import {
  noPexipCalls,
  type PexipCalls,
  type PexipQuestion,
  type Registration,
} from '../contract/far-systems.ts';
import { isJsonObject, jsonOf } from '../contract/json.ts';
import type { Log } from '../log.ts';
import { type Attempt, holdRegistration, type PexipAccount } from './held-registration.ts';
import type { NodeRequests } from './node-requests.ts';
import { keepPexipCallers } from './pexip-callers.ts';
import type { PexipPlaces } from './pexip-places.ts';

/** The kiosk's registration at a conferencing node, so that it can be called, and who calls. */
export type PexipRegistration = {
  readonly calls: PexipCalls;
  /** When it was last other than registered, in ms; null when it is, or need not be. */
  readonly missingSince: number | null;
  /** Registers with this account and no other; with none when undefined. */
  use(account: PexipAccount | undefined): void;
  /** The body of a question with which a call is answered: the node is to know who answers. Undefined for any other question. */
  bodyFor(question: PexipQuestion): string | undefined;
  /** A node answered the question: when it answers a call, that call rings no longer. */
  answered(question: PexipQuestion): void;
  /** Signs off. */
  stop(): Promise<void>;
};

/** Pauses in ms after attempts that failed; a refused account is a matter for IT, and asked seldom. */
const againMs = [1000, 2000, 5000, 10_000, 20_000, 30_000];
const refusedAgainMs = 120_000;
/** A registration that held so long, in ms, was a good one. */
const heldMs = 60_000;

const pauseAfter = (attempt: Attempt, failures: number, random: () => number): number => {
  const pause =
    attempt === 'refused' ? refusedAgainMs : (againMs[Math.min(failures, againMs.length) - 1] ?? 1000);
  // So that the kiosks of a house do not all come back at the same moment.
  return Math.round(pause * (0.8 + 0.4 * random()));
};

/** Keeps it. `changed` is called when `calls` or `missingSince` do. */
export function keepPexipRegistration(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly requests: NodeRequests;
  readonly places: Pick<PexipPlaces, 'find' | 'failed'>;
  readonly random: () => number;
  readonly changed: () => void;
}): PexipRegistration {
  const { clock, log, places, changed } = options;
  const callers = keepPexipCallers(clock, changed);
  let registration: Registration = noPexipCalls.registration;
  let missingSince: number | null = null;
  let account: PexipAccount | undefined;
  let ownToken: string | null = null;
  let ending = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const become = (status: Registration['status'], address: string): void => {
    const isMissing = status === 'refused' || status === 'unreachable' || status === 'registering';
    const since = isMissing ? (missingSince ?? clock.now()) : null;
    if (status === registration.status && address === registration.address) return;
    if (status !== registration.status) log.info(`the registration for calls by Pexip: ${status}`);
    missingSince = since;
    registration = { status, address };
    changed();
  };

  const attempt = async (wanted: PexipAccount, signal: AbortSignal): Promise<Attempt> => {
    const place = await places.find(wanted.alias);
    if (!place.ok) return 'unreachable';
    for (const node of place.value.nodes) {
      if (signal.aborted) return 'lost';
      const ended = await holdRegistration({
        clock,
        log,
        requests: options.requests,
        account: wanted,
        node,
        signal,
        registered(token) {
          ownToken = token;
          become('registered', wanted.alias);
        },
        heard: (event) => callers.hear(event, node),
        deaf() {
          ownToken = null;
          callers.clear();
          if (!signal.aborted) become('registering', wanted.alias);
        },
      });
      if (ended !== 'refused') places.failed(node);
      if (ended !== 'unreachable') return ended;
    }
    return 'unreachable';
  };

  const keep = async (wanted: PexipAccount, signal: AbortSignal): Promise<void> => {
    let failures = 0;
    become('registering', wanted.alias);
    while (!signal.aborted) {
      const begun = clock.now();
      const ended = await attempt(wanted, signal);
      if (signal.aborted) return;
      if (ended !== 'lost') become(ended, wanted.alias);
      failures = ended === 'lost' && clock.now() - begun >= heldMs ? 1 : failures + 1;
      await pause(clock, pauseAfter(ended, failures, options.random), signal);
    }
  };

  const callTokenIn = ({ path, body = '' }: PexipQuestion): string | null => {
    if (!/\/request_token(?:\?|$)/.test(path)) return null;
    const token = objectIn(body)?.token;
    return typeof token === 'string' && callers.list.some((caller) => caller.token === token) ? token : null;
  };

  return {
    get calls() {
      return { registration, callers: callers.list };
    },
    get missingSince() {
      return missingSince;
    },
    use(wanted) {
      if (JSON.stringify(wanted) === JSON.stringify(account)) return;
      account = wanted;
      ending.abort();
      ending = new AbortController();
      const { signal } = ending;
      // One after the other, so that the old one has signed off.
      running = running.then(async () => {
        callers.clear();
        if (signal.aborted) return;
        if (wanted) await keep(wanted, signal);
        else become('none', '');
      });
    },
    bodyFor(question) {
      if (ownToken === null || callTokenIn(question) === null) return undefined;
      return JSON.stringify({ ...objectIn(question.body ?? ''), registration_token: ownToken });
    },
    answered(question) {
      const token = callTokenIn(question);
      if (token !== null) callers.used(token);
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}

const pause = (clock: Clock, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(ms, done);
    signal.addEventListener('abort', done);
  });

function objectIn(text: string): Record<string, unknown> | null {
  const value = jsonOf(text);
  return isJsonObject(value) ? value : null;
}
