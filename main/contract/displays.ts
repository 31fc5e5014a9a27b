import * as z from 'zod';
import type { Display, DisplayCommand, DisplayProtocol } from '../../native/display.ts';
import { connectedId, lineStatus } from './line.ts';

export type { Display, DisplayCommand, DisplayProtocol };

/** The `DisplayProtocol`s of native/display.ts. */
export const displayProtocol = z.enum([
  'samsung-mdc',
  'lg',
  'nec',
  'pjlink',
  'cec',
]) satisfies z.ZodType<DisplayProtocol>;

/** The `DisplayCommand` of native/display.ts. */
export const displayCommand = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(['power', 'mute']), on: z.boolean() }),
  z.strictObject({ do: z.literal('input'), input: z.string().max(40) }),
  z.strictObject({ do: z.literal('volume'), volume: z.number().min(0).max(100) }),
]) satisfies z.ZodType<DisplayCommand>;

/** The `Display` of native/display.ts. */
export const display = z
  .strictObject({
    id: connectedId,
    name: z.string(),
    protocol: displayProtocol,
    status: lineStatus,
    detail: z.string().nullable(),
    power: z.strictObject({
      wanted: z.enum(['on', 'off']).nullable(),
      actual: z.enum(['on', 'off', 'warming', 'cooling']).nullable(),
    }),
    inputs: z.array(z.string()).readonly(),
    input: z.string().nullable(),
    volume: z.number().nullable(),
    muted: z.boolean().nullable(),
    can: z.strictObject({ volume: z.boolean(), mute: z.boolean() }),
  })
  .readonly() satisfies z.ZodType<Display>;
