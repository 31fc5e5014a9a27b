import * as z from 'zod';
import { camera } from './cameras.ts';
import { codec, codecProtocol } from './codecs.ts';
import { display, displayProtocol } from './displays.ts';
import { connectedId, serialPort } from './line.ts';

/** What may be at a serial port. */
export const serialProtocol = z.enum([
  'visca',
  ...displayProtocol.exclude(['pjlink', 'cec']).options,
  ...codecProtocol.options,
]);
export type SerialProtocol = z.infer<typeof serialProtocol>;

/** Speeds of a serial line that such devices have, in baud. */
export const baudRates = [9600, 19_200, 38_400, 57_600, 115_200] as const;

/** What a person says to be at a serial port. */
export const atPort = z
  .strictObject({
    /** The `id` of a serial port. */
    port: connectedId,
    protocol: serialProtocol,
    baudRate: z.union(baudRates.map((rate) => z.literal(rate))),
    /** As it calls itself; null for the protocol's own name. */
    name: z.string().max(200).nullable(),
  })
  .readonly();
export type AtPort = z.infer<typeof atPort>;

/** What is connected to the room by lines: cameras, displays, codecs, and the serial ports at which more may be. */
export const connected = z
  .strictObject({
    cameras: z.array(camera).readonly(),
    displays: z.array(display).readonly(),
    codecs: z.array(codec).readonly(),
    ports: z.array(serialPort).readonly(),
    /** What was said on this kiosk to be at a port, beside what the settings say. */
    atPorts: z.array(atPort).readonly(),
    /** Ports, by id, of which the settings say what is there; a person cannot say otherwise. */
    fixedPorts: z.array(connectedId).readonly(),
    /** The port at which is asked now what is there. */
    probing: connectedId.nullable(),
    /** What the last asking found; null when nothing answered, or none was made. */
    probed: z.strictObject({ port: connectedId, found: atPort.nullable() }).nullable(),
    /** Which ways into a meeting the room's codec takes in place of this computer. */
    codecTakes: z.array(z.enum(['sip', 'pexip'])).readonly(),
  })
  .readonly();
export type ConnectedFacts = z.infer<typeof connected>;

/** Before anything was told. */
export const nothingConnected: ConnectedFacts = {
  cameras: [],
  displays: [],
  codecs: [],
  ports: [],
  atPorts: [],
  fixedPorts: [],
  probing: null,
  probed: null,
  codecTakes: [],
};
