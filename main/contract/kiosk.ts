import * as z from 'zod';
import { profileName } from './devices.ts';
import { incomingFacts } from './dialling.ts';
import { languages } from './languages.ts';
import { engines, joinTarget, meeting } from './meeting.ts';
import { problemCodes } from './problems.ts';

export const language = z.enum(languages);

/** `door`: beside the door of a room, upright; it tells who has the room, and joins nothing. */
export const posture = z.enum(['room', 'terminal', 'laptop', 'door']);
export type Posture = z.infer<typeof posture>;

export const problem = z.strictObject({
  code: z.enum(problemCodes),
  at: z.string().optional(),
  detail: z.string().optional(),
});

/** The part of the settings that the window may know. Holds no secret. */
export const kioskFacts = z
  .strictObject({
    version: z.string(),
    demo: z.boolean(),
    roomName: z.string(),
    site: z.string(),
    /** The room's own address, `rundbord:<room>`, for a meeting that is in no calendar. */
    ownAddress: z.string(),
    posture,
    theme: z.enum(['auto', 'dark', 'light']),
    /** IANA time zone in which times are shown. */
    zone: z.string(),
    language,
    offeredLanguages: z.array(language).min(1),
    showTitles: z.boolean(),
    showOrganizers: z.boolean(),
    /** Minutes before its start from which a meeting is offered to be joined. */
    offerMinutes: z.number(),
    /** Seconds before its start from which a meeting that will be joined by itself says so; null when none is. */
    autoJoinSeconds: z.number().nullable(),
    /** Seconds that the goodbye screen stays. */
    goodbyeSeconds: z.number(),
    /** The engines that a call can take here, a gateway counted for what it reaches. */
    calls: z.array(z.enum(engines)).readonly(),
    incoming: incomingFacts,
    /** Whether other rooms of a call may move this room's camera. */
    othersMayMoveCamera: z.boolean(),
    pinIsSet: z.boolean(),
    /** The file that holds the settings, for IT. */
    settingsFile: z.string(),
  })
  .readonly();
export type KioskFacts = z.infer<typeof kioskFacts>;

/** One thing wrong in the settings file. `path` is `agenda.sources[0].url`; `code` and `expected` give the words. */
export const settingsIssue = z.strictObject({
  path: z.string(),
  code: z.enum([
    'unknown-key',
    'missing',
    'wrong-type',
    'not-one-of',
    'too-small',
    'too-large',
    'wrong-form',
    'not-readable',
  ]),
  /** What would be right: a type, a list of words, a limit or a form. In English, for IT. */
  expected: z.string(),
  /** 1-based line in the file, where it is known. */
  line: z.number().optional(),
});
export type SettingsIssue = z.infer<typeof settingsIssue>;

/** Something that is wrong now and that a person should know of. Gone from the list when it is mended. */
export const notice = z
  .strictObject({
    code: z.enum(problemCodes),
    at: z.string().optional(),
    detail: z.string().optional(),
    since: z.number(),
    issues: z.array(settingsIssue).optional(),
  })
  .readonly();
export type Notice = z.infer<typeof notice>;

/** The room's agenda as last read. Meetings are sorted by start, from yesterday to a week ahead. */
export const agendaFacts = z
  .strictObject({
    meetings: z.array(meeting).readonly(),
    /** When every source was last read whole; null before the first time. */
    freshAt: z.number().nullable(),
    /** Set while a source cannot be reached and its kept meetings are shown. */
    staleSince: z.number().nullable(),
    /** False until the first reading ended, well or badly. */
    read: z.boolean(),
    /** Whether a meeting may be booked here, since a calendar of the room may be written. */
    mayBook: z.boolean(),
    /** What could not be read, by source. */
    problems: z.array(problem).readonly(),
  })
  .readonly();
export type AgendaFacts = z.infer<typeof agendaFacts>;

/** How the hub is, and whether guests on the network can reach it. */
export const hubFacts = z
  .strictObject({
    status: z.enum(['starting', 'up', 'down']),
    /** Where guests reach it; null when it listens on loopback only. */
    guestBase: z.string().nullable(),
    trust: z.enum(['trusted', 'own-certificate', 'loopback-only']),
    problem: problem.nullable(),
  })
  .readonly();
export type HubFacts = z.infer<typeof hubFacts>;

/** The call that the window is in, kept by main so that a window that died is back in it. */
export const rememberedCall = z.strictObject({
  target: joinTarget,
  meetingId: z.string().nullable(),
  muted: z.boolean(),
  camera: z.boolean(),
  since: z.number(),
  /** The other side called; absent when this one did. */
  incoming: z.boolean().optional(),
});
export type RememberedCall = z.infer<typeof rememberedCall>;

/** Devices of the browser by the labels that the system gives them, the most wished first. */
const wishes = z.array(z.string().max(300)).max(8).readonly();

/**
 * Which cameras, microphones and speakers are wanted, by their labels, the most wished first: the first that is plugged in is
 * used. None is "let the kiosk choose". `profile` is what the room's equipment was said to be.
 */
export const chosenDevices = z
  .strictObject({
    profile: profileName.nullable(),
    camera: wishes,
    microphone: wishes,
    speaker: wishes,
  })
  .readonly();
export type ChosenDevices = z.infer<typeof chosenDevices>;

/** What the settings screen can change. Everything else is for the file. */
export const editableSettings = z.strictObject({
  roomName: z.string().trim().min(1).max(60),
  site: z.string().trim().max(60),
  posture,
  theme: z.enum(['auto', 'dark', 'light']),
  language,
  /** One file path or URL a line. */
  agendaSources: z.array(z.string().trim().min(1)).max(10),
  showTitles: z.boolean(),
  showOrganizers: z.boolean(),
});
export type EditableSettings = z.infer<typeof editableSettings>;

/** What IT wants to read on the diagnostics screen. No person in it. */
export const diagnostics = z.strictObject({
  version: z.string(),
  shell: z.string(),
  /** Whether the browser's processes are locked in; off is for tests as root. */
  sandbox: z.enum(['on', 'off']),
  node: z.string(),
  system: z.string(),
  settingsFile: z.string(),
  dataFolder: z.string(),
  logFile: z.string(),
  hub: z.string(),
  addresses: z.array(z.string()),
  /** What is connected by lines and how it is, a line each, by no name that a person gave it. */
  connected: z.array(z.string()).readonly(),
  upSeconds: z.number(),
  memoryMiB: z.number(),
});
export type Diagnostics = z.infer<typeof diagnostics>;

export const selftestSteps = ['window', 'agenda', 'camera', 'microphone', 'speaker', 'call'] as const;

/** One step of the self-test as the window saw it. `ms` is how long it took. */
export const selftestStep = z.strictObject({
  step: z.enum(selftestSteps),
  ok: z.boolean(),
  ms: z.number(),
  /** What was found, in English for the report: a device's label, a level, a frame count. */
  found: z.string(),
  /** What to do, in plain English; null when the step holds. */
  remedy: z.string().nullable(),
});
export type SelftestStep = z.infer<typeof selftestStep>;
