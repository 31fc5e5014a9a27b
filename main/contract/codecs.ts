import * as z from 'zod';
import type { Codec, CodecCall, CodecCommand, CodecProtocol } from '../../native/codec.ts';
import { connectedId, lineStatus } from './line.ts';

export type { Codec, CodecCall, CodecCommand, CodecProtocol };

/** The `CodecProtocol`s of native/codec.ts. */
export const codecProtocol = z.enum(['polycom', 'cisco']) satisfies z.ZodType<CodecProtocol>;

const direction = z.union([z.literal(-1), z.literal(0), z.literal(1)]);

/** The `CodecCommand` of native/codec.ts. */
export const codecCommand = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('dial'),
    address: z.string().min(1).max(500),
    protocol: z.enum(['sip', 'h323', 'auto']),
  }),
  z.strictObject({ do: z.enum(['answer', 'decline', 'hang-up']) }),
  z.strictObject({ do: z.literal('end'), call: z.string().max(80) }),
  z.strictObject({ do: z.enum(['mute', 'awake']), on: z.boolean() }),
  z.strictObject({ do: z.literal('volume'), volume: z.number().min(0).max(100) }),
  z.strictObject({ do: z.literal('tones'), keys: z.string().regex(/^[0-9*#]{1,64}$/) }),
  z.strictObject({ do: z.literal('far-camera'), pan: direction, tilt: direction, zoom: direction }),
]) satisfies z.ZodType<CodecCommand>;

/** The `Codec` of native/codec.ts. */
export const codec = z
  .strictObject({
    id: connectedId,
    name: z.string(),
    protocol: codecProtocol,
    status: lineStatus,
    detail: z.string().nullable(),
    calls: z
      .array(
        z.strictObject({
          id: z.string(),
          state: z.enum(['ringing', 'dialling', 'connected']),
          address: z.string(),
          name: z.string(),
        }),
      )
      .readonly(),
    failed: z.enum(['busy', 'not-found', 'no-answer', 'declined', 'failed']).nullable(),
    muted: z.boolean().nullable(),
    volume: z.number().nullable(),
    farCamera: z.boolean(),
    camera: connectedId.nullable(),
  })
  .readonly() satisfies z.ZodType<Codec>;
