import * as z from 'zod';
import type { CallDevice, LampName, Lamps, Press, PressKind } from '../../native/device.ts';

export type { CallDevice, LampName, Lamps, Press, PressKind };

/** What the host's call is like, as a device shows it: the `Lamps` of native/device.ts. */
export const lamps = z.strictObject({
  ringing: z.boolean(),
  offHook: z.boolean(),
  muted: z.boolean(),
  held: z.boolean(),
}) satisfies z.ZodType<Lamps>;

/** No call. */
export const noLamps: Lamps = { ringing: false, offHook: false, muted: false, held: false };

/** The id of a call device; see native/device.ts. */
export const deviceId = z.string().min(1).max(200);

/** The `Press` of native/device.ts. */
export const press = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hook'), lifted: z.boolean() }),
  z.strictObject({ kind: z.literal('mute'), muted: z.boolean().nullable() }),
  z.strictObject({ kind: z.literal('reject') }),
  z.strictObject({ kind: z.literal('flash') }),
  z.strictObject({ kind: z.literal('redial') }),
  z.strictObject({ kind: z.literal('volume'), change: z.enum(['up', 'down', 'mute']) }),
  z.strictObject({ kind: z.literal('key'), key: z.string().length(1) }),
]) satisfies z.ZodType<Press>;

/** The `CallDevice` of native/device.ts. */
export const callDevice = z
  .strictObject({
    id: deviceId,
    name: z.string(),
    vendorId: z.number(),
    productId: z.number(),
    kind: z.enum(['speakerphone', 'headset', 'phone', 'conference-cam', 'round-table', 'unknown']),
    status: z.enum([
      'ready',
      'elsewhere',
      'flooding',
      'not-answering',
      'not-allowed',
      'not-understood',
      'gone',
    ]),
    detail: z.string().nullable(),
    keys: z.array(z.enum(['hook', 'mute', 'reject', 'flash', 'redial', 'volume', 'key'])).readonly(),
    lamps: z.array(z.enum(['ringing', 'offHook', 'muted', 'held'])).readonly(),
    shows: lamps,
  })
  .readonly() satisfies z.ZodType<CallDevice>;

/** The keys and lamps of the room's devices, and whether the process that drives them is there. */
export const callDevices = z
  .strictObject({
    /** `down` only while it cannot be brought back at once; the devices are as they were last seen. */
    driver: z.enum(['starting', 'up', 'down']),
    devices: z.array(callDevice).readonly(),
    /** Whether the volume keys are ours: no desktop turns the volume for them. */
    volumeKeys: z.boolean(),
  })
  .readonly();
export type CallDevices = z.infer<typeof callDevices>;

/** What each device is to show; one that is not named shows no call. */
export const shown = z.record(deviceId, lamps);
export type Shown = z.infer<typeof shown>;

/** The steps of a recording that a person is led through. */
export const recordingSteps = [
  'hook-up',
  'hook-down',
  'mute',
  'mute-again',
  'volume-up',
  'volume-down',
  'reject',
  'flash',
  'redial',
  'keypad',
  'lamp-ringing',
  'lamp-off-hook',
  'lamp-muted',
  'lamp-held',
] as const;
export const recordingStep = z.enum(recordingSteps);
export type RecordingStep = z.infer<typeof recordingStep>;

/** A recording of a device under way. No sound, no picture, no person in it: bytes of its reports and the steps' names. */
export const recordingFacts = z
  .strictObject({
    device: deviceId,
    /** What the person is asked to do now; null when all steps are done. */
    step: recordingStep.nullable(),
    /** How many steps are done, and of how many. */
    done: z.number(),
    steps: z.number(),
    /** Reports recorded since it began, and in this step. */
    reports: z.number(),
    reportsInStep: z.number(),
    /** Where it was written; null until it is. */
    file: z.string().nullable(),
    /** It could not go on: the device was pulled out, or the disk took nothing. */
    failed: z.enum(['device-gone', 'not-written']).nullable(),
  })
  .readonly();
export type RecordingFacts = z.infer<typeof recordingFacts>;

/** How many people a meeting here usually has, and where they sit; for the set-up helper. */
export const seating = z.strictObject({
  people: z.enum(['1-2', '3-6', '7-or-more']),
  place: z.enum(['before-the-screen', 'around-a-table', 'at-a-desk', 'carried-along']),
});

export type Seating = z.infer<typeof seating>;

/** What a room's equipment is like: a speakerphone alone, all in one, a camera beside a speakerphone, a camera amid the table. */
export const profileName = z.enum([
  'speakerphone',
  'conference-cam',
  'camera-and-speakerphone',
  'round-table',
]);
export type ProfileName = z.infer<typeof profileName>;
