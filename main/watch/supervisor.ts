import { execFile } from 'node:child_process';
import type { Clock } from '../contract/clock.ts';
import type { Log } from '../log.ts';
import { every } from './every.ts';

/** Whatever keeps the kiosk running: systemd, or the start script of a checkout. */
export type Supervisor = {
  /** Whether somebody starts the kiosk again when it ends. */
  readonly isThere: boolean;
  /** Milliseconds between two signs of life, half of what the supervisor waits; null when it wants none. */
  readonly signEveryMs: number | null;
  /** The kiosk is up. `status` is a line for IT, with no person in it. */
  ready(status: string): void;
  /** A sign of life. */
  alive(status: string): void;
  /** The kiosk is stopping. */
  stopping(): void;
};

/** Set by the start script, which restarts the kiosk when it ends with the exit code for it. */
const ownMark = 'RUNDBORD_SUPERVISED';

/** How long one message may take. */
const patienceMs = 10_000;

type Environment = { [name: string]: string | undefined };

/**
 * Speaks to the supervisor named in `environment`, and takes its address out of there, so that no program started from here
 * speaks in the kiosk's name (sd_notify(3)). Node has no datagram sockets of Unix, so systemd's own `systemd-notify`
 * carries the messages; the unit has `NotifyAccess=all` for it. `WATCHDOG_PID` is not looked at: it names the unit's first
 * process, which in a session of X is not the kiosk.
 */
export function openSupervisor(environment: Environment, log: Log): Supervisor {
  const socket = environment.NOTIFY_SOCKET;
  const watchdogMs = Number(environment.WATCHDOG_USEC) / 1000;
  const isThere = socket !== undefined || environment[ownMark] === '1';
  for (const name of ['NOTIFY_SOCKET', 'WATCHDOG_USEC', 'WATCHDOG_PID', ownMark]) delete environment[name];
  let failed = false;
  const tell = (...words: readonly string[]): void => {
    if (socket === undefined) return;
    const env = { ...environment, NOTIFY_SOCKET: socket };
    execFile('systemd-notify', [...words], { env, timeout: patienceMs }, (error) => {
      if (error && !failed) log.warn(`systemd could not be told: ${error.code ?? error.message}`);
      failed = error !== null;
    });
  };
  return {
    isThere,
    signEveryMs: socket !== undefined && watchdogMs > 0 ? watchdogMs / 2 : null,
    ready: (status) => tell('READY=1', `STATUS=${status}`),
    alive: (status) => tell('WATCHDOG=1', `STATUS=${status}`),
    stopping: () => tell('STOPPING=1'),
  };
}

/**
 * Says that the kiosk is up, and then gives a sign of life as often as the supervisor wants it, for as long as main's loop
 * turns and the window was heard lately. A window that stays silent is brought back by the shell; when even that does not
 * help, the signs end and the supervisor starts all anew. The answer stops it.
 */
export function keepTelling(
  supervisor: Supervisor,
  kiosk: { answers(): boolean; status(): string },
  clock: Clock,
  log: Log,
): () => void {
  supervisor.ready(kiosk.status());
  if (supervisor.signEveryMs === null) return () => {};
  let answered = true;
  const sign = (): void => {
    const answers = kiosk.answers();
    if (answers) supervisor.alive(kiosk.status());
    else if (answered) log.error('the window is silent, so the supervisor gets no more signs of life');
    answered = answers;
  };
  return every(clock, supervisor.signEveryMs, sign, (error) =>
    log.error(`no sign of life: ${String(error)}`),
  );
}
