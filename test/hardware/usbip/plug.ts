import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { type Answer, readMessage, type Submit, writeAnswer, writeUnlinked } from './urb.ts';
import { assembleDevice } from './usb-device.ts';
import type { Setup, UsbDevice, Waiting } from './usb-function.ts';

/** A device in a socket of this computer. */
export type Plugged = {
  readonly port: number;
  /** Pulls it out, without a word before. Its nodes are gone a moment later. */
  unplug(): void;
};

const attachFile = '/sys/devices/platform/vhci_hcd.0/attach';
const stall = -32;
/** As the kernel counts speeds. */
const highSpeed = 3;
let plugs = 0;

/**
 * Plugs a device into port 0 to 7 of the kernel's virtual host controller, which must be loaded; needs root. The kernel takes over
 * one end of a socket, and on the other end we are the device.
 */
export async function plug(device: UsbDevice, port: number): Promise<Plugged> {
  plugs += 1;
  const server = createServer().listen(`\0rundbord-usb-${process.pid}-${plugs}`);
  await once(server, 'listening');
  const mine = once(server, 'connection') as Promise<[Socket]>;
  const kernels = createConnection(`\0rundbord-usb-${process.pid}-${plugs}`);
  const [[socket]] = await Promise.all([mine, once(kernels, 'connect')]);
  server.close();
  // What the kernel will read must not be read here.
  kernels.pause();
  serve(socket, assembleDevice(device));
  const { fd } = (kernels as unknown as { _handle: { fd: number } })._handle;
  writeFileSync(attachFile, `${port} ${fd} ${0x10000 + plugs} ${highSpeed}`);
  // The kernel has its own hold on it.
  kernels.destroy();
  return { port, unplug: () => void socket.destroy() };
}

function serve(socket: Socket, device: ReturnType<typeof assembleDevice>): void {
  const pending = new Map<number, () => void>();
  let unread: Buffer = Buffer.alloc(0);

  const submit = (message: Submit): void => {
    let isOver = false;
    const finish = (answer: Answer): void => {
      if (isOver) return;
      isOver = true;
      pending.delete(message.sequence);
      if (!socket.destroyed) socket.write(writeAnswer(message, answer));
    };
    if (message.endpoint === 0) {
      const setup = setupIn(message.setup);
      const answer = device.control(setup, message.data);
      if (answer === 'stall') finish({ status: stall });
      else finish({ status: 0, data: answer.subarray(0, message.length) });
      return;
    }
    pending.set(message.sequence, () => {
      isOver = true;
    });
    const waiting: Waiting = {
      length: message.length,
      data: message.data,
      packets: message.packets,
      end: (data, filled) => finish({ status: 0, ...(data && { data }), ...(filled && { filled }) }),
      isGone: () => isOver,
    };
    device.transfer(message.endpoint, message.isIn, waiting);
  };

  socket.on('data', (chunk) => {
    unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
    for (;;) {
      const read = readMessage(unread);
      if (!read) return;
      unread = unread.subarray(read.used);
      const { message } = read;
      if (message.kind === 'submit') submit(message);
      else {
        const drop = pending.get(message.victim);
        pending.delete(message.victim);
        drop?.();
        socket.write(writeUnlinked(message.sequence, drop !== undefined));
      }
    }
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    for (const drop of pending.values()) drop();
    pending.clear();
    device.unplugged();
  });
}

const setupIn = (raw: Uint8Array): Setup => {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  return {
    requestType: view.getUint8(0),
    request: view.getUint8(1),
    value: view.getUint16(2, true),
    index: view.getUint16(4, true),
    length: view.getUint16(6, true),
  };
};
