import * as z from 'zod';
import { baudRates } from '../contract/connected.ts';
import { group, list, number, text, yesOrNo } from './schema-parts.ts';
import { wake } from './wake-settings.ts';

/** The ids of the VISCA dialects in native/protocols/visca/dialects.ts, named here so that main need not load them; a test compares. */
const viscaDialects = [
  'sony-evi-d70',
  'sony-evi-hd1',
  'sony-evi-d80',
  'sony-brc-h700',
  'sony-srg',
  'ptzoptics',
  'avonic',
  'aver',
  'lumens',
  'telycam',
  'jimcom',
  'vaddio-roboshot',
  'standard',
] as const;

const name = (example: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(60)
    .meta({
      description:
        'What people call it, shown on the screens; at most 60 characters, and another for each device.',
      examples: [example],
    });

const serial = (example: string) =>
  z
    .string()
    .min(1)
    .max(200)
    .meta({
      description:
        'The serial port at which it is: /dev/ttyUSB0, COM3, or better the path below /dev/serial/by-id, which stays over plugs.',
      examples: [example],
    });

const baud = (otherwise: (typeof baudRates)[number]) =>
  z
    .int()
    .min(baudRates[0])
    .max(baudRates[baudRates.length - 1] ?? baudRates[0])
    .refine((rate) => baudRates.some((one) => one === rate), `one of ${baudRates.join(', ')}`)
    .default(otherwise)
    .meta({ description: `The speed that is set at the device: ${baudRates.join(', ')}.` });

const hostForm = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?$/;

const isHost = (value: string): boolean => {
  const found = hostForm.exec(value);
  const port = found?.[1];
  return found !== null && (port === undefined || (Number(port) >= 1 && Number(port) <= 65_535));
};

/** A name or address on the network, with a port where it is not the usual one. */
const host = (description: string, example: string) =>
  z
    .string()
    .max(262)
    .refine(isHost, 'a name or an address, as 192.0.2.10, with a port behind a colon if need be')
    .meta({ description, examples: [example] });

const picture = z
  .string()
  .min(1)
  .max(300)
  .optional()
  .meta({
    description:
      'What the browser calls the picture of this camera, as the devices screen shows it; needed where a capture card stands between.',
    examples: ['HDMI Capture'],
  });

const dialect = z.enum(viscaDialects).optional().meta({
  description: 'How it speaks VISCA, where the camera is not to be asked.',
});

const camera = z
  .union([
    z.strictObject({
      name: name('Camera at the wall'),
      serial: serial('/dev/ttyUSB0'),
      baud: baud(9600),
      address: number('Which camera of a chain it is, 1 to 7, counted from the computer.', 1, 7, 1),
      dialect,
      picture,
    }),
    z.strictObject({
      name: name('Camera at the ceiling'),
      tcp: host('Its address for VISCA over TCP; port 5678 when none is said.', '192.0.2.10'),
      dialect,
      picture,
    }),
    z.strictObject({
      name: name('Camera at the door'),
      udp: host(
        'Its address for VISCA over UDP; when no port is said 52381, or 1259 without the Sony header.',
        '192.0.2.11',
      ),
      sonyHeader: yesOrNo("Each packet has Sony's header and count.", true),
      dialect,
      picture,
    }),
  ])
  .meta({ description: 'One camera: serial, tcp or udp. USB cameras need no entry.' });

const set = z.int().min(0).max(1000).optional().meta({
  description:
    'Its own number, where several are on one line: Samsung 0 to 254, LG 1 to 1000, NEC 1 to 100. When absent: 0 for Samsung, else 1.',
});

const input = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'a word like hdmi-1')
  .optional()
  .meta({
    description: 'The input on which the kiosk is seen, chosen whenever the display wakes.',
    examples: ['hdmi-1'],
  });

const setFits = (value: { readonly protocol: string; readonly set?: number | undefined }): boolean => {
  const [least, most] = setRanges[value.protocol] ?? [0, 1000];
  return value.set === undefined || (value.set >= least && value.set <= most);
};
const setRanges: { readonly [protocol: string]: readonly [number, number] } = {
  'samsung-mdc': [0, 254],
  lg: [1, 1000],
  nec: [1, 100],
};
const setWrong = { path: ['set'], message: 'Samsung 0 to 254, LG 1 to 1000, NEC 1 to 100' };

