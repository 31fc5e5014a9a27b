import type { Main } from '../../../main/contract/bridge.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import type { PexipAnswer } from '../../../main/contract/far-systems.ts';
import { isJsonObject, jsonOf } from '../../../main/contract/json.ts';
import { clientAlias, openDoor } from './call-globals.ts';
import type { EventStreams } from './event-streams.ts';
import { makeHeardEvents, type NodeEvent } from './heard-events.ts';
import { makeKeptStream } from './kept-stream.ts';
import { normalAnswer } from './normalised-answers.ts';
import { ownReason } from './reasons.ts';

/** What a door notices that its client does not, or too late. */
export type DoorEvents = {
  /** The event stream is gone, or silent; it is opened again and again. `tries` is how often in a row it was not. */
  readonly lost: (tries: number) => void;
  readonly back: () => void;
  /** The node does not know this token any more. */
  readonly tokenLost: () => void;
  /** The node refused the offer of media: its words. */
  readonly mediaRefused: (reason: string) => void;
  /** Somebody has the floor of presentations, nobody named. */
  readonly floorTaken: () => void;
};

/** A call's way to its node: requests and the event stream of one client, over main. */
export type NodeDoor = {
  /** The origin that the client is to dial. */
  readonly host: string;
  /** This side in the meeting; empty before it was let in. */
  readonly party: string;
  /** From now on only good-byes pass; what the client still waits for never comes. */
  close(): void;
  /** Gives the token back, where the client did not. */
  release(): void;
};

const goodBye = /\/(release_token|calls\/[^/]+\/disconnect)$/;
const api = '/api/client/v2/conferences/';

/** What the client takes a failure of so badly that it ends, or throws where nobody catches: asked again for a while. */
const mustPass = /\/(ack|new_candidate)$/;
/** What a node can do without, and the client waits for where nobody catches. */
const unmissed = /\/(new_candidate|statistics)$/;
const passTries = 4;
const passEveryMs = 1000;

const never = (): Promise<Response> => new Promise<Response>(() => {});

/** A stream of events as the client sees it: it opens once, and never ends by itself. */
class HeardSource extends EventTarget {
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 0;
  close(): void {
    this.readyState = 2;
  }
}

