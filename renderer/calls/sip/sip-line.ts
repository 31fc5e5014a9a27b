import type { Main } from '../../../main/contract/bridge.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import type { LineHeard } from '../../../main/contract/far-systems.ts';
import { delayOf, linePolicy } from '../retry-policy.ts';

/** What JsSIP takes for a WebSocket. */
export type LineSocket = {
  readonly url: string;
  readonly via_transport: string;
  readonly sip_uri: string;
  connect(): void;
  disconnect(): void;
  send(text: string): boolean;
  onconnect(): void;
  ondisconnect(): void;
  ondata(text: string): void;
};

/** The line to the SIP server. */
export type SipLine = {
  readonly socket: LineSocket;
  readonly isUp: boolean;
  /** Leaves this server for the next of the list; false when there is no other. */
  tryNext(): boolean;
  /** Opens a new line now: the one of now may be dead without knowing it, and who waits need not wait longer. */
  renew(): void;
  close(): void;
};

/** A server that has not opened by then is given up. */
const openLimitMs = { calm: 8000, urgent: 3000 };
/** How long is waited at most before the next try, while somebody waits for it. */
const urgentDelayMs = 1500;
/** A line that held so long was a good one: a loss is mended at once. */
const steadyMs = 5000;
/** What waits for the line to come back, at most; the oldest goes first. */
const queueLimit = 64;

/**
 * Keeps a line through main to one of the servers. JsSIP is told of the first opening and of nothing after it: it would end
 * every call at a loss. What it sends meanwhile waits; only registrations and offers do not, since they are made anew.
 */
export function openSipLine(options: {
  readonly main: Main;
  readonly clock: Clock;
  readonly random: () => number;
  readonly servers: readonly string[];
  /** Somebody waits for the line. */
  readonly isUrgent: () => boolean;
  readonly events: { readonly up: () => void; readonly down: () => void };
}): SipLine {
  const { main, clock, events } = options;
  let server = 0;
  let failures = 0;
  let line: number | null = null;
  let isUp = false;
  let opening = false;
  let upAt = 0;
  let wasUp = false;
  let closed = false;
  let attempt = 0;
  let early: LineHeard[] = [];
  let waiting: string[] = [];
  let cancelWait = () => {};

  const drop = (): void => {
    if (line !== null) void main.ask('sip.close', { line });
    line = null;
  };
  const lost = (next: boolean): void => {
    if (closed) return;
    cancelWait();
    attempt += 1;
    opening = false;
    const was = isUp;
    if (was && clock.now() - upAt > steadyMs) failures = 0;
    isUp = false;
    drop();
    if (next) server = (server + 1) % options.servers.length;
    if (was) events.down();
    const delayMs = delayOf(linePolicy, failures, options.random());
    cancelWait = clock.after(options.isUrgent() ? Math.min(delayMs, urgentDelayMs) : delayMs, open);
    failures += 1;
  };
  const open = (): void => {
    if (closed) return;
    cancelWait();
    attempt += 1;
    const mine = attempt;
    opening = true;
    early = [];
    cancelWait = clock.after(openLimitMs[options.isUrgent() ? 'urgent' : 'calm'], () => lost(true));
    void main.ask('sip.open', { server: options.servers[server] ?? '' }).then((answer) => {
      if (closed || mine !== attempt) {
        if (answer.ok) void main.ask('sip.close', { line: answer.value.line });
        return;
      }
      opening = false;
      if (!answer.ok) {
        lost(true);
        return;
      }
      line = answer.value.line;
      for (const heard of early.splice(0)) hear(heard);
    });
  };
  const hear = (heard: LineHeard): void => {
    if (closed) return;
    if (opening) {
      // Main may speak on a line before it has said its number.
      early.push(heard);
      return;
    }
    if (heard.line !== line) return;
    if (heard.kind === 'closed') {
      line = null;
      // A server that was fine is asked again first.
      lost(!isUp);
    } else if (heard.kind === 'text') {
      socket.ondata(heard.text);
    } else if (!isUp) {
      cancelWait();
      isUp = true;
      upAt = clock.now();
      for (const text of waiting.splice(0)) post(text);
      if (!wasUp) {
        wasUp = true;
        socket.onconnect();
      }
      events.up();
    }
  };
  const keep = (text: string): void => {
    if (/^(?:REGISTER|INVITE) /.test(text) || waiting.includes(text)) return;
    waiting.push(text);
    if (waiting.length > queueLimit) waiting.shift();
  };
  const post = (text: string): void => {
    if (line === null || !isUp) {
      keep(text);
      return;
    }
    void main.ask('sip.send', { line, text }).then((answer) => {
      if (!answer.ok && !closed) keep(text);
    });
  };
  const stopListening = main.on('sip.heard', hear);

  const host = /^wss?:\/\/(\[[^\]]+\]|[^/:?#]+)(:\d+)?/.exec(options.servers[0] ?? '');
  const socket: LineSocket = {
    url: options.servers[0] ?? '',
    via_transport: options.servers[0]?.startsWith('wss:') ? 'WSS' : 'WS',
    sip_uri: `sip:${host?.[1] ?? 'invalid'}${host?.[2] ?? ''};transport=ws`,
    connect: open,
    disconnect: () => close(),
    send(text) {
      if (!closed) post(text);
      return true;
    },
    onconnect() {},
    ondisconnect() {},
    ondata() {},
  };
  const close = (): void => {
    if (closed) return;
    closed = true;
    cancelWait();
    stopListening();
    waiting = [];
    drop();
  };
  return {
    socket,
    get isUp() {
      return isUp;
    },
    tryNext() {
      if (options.servers.length < 2 || !isUp) return false;
      lost(true);
      return true;
    },
    renew() {
      if (isUp) lost(false);
      else if (!opening && line === null) open();
    },
    close,
  };
}
