import * as z from 'zod';
import { language, posture } from '../contract/kiosk.ts';
import { languages } from '../contract/languages.ts';
import { roomName } from '../contract/room.ts';
import { logLevels } from '../log.ts';
import { agenda, links } from './calendar-settings.ts';
import { dialling, directory } from './dialling-settings.ts';
import { equipment } from './equipment-settings.ts';
import { freshStart } from './fresh-start-settings.ts';
import { address, file, group, key, list, number, text, yesOrNo } from './schema-parts.ts';

/** What a room is called when the settings do not say, in the language that the kiosk starts in. */
const unnamedRoom = { da: 'Mødelokale', sv: 'Mötesrum', nb: 'Møterom', en: 'Meeting room' } as const;

/** A hash that {@link hashPin} makes: scrypt with N 16384, r 8, p 1, 16 bytes of salt, 32 bytes of key, base64url. */
export const pinHashForm = /^scrypt\$16384\$8\$1\$[A-Za-z0-9_-]{22}\$[A-Za-z0-9_-]{43}$/;

const isZone = (value: string): boolean => {
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
};

const room = group('The room in which the kiosk stands.', {
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .optional()
    .meta({
      description: `The room's name, as people say it; at most 60 characters. When absent: ${Object.values(unnamedRoom).join(', ')}, by language.`,
      examples: ['Egeskov'],
    }),
  site: z
    .string()
    .trim()
    .max(60)
    .default('')
    .meta({
      description: 'The house or organisation, shown beside the name; at most 60 characters.',
      examples: ['Sundhedshuset'],
    }),
  address: roomName.default('moedelokale').meta({
    description:
      "The name of the room's own meeting room on the hub, for a meeting that is in no calendar: lower-case letters, digits and hyphens, 3 to 64. Give every room on one hub its own.",
    examples: ['egeskov'],
  }),
  posture: posture.default('room').meta({
    description:
      'How the kiosk is used: room (a TV and people some metres away), terminal (one person close by), laptop (carried along) or door (beside the door: tells who has the room, and joins nothing).',
  }),
  zone: z
    .string()
    .refine(isZone, 'an IANA time zone like Europe/Copenhagen')
    .optional()
    .meta({
      description:
        "The IANA time zone in which times are shown and floating times are read. When absent: the computer's.",
      examples: ['Europe/Copenhagen'],
    }),
});

const languageGroup = group('The languages of the screens.', {
  default: language.default('da').meta({
    description: 'The language that the kiosk starts in and returns to when the room is left alone.',
  }),
  offered: z
    .array(language)
    .min(1)
    .refine((all) => new Set(all).size === all.length, 'each language once')
    .default([...languages])
    .meta({ description: 'The languages that people can choose between. The default must be one of them.' }),
}).refine((value) => value.offered.includes(value.default), {
  path: ['default'],
  message: 'one of the languages in language.offered',
});

const port = (description: string, otherwise: number) =>
  number(`${description} 0 to 65535; 0 takes any free one.`, 0, 65_535, otherwise);

const hub = group('The hub: the part that lets kiosks and guests find each other.', {
  listen: z
    .strictObject({
      host: z.string().min(1).default('0.0.0.0').meta({
        description: 'The address of this computer to listen on; 0.0.0.0 is all of them.',
      }),
      port: port('The TCP port (HTTPS).', 8471),
    })
    .optional()
    .meta({
      description:
        'Listen for guests and other kiosks on the network. When absent: reached from this computer only.',
    }),
  loopbackPort: port('The TCP port on this computer itself, for its own window.', 8470),
  publicUrl: address(
    'The address under which guests reach the hub, where it is not simply this computer and port.',
    'https://video.example.org',
  ).optional(),
  certificate: z
    .strictObject({
      certificate: file(
        "The certificate with its chain (PEM). A phone's camera needs one it trusts.",
        'hub.crt',
      ),
      key: file('Its private key (PEM).', 'hub.key'),
    })
    .optional()
    .meta({
      description: "The hub's own HTTPS certificate. When absent: the hub makes one at its first start.",
    }),
  broker: z
    .strictObject({
      url: z
        .string()
        .regex(/^mqtts?:\/\/[^\s/]+\/?$/, 'an address like mqtt://host:1883 or mqtts://host:8883')
        .meta({ description: 'The address of the broker.', examples: ['mqtts://mqtt.example.org:8883'] }),
      username: text('The user name of the hub at the broker.', 'rundbord').optional(),
      password: text('The password that belongs to it.', 'replace-me').optional(),
      ca: file(
        "The certificate (PEM) that signed the broker's, where the system does not trust it.",
        'broker-ca.crt',
      ).optional(),
    })
    .optional()
    .meta({ description: 'An MQTT 3.1.1 broker to use in place of the built-in one.' }),
  remote: z
    .strictObject({
      url: address("The other hub's address.", 'https://hub.example.org:8471'),
      key: key('The key that stands for this kiosk in hub.kiosks there; at least 20 characters.'),
      ca: file(
        "The certificate (PEM) that signed the other hub's, where the system does not trust it.",
        'hub-ca.crt',
      ).optional(),
    })
    .optional()
    .meta({ description: 'Use another hub in place of one in this kiosk.' }),
  kiosks: list(
    'The other kiosks that may use this hub.',
    z.strictObject({
      name: text('What the other kiosk is called here, for the log.', 'reception'),
      key: key('A secret shared with it; at least 20 characters.'),
    }),
  ),
  ticketMinutes: number(
    'Minutes for which a ticket into a room holds before it is renewed, 1 to 60.',
    1,
    60,
    5,
  ),
  inviteHours: number("Hours for which a guest's link holds, 1 to 168.", 1, 168, 12),
}).refine((value) => value.loopbackPort === 0 || value.listen?.port !== value.loopbackPort, {
  path: ['loopbackPort'],
  message: 'another port than hub.listen.port',
});

