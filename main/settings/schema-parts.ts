import * as z from 'zod';

/** A group whose lines are all commented out is null in YAML; that is a group in which nothing is set. */
export const group = <S extends z.ZodRawShape>(description: string, shape: S) =>
  z
    .preprocess((value) => value ?? {}, z.strictObject(shape))
    .prefault({})
    .meta({ description });

/** The same for a list. */
export const list = <S extends z.ZodType>(description: string, entry: S) =>
  z
    .preprocess((value) => value ?? [], z.array(entry))
    .prefault([])
    .meta({ description });

/** A text of at least one sign. */
export const text = (description: string, ...examples: string[]) =>
  z
    .string()
    .min(1)
    .meta({ description, ...(examples.length > 0 ? { examples } : {}) });

/** A whole number from `least` to `most`. */
export const number = (description: string, least: number, most: number, otherwise: number) =>
  z.int().min(least).max(most).default(otherwise).meta({ description });

/** A switch. */
export const yesOrNo = (description: string, otherwise: boolean) =>
  z.boolean().default(otherwise).meta({ description });

/** What crosses a network is encrypted; only on this computer itself may it be plain. */
export const address = (description: string, example: string) =>
  z
    .string()
    .regex(
      /^(?:https:\/\/[^\s/?#@]+|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?)(?=$|[/?#])\S*$/,
      'an address that begins with https:// (http:// only for 127.0.0.1 and localhost), with no user name in it',
    )
    .refine((value) => URL.canParse(value), 'an address like https://example.org/')
    .meta({ description, examples: [example] });

/** A path; `readSettings` makes it absolute. */
export const file = (description: string, example: string) =>
  text(`${description} A relative path begins at the folder of the settings file.`, example);

/** A regular expression, used without regard to case. */
export const regularExpression = (description: string, example: string) =>
  z
    .string()
    .min(1)
    .max(500)
    .refine((value) => {
      try {
        return Boolean(new RegExp(value, 'i'));
      } catch {
        return false;
      }
    }, 'a regular expression')
    .meta({ description, examples: [example] });

/** A secret that two computers share. */
export const key = (description: string) =>
  z
    .string()
    .min(20)
    .meta({ description, examples: ['replace-me-with-a-long-random-text'] });

/** A time as a clock on the wall shows it, `HH:MM`. */
export const timeOfDay = (description: string, otherwise: string) =>
  z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day like 02:00')
    .default(otherwise)
    .meta({ description });
