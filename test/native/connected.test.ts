import { expect, test } from 'vitest';
import type { Camera } from '../../native/camera.ts';
import { keepConnected } from '../../native/connected.ts';
import type { Connected, ConnectedFromHost } from '../../native/connected-messages.ts';
import { isFromHost } from '../../native/host-messages.ts';
import { aCamera, aCodec, aDisplay, connectedDoubles } from './connected-doubles.ts';
import { nativeHandClock, settled } from './native-clock.ts';

function room() {
  const clock = nativeHandClock();
  const doubles = connectedDoubles();
  const said: ConnectedFromHost[] = [];
  const logged: string[] = [];
  const kept = keepConnected({
    parts: doubles.parts,
    clock,
    send(message) {
      if (!isFromHost(message)) throw new Error(`no message: ${JSON.stringify(message)}`);
      said.push(message);
    },
    log: (_level, text) => void logged.push(text),
  });
  const connect = async (...devices: readonly Connected[]): Promise<void> => {
    kept.hear({ kind: 'connect', devices });
    await clock.advance(10);
  };
  const of = <K extends ConnectedFromHost['kind']>(kind: K) =>
    said.filter((message): message is Extract<ConnectedFromHost, { kind: K }> => message.kind === kind);
  const cameras = () =>
    of('cameras')
      .at(-1)
      ?.cameras.map(({ id, status }) => `${id} ${status}`);
  return { ...doubles, clock, kept, said, logged, connect, of, cameras };
}

const usbOnly = ['usb ready'];

test('with nothing connected no line is opened or listed and no driver of one is loaded', async () => {
  const { connect, clock, loaded, lines, said } = room();
  await connect();
  await clock.advance(60_000);
  expect(loaded).toEqual(['uvc']);
  expect([lines.opens, lines.watchers]).toEqual([0, 0]);
  expect(said.map(({ kind }) => kind)).toEqual(['cameras']);
});

test('what is wanted is driven, told and commanded; only the driver that is needed is loaded', async () => {
  const { connect, cameras, kept, done, loaded, of } = room();
  await connect(aCamera('1'), aCodec('2'));
  expect(loaded.toSorted()).toEqual(['codec', 'lines', 'lines', 'uvc', 'visca']);
  expect(cameras()).toEqual(['1 ready', '2 camera ready', 'usb ready']);
  expect(of('codecs').at(-1)?.codecs).toMatchObject([{ id: '2' }]);
  expect(of('displays')).toEqual([]);
  kept.hear({ kind: 'camera', id: '2 camera', command: { do: 'home' } });
  kept.hear({ kind: 'camera', id: 'usb', command: { do: 'home' } });
  kept.hear({ kind: 'camera', id: 'nobody', command: { do: 'home' } });
  kept.hear({ kind: 'codec', id: '2', command: { do: 'hang-up' } });
  expect(done.slice(-3)).toEqual(['home 2 camera', 'home usb', 'hang-up 2']);
});

test('what changes together is told together, and the same is not told again', async () => {
  const { connect, say, clock, of } = room();
  await connect(aCamera('1'), aCamera('2', { address: 2 }));
  const before = of('cameras').length;
  say<Camera>('1', { moving: true });
  say<Camera>('2', { moving: true });
  await clock.advance(4);
  expect(of('cameras')).toHaveLength(before);
  await clock.advance(1);
  expect(of('cameras')).toHaveLength(before + 1);
  say<Camera>('1', { moving: true });
  await clock.advance(10);
  expect(of('cameras')).toHaveLength(before + 1);
});

test('a device that is the same goes on; one that changed is closed before its line is opened anew', async () => {
  const { connect, done, hold, clock, cameras } = room();
  const other = aDisplay('2');
  await connect(aCamera('1'), other);
  const release = hold();
  await connect(aCamera('1', { dialect: 'ptzoptics' }), other);
  await clock.advance(1000);
  expect(done.filter((line) => line.endsWith(' 1'))).toEqual(['open 1', 'closing 1']);
  expect(cameras()).toEqual(usbOnly);
  release();
  await clock.advance(10);
  expect(done.filter((line) => line.endsWith(' 1'))).toEqual(['open 1', 'closing 1', 'closed 1', 'open 1']);
  expect(done.filter((line) => line.endsWith(' 2'))).toEqual(['open 2']);
  expect(cameras()).toEqual(['1 ready', 'usb ready']);
});

test('a chain is one line: cameras with it are driven together, others beside it', async () => {
  const { connect, done, given } = room();
  const tcp = { kind: 'tcp', host: '192.0.2.10', port: 5678 } as const;
  await connect(aCamera('1'), aCamera('3', { line: tcp }), aCamera('2', { address: 2 }));
  expect(given('1')).toBe(given('2'));
  expect(given('3')).not.toBe(given('1'));
  await connect(aCamera('3', { line: tcp }), aCamera('1'));
  expect(done.filter((line) => line.endsWith('3'))).toEqual(['open 3']);
  expect(done.filter((line) => line.startsWith('closed'))).toEqual(['closed 1', 'closed 2']);
});

test('a port that goes from one device to another has never two on it', async () => {
  const { connect, done, hold, clock } = room();
  const line = { kind: 'serial', port: 'A', baudRate: 9600 } as const;
  await connect(aCamera('1'));
  const release = hold();
  await connect(aDisplay('2', { protocol: 'lg', line }));
  await connect(aDisplay('3', { protocol: 'lg', line: { ...line, baudRate: 19_200 } }));
  expect(done.filter((one) => !one.endsWith('usb'))).toEqual(['open 1', 'closing 1']);
  release();
  await clock.advance(10);
  expect(done.filter((one) => !one.endsWith('usb'))).toEqual(['open 1', 'closing 1', 'closed 1', 'open 3']);
});