const calls = group('Calls in rooms of our own.', {
  stun: list(
    'STUN servers, for parties behind different routers.',
    z
      .string()
      .regex(/^stuns?:[^\s/?]+$/, 'a form like stun:stun.example.org:3478')
      .meta({ description: 'A STUN server.', examples: ['stun:turn.example.org:3478'] }),
  ),
  turn: z
    .strictObject({
      urls: z
        .array(
          z
            .string()
            .regex(/^turns?:[^\s/?]+(?:\?transport=(?:udp|tcp))?$/, 'a form like turn:turn.example.org:3478')
            .meta({ description: 'A TURN address.', examples: ['turn:turn.example.org:3478'] }),
        )
        .min(1)
        .meta({ description: 'The addresses of the TURN server.' }),
      secret: text(
        'The secret shared with coturn (static-auth-secret), from which credentials of a few minutes are made.',
        'replace-me-with-the-static-auth-secret',
      ).optional(),
      username: text('A fixed user name, in place of secret.').optional(),
      credential: text('The password of the fixed user name.').optional(),
    })
    .refine(
      (value) =>
        value.secret === undefined
          ? value.username !== undefined && value.credential !== undefined
          : value.username === undefined && value.credential === undefined,
      'either secret, or username and credential',
    )
    .optional()
    .meta({ description: 'A TURN server, for parties whose networks let no direct path through.' }),
  relayOnly: yesOrNo(
    "Let calls go through TURN only, so that no party learns another's network address.",
    false,
  ),
  maximumParties: number('The most parties in one room, 2 to 4, this one included.', 2, 4, 4),
  othersMayMoveCamera: yesOrNo(
    'Let the other rooms of a call move the camera of this one, while its picture is sent: drive it, and nothing else. A guest never may.',
    false,
  ),
  goodbyeSeconds: number('Seconds for which the goodbye screen stays, 1 to 60.', 1, 60, 8),
}).refine((value) => !value.relayOnly || value.turn !== undefined, {
  path: ['relayOnly'],
  message: 'false as long as calls.turn is not set',
});

/**
 * The settings: the one source of defaults, validation, JSON Schema and the reference page. Every key says what it
 * means and its unit; an unknown key is refused. Paths are as they stand in the file; `readSettings` makes them absolute.
 */
export const settingsSchema = z
  .strictObject({
    room,
    language: languageGroup,
    theme: z.enum(['auto', 'dark', 'light']).default('auto').meta({
      description: 'The look: dark, light, or auto (as the computer says).',
    }),
    agenda,
    links,
    dialling,
    directory,
    hub,
    calls,
    equipment,
    pin: z
      .string('what `rundbord config pin` prints')
      .regex(pinHashForm, 'what `rundbord config pin` prints')
      .optional()
      .meta({
        description:
          'The PIN of the settings screen, as `rundbord config pin` prints it. When absent: the first person who opens the settings screen chooses one.',
        examples: ['scrypt$16384$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
      }),
    freshStart,
    log: group('The log file.', {
      level: z.enum(logLevels).default('info').meta({
        description: 'How much is written: error, warn, info or debug, each with those before it.',
      }),
    }),
  })
  .transform((value) => ({
    ...value,
    room: {
      ...value.room,
      name: value.room.name ?? unnamedRoom[value.language.default],
      zone: value.room.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
  }));

export type Settings = z.output<typeof settingsSchema>;
export type AgendaSource = Settings['agenda']['sources'][number];

/** The settings of a kiosk that has no settings file. */
export const defaultSettings = (): Settings => settingsSchema.parse({});
