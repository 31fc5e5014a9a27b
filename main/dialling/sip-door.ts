import type { Clock } from '../contract/clock.ts';
import type { LineHeard, SipAccount } from '../contract/far-systems.ts';
import { bad, good, type Result } from '../contract/result.ts';
import { dialTextLine, type TextLine } from '../hub/web-sockets.ts';
import type { Log } from '../log.ts';
import { iceServers } from '../rooms/ice-servers.ts';
import type { Settings } from '../settings/schema.ts';
import { makeSipStanding, type SipStanding } from './sip-standing.ts';

/** The part of the settings that SIP lives by. */
export type SipSettings = {
  readonly sip: Settings['dialling']['sip'];
  readonly calls: Pick<Settings['calls'], 'stun' | 'turn' | 'relayOnly'>;
  readonly displayName: string;
};

/** The window's lines to SIP servers. */
export type SipDoor = {
  /** Null when the settings name no account. Passwords of relays are made anew each time. */
  account(): SipAccount | null;
  /** `bad-argument` for a server that the settings do not name, or one line too many. What comes of it is heard. */
  open(server: string): Result<{ line: number }>;
  /** `sip-unreachable` when the line is not there any more. */
  send(line: number, text: string): Result<null>;
  close(line: number): void;
  /** How the account stands with its servers, as far as it was heard. */
  standing(): SipStanding;
  /** The settings name another account: how the old one stood is nothing any more. */
  accountChanged(): void;
  /** Ends every line. */
  letGo(): void;
};

/** The largest SIP message that is taken, and what may wait to be sent, in bytes. */
const largestBytes = 262_144;
const mostWaitingBytes = 1_048_576;
/** Milliseconds between two pings, and in which each is to be answered, so that a dead network is noticed. */
const pingMs = 20_000;
const pongWithinMs = 10_000;
/** One that is used, one that takes its place, and those that are just being closed. */
const mostLines = 4;

/** Opens it. `trusted` are the authorities for the servers' certificates; see `trustedWith`. */
export function openSipDoor(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => SipSettings;
  readonly trusted: () => string[] | undefined;
  readonly heard: (heard: LineHeard) => void;
  readonly standingChanged: () => void;
}): SipDoor {
  const { clock, log, heard } = options;
  const lines = new Map<number, TextLine>();
  const standing = makeSipStanding(clock, options.standingChanged);
  let last = 0;

  const forget = (line: number, code: number): void => {
    if (lines.delete(line)) heard({ line, kind: 'closed', code });
  };

  return {
    account() {
      const { sip, calls, displayName } = options.settings();
      if (!sip) return null;
      const user = /^sips?:([^@]+)@/.exec(sip.uri)?.[1] ?? '';
      return {
        uri: sip.uri,
        displayName,
        username: sip.username ?? decoded(user),
        password: sip.password,
        servers: sip.servers,
        iceServers: iceServers(calls, 'sip', clock.now()),
        relayOnly: calls.relayOnly,
        tones: sip.tones,
      };
    },

    open(server) {
      if (!options.settings().sip?.servers.includes(server) || lines.size >= mostLines)
        return bad('bad-argument', { at: 'sip.open' });
      last += 1;
      const line = last;
      let isUp = false;
      let cancel = (): void => {};
      const askForLife = (): void => {
        cancel = clock.after(pingMs, () => {
          socket.ping();
          cancel = clock.after(pongWithinMs, () => {
            log.warn('a line to a SIP server is dead and was ended');
            socket.drop();
          });
        });
      };
      const socket = dialTextLine(
        server,
        { subprotocol: 'sip', authorities: options.trusted(), largestBytes },
        {
          opened() {
            isUp = true;
            askForLife();
            log.info('a line to a SIP server is open');
            heard({ line, kind: 'open' });
          },
          text(text) {
            if (!lines.has(line)) return;
            standing.heard(text);
            heard({ line, kind: 'text', text });
          },
          lives() {
            cancel();
            askForLife();
          },
          closed(code) {
            cancel();
            if (lines.has(line)) {
              log.info(isUp ? 'a line to a SIP server has ended' : 'a SIP server was not reached');
              standing.lost();
            }
            forget(line, code);
          },
        },
      );
      lines.set(line, socket);
      return good({ line });
    },

    send(line, text) {
      const socket = lines.get(line);
      if (!socket) return bad('sip-unreachable');
      if (socket.waitingBytes() > mostWaitingBytes) {
        log.warn('a SIP server takes nothing any more; its line was ended');
        socket.drop();
        return bad('sip-unreachable');
      }
      socket.send(text);
      return good(null);
    },

    close(line) {
      const socket = lines.get(line);
      // What comes of our own wish is told at once, since the other end may never answer.
      forget(line, 1000);
      socket?.close();
    },
    standing: () => (options.settings().sip ? standing.get() : 'unknown'),
    accountChanged: standing.forget,
    letGo() {
      for (const socket of lines.values()) socket.close();
      lines.clear();
      standing.forget();
    },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
