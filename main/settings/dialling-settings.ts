import * as z from 'zod';
import { engines } from '../contract/meeting.ts';
import { address, file, group, list, number, regularExpression, text, yesOrNo } from './schema-parts.ts';

/** A SIP server's address (RFC 7118): encrypted, plain only on this computer itself. */
const sipServer = z
  .string()
  .regex(
    /^(?:wss:\/\/[^\s/?#@]+|ws:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?)(?=$|[/?#])\S*$/,
    'an address that begins with wss:// (ws:// only for 127.0.0.1 and localhost)',
  )
  .meta({ description: 'A SIP server over WebSocket.', examples: ['wss://sip.example.org/ws'] });

/** The group `dialling`. */
export const dialling = group('How other systems are called, and call this kiosk.', {
  pexip: group('Meetings on Pexip Infinity, ours and those of others.', {
    nodes: list(
      "The house's own conferencing nodes, the first to be asked first. They are asked for aliases without a domain and for those of the hosts in links.pexip. Other domains are found by their DNS (SRV _pexapp._tcp).",
      address('The address of a node.', 'https://video.example.org'),
    ),
    ca: file(
      "The certificate (PEM) that signed the nodes', where the system does not trust it.",
      'pexip-ca.crt',
    ).optional(),
    gateway: yesOrNo(
      'Call SIP, H.323 and Skype for Business addresses and numbers through the nodes, where their call routing rules place such calls.',
      false,
    ),
    registration: z
      .strictObject({
        alias: text('The device alias under which the kiosk is called.', 'egeskov@example.org'),
        username: text('The user name of the registration.', 'egeskov'),
        password: text('The password that belongs to it.', 'replace-me'),
      })
      .optional()
      .meta({ description: 'Register the kiosk at the first node that answers, so that it can be called.' }),
  }),
  sip: z
    .strictObject({
      uri: z
        .string()
        .regex(/^sips?:[^\s@]+@[^\s@]+$/, 'a SIP address like sip:egeskov@example.org')
        .meta({ description: "The kiosk's own SIP address.", examples: ['sip:egeskov@example.org'] }),
      username: text('The user name, where it is another than in the address.', 'egeskov').optional(),
      password: text('The password that belongs to it.', 'replace-me'),
      servers: z
        .array(sipServer)
        .min(1)
        .max(5)
        .meta({ description: 'The servers, the first to be tried first (RFC 7118).' }),
      ca: file(
        "The certificate (PEM) that signed the servers', where the system does not trust it.",
        'sip-ca.crt',
      ).optional(),
      tones: z.enum(['auto', 'info']).default('auto').meta({
        description:
          'How the keys of the dial pad are sent: auto (RFC 4733 where the other side takes them, else SIP INFO) or info.',
      }),
    })
    .optional()
    .meta({
      description: 'An account at a SIP server. When absent: SIP is called through Pexip, if at all.',
    }),
  countryCode: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'a country calling code like 45')
    .default('45')
    .meta({
      description:
        'The country calling code of numbers that are typed without one. Short numbers stay as they are.',
      examples: ['45'],
    }),
  numberDomain: z
    .string()
    .regex(/^[A-Za-z0-9.-]+$/, 'a domain like example.org')
    .optional()
    .meta({
      description: 'The domain at which numbers are called. When absent: that of the SIP account.',
      examples: ['sip.example.org'],
    }),
  rules: list(
    'What is dialled, rewritten by the rules of the house, before a way is chosen: what a person types, and what a meeting says. The first that matches counts.',
    z.strictObject({
      match: regularExpression(
        'A regular expression for the whole of what is dialled, as it was typed or as an address with or without its scheme; without regard to case. One that takes too long is given up.',
        '^(\\d{4})$',
      ),
      address: text('What is dialled instead; $1 to $9 and $& stand for what matched.', 'sip:$1@example.org'),
      engine: z
        .enum(engines)
        .exclude(['fake', 'room', 'web'])
        .optional()
        .meta({
          description: 'By what: pexip, sip or codec. When absent: what the new address says.',
          examples: ['sip'],
        }),
    }),
  ),
  incoming: group('Calls from elsewhere.', {
    rings: yesOrNo('Ring aloud on the speaker of the computer. Devices ring in any case.', true),
    whenInCall: z.enum(['ask', 'busy']).default('ask').meta({
      description:
        'What a second caller gets while a call is on: ask (the people in the room see who calls) or busy.',
    }),
    autoAnswer: z
      .strictObject({
        from: z
          .array(text('An address; * stands for any signs.', '*@vagtcentral.example.org'))
          .min(1)
          .max(50)
          .meta({ description: 'Whose calls are taken.' }),
        countdownSeconds: number('Seconds that the screen says so before, 3 to 60.', 3, 60, 10),
      })
      .optional()
      .meta({
        description:
          'Take calls by themselves, after a countdown that anybody can stop; the camera stays off until a person turns it on. When absent: a person answers.',
      }),
  }),
});

/** The group `directory`. */
export const directory = group('Whom one can call: rooms, practices and colleagues.', {
  sources: list(
    'Where the entries come from, read together.',
    z
      .union([
        z.strictObject({
          file: file(
            'A file of entries: YAML, JSON or CSV (with a first line that names its columns) with name, kind (room, practice, person or other), where and address. Read again when it changes.',
            'directory.csv',
          ),
        }),
        z.strictObject({ vcard: file('A vCard file (RFC 6350; also 3.0 and 2.1).', 'directory.vcf') }),
        z.strictObject({
          ldap: z
            .string()
            .regex(
              /^(?:ldaps:\/\/[^\s/?#@]+|ldap:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?)\/?$/,
              'an address that begins with ldaps:// (ldap:// only for 127.0.0.1 and localhost)',
            )
            .meta({ description: 'An LDAP server (RFC 4511).', examples: ['ldaps://ldap.example.org'] }),
          base: text('Where the search begins.', 'ou=rooms,dc=example,dc=org'),
          filter: text('Which entries count (RFC 4515).', '(objectClass=person)').default(
            '(|(objectClass=person)(objectClass=organizationalRole)(objectClass=device))',
          ),
          bind: text(
            'The name to bind as. When absent: anonymously.',
            'cn=kiosk,dc=example,dc=org',
          ).optional(),
          password: text('The password that belongs to it.', 'replace-me').optional(),
          address: text(
            'The attribute that is dialled; entries without it are not shown.',
            'telephoneNumber',
          ).default('telephoneNumber'),
          where: text('The attribute shown below the name.', 'ou').default('ou'),
          kind: z.enum(['room', 'practice', 'person', 'other']).default('person').meta({
            description: 'What the entries are: room, practice, person or other.',
          }),
          ca: file(
            "The certificate (PEM) that signed the server's, where the system does not trust it.",
            'ldap-ca.crt',
          ).optional(),
        }),
        z.strictObject({
          hub: z.literal('rooms').meta({
            description:
              "The rooms of the hub's kiosks: `rooms`. A kiosk that has this source tells the hub its own room.",
            examples: ['rooms'],
          }),
        }),
      ])
      .meta({ description: 'One source, of the kind that its first key names.' }),
  ),
  recents: z.enum(['rooms', 'all', 'none']).default('rooms').meta({
    description:
      'Which calls are remembered on this kiosk: rooms (only with rooms and practices of the directory: nobody finds whom a person called), all (for a computer that one person uses), or none.',
  }),
});
