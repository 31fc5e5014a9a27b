import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { largestPacketBytes } from './mqtt-packets.ts';

/** One WebSocket that carries MQTT (MQTT 3.1.1 §6), seen from our end. */
export type Line = {
  send(bytes: Buffer): void;
  /** Bytes that were sent and have not left this computer. */
  waitingBytes(): number;
  /** Closes it with a status (RFC 6455 §7.4) and a reason of at most 123 bytes; `closed` is not called any more. */
  close(status: number, reason: string): void;
};

/** What a line tells. */
export type LineListener = {
  bytes(bytes: Buffer): void;
  /** The other end has gone, or said what it must not. Called once, unless we closed. */
  closed(): void;
};

/** A WebSocket that carries texts, seen from our end as its client. */
export type TextLine = {
  send(text: string): void;
  /** Bytes that were sent and have not left this computer. */
  waitingBytes(): number;
  /** Asks the other end for a sign of life (RFC 6455 §5.5.2). */
  ping(): void;
  /** Closes it; `closed` follows. */
  close(): void;
  /** Ends it without a word; `closed` follows. */
  drop(): void;
};

/** What a line of texts tells. */
export type TextLineListener = {
  opened(): void;
  text(text: string): void;
  /** The other end has answered a ping. */
  lives(): void;
  /** Called once, with the status of RFC 6455 §7.4; 1006 when the line broke or never was. */
  closed(status: number): void;
};

/** Statuses with which lines are closed. */
export const lineStatus = {
  away: 1001,
  notBinary: 1003,
  policy: 1008,
  restart: 1012,
  tryLater: 1013,
} as const;

const subprotocol = 'mqtt';

function makeLine(socket: WebSocket, listen: (line: Line) => LineListener): Line {
  let over = false;
  const line: Line = {
    send: (bytes) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
    },
    waitingBytes: () => socket.bufferedAmount,
    close(status, reason) {
      over = true;
      // While it is still being opened there is nobody yet to say a reason to.
      if (socket.readyState === WebSocket.CONNECTING) socket.terminate();
      else socket.close(status, reason);
    },
  };
  const listener = listen(line);
  socket.on('message', (data, isBinary) => {
    if (over) return;
    if (isBinary && Buffer.isBuffer(data)) return listener.bytes(data);
    // [MQTT-6.0.0-1]
    socket.close(lineStatus.notBinary, 'binary frames only');
  });
  // `close` always follows, and tells all that we do anything about.
  socket.on('error', () => {});
  socket.on('close', () => {
    if (over) return;
    over = true;
    listener.closed();
  });
  return line;
}

/** The end of a server: turns upgrade requests into lines. */
export function acceptLines(listen: (line: Line) => LineListener): {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Drops every line that is there. */
  drop(): void;
  stop(): void;
} {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: largestPacketBytes + 16,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has(subprotocol) ? subprotocol : false),
  });
  const drop = (): void => {
    for (const socket of server.clients) socket.terminate();
  };
  server.on('wsClientError', (_error, socket) => socket.destroy());
  return {
    upgrade(request, socket, head) {
      server.handleUpgrade(request, socket, head, (accepted) => {
        if (accepted.protocol === subprotocol) makeLine(accepted, listen);
        else accepted.close(lineStatus.policy, 'the subprotocol is mqtt');
      });
    },
    drop,
    stop() {
      drop();
      server.close();
    },
  };
}

/** The end of a client: a line to the broker's door of another hub. `opened` is called when it can be sent on. */
export function dialLine(
  url: string,
  ca: string | undefined,
  listener: LineListener & { opened(): void },
): Line {
  const socket = new WebSocket(url, subprotocol, {
    perMessageDeflate: false,
    handshakeTimeout: 10_000,
    maxPayload: largestPacketBytes + 16,
    ...(ca === undefined ? {} : { ca }),
  });
  socket.on('open', () => listener.opened());
  return makeLine(socket, () => listener);
}

/** The end of a client that speaks in texts; frames of bytes are taken as UTF-8 (RFC 7118 §5: SIP may come in either). */
export function dialTextLine(
  url: string,
  options: {
    readonly subprotocol: string;
    readonly authorities: string[] | undefined;
    readonly largestBytes: number;
  },
  listener: TextLineListener,
): TextLine {
  const socket = new WebSocket(url, options.subprotocol, {
    perMessageDeflate: false,
    followRedirects: false,
    handshakeTimeout: 10_000,
    maxPayload: options.largestBytes,
    ...(options.authorities === undefined ? {} : { ca: options.authorities }),
  });
  socket.on('open', () => listener.opened());
  socket.on('message', (data) => listener.text(data.toString()));
  socket.on('pong', () => listener.lives());
  // `close` always follows, and tells all that we do anything about.
  socket.on('error', () => {});
  socket.on('close', (status) => listener.closed(status));
  const isOpen = (): boolean => socket.readyState === WebSocket.OPEN;
  return {
    send: (text) => {
      if (isOpen()) socket.send(text);
    },
    waitingBytes: () => socket.bufferedAmount,
    ping: () => {
      if (isOpen()) socket.ping();
    },
    close: () => socket.close(1000),
    drop: () => socket.terminate(),
  };
}