/** Opens a door to the meeting `alias` at a node. */
export function openNodeDoor(options: {
  readonly main: Main;
  readonly clock: Clock;
  readonly streams: EventStreams;
  readonly node: string;
  readonly alias: string;
  readonly events: DoorEvents;
}): NodeDoor {
  const { main, clock, streams, node, events } = options;
  const base = `${api}${encodeURIComponent(options.alias)}`;
  let token = '';
  let party = '';
  let closed = false;
  let source: HeardSource | null = null;
  let queue: (() => void)[] | null = [];
  let released = false;
  const normalEvent = makeHeardEvents(() => party);

  /** Events from before the client listens wait for it. */
  const deliver = (run: () => void): void => {
    if (queue) queue.push(run);
    else run();
  };

  const hearEvent = (heard: NodeEvent): void => {
    const event = normalEvent(heard);
    if (!event) return;
    if (event.event === 'presentation_revoked') {
      events.floorTaken();
      return;
    }
    deliver(() =>
      source?.dispatchEvent(new MessageEvent(event.event, { data: event.data, lastEventId: event.id })),
    );
  };

  const stream = makeKeptStream({
    clock,
    streams,
    node,
    path: () => `${base}/events?token=${encodeURIComponent(token)}`,
    events: { event: hearEvent, lost: events.lost, back: events.back, tokenLost: events.tokenLost },
  });

  const ask = async (path: string, init: RequestInit): Promise<PexipAnswer | null> => {
    const headers = new Headers(init.headers);
    const [said, pin] = [headers.get('token'), headers.get('pin')];
    const answer = await main.ask('pexip.ask', {
      node,
      path,
      method: init.method?.toUpperCase() === 'GET' ? 'GET' : 'POST',
      ...(said !== null && { token: said }),
      ...(pin !== null && { pin }),
      ...(typeof init.body === 'string' && { body: init.body }),
    });
    return answer.ok ? answer.value : null;
  };

  const answered = ({ status, type, body }: PexipAnswer): Response =>
    new Response(status === 204 || status === 304 ? null : body, {
      // A Response cannot be made with any other.
      status: status >= 200 && status <= 599 ? status : 503,
      headers: type === '' ? {} : { 'content-type': type },
    });
  const refuse = (code: Parameters<typeof ownReason>[0]): Response =>
    answered({
      status: 503,
      type: 'application/json',
      body: JSON.stringify({ status: 'failed', result: ownReason(code) }),
    });

  const release = (): void => {
    if (token === '' || released) return;
    released = true;
    void ask(`${base}/release_token`, { method: 'POST', headers: { token }, body: '{}' });
  };

  /** Lets the client in only when the event stream stands, so that it never waits for one. */
  const requestToken = async (path: string, init: RequestInit): Promise<Response> => {
    const said = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    // The provider's page opens in a view of its own, which never comes back to this one.
    delete said.sso_redirect_target;
    const answer = await ask(path, { ...init, body: JSON.stringify(said) });
    if (!answer) return refuse('pexip-unreachable');
    const normal = normalAnswer(path, answer);
    if (normal.status !== 200) return answered(normal);
    const { result } = JSON.parse(normal.body) as { result: { token: string; participant_uuid?: string } };
    token = result.token;
    party = result.participant_uuid ?? '';
    const opened = !closed && (await stream.open());
    if (opened && !closed) return answered(normal);
    release();
    return closed ? never() : refuse('pexip-unreachable');
  };

  /** What goes on in the client once it is closed is told that all is well, so that it comes to its end. */
  const ending = (path: string): Response => {
    const body = JSON.stringify({ result: path.endsWith('/refresh_token') ? { token } : {} });
    return answered(normalAnswer(path, { status: 200, type: '', body }));
  };

  const refreshToken = async (path: string, init: RequestInit): Promise<Response> => {
    const answer = await ask(path, init);
    if (closed) return ending(path);
    if (!answer) throw new TypeError('the node was not reached');
    if (answer.status === 401 || answer.status === 403) {
      // The client would ask again without a pause until the token's own end.
      if (!closed) events.tokenLost();
      return ending(path);
    }
    const normal = normalAnswer(path, answer);
    if (normal.status === 200)
      token = (JSON.parse(normal.body) as { result: { token: string } }).result.token;
    return answered(normal);
  };

  const askUntil = async (path: string, init: RequestInit): Promise<PexipAnswer | null> => {
    for (let time = 1; ; time += 1) {
      const answer = await ask(path, init);
      if (answer || closed || time >= passTries || !mustPass.test(path)) return answer;
      await new Promise<void>((resolve) => clock.after(passEveryMs, resolve));
    }
  };

  const plain = async (path: string, init: RequestInit): Promise<Response> => {
    const answer = await askUntil(path, init);
    if (closed && !goodBye.test(path)) return ending(path);
    if (!answer && unmissed.test(path)) return ending(path);
    if (!answer) throw new TypeError('the node was not reached');
    const normal = normalAnswer(path, answer);
    if (path.endsWith('/calls') && normal.status !== 200) events.mediaRefused(reasonIn(normal.body));
    return answered(normal);
  };

  /** An answer, unless the client has given the question up. */
  const whileWanted = (
    answer: Promise<Response>,
    signal: AbortSignal | null | undefined,
  ): Promise<Response> => {
    if (!signal) return answer;
    return new Promise((resolve, reject) => {
      const abort = (): void => reject(new DOMException('given up', 'AbortError'));
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort, { once: true });
      answer.then(resolve, reject);
    });
  };

  const door = openDoor({
    async fetch(url, init) {
      const [whole = '', query = ''] = url.split('?', 2);
      const path = whole.replace(`${api}${clientAlias}`, base);
      if (closed && path.endsWith('/request_token')) return never();
      if (closed && !goodBye.test(path)) return ending(path);
      if (path.endsWith('/release_token')) released = true;
      // What a room's pictures are, nobody asks here.
      if (path.endsWith('/theme/')) return new Response(null, { status: 204 });
      if (path.endsWith('/request_token')) return whileWanted(requestToken(path, init), init.signal);
      if (path.endsWith('/refresh_token')) return refreshToken(path, init);
      return whileWanted(plain(query === '' ? path : `${path}?${query}`, init), init.signal);
    },
    listen() {
      const own = new HeardSource();
      source = own;
      // The client wants to hear it open before it listens to anything.
      clock.after(0, () => {
        own.readyState = 1;
        own.onopen?.();
        clock.after(0, () => {
          const waiting = queue ?? [];
          queue = null;
          for (const run of waiting) run();
        });
      });
      return own;
    },
  });

  return {
    host: door.host,
    get party() {
      return party;
    },
    release,
    close() {
      if (closed) return;
      closed = true;
      stream.close();
      source = null;
      queue = [];
      // The good-byes follow.
      clock.after(10_000, door.close);
    },
  };
}

function reasonIn(body: string): string {
  const said = jsonOf(body);
  if (said === undefined) return body.length < 200 ? body : '';
  return isJsonObject(said) && typeof said.result === 'string' ? said.result : '';
}
