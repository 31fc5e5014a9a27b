import * as z from 'zod';

/** What an entry of the directory is: a room or device, a practice or department, a person, or none of these. */
export const entryKinds = ['room', 'practice', 'person', 'other'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Somebody or something that can be called. */
export const directoryEntry = z
  .strictObject({
    /** Stable over a reload. */
    id: z.string().min(1).max(300),
    name: z.string().min(1).max(200),
    kind: z.enum(entryKinds),
    /** House, department or place, shown below the name; empty when not told. */
    where: z.string().max(200),
    /** What is dialled, as one would type it. */
    address: z.string().min(1).max(500),
    favourite: z.boolean(),
  })
  .readonly();
export type DirectoryEntry = z.infer<typeof directoryEntry>;

/** A call of before. On a shared kiosk only calls with rooms and practices of the directory are kept. */
export const recentCall = z
  .strictObject({
    id: z.string().max(80),
    name: z.string().max(200),
    kind: z.enum(entryKinds),
    address: z.string().max(500),
    direction: z.enum(['out', 'in', 'missed']),
    /** Milliseconds since 1970. */
    at: z.number(),
  })
  .readonly();
export type RecentCall = z.infer<typeof recentCall>;

/** What the dial screen shows before anything is typed. */
export const directoryFacts = z
  .strictObject({
    /** A source is named in the settings. */
    has: z.boolean(),
    favourites: z.array(directoryEntry).max(50).readonly(),
    recents: z.array(recentCall).max(20).readonly(),
    /** A source that cannot be read now; its kept entries are still found. */
    troubled: z.boolean(),
  })
  .readonly();
export type DirectoryFacts = z.infer<typeof directoryFacts>;

export const noDirectory: DirectoryFacts = { has: false, favourites: [], recents: [], troubled: false };

/** What a search found, the best first. */
export const directoryFound = z
  .strictObject({
    entries: z.array(directoryEntry).max(50).readonly(),
    /** There are more than are listed. */
    more: z.boolean(),
  })
  .readonly();
export type DirectoryFound = z.infer<typeof directoryFound>;
