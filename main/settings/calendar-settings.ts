import * as z from 'zod';
import { address, file, group, list, number, regularExpression, text, yesOrNo } from './schema-parts.ts';

const mail = (description: string) =>
  z
    .string()
    .regex(/^[^\s@]+@[^\s@]+$/, 'a mail address like room@example.org')
    .meta({ description, examples: ['egeskov@example.org'] });

const checkSeconds = number(
  'Seconds between two questions whether anything changed, 2 to 3600. 4 shows a change within 5 seconds.',
  2,
  3600,
  4,
);

/** A kind of calendar is told by the key that only it has. */
const source = z
  .union([
    z.strictObject({ file: file('An iCalendar file (.ics).', 'agenda.ics') }),
    z.strictObject({
      url: address(
        'The address of an iCalendar feed.',
        'https://calendar.example.org/rooms/egeskov/calendar.ics',
      ),
      refreshMinutes: number('Minutes between two readings, 1 to 1440.', 1, 1440, 5),
      username: text('The user name, where the feed asks for one (HTTP Basic).', 'kiosk').optional(),
      password: text('The password that belongs to it.', 'replace-me').optional(),
    }),
    z.strictObject({
      caldav: address(
        'A CalDAV server: its address, that of a user, or of the calendar itself.',
        'https://calendar.example.org/dav/',
      ),
      username: text('The user name at the server.', 'egeskov').optional(),
      password: text('The password that belongs to it.', 'replace-me').optional(),
      calendar: text(
        "The calendar's name as the server shows it, where the user has several.",
        'Egeskov',
      ).optional(),
      checkSeconds,
    }),
    z
      .strictObject({
        graph: mail('The mail address of the room in Microsoft 365.'),
        tenant: z
          .string()
          .regex(/^[A-Za-z0-9.-]+$/, 'a directory id or a domain')
          .meta({
            description: 'The directory (tenant) id, or a domain of it.',
            examples: ['contoso.example.org'],
          }),
        client: z
          .string()
          .regex(/^[\dA-Fa-f-]{36}$/, 'an application id of 36 signs')
          .meta({
            description: 'The application (client) id.',
            examples: ['00000000-0000-0000-0000-000000000000'],
          }),
        secret: text("The application's secret.", 'replace-me').optional(),
        certificate: text(
          "In place of the secret: the application's certificate, a PEM file. A relative path begins at the folder of the settings file.",
        ).optional(),
        key: text("The certificate's private key, a PEM file.").optional(),
        login: address(
          'Where tokens are had; another one for a national cloud.',
          'https://login.microsoftonline.com',
        ).default('https://login.microsoftonline.com'),
        service: address(
          'Where Graph is; another one for a national cloud.',
          'https://graph.microsoft.com',
        ).default('https://graph.microsoft.com'),
        checkSeconds,
      })
      .refine(
        ({ secret, certificate, key }) =>
          secret === undefined
            ? certificate !== undefined && key !== undefined
            : certificate === undefined && key === undefined,
        { path: ['secret'], message: 'either secret, or certificate and key' },
      ),
    z.strictObject({
      google: mail("The calendar's id in Google Workspace: its mail address."),
      key: file("The service account's key file (JSON).", 'service-account.json'),
      service: address('Where the Calendar API is.', 'https://www.googleapis.com').default(
        'https://www.googleapis.com',
      ),
      checkSeconds,
    }),
    z.strictObject({
      ews: address(
        'The Exchange Web Services of an Exchange server of the house.',
        'https://mail.example.org/EWS/Exchange.asmx',
      ),
      mailbox: mail('The mail address of the room.'),
      username: text('The user who may read it, `DOMAIN\\user` or a mail address.', 'EXAMPLE\\kiosk'),
      password: text('The password that belongs to it.', 'replace-me'),
      checkSeconds,
    }),
  ])
  .meta({ description: 'One calendar, of the kind that its first key names.' });

/** The group `agenda`. */
export const agenda = group('Where the meetings of this room come from, and how much of them is shown.', {
  sources: list(
    'The calendars, read together. What is booked here goes into the first that may be written.',
    source,
  ),
  addresses: list(
    'The mail addresses of this room in the calendar. A meeting that they declined is left out.',
    mail('A mail address.'),
  ),
  showTitles: yesOrNo("Show the meetings' titles. Private ones are hidden all the same.", true),
  showOrganizers: yesOrNo('Show who called the meeting.', false),
  showDetails: yesOrNo(
    'Show what a meeting is for and who is invited, when it is opened. Not of private ones.',
    false,
  ),
  offerMinutes: number(
    'Minutes before its start from which a meeting is offered to be joined, 1 to 60.',
    1,
    60,
    15,
  ),
  autoJoin: z
    .strictObject({
      countdownSeconds: number(
        'Seconds before its start from which the screen says so, and can be told not to; 5 to 300.',
        5,
        300,
        30,
      ),
    })
    .optional()
    .meta({
      description:
        'Join meetings by themselves at their start, microphone and camera off. When absent: a person joins.',
    }),
  checkIn: z
    .strictObject({
      releaseAfterMinutes: number(
        'Minutes after its start at which a meeting for which nobody came is released; 5 to 60.',
        5,
        60,
        15,
      ),
    })
    .optional()
    .meta({
      description:
        'Ask people to check in, and release the room when nobody comes. Joining the meeting here is checking in. Needs a calendar that may be written.',
    }),
  beside: list(
    'Rooms nearby, shown when they are free.',
    z.strictObject({
      name: text('What the room is called.', 'Rosenborg'),
      where: z
        .string()
        .max(60)
        .default('')
        .meta({ description: 'Where it is, as people say it.', examples: ['1st floor'] }),
      source,
    }),
  ),
});

/** Host names, with a port where there is one. */
const hosts = (description: string, example: string) =>
  list(
    description,
    z
      .string()
      .regex(/^[A-Za-z0-9.-]+(?::\d{1,5})?$/, 'a host name like meet.example.org')
      .meta({ description: 'A host name.', examples: [example] }),
  );

const engine = (description: string, example: string) =>
  z.enum(['room', 'pexip', 'sip', 'web', 'codec']).meta({ description, examples: [example] });

const provider = (description: string, example: string) =>
  z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, 'a lower-case word')
    .meta({ description, examples: [example] });

/** The group `links`. */
export const links = group('What this house adds to what is known of links in invitations.', {
  jitsi: hosts("Hosts of the house's own Jitsi Meet.", 'meet.example.org'),
  pexip: hosts("Hosts of the house's own Pexip nodes.", 'video.example.org'),
  rules: list(
    'Texts in invitations that are ways in, tried before all that is known. The first that matches counts.',
    z.strictObject({
      match: regularExpression(
        'A regular expression, without regard to case. One that takes too long is given up.',
        'https://video\\.example\\.org/room/(\\d+)',
      ),
      engine: engine('How it is joined: room, pexip, sip, web or codec.', 'pexip'),
      provider: provider('The name of the system, a lower-case word.', 'pexip'),
      address: text('What is dialled; $1 to $9 and $& stand for what matched.', '$1@video.example.org'),
    }),
  ),
  prefer: list(
    'Which way is taken where a provider can be reached by several.',
    z.strictObject({
      provider: provider('The system, a lower-case word.', 'teams'),
      engine: engine('The way that is wished: room, pexip, sip, web or codec.', 'sip'),
    }),
  ),
});
