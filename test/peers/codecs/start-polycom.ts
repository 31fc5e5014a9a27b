import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { FakeLineDevice } from '../lines/fake-lines.ts';
import { type PolycomCodec, type PolycomOptions, polycomCodec } from './polycom-codec.ts';

/** IAC WILL ECHO, IAC WILL SUPPRESS-GO-AHEAD, IAC DO TERMINAL-TYPE: what a telnet server begins with (RFC 857, 858, 1091). */
const negotiation = Uint8Array.of(0xff, 0xfb, 0x01, 0xff, 0xfb, 0x03, 0xff, 0xfd, 0x18);

/** Puts a simulated codec behind a telnet port of this computer. */
export async function overTelnet(
  codec: FakeLineDevice,
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.write(negotiation);
    const hears = codec.connected(
      (bytes) => socket.write(bytes),
      () => socket.end(),
    );
    socket.on('data', (bytes) => hears.bytes(withoutNegotiation(bytes)));
    socket.on('close', () => {
      sockets.delete(socket);
      hears.gone();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Our side's refusals come as three bytes each. */
const withoutNegotiation = (bytes: Uint8Array): Uint8Array => {
  const data: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0xff) at += 2;
    else data.push(bytes[at] ?? 0);
  }
  return Uint8Array.from(data);
};

/** Starts a Polycom on a telnet port of this computer; without a password, and its far ends answer, unless `options` say otherwise. */
export async function startPolycom(
  options: PolycomOptions = {},
): Promise<{ readonly port: number; readonly codec: PolycomCodec; stop(): Promise<void> }> {
  const codec = polycomCodec(options);
  return { ...(await overTelnet(codec)), codec };
}
