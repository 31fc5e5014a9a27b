import type { ConnectedCodec } from '../../codec.ts';
import type { LineStatus } from '../../line.ts';
import { type Held, nothingHeld, readLines } from '../../protocols/terminal/lines.ts';
import { readTelnet, type TelnetHeld, telnetStart } from '../../protocols/terminal/telnet.ts';
import type { Surroundings } from '../driven.ts';
import { keepLine } from '../kept-line.ts';
import { lineQueue } from './line-queue.ts';
import type { CodecFact, Tongue } from './tongue.ts';

/** A codec that shows nothing of itself is given an empty line after this, and after as long again it is spoken to; in ms. */
const nudgeMs = 1500;
/** How long the first answer is waited for, and how often it is asked how it is; two without an answer are silence. In ms. */
const answerMs = 5_000;
const pollMs = 10_000;
const silenceMs = 2 * pollMs + answerMs;
/** How long after a wrong password no other is tried, in ms: codecs lock who tries often. A kept line waits longer with ssh. */
const betweenTriesMs = 30_000;
/** Who logs in where a user is asked for and the line names none: both makers' own word. */
const user = 'admin';
const wrongPassword = 'the password is not the one that it wants';

/** A line that is open, logged in and answered, and again after all that ends it. */
export type CodecSession = {
  readonly status: LineStatus;
  readonly detail: string | null;
  /** Passed over while the codec does not answer. */
  say(lines: readonly string[], how: 'in-turn' | 'moves' | 'at-once'): void;
  readonly tongue: Tongue;
  close(): Promise<void>;
};

/**
 * Keeps a codec spoken with: logs in, at most once in 30 s after a wrong password; asks how it is every 10 s; opens the line again
 * when it is silent for 25 s.
 */
