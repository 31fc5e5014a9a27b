import { expect, test } from 'vitest';
import { issueInWords } from '../../../main/settings/issue-in-words.ts';
import { settingsJsonSchema } from '../../../main/settings/json-schema.ts';
import { readSettings } from '../../../main/settings/read-settings.ts';
import { dialects } from '../../../native/protocols/visca/dialects.ts';

function read(text: string) {
  const reading = readSettings(text, 'yaml', '/etc/rundbord');
  return reading.ok
    ? { equipment: reading.settings.equipment, wrong: [] }
    : {
        equipment: null,
        wrong: reading.issues.map((issue) => `${issue.line ?? '-'} ${issueInWords(issue)}`),
      };
}

test('nothing is connected when nothing is said, and displays wake five minutes before a meeting', () => {
  expect(read('').equipment).toEqual({
    cameras: [],
    displays: [],
    wake: { beforeMinutes: 5, afterMinutes: 15, atTouch: true },
  });
  expect(read('equipment:\n  cameras:\n  displays:\n  wake:\n').equipment).toEqual(read('').equipment);
});

test('each kind of line is read, with the defaults of its kind', () => {
  const { equipment, wrong } = read(`
equipment:
  cameras:
    - { name: Left, serial: /dev/ttyUSB0 }
    - { name: Right, serial: /dev/ttyUSB0, address: 2 }
    - { name: Ceiling, tcp: "192.0.2.10:1259" }
    - { name: Door, udp: camera.example.org, dialect: sony-srg }
  displays:
    - { name: Wall, serial: COM3, protocol: lg, set: 2 }
    - { name: Projector, tcp: "[2001:db8::1]:4352", protocol: pjlink, password: s }
    - { name: Television, cec: /dev/cec0, input: hdmi-2 }
  codec: { name: Codec, ssh: 192.0.2.30, protocol: cisco, user: admin, password: s, takes: [sip] }
`);
  expect(wrong).toEqual([]);
  expect(equipment?.cameras).toMatchObject([
    { baud: 9600, address: 1 },
    { baud: 9600, address: 2 },
    { tcp: '192.0.2.10:1259' },
    { udp: 'camera.example.org', sonyHeader: true, dialect: 'sony-srg' },
  ]);
  expect(equipment?.codec).toMatchObject({ ssh: '192.0.2.30', takes: ['sip'] });
});

test('a mistake is named with its place, its line and what would be right', () => {
  const { wrong } = read(`
equipment:
  cameras:
    - name: Left
      serial: /dev/ttyUSB0
      baud: 9601
    - name: Right
      tcp: 192.0.2.10:99999
    - name: Ceiling
      udp: 192.0.2.12
      baud: 9600
    - name: Door
      dialect: sony
  displays:
    - name: Wall
      tcp: 192.0.2.20
      protocol: samsung
    - name: Other
      tcp: 192.0.2.21
      protocol: nec
      set: 101
  codec:
    name: Codec
    ssh: 192.0.2.30
    protocol: cisco
    user: admin
    password: s
    hostKey: SHA256:abc
  wake:
    beforeMinutes: 500
`);
  expect(wrong).toMatchInlineSnapshot(`
    [
      "6 equipment.cameras[0].baud: must be one of 9600, 19200, 38400, 57600, 115200",
      "8 equipment.cameras[1].tcp: must be a name or an address, as 192.0.2.10, with a port behind a colon if need be",
      "11 equipment.cameras[2].baud: there is no such setting; it goes with another kind of entry",
      "12 equipment.cameras[3]: is missing; write serial, tcp or udp",
      "17 equipment.displays[0].protocol: must be one of pjlink, samsung-mdc, lg or nec",
      "21 equipment.displays[1].set: must be Samsung 0 to 254, LG 1 to 1000, NEC 1 to 100",
      "28 equipment.codec.hostKey: must be what ssh-keygen -l prints after SHA256:",
      "30 equipment.wake.beforeMinutes: must be at most 120",
    ]
  `);
});

test('two names that are the same, and two kinds of device at one serial port, are refused', () => {
  const { wrong } = read(`
equipment:
  cameras:
    - { name: Left, serial: /dev/ttyUSB0 }
    - { name: left, serial: /dev/ttyUSB0, baud: 38400 }
  displays:
    - { name: Wall, serial: /dev/ttyUSB0, protocol: lg }
`);
  expect(wrong).toMatchInlineSnapshot(`
    [
      "5 equipment.cameras[1].name: must be a name that no other device has",
      "5 equipment.cameras[1].serial: must be a port at which nothing else is, or devices of one kind with one speed",
      "7 equipment.displays[0].serial: must be a port at which nothing else is, or devices of one kind with one speed",
    ]
  `);
});

test('the dialects that can be set are those there are', () => {
  const { cameras } = settingsJsonSchema.properties?.equipment?.properties ?? {};
  const named = cameras?.items?.anyOf?.map(({ properties }) => properties?.dialect?.enum);
  for (const each of named ?? []) expect(each).toEqual(dialects.map(({ id }) => id));
  expect(named).toHaveLength(3);
});
