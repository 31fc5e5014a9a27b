import { expect, test } from 'vitest';
import type { View } from '../../../main/contract/cameras.ts';
import type { AtPort } from '../../../main/contract/connected.ts';
import { connected as connectedState } from '../../../main/contract/connected.ts';
import { bad, good } from '../../../main/contract/result.ts';
import { makeConnectedDevices } from '../../../main/devices/connected-devices.ts';
import { makeLog } from '../../../main/log.ts';
import { settingsSchema } from '../../../main/settings/schema.ts';
import type { ConnectedFromHost } from '../../../native/connected-messages.ts';
import type { ToHost } from '../../../native/host-messages.ts';
import type { SerialPortFacts } from '../../../native/line.ts';
import { cameraFacts, codecFacts, displayFacts } from '../../native/connected-doubles.ts';
import { handClock } from '../agenda/hand-clock.ts';
import { storeInHand } from '../watch/store-in-hand.ts';

const port = (id: string, path = `/dev/${id}`): SerialPortFacts => ({
  ...{ id, path, name: id, vendorId: null, productId: null, serialNumber: null, allowed: true },
});
const wall = { name: 'Camera at the wall', serial: '/dev/ttyUSB0' };
const projector = { name: 'Projector', tcp: '192.0.2.20', protocol: 'pjlink' };
const lgAt: AtPort = { port: 'B', protocol: 'lg', baudRate: 9600, name: null };
const view = (more: Partial<View> = {}): View => ({
  ...{ camera: 'c', number: 0, name: null, place: { pan: 1 }, picture: 'data:image/jpeg;base64,AAAA' },
  ...more,
});

function room(equipment: object = {}, store = storeInHand().store) {
  const clock = handClock('2026-11-24T08:00:00Z');
  const sent: ToHost[] = [];
  const logged: string[] = [];
  let changes = 0;
  const devices = makeConnectedDevices({
    clock,
    log: makeLog({ clock, file: null, level: () => 'debug', also: (line) => void logged.push(line) }),
    store,
    send: (message) => void sent.push(message),
    changed() {
      changes += 1;
      connectedState.parse(devices.facts);
    },
  });
  const use = (next: object): void => devices.use(settingsSchema.parse({ equipment: next }).equipment, false);
  use(equipment);
  const ids = () => {
    const last = sent.findLast((message) => message.kind === 'connect');
    return last?.devices.map(({ id }) => id) ?? [];
  };
  const tell = (...messages: readonly ConnectedFromHost[]): void => {
    for (const message of messages) devices.heard(message);
  };
  const status = () =>
    [...devices.facts.cameras, ...devices.facts.displays, ...devices.facts.codecs].map(
      (one) => `${one.name} ${one.status}`,
    );
  return { clock, devices, sent, logged, use, ids, tell, status, store, changes: () => changes };
}

test('what is wanted is shown as connecting at once, and said to every process that is ready', () => {
  const { devices, status, sent, ids, use } = room({ cameras: [wall], displays: [projector] });
  expect(status()).toEqual(['Camera at the wall connecting', 'Projector connecting']);
  expect(sent).toEqual([]);
  devices.up();
  expect(ids()).toHaveLength(2);
  use({ cameras: [wall], displays: [projector] });
  expect(sent).toHaveLength(1);
  use({ cameras: [wall] });
  expect(ids()).toHaveLength(1);
  expect(status()).toEqual(['Camera at the wall connecting']);
});

test('what was told survives an end of the process; what it alone knew goes when the next does not tell of it', () => {
  const { devices, tell, status, ids, clock, sent } = room({ cameras: [wall] });
  devices.up();
  const [id = ''] = ids();
  const told = (more: object = {}) =>
    [
      {
        kind: 'cameras',
        cameras: [
          cameraFacts('usb', { name: 'USB', via: 'uvc' }),
          cameraFacts(id, { name: wall.name, ...more }),
        ],
      },
      { kind: 'serial-ports', ports: [port('B')] },
    ] satisfies readonly ConnectedFromHost[];
  tell(...told());
  expect(status()).toEqual(['Camera at the wall ready', 'USB ready']);
  expect(devices.facts.cameras[0]?.abilities.home).toBe(true);
  devices.down();
  expect(status()).toEqual(['Camera at the wall connecting', 'USB connecting']);
  // What it can do is still shown.
  expect(devices.facts.cameras[0]?.abilities.home).toBe(true);
  sent.length = 0;
  devices.up();
  expect(sent).toMatchObject([{ kind: 'connect', devices: [{ id }] }, { kind: 'look' }]);
  tell({ kind: 'cameras', cameras: [] });
  expect(status()).toEqual(['Camera at the wall connecting', 'USB connecting']);
  clock.advance(5000);
  expect(status()).toEqual(['Camera at the wall connecting']);
  tell(...told({ moving: true }));
  expect(devices.facts.cameras[0]).toMatchObject({ status: 'ready', moving: true });
  expect(devices.facts.ports).toHaveLength(1);
});