test('a driver that never closes loses its line after some seconds', async () => {
  const { connect, done, hold, clock } = room();
  await connect(aCamera('1'));
  hold();
  await connect(aCamera('2'));
  expect(done).not.toContain('open 2');
  await clock.advance(3000);
  expect(done).toContain('open 2');
});

test('a driver that cannot be loaded or begin is tried again; all others go on', async () => {
  const { connect, broken, clock, cameras, logged, kept, of, done } = room();
  broken.load.add('visca');
  await connect(aCamera('1'), aDisplay('2'));
  expect(cameras()).toEqual(usbOnly);
  expect(of('displays').at(-1)?.displays).toHaveLength(1);
  broken.load.clear();
  broken.begin = 1;
  await clock.advance(1000);
  expect(cameras()).toEqual(usbOnly);
  await clock.advance(5000);
  expect(cameras()).toEqual(['1 ready', 'usb ready']);
  expect(logged.join()).toMatch(/visca cannot be loaded.*it cannot begin/s);
  kept.hear({ kind: 'display', id: '2', command: { do: 'power', on: true } });
  expect(done.at(-1)).toBe('power 2');
});

test('a driver that throws, whenever, is closed and begun anew, and nothing comes out of it', async () => {
  const { connect, clock, cameras, given, lines, done, logged, broken, kept } = room();
  await connect(aCamera('1'));
  const fail = (): never => {
    throw new Error('a bug');
  };
  given('1').clock.after(100, fail);
  await clock.advance(110);
  expect(cameras()).toEqual(usbOnly);
  await clock.advance(1000);
  expect(cameras()).toEqual(['1 ready', 'usb ready']);

  lines.plug('A', { connected: () => ({ bytes: () => {}, gone: () => {} }) });
  await given('1').lines.open(
    { kind: 'serial', port: 'A', baudRate: 9600 },
    { bytes: fail, closed: () => void done.push('too late') },
  );
  lines.inject('A', Uint8Array.of(1));
  await clock.advance(10);
  lines.unplug('A');
  await clock.advance(10);
  expect(cameras()).toEqual(usbOnly);
  expect(done).not.toContain('too late');
  await clock.advance(5000);
  expect(cameras()).toEqual(['1 ready', 'usb ready']);
  expect(logged.filter((line) => line.includes('a bug'))).toHaveLength(2);

  broken.command = true;
  broken.state = true;
  kept.hear({ kind: 'camera', id: '1', command: { do: 'home' } });
  expect(logged.at(-1)).toContain('failed at a command');
});

test('serial ports are told once somebody looks, and again at each plug', async () => {
  const { kept, lines, clock, of, loaded } = room();
  lines.plug('A', { connected: () => ({ bytes: () => {}, gone: () => {} }) });
  expect(loaded).toEqual([]);
  kept.look();
  kept.look();
  await clock.advance(10);
  expect(of('serial-ports')).toMatchObject([{ ports: [{ id: 'A', allowed: true }] }]);
  lines.plug('B', { connected: () => ({ bytes: () => {}, gone: () => {} }) });
  await clock.advance(10);
  expect(of('serial-ports').at(-1)?.ports).toHaveLength(2);
  lines.system.lists = false;
  lines.unplug('A');
  await clock.advance(10);
  expect(of('serial-ports')).toHaveLength(2);
});

test('while it is asked what is at a port, whoever drives it lets go of it, by whichever name', async () => {
  const { kept, connect, clock, lines, done, of } = room();
  lines.plug('A', { connected: () => ({ bytes: () => {}, gone: () => {} }) }, { path: '/dev/ttyUSB0' });
  await connect(aCamera('1', { line: { kind: 'serial', port: '/dev/ttyUSB0', baudRate: 9600 } }));
  kept.hear({ kind: 'probe', port: 'A' });
  kept.hear({ kind: 'probe', port: 'A' });
  await clock.advance(10);
  const order = ['open 1', 'closing 1', 'closed 1', 'probe A', 'open 1'];
  expect(done.filter((line) => !line.endsWith('usb')).slice(0, 5)).toEqual(order);
  expect(of('probed')).toMatchObject([
    { port: 'A', found: { protocol: 'lg', baudRate: 9600 } },
    { port: 'A', found: { protocol: 'lg' } },
  ]);
  expect(done.at(-1)).toBe('open 1');
});

test('an asking that fails is answered too', async () => {
  const { kept, clock, broken, of } = room();
  broken.load.add('probe');
  kept.hear({ kind: 'probe', port: 'A' });
  await clock.advance(10);
  expect(of('probed')).toEqual([{ kind: 'probed', port: 'A', found: null }]);
});

test('at the end all are closed and nothing waits any more', async () => {
  const { kept, connect, clock, done, lines } = room();
  await connect(aCamera('1'), aDisplay('2'), aCodec('3'));
  kept.look();
  await clock.advance(10);
  await kept.close();
  await settled();
  const closed = done.filter((line) => line.startsWith('closed')).toSorted();
  expect(closed).toEqual(['closed 1', 'closed 2', 'closed 3', 'closed usb']);
  expect(clock.waiting()).toBe(0);
  expect(lines.watchers).toBe(0);
});