export function keepSession(
  connected: ConnectedCodec,
  speak: () => Tongue,
  with_: Surroundings,
  listens: {
    readonly heard: (fact: CodecFact) => void;
    /** It answers, as it has not before since the line was opened. */
    readonly ready: () => void;
    /** It is not spoken with any more. */
    readonly lost: () => void;
    readonly changed: () => void;
  },
): CodecSession {
  const { clock } = with_;
  const address = connected.line;
  let tongue = speak();
  let phase: 'closed' | 'opening' | 'asking' | 'in' = 'closed';
  let isAnswered = false;
  let isSilent = false;
  let refused: string | null = null;
  /** When the last password was tried that was not taken yet. */
  let tried: number | null = null;
  let isTrying = false;
  let heardAt = 0;
  let strange = 0;
  let telnet: TelnetHeld = telnetStart;
  let held: Held = nothingHeld;
  let cancel = (): void => {};
  let cancelTry = (): void => {};
  const encoder = new TextEncoder();
  // A telnet line ends with both (RFC 854); a second empty one at a serial login would be a second try.
  const lineEnd = address.kind === 'serial' ? '\r' : address.kind === 'ssh' ? '\n' : '\r\n';

  if (address.kind === 'cec' || address.kind === 'udp')
    return {
      status: 'not-supported',
      detail: `a codec is not reached over ${address.kind}`,
      say: () => {},
      tongue,
      close: async () => {},
    };

  const write = (text: string): Promise<boolean> => line.write(encoder.encode(text + lineEnd));
  const queue = lineQueue((text) => {
    tongue.said(text);
    return write(text);
  });
  const then = (delayMs: number, run: () => void): void => {
    cancel();
    cancel = clock.after(delayMs, run);
  };

  const poll = (): void => {
    if (strange > 0) with_.log('debug', `codec ${connected.id}: ${strange} pieces that are no lines`);
    strange = 0;
    if (clock.now() - heardAt >= silenceMs) {
      isSilent = true;
      with_.log('warn', `codec ${connected.id} is silent; its line is opened again`);
      line.reopen();
      return;
    }
    queue.say(tongue.poll, 'in-turn');
    then(pollMs, poll);
  };
  const enter = (): void => {
    phase = 'in';
    isTrying = false;
    heardAt = clock.now();
    queue.say(tongue.hello, 'in-turn');
    queue.say(tongue.poll, 'in-turn');
    then(answerMs, () => {
      if (!isAnswered) isSilent = true;
      listens.changed();
      poll();
    });
  };
  const refuse = (why: string): void => {
    phase = 'asking';
    isTrying = false;
    const isNews = refused !== why;
    refused = why;
    isAnswered = false;
    queue.clear();
    cancel();
    cancelTry();
    cancelTry = clock.after((tried ?? clock.now()) + betweenTriesMs - clock.now(), () => line.reopen());
    if (isNews) with_.log('warn', `codec ${connected.id}: ${why}`);
    listens.changed();
  };
  const asked = (what: 'user' | 'password'): void => {
    queue.clear();
    if (isAnswered) {
      isAnswered = false;
      listens.lost();
    }
    // A prompt behind a password says that it was wrong.
    const isWrong = tried !== null && (isTrying || clock.now() < tried + betweenTriesMs);
    if (connected.password === null || isWrong) {
      refuse(connected.password === null ? 'it asks for a password, and none is set' : wrongPassword);
      return;
    }
    phase = 'asking';
    if (!isTrying) tried = null;
    isTrying = true;
    if (what === 'password') tried = clock.now();
    void write(what === 'user' ? user : connected.password);
    // A codec that lets in without a word is spoken to.
    then(answerMs, enter);
  };
  const learn = (fact: CodecFact): void => {
    if (fact.fact === 'refused') {
      refuse(wrongPassword);
      return;
    }
    // While a login is asked for, nothing is an answer but being let in.
    if (phase === 'asking' && fact.fact !== 'logged-in') return;
    if (fact.fact === 'logged-in') enter();
    heardAt = clock.now();
    if (!isAnswered) {
      isAnswered = true;
      isSilent = false;
      refused = null;
      tried = null;
      isTrying = false;
      cancelTry();
      listens.ready();
    }
    listens.heard(fact);
  };

  const line = keepLine({
    lines: with_.lines,
    clock,
    address,
    opened() {
      tongue = speak();
      phase = 'opening';
      telnet = telnetStart;
      held = nothingHeld;
      isTrying = false;
      queue.clear();
      then(nudgeMs, () => {
        void write('');
        then(nudgeMs, enter);
      });
    },
    bytes(bytes) {
      const read = address.kind === 'tcp' ? readTelnet(telnet, bytes) : null;
      if (read) telnet = read.held;
      if (read && read.reply.length > 0) void line.write(read.reply);
      const { found, held: left } = readLines(held, read?.data ?? bytes);
      held = left;
      for (const one of found) {
        if (one.kind === 'prompt') asked(one.asks);
        else if (one.kind === 'skipped') strange += 1;
        else for (const fact of tongue.hear(one.text)) learn(fact);
      }
      if (found.length > 0) listens.changed();
    },
    closed() {
      phase = 'closed';
      cancel();
      queue.clear();
      // A password behind which the line is closed was wrong.
      if (isTrying && tried !== null) refused = wrongPassword;
      isTrying = false;
      if (!isAnswered) return;
      isAnswered = false;
      listens.lost();
    },
    changed: () => listens.changed(),
  });

  return {
    get tongue() {
      return tongue;
    },
    get status() {
      if (line.status !== 'ready' && line.status !== 'connecting') return line.status;
      if (isAnswered && line.status === 'ready') return 'ready';
      if (refused !== null) return 'refused';
      return isSilent ? 'not-answering' : 'connecting';
    },
    get detail() {
      if (isAnswered && line.status === 'ready') return null;
      return line.detail ?? refused ?? (isSilent ? 'the line is open and nothing answers' : null);
    },
    say(lines, how) {
      if (isAnswered) queue.say(lines, how);
    },
    async close() {
      cancel();
      cancelTry();
      queue.clear();
      await line.close();
    },
  };
}