test('a device that does not answer for half a minute is a trouble by its name, until it answers or is let go', () => {
  const { devices, tell, ids, clock, use, changes } = room({ cameras: [wall], displays: [projector] });
  devices.up();
  const [camera = '', display = ''] = ids();
  const say = (status: 'ready' | 'connecting' | 'not-allowed', detail: string | null = null): void =>
    tell({ kind: 'cameras', cameras: [cameraFacts(camera, { name: wall.name, status, detail })] });
  tell({ kind: 'displays', displays: [displayFacts(display, { name: projector.name })] });
  say('not-allowed', 'Permission denied');
  clock.advance(29_000);
  say('connecting');
  expect(devices.problems).toEqual([]);
  const before = changes();
  clock.advance(1000);
  expect(changes()).toBeGreaterThan(before);
  expect(devices.problems).toEqual([
    { code: 'line-not-allowed', at: wall.name, detail: 'Permission denied' },
  ]);
  say('ready');
  expect(devices.problems).toEqual([]);
  say('connecting');
  clock.advance(30_000);
  expect(devices.problems).toMatchObject([{ code: 'line-not-answering' }]);
  devices.down();
  expect(devices.problems).toEqual([]);
  devices.up();
  use({});
  expect(devices.problems).toEqual([]);
});

test('a display that is off as it was told may be silent; one that cannot be opened is a trouble all the same', () => {
  const { devices, tell, ids, clock } = room({ displays: [projector] });
  devices.up();
  const [id = ''] = ids();
  const off = { name: 'Projector', power: { wanted: 'off', actual: null } } as const;
  tell({ kind: 'displays', displays: [displayFacts(id, { ...off, status: 'not-answering' })] });
  clock.advance(60_000);
  expect(devices.problems).toEqual([]);
  tell({ kind: 'displays', displays: [displayFacts(id, { ...off, status: 'refused', detail: 'password' })] });
  clock.advance(30_000);
  expect(devices.problems).toEqual([{ code: 'line-refused', at: 'Projector', detail: 'password' }]);
});

test('what a person said to be at a port is kept, and gives way to what the settings say', () => {
  const { devices, tell, status, use, store, ids } = room();
  devices.up();
  tell({ kind: 'serial-ports', ports: [port('A', '/dev/ttyUSB0'), port('B', '/dev/ttyUSB1')] });
  expect(devices.answers['port.use']({ port: 'B', device: lgAt })).toEqual(good(null));
  expect(status()).toEqual(['LG connecting']);
  expect(ids()).toHaveLength(1);
  expect(room({}, store).status()).toEqual(['LG connecting']);
  use({ displays: [{ name: 'Wall', serial: '/dev/ttyUSB1', protocol: 'nec' }] });
  expect(devices.facts).toMatchObject({ fixedPorts: ['B'], atPorts: [lgAt] });
  expect(status()).toEqual(['Wall connecting']);
  expect(devices.answers['port.use']({ port: 'B', device: null })).toMatchObject({ ok: false });
  expect(devices.answers['port.probe']({ port: 'B' })).toMatchObject({ ok: false });
  use({});
  expect(devices.answers['port.use']({ port: 'B', device: null })).toEqual(good(null));
  expect(status()).toEqual([]);
  expect(room({}, store).devices.facts.atPorts).toEqual([]);
  expect(devices.answers['port.use']({ port: 'A', device: lgAt })).toMatchObject({ ok: false });
});

test('asking what is at a port is one at a time and always ends', () => {
  const { devices, tell, sent, clock } = room();
  const probe = (id: string) => devices.answers['port.probe']({ port: id });
  probe('B');
  expect(devices.facts).toMatchObject({ probing: null, probed: { port: 'B', found: null } });
  devices.up();
  probe('B');
  expect(devices.facts).toMatchObject({ probing: 'B', probed: null });
  probe('A');
  expect(sent.filter(({ kind }) => kind === 'probe')).toEqual([{ kind: 'probe', port: 'B' }]);
  tell({ kind: 'probed', port: 'B', found: { protocol: 'lg', baudRate: 9600, name: 'LG' } });
  expect(devices.facts).toMatchObject({
    probing: null,
    probed: { port: 'B', found: { ...lgAt, name: 'LG' } },
  });
  probe('A');
  clock.advance(30_000);
  expect(devices.facts).toMatchObject({ probing: null, probed: { port: 'A', found: null } });
  probe('A');
  devices.down();
  expect(devices.facts.probing).toBeNull();
});

