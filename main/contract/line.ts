import * as z from 'zod';
import type { LineStatus, SerialPortFacts } from '../../native/line.ts';

export type { LineStatus, SerialPortFacts };

/** The id of a connected device, as native/line.ts and its neighbours have it. */
export const connectedId = z.string().min(1).max(200);

/** The `LineStatus` of native/line.ts. */
export const lineStatus = z.enum([
  'connecting',
  'ready',
  'not-answering',
  'not-allowed',
  'busy',
  'refused',
  'gone',
  'not-supported',
]) satisfies z.ZodType<LineStatus>;

/** The `SerialPortFacts` of native/line.ts. */
export const serialPort = z
  .strictObject({
    id: connectedId,
    path: z.string(),
    name: z.string(),
    vendorId: z.number().nullable(),
    productId: z.number().nullable(),
    serialNumber: z.string().nullable(),
    allowed: z.boolean(),
  })
  .readonly() satisfies z.ZodType<SerialPortFacts>;
