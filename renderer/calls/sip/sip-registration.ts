import type { Main } from '../../../main/contract/bridge.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import type { SipAccount } from '../../../main/contract/far-systems.ts';
import type { CallLog } from '../call-log.ts';
import { delayOf, type RetryPolicy } from '../retry-policy.ts';
import { openSipLine, type SipLine } from './sip-line.ts';
import type { SipSession } from './sip-session.ts';
import { openUserAgent, type UserAgent } from './user-agent.ts';

/** `asking`: main has not said yet whether there is an account. */
export type RegistrationStatus = 'asking' | 'none' | 'unreachable' | 'registering' | 'registered' | 'refused';

/** The room's registration at a SIP server, kept for as long as the window lives. */
export type SipRegistration = {
  readonly status: RegistrationStatus;
  readonly account: SipAccount | null;
  /** While the line is up and was registered, also while that is being renewed; else null. */
  readonly agent: UserAgent | null;
  /** The line may be dead, or is waited for: it is opened anew. */
  renew(): void;
  /** Takes over another account, when no call would be cut by it. */
  mayChange(): void;
  close(): void;
};

const retryPolicy: RetryPolicy = { delaysMs: [500, 2000, 5000, 15_000, 30_000], jitter: 0.25 };
/** A server that knows the account and refuses it may lock it when asked too often. */
const refusedPolicy: RetryPolicy = { delaysMs: [60_000, 300_000, 900_000], jitter: 0.1 };
/** How long a line is kept for what is said last. */
const goodbyeMs = 1000;
const refusals: readonly (number | null)[] = [401, 403, 404, 407];

/** Registers now and whenever the account or the line is another. */
export function makeSipRegistration(options: {
  readonly main: Main;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: CallLog;
  /** Whether the account may be changed now. */
  readonly isFree: () => boolean;
  readonly events: {
    readonly changed: () => void;
    /** The line is lost: nothing that is sent arrives. */
    readonly lost: () => void;
    /** The line is there, and registered. */
    readonly ready: () => void;
    readonly incoming: (session: SipSession) => void;
  };
}): SipRegistration {
  const { main, clock, log, events } = options;
  let status: RegistrationStatus = 'asking';
  let account: SipAccount | null = null;
  let known = '';
  let isStale = false;
  let line: SipLine | null = null;
  let agent: UserAgent | null = null;
  /** The server took the registration on the line of now. */
  let isKnown = false;
  let failures = 0;
  let closed = false;
  let cancelRetry = () => {};

  const setStatus = (next: RegistrationStatus): void => {
    if (status === next || closed) return;
    log.info(`sip: ${status} → ${next}`);
    status = next;
    events.changed();
  };
  const register = (): void => {
    cancelRetry();
    if (!line?.isUp) return;
    if (status !== 'refused') setStatus('registering');
    agent?.register();
  };
  const hearRefusal = (code: number | null): void => {
    if (!line?.isUp) return;
    const isRefused = refusals.includes(code);
    log.warn(`sip: registration failed (${code ?? 'no answer'})`);
    const delayMs = delayOf(isRefused ? refusedPolicy : retryPolicy, failures, options.random());
    failures += 1;
    setStatus(isRefused ? 'refused' : 'registering');
    cancelRetry();
    cancelRetry = clock.after(delayMs, () => {
      // A call that is on is not torn from its server for this.
      const stays = isRefused || (isKnown && !options.isFree());
      if (stays || !line?.tryNext()) register();
    });
  };
  const stop = (): void => {
    cancelRetry();
    isKnown = false;
    agent?.stop();
    agent = null;
    const old = line;
    line = null;
    // A server asks for the password before it lets a registration go.
    if (old) clock.after(goodbyeMs, () => old.close());
  };
  const start = (): void => {
    if (!account) {
      setStatus('none');
      return;
    }
    failures = 0;
    setStatus('unreachable');
    line = openSipLine({
      main,
      clock,
      random: options.random,
      servers: account.servers,
      isUrgent: () => !options.isFree(),
      events: {
        up: register,
        down() {
          cancelRetry();
          const was = isKnown;
          isKnown = false;
          setStatus('unreachable');
          if (was) events.lost();
        },
      },
    });
    try {
      agent = openUserAgent({
        account,
        clock,
        socket: line.socket,
        events: {
          registered() {
            failures = 0;
            const was = isKnown;
            isKnown = true;
            setStatus('registered');
            if (!was) events.ready();
          },
          refused: hearRefusal,
          incoming: events.incoming,
        },
      });
    } catch {
      // The library does not take the account's address.
      log.error('sip: the account cannot be used');
      stop();
      setStatus('refused');
    }
  };
  const ask = async (): Promise<void> => {
    const answer = await main.ask('sip.account', null);
    if (closed || !answer.ok) return;
    const text = JSON.stringify(answer.value);
    if (text === known) return;
    // Nothing is torn where nothing was: the first call of all may be what waits for this.
    if (account && !options.isFree()) {
      isStale = true;
      return;
    }
    known = text;
    stop();
    account = answer.value;
    start();
  };
  const stopListening = main.on('sip.changed', () => void ask());
  void ask();

  return {
    get status() {
      return status;
    },
    get account() {
      return account;
    },
    get agent() {
      return isKnown ? agent : null;
    },
    renew: () => line?.renew(),
    mayChange() {
      if (!isStale) return;
      isStale = false;
      void ask();
    },
    close() {
      if (closed) return;
      stopListening();
      stop();
      closed = true;
    },
  };
}