test('views are kept by camera and number, forgotten when that is wanted, and stand in no log', () => {
  const { store } = storeInHand();
  const { devices, logged } = room({}, store);
  const keep = (kept: View, keeps = true) => devices.answers['view.keep']({ view: kept, keep: keeps });
  expect(keep(view())).toEqual(good(null));
  keep(view({ number: 1 }));
  keep(view({ name: 'patient' }));
  expect(room({}, store).devices.views).toEqual([view({ number: 1 }), view({ name: 'patient' })]);
  keep(view(), false);
  expect(devices.views).toHaveLength(1);
  expect(room({}, store).devices.views).toEqual([view({ number: 1 })]);
  expect(logged.join()).not.toContain('jpeg');
});

test('a disk that takes nothing is said, and nothing is believed to be kept', () => {
  const disk = storeInHand();
  disk.broken = true;
  const { devices } = room({}, disk.store);
  expect(devices.answers['view.keep']({ view: view(), keep: true })).toEqual(bad('disk-not-written'));
  expect(devices.answers['port.use']({ port: 'B', device: lgAt })).toEqual(bad('disk-not-written'));
  expect(devices.facts.atPorts).toEqual([]);
  expect(devices.views).toEqual([]);
});

test('displays are told to wake as soon as they are driven, and one that comes later too', () => {
  const { devices, tell, ids, sent, use } = room({ displays: [projector] });
  const powers = () =>
    sent.flatMap((one) => (one.kind === 'display' && one.command.do === 'power' ? [one.command.on] : []));
  devices.wake(true);
  devices.up();
  expect(powers()).toEqual([]);
  const [id = ''] = ids();
  tell({ kind: 'displays', displays: [displayFacts(id)] });
  tell({ kind: 'displays', displays: [displayFacts(id)] });
  expect(powers()).toEqual([true]);
  devices.wake(false);
  expect(powers()).toEqual([true, false]);
  devices.wake(true);
  use({ displays: [projector, { name: 'Television', cec: '/dev/cec0' }] });
  tell({ kind: 'displays', displays: ids().map((one) => displayFacts(one)) });
  expect(powers()).toEqual([true, false, true, true]);
  // A display was switched by hand: a process that begins anew lets it be.
  devices.down();
  devices.up();
  tell({ kind: 'displays', displays: ids().map((one) => displayFacts(one)) });
  expect(powers()).toHaveLength(4);
});

test('the window moves, dials and switches; the log tells what is there by what it is', () => {
  const { devices, tell, sent, logged } = room({
    codec: { name: 'Under the TV', telnet: 'a', protocol: 'polycom', takes: ['sip'] },
  });
  devices.up();
  devices.answers['camera.do']({ camera: 'c', command: { do: 'home' } });
  devices.answers['display.do']({ display: 'd', command: { do: 'power', on: false } });
  devices.answers['codec.do']({ codec: 'e', command: { do: 'hang-up' } });
  expect(sent.slice(1)).toEqual([
    { kind: 'camera', id: 'c', command: { do: 'home' } },
    { kind: 'display', id: 'd', command: { do: 'power', on: false } },
    { kind: 'codec', id: 'e', command: { do: 'hang-up' } },
  ]);
  expect(devices.facts.codecTakes).toEqual(['sip']);
  const says = (status: 'ready' | 'connecting' | 'busy') =>
    tell({ kind: 'codecs', codecs: [codecFacts('e', { name: 'Under the TV', status })] });
  for (const status of ['connecting', 'busy', 'connecting', 'busy', 'ready', 'ready'] as const) says(status);
  expect(logged.map((line) => line.slice(25))).toEqual([
    'info codec, polycom: busy',
    'info codec, polycom: ready',
  ]);
});

test('a log that wants the bytes of lines has them from every process, until it wants them no more', () => {
  const { devices, sent } = room({ cameras: [wall] });
  const follow = (logs: boolean): void =>
    devices.use(settingsSchema.parse({ equipment: { cameras: [wall] } }).equipment, logs);
  follow(true);
  devices.up();
  devices.down();
  devices.up();
  follow(false);
  const said = sent.filter(({ kind }) => kind === 'log-bytes');
  expect(said).toEqual([true, true, false].map((on) => ({ kind: 'log-bytes', on })));
});
