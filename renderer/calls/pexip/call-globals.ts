/**
 * What the client takes from the window: `fetch`, `EventSource` and `RTCPeerConnection`, by their global names. While a door
 * is open, what goes to the door's own host goes to the door; everything else goes where it went.
 */

/** Where a call's requests and streams go in place of the network. */
export type Door = {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Opens the stream of events; its life is the source's. */
  listen(url: string): EventTarget;
};

/** The one alias that the client knows; the door puts the meeting's in its place, so nothing of the client's can tell it. */
export const clientAlias = 'meeting';

const doors = new Map<string, Door>();
let opened = 0;
let expecting: ((connection: RTCPeerConnection) => void) | null = null;

/** Gives a door a host of its own, which no network has (RFC 2606 §2); the answer's `close` takes it away. */
export function openDoor(door: Door): { readonly host: string; close(): void } {
  install();
  opened += 1;
  const host = `https://call-${opened}.pexip.invalid`;
  doors.set(host, door);
  return { host, close: () => void doors.delete(host) };
}

/** Whoever makes a connection in this same turn of the loop makes it for `sink`: the client keeps its connection to itself. */
export function expectConnection(sink: (connection: RTCPeerConnection) => void): void {
  expecting = sink;
  queueMicrotask(() => {
    if (expecting === sink) expecting = null;
  });
}

const ours = /^https:\/\/call-\d+\.pexip\.invalid(?=\/)/;

let installed = false;
function install(): void {
  if (installed) return;
  installed = true;
  const plainFetch = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (input, init) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const host = ours.exec(url)?.[0];
    if (host === undefined) return plainFetch(input, init);
    // A call that is over asks nobody, and is never told so.
    return doors.get(host)?.fetch(url.slice(host.length), init ?? {}) ?? new Promise<Response>(() => {});
  };
  globalThis.EventSource = new Proxy(globalThis.EventSource ?? EventTarget, {
    construct(target, args, self) {
      const url = String(args[0]);
      const host = ours.exec(url)?.[0];
      if (host === undefined) return Reflect.construct(target, args, self);
      return doors.get(host)?.listen(url.slice(host.length)) ?? new EventTarget();
    },
  });
  if (!globalThis.RTCPeerConnection) return;
  globalThis.RTCPeerConnection = new Proxy(globalThis.RTCPeerConnection, {
    construct(target, args, self) {
      const connection = Reflect.construct(target, args, self) as RTCPeerConnection;
      expecting?.(connection);
      return connection;
    },
  });
}
