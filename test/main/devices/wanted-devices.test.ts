import { expect, test } from 'vitest';
import { wantedDevices } from '../../../main/devices/wanted-devices.ts';
import { settingsSchema } from '../../../main/settings/schema.ts';
import { isToHost } from '../../../native/host-messages.ts';

const equipmentOf = (equipment: object) => settingsSchema.parse({ equipment }).equipment;

test('each entry of the settings becomes a device, at the port that is usual for it', () => {
  const devices = wantedDevices(
    equipmentOf({
      cameras: [
        { name: 'Left', serial: '/dev/ttyUSB0', baud: 38_400, address: 2 },
        { name: 'Ceiling', tcp: '192.0.2.10' },
        { name: 'Door', udp: 'camera.example.org', picture: 'HDMI' },
        { name: 'Window', udp: '[2001:db8::1]:9000', sonyHeader: false },
        { name: 'Wall', udp: '[2001:db8::1]', sonyHeader: false, dialect: 'avonic' },
      ],
      displays: [
        { name: 'A', serial: 'COM3', protocol: 'samsung-mdc' },
        { name: 'B', tcp: '192.0.2.20', protocol: 'pjlink', password: 's' },
        { name: 'C', tcp: '192.0.2.21', protocol: 'lg', set: 7, input: 'hdmi-1-dtv' },
        { name: 'D', cec: '/dev/cec0' },
      ],
      codec: { name: 'Codec', ssh: '192.0.2.30:2222', protocol: 'cisco', user: 'u', password: 'p' },
    }),
    [],
  );
  expect(isToHost({ kind: 'connect', devices })).toBe(true);
  expect(devices).toMatchObject([
    { line: { kind: 'serial', port: '/dev/ttyUSB0', baudRate: 38_400 }, address: 2, sonyHeader: false },
    { line: { kind: 'tcp', host: '192.0.2.10', port: 5678 } },
    { line: { kind: 'udp', host: 'camera.example.org', port: 52_381 }, sonyHeader: true, picture: 'HDMI' },
    { line: { host: '2001:db8::1', port: 9000 }, sonyHeader: false },
    { line: { host: '2001:db8::1', port: 1259 }, dialect: 'avonic' },
    { protocol: 'samsung-mdc', set: 0, line: { port: 'COM3', baudRate: 9600 } },
    { protocol: 'pjlink', line: { port: 4352 }, password: 's' },
    { protocol: 'lg', line: { port: 9761 }, set: 7, input: 'hdmi-1-dtv' },
    { protocol: 'cec', line: { kind: 'cec', adapter: '/dev/cec0' } },
    { line: { kind: 'ssh', host: '192.0.2.30', port: 2222, user: 'u', password: 'p', hostKey: null } },
  ]);
  for (const [protocol, port] of [
    ['polycom', 24],
    ['cisco', 23],
  ] as const) {
    const codec = { name: 'C', telnet: 'codec.example.org', protocol };
    expect(wantedDevices(equipmentOf({ codec }), [])).toMatchObject([{ line: { kind: 'tcp', port } }]);
  }
});

test('who a device is comes from its name, not its address, and tells nothing of the name', () => {
  const idOf = (camera: object) => wantedDevices(equipmentOf({ cameras: [camera] }), [])[0]?.id;
  const first = idOf({ name: 'Left', tcp: '192.0.2.10' });
  expect(idOf({ name: 'Left', serial: '/dev/ttyUSB0' })).toBe(first);
  expect(idOf({ name: 'Right', tcp: '192.0.2.10' })).not.toBe(first);
  expect(first).toMatch(/^camera-[0-9a-f]{12}$/);
});

test('what a person said to be at a port is a device of its kind', () => {
  const at = (protocol: 'visca' | 'nec' | 'samsung-mdc' | 'cisco', name: string | null = null) =>
    ({ port: `port of ${protocol}`, protocol, baudRate: 9600, name }) as const;
  const devices = wantedDevices(equipmentOf({}), [
    at('visca'),
    at('nec', 'P702'),
    at('samsung-mdc'),
    at('cisco'),
  ]);
  expect(isToHost({ kind: 'connect', devices })).toBe(true);
  expect(devices).toMatchObject([
    { kind: 'camera', name: 'VISCA', line: { kind: 'serial', port: 'port of visca', baudRate: 9600 } },
    { kind: 'display', name: 'P702', set: 1 },
    { kind: 'display', name: 'Samsung', set: 0 },
    { kind: 'codec', name: 'Cisco' },
  ]);
  expect(new Set(devices.map(({ id }) => id)).size).toBe(4);
});
