import * as z from 'zod';
import type {
  AxisName,
  Camera,
  CameraAbilities,
  CameraCommand,
  CameraFocus,
  CameraPlace,
} from '../../native/camera.ts';
import { connectedId, lineStatus } from './line.ts';

export type { AxisName, Camera, CameraAbilities, CameraCommand, CameraFocus, CameraPlace };

const focus = z.enum(['auto', 'manual', 'near', 'far', 'stop', 'once']) satisfies z.ZodType<CameraFocus>;
const speed = z.number().min(-1).max(1);

/** The `CameraPlace` of native/camera.ts. */
export const cameraPlace = z
  .strictObject({ pan: z.number(), tilt: z.number(), zoom: z.number() })
  .partial() satisfies z.ZodType<CameraPlace>;

/** The `CameraCommand` of native/camera.ts. */
export const cameraCommand = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('drive'), pan: speed, tilt: speed, zoom: speed }),
  z.strictObject({ do: z.literal('go'), place: cameraPlace }),
  z.strictObject({ do: z.literal('home') }),
  z.strictObject({
    do: z.literal('preset'),
    act: z.enum(['store', 'recall', 'clear']),
    preset: z.number().int().min(0).max(255),
  }),
  z.strictObject({ do: z.literal('focus'), focus }),
  z.strictObject({ do: z.literal('exposure'), steps: z.number().int() }),
  z.strictObject({ do: z.enum(['backlight', 'power', 'tally']), on: z.boolean() }),
]) satisfies z.ZodType<CameraCommand>;

const axis = z
  .strictObject({
    speeds: z.number(),
    range: z.strictObject({ min: z.number(), max: z.number(), step: z.number() }).nullable(),
  })
  .nullable();

/** The `Camera` of native/camera.ts. */
export const camera = z
  .strictObject({
    id: connectedId,
    name: z.string(),
    via: z.enum(['uvc', 'visca', 'codec']),
    status: lineStatus,
    detail: z.string().nullable(),
    picture: z.string().nullable(),
    abilities: z.strictObject({
      pan: axis,
      tilt: axis,
      zoom: axis,
      home: z.boolean(),
      presets: z.number(),
      focus: z.array(focus).readonly(),
      exposure: z.strictObject({ min: z.number(), max: z.number() }).nullable(),
      backlight: z.boolean(),
      power: z.boolean(),
      tally: z.boolean(),
    }),
    power: z.enum(['on', 'off']).nullable(),
    place: cameraPlace,
    moving: z.boolean(),
    focus: z.enum(['auto', 'manual']).nullable(),
    exposure: z.number().nullable(),
    backlight: z.boolean().nullable(),
    tally: z.boolean().nullable(),
  })
  .readonly() satisfies z.ZodType<Camera>;

/** Names that a view of the room may have, beside its number. */
export const viewNames = ['everybody', 'whiteboard', 'patient', 'speaker'] as const;

/** The largest picture of a view: a JPEG of at most so many characters as a data URL. */
const mostPicture = 60_000;

/** How many views a camera has. */
export const mostViews = 9;

/**
 * A view of the room to which a camera returns. Its picture was taken because somebody asked for it, and never leaves this
 * computer. `place` is kept here for a camera that keeps none itself.
 */
export const view = z
  .strictObject({
    camera: connectedId,
    /** 0 to 8. */
    number: z
      .number()
      .int()
      .min(0)
      .max(mostViews - 1),
    name: z.enum(viewNames).nullable(),
    place: cameraPlace.nullable(),
    picture: z
      .string()
      .max(mostPicture)
      .regex(/^data:image\/jpeg;base64,[A-Za-z0-9+/]+=*$/)
      .nullable(),
  })
  .readonly();
export type View = z.infer<typeof view>;
