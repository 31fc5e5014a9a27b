import * as z from 'zod';

/** A room nearby: when it is taken, and by nothing else than its times. */
export const roomBeside = z
  .strictObject({
    name: z.string(),
    /** Where it is, as people say it; empty when the settings do not say. */
    where: z.string(),
    /** When it is taken, today and tomorrow, by start, ms since 1970; null while its calendar could not be read. */
    taken: z
      .array(z.strictObject({ start: z.number(), end: z.number() }))
      .readonly()
      .nullable(),
  })
  .readonly();
export type RoomBeside = z.infer<typeof roomBeside>;