const display = z
  .union([
    z
      .strictObject({
        name: name('Display at the wall'),
        serial: serial('/dev/ttyUSB1'),
        baud: baud(9600),
        protocol: z
          .enum(['samsung-mdc', 'lg', 'nec'])
          .meta({ description: 'What it speaks at a serial port.', examples: ['samsung-mdc'] }),
        set,
        input,
      })
      .refine(setFits, setWrong),
    z
      .strictObject({
        name: name('Projector'),
        tcp: host(
          'Its address; when no port is said: Samsung 1515, LG 9761, NEC 7142, PJLink 4352.',
          '192.0.2.20',
        ),
        protocol: z
          .enum(['pjlink', 'samsung-mdc', 'lg', 'nec'])
          .meta({ description: 'What it speaks over TCP.', examples: ['pjlink'] }),
        set,
        password: text('The password of PJLink, where the projector has one.', 'replace-me').optional(),
        input,
      })
      .refine(setFits, setWrong),
    z.strictObject({
      name: name('Television'),
      cec: text('The HDMI-CEC adapter, on Linux.', '/dev/cec0'),
      input,
    }),
  ])
  .meta({ description: 'One display or projector: serial, tcp or cec.' });

const codecName = name('Codec under the television');
const codecProtocol = z
  .enum(['polycom', 'cisco'])
  .meta({ description: 'Whose it is.', examples: ['polycom'] });
const codecPassword = text('The password that it asks for once the line is open.', 'replace-me').optional();
const takes = z
  .array(z.enum(['sip', 'pexip']))
  .default([])
  .meta({
    description:
      'Which meetings are joined on it in place of this computer: those with a SIP address, those on Pexip.',
  });

const codec = z
  .union([
    z.strictObject({
      name: codecName,
      telnet: host('Its address for telnet; when no port is said: Polycom 24, Cisco 23.', '192.0.2.30'),
      protocol: codecProtocol,
      password: codecPassword,
      takes,
    }),
    z.strictObject({
      name: codecName,
      ssh: host('Its address for SSH; port 22 when none is said.', '192.0.2.30'),
      protocol: codecProtocol,
      user: text('The user name for SSH.', 'admin'),
      password: text('The password for SSH.', 'replace-me'),
      hostKey: z
        .string()
        .regex(/^[A-Za-z0-9+/]{43}=?$/, 'what ssh-keygen -l prints after SHA256:')
        .optional()
        .meta({
          description:
            'The SHA-256 of its host key, as `ssh-keygen -l` prints it after `SHA256:`. When absent: whichever it shows first after a start.',
          examples: ['AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
        }),
      takes,
    }),
    z.strictObject({
      name: codecName,
      serial: serial('/dev/ttyUSB2'),
      baud: baud(9600),
      protocol: codecProtocol,
      password: codecPassword,
      takes,
    }),
  ])
  .optional()
  .meta({
    description:
      'A video codec with a camera, microphones and calls of its own, which this kiosk drives: telnet, ssh or serial.',
  });

type Placed = {
  readonly name: string;
  readonly serial?: string;
  readonly baud?: number;
};

/** As many as the native process drives, less a few that a person says to be at serial ports. */
const mostDevices = 12;

/** The group `equipment`. */
export const equipment = group(
  'Cameras, displays and a codec that are driven over a serial line or the network. USB devices need no entry.',
  {
    cameras: list('Cameras that are moved by VISCA.', camera),
    displays: list('Displays and projectors that wake and sleep with the room.', display),
    codec,
    wake,
  },
).superRefine((value, context) => {
  const wrong = (path: (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path, message });
  const placed: readonly { path: (string | number)[]; kind: string; one: Placed }[] = [
    ...value.cameras.map((one, at) => ({ path: ['cameras', at], kind: 'visca', one })),
    ...value.displays.map((one, at) => ({
      path: ['displays', at],
      kind: 'protocol' in one ? one.protocol : 'cec',
      one,
    })),
    ...(value.codec ? [{ path: ['codec'], kind: 'codec', one: value.codec }] : []),
  ];
  const names = new Set<string>();
  const ports = new Map<string, string>();
  for (const { path, kind, one } of placed) {
    const word = one.name.toLowerCase();
    if (names.has(word)) wrong([...path, 'name'], 'a name that no other device has');
    names.add(word);
    if (one.serial === undefined) continue;
    const line = `${kind} ${one.baud}`;
    const before = ports.get(one.serial);
    if (before !== undefined && (before !== line || kind === 'codec'))
      wrong([...path, 'serial'], 'a port at which nothing else is, or devices of one kind with one speed');
    ports.set(one.serial, line);
  }
  if (placed.length > mostDevices) wrong([], `at most ${mostDevices} devices`);
});

export type EquipmentSettings = z.output<typeof equipment>;
