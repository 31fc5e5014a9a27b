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
