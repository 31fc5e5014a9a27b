import type { Clock } from '../contract/clock.ts';

/** How an account stands with its servers. `unreachable` has lasted a while. */
export type SipStanding = 'unknown' | 'registered' | 'refused' | 'unreachable';

/** Milliseconds without a line, or without an answer on it, after which a person is told. */
const patienceMs = 60_000;

/**
 * Follows what passes on the lines: the window registers, and the answers to its REGISTER (RFC 3261 §10.3) tell how the account
 * stands. 401 and 407 ask for the password, so only the second in a row is a refusal (§22.2). `changed` is called when it does.
 */
export function makeSipStanding(
  clock: Clock,
  changed: () => void,
): {
  get(): SipStanding;
  /** A message came from a server. */
  heard(text: string): void;
  /** A line ended, or none was had. */
  lost(): void;
  /** Nobody registers any more. */
  forget(): void;
} {
  let standing: SipStanding = 'unknown';
  let challenges = 0;
  let cancel: (() => void) | null = null;

  const become = (next: SipStanding): void => {
    if (next === standing) return;
    standing = next;
    changed();
  };
  const stopWaiting = (): void => {
    cancel?.();
    cancel = null;
  };

  return {
    get: () => standing,
    heard(text) {
      const status = answerToRegister(text);
      if (status === null || status < 200) return;
      stopWaiting();
      if (status < 300) {
        challenges = 0;
        become('registered');
        return;
      }
      if (status === 401 || status === 407) challenges += 1;
      // A server that is out of order answers too; that is for the window to try again.
      if (status >= 500 && status < 600) return;
      if ((status !== 401 && status !== 407) || challenges > 1) become('refused');
    },
    lost() {
      challenges = 0;
      cancel ??= clock.after(patienceMs, () => become('unreachable'));
    },
    forget() {
      stopWaiting();
      challenges = 0;
      become('unknown');
    },
  };
}

/** The status of an answer to a REGISTER; null for any other message. */
function answerToRegister(text: string): number | null {
  const status = /^SIP\/2\.0 (\d{3}) /i.exec(text)?.[1];
  const [head = ''] = text.split('\r\n\r\n', 1);
  return status !== undefined && /\r\nCSeq[ \t]*:[ \t]*\d+[ \t]+REGISTER\b/i.test(head)
    ? Number(status)
    : null;
}
