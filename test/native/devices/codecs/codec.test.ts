import { expect, test } from 'vitest';
import type { CodecCommand, CodecProtocol } from '../../../../native/codec.ts';
import { ciscoCodec } from '../../../peers/codecs/cisco-codec.ts';
import { polycomCodec } from '../../../peers/codecs/polycom-codec.ts';
import type { FarEnd } from '../../../peers/codecs/simulated-room.ts';
import { settled } from '../../native-clock.ts';
import { drivenCodec, serial, telnet } from './driven-codec.ts';

type Options = { readonly farEnd?: FarEnd; readonly password?: string };
/** The same for both makers; a Cisco in its two ways to write. */
const makers: readonly (readonly [
  string,
  CodecProtocol,
  (options?: Options) => ReturnType<typeof polycomCodec>,
])[] = [
  ['Polycom', 'polycom', (options) => polycomCodec(options)],
  ['Polycom that echoes', 'polycom', (options) => polycomCodec({ ...options, echo: 'always', sign: '-> ' })],
  ['Cisco', 'cisco', (options) => ciscoCodec(options)],
  ['Cisco without tags', 'cisco', (options) => ciscoCodec({ ...options, tags: false })],
  ['Cisco in JSON, echoing', 'cisco', (options) => ciscoCodec({ ...options, json: true, echo: true })],
];
const dial: CodecCommand = { do: 'dial', address: 'ward@example.com', protocol: 'sip' };

for (const [name, protocol, make] of makers) {
  const made = async (options: Options & { readonly cut?: boolean } = {}) => {
    const codec = make(options);
    return { codec, ...(await benchOf(protocol, codec, options)) };
  };

  test(`${name}: is ready with mute and volume, and dials nothing by itself`, async () => {
    const { codec, bench } = await made({ cut: true });
    expect(bench.state).toEqual({
      id: 'codec-1',
      name: 'Ward 3',
      protocol,
      status: 'ready',
      detail: null,
      calls: [],
      failed: null,
      muted: false,
      volume: 50,
      farCamera: false,
      camera: 'codec-1-camera',
    });
    await bench.clock.advance(60_000);
    expect(bench.state.status).toBe('ready');
    expect(codec.typed.join('\n')).not.toMatch(/dial/i);
    await bench.driven.close();
    expect(bench.clock.waiting()).toBe(0);
  });

  test(`${name}: a call is dialled, answered and hung up`, async () => {
    const { codec, bench } = await made({ farEnd: 'rings' });
    bench.driven.command(dial);
    await settled();
    expect(bench.state).toMatchObject({
      calls: [{ id: '1', state: 'dialling', address: 'ward@example.com', name: '' }],
      farCamera: false,
    });
    codec.farAnswers();
    await settled();
    expect(bench.state).toMatchObject({ calls: [{ id: '1', state: 'connected' }], farCamera: true });
    bench.driven.command({ do: 'tones', keys: '12#' });
    await settled();
    expect(codec.tones).toBe('12#');
    bench.driven.command({ do: 'hang-up' });
    await settled();
    expect(codec.calls).toEqual([]);
    expect(bench.state).toMatchObject({ calls: [], failed: null, farCamera: false });
  });

  test(`${name}: a call rings, is answered, and the far end hangs up`, async () => {
    const { codec, bench } = await made();
    codec.rings('10.0.0.7', 'Reception: south');
    await settled();
    expect(bench.state.calls).toEqual([
      { id: '1', state: 'ringing', address: '10.0.0.7', name: 'Reception: south' },
    ]);
    bench.driven.command({ do: 'answer' });
    await settled();
    expect(bench.state.calls).toMatchObject([{ state: 'connected' }]);
    codec.farHangsUp();
    await settled();
    expect(bench.state).toMatchObject({ calls: [], failed: null });
  });

  test(`${name}: a call that rings is declined, and so is no failure`, async () => {
    const { codec, bench } = await made();
    codec.rings('10.0.0.7', '');
    await settled();
    bench.driven.command({ do: 'decline' });
    await settled();
    expect(codec.calls).toEqual([]);
    expect(bench.state).toMatchObject({ calls: [], failed: null });
  });

  test.each([
    [17, 'busy'],
    [1, 'not-found'],
    [19, 'no-answer'],
    [21, 'declined'],
    [41, 'failed'],
    [16, 'failed'],
  ] as const)(`${name}: a call that ends with %d before it is answered: %s`, async (cause, failed) => {
    const { bench } = await made({ farEnd: { cause } });
    bench.driven.command(dial);
    await settled();
    expect(bench.state).toMatchObject({ calls: [], failed });
    bench.driven.command(dial);
    expect(bench.state.failed).toBeNull();
  });

  test(`${name}: a call that is hung up at once is not left behind`, async () => {
    const { codec, bench } = await made({ farEnd: 'rings' });
    bench.driven.command(dial);
    bench.driven.command({ do: 'hang-up' });
    await settled();
    await settled();
    expect(codec.calls).toEqual([]);
    expect(bench.state).toMatchObject({ calls: [], failed: null });
    codec.rings('10.0.0.7', '');
    await settled();
    expect(bench.state.calls).toMatchObject([{ state: 'ringing' }]);
  });

  test(`${name}: mute is shown as wanted, taken from the remote control, and given up when nothing comes of it`, async () => {
    const { codec, bench } = await made();
    bench.driven.command({ do: 'mute', on: true });
    expect(bench.state.muted).toBe(true);
    await settled();
    expect(codec.muted).toBe(true);
    bench.driven.command({ do: 'mute', on: true });
    await settled();
    codec.remoteMutes(false);
    await bench.clock.advance(2_000);
    expect(bench.state.muted).toBe(false);
    expect(codec.muted).toBe(false);
    codec.keepsMute = true;
    bench.driven.command({ do: 'mute', on: true });
    await bench.clock.advance(2_900);
    expect(bench.state.muted).toBe(true);
    await bench.clock.advance(200);
    expect(bench.state.muted).toBe(false);
    await bench.driven.close();
  });

  test(`${name}: volume and sleep`, async () => {
    const { codec, bench } = await made();
    bench.driven.command({ do: 'volume', volume: 80 });
    bench.driven.command({ do: 'awake', on: false });
    await settled();
    expect(bench.state.volume).toBe(80);
    expect(codec.awake).toBe(false);
    codec.remoteVolume(20);
    await bench.clock.advance(10_000);
    expect(bench.state.volume).toBe(protocol === 'polycom' ? 40 : 20);
    bench.driven.command({ do: 'awake', on: true });
    await settled();
    expect(codec.awake).toBe(true);
  });

  test(`${name}: its camera moves while it is told to, and stops by itself after 1 s`, async () => {
    const { codec, bench } = await made();
    const { camera } = bench.driven;
    camera?.command({ do: 'drive', pan: -1, tilt: 0.2, zoom: 0 });
    await settled();
    expect(codec.moving.near).toMatch(/^left/i);
    expect(camera?.state).toMatchObject({
      id: 'codec-1-camera',
      via: 'codec',
      status: 'ready',
      moving: true,
    });
    await bench.clock.advance(900);
    camera?.command({ do: 'drive', pan: -1, tilt: 0.2, zoom: 0 });
    await bench.clock.advance(900);
    expect(codec.moving.near).toMatch(/^left/i);
    await bench.clock.advance(200);
    expect(codec.moving.near).toBeNull();
    expect(camera?.state.moving).toBe(false);
    camera?.command({ do: 'drive', pan: 0, tilt: 0, zoom: 0.5 });
    await settled();
    expect(codec.moving.near).toMatch(/zoom\+|In 8/);
    camera?.command({ do: 'preset', act: 'store', preset: 0 });
    await settled();
    expect(codec.moving.near).toBeNull();
    expect([...codec.presets]).toEqual([protocol === 'polycom' ? 0 : 1]);
  });

  test(`${name}: its camera is stopped once the line is back, and when the codec is let go`, async () => {
    const { codec, bench } = await made();
    const right = { do: 'drive', pan: 1, tilt: 0, zoom: 0 } as const;
    bench.driven.camera?.command(right);
    await settled();
    codec.dropLines();
    await settled();
    expect(codec.moving.near).not.toBeNull();
    await bench.clock.advance(4_000);
    expect(codec.moving.near).toBeNull();
    bench.driven.camera?.command(right);
    await settled();
    expect(codec.moving.near).not.toBeNull();
    await bench.driven.close();
    expect(codec.moving.near).toBeNull();
  });

  test(`${name}: a stop overtakes moves that wait`, async () => {
    const { codec, bench } = await made();
    const { camera } = bench.driven;
    const before = codec.typed.length;
    for (let turn = 0; turn < 50; turn += 1)
      camera?.command({ do: 'drive', pan: turn % 2 ? 1 : -1, tilt: 0, zoom: 0 });
    camera?.command({ do: 'drive', pan: 0, tilt: 0, zoom: 0 });
    await settled();
    expect(codec.moving.near).toBeNull();
    // The first was on its way already.
    expect(codec.typed.length - before).toBe(2);
  });

  test(`${name}: the other end's camera moves in a call only, and stops by itself after 1 s`, async () => {
    const { codec, bench } = await made();
    bench.driven.command({ do: 'far-camera', pan: 1, tilt: 0, zoom: 0 });
    await settled();
    expect(codec.moving.far).toBeNull();
    bench.driven.command(dial);
    await settled();
    bench.driven.command({ do: 'far-camera', pan: 0, tilt: 0, zoom: 1 });
    await settled();
    expect(codec.moving.far).toMatch(/zoom(?:\+|in)/i);
    await bench.clock.advance(1_000);
    expect(codec.moving.far).toBeNull();
  });

  test(`${name}: a line lost in a call leaves the call as it was last known, until it is asked again`, async () => {
    const { codec, bench } = await made();
    bench.driven.command(dial);
    await settled();
    bench.driven.camera?.command({ do: 'drive', pan: 1, tilt: 0, zoom: 0 });
    codec.dropLines();
    await settled();
    expect(bench.state).toMatchObject({ status: 'connecting', calls: [{ state: 'connected' }] });
    expect(bench.driven.camera?.state).toMatchObject({ status: 'connecting', moving: false });
    await bench.clock.advance(4_000);
    expect(bench.state).toMatchObject({ status: 'ready', calls: [{ id: '1', state: 'connected' }] });
    codec.reboot();
    await settled();
    expect(bench.state.calls).toHaveLength(1);
    await bench.clock.advance(4_000);
    expect(bench.state).toMatchObject({ status: 'ready', calls: [] });
  });

  test(`${name}: a mute that was wanted while the line broke is said again, an unmute is not`, async () => {
    const { codec, bench } = await made();
    codec.dropLines();
    await settled();
    bench.driven.command({ do: 'mute', on: true });
    await bench.clock.advance(4_000);
    expect(codec.muted).toBe(true);
    expect(bench.state.muted).toBe(true);
    codec.keepsMute = true;
    bench.driven.command({ do: 'mute', on: false });
    await settled();
    expect(bench.state.muted).toBe(false);
    codec.dropLines();
    codec.keepsMute = false;
    await settled();
    expect(bench.state.muted).toBe(true);
    await bench.clock.advance(4_000);
    expect(codec.muted).toBe(true);
  });

  test(`${name}: a silent codec is not answering, and is found again`, async () => {
    const { codec, bench } = await made();
    codec.silent = true;
    await bench.clock.advance(50_000);
    expect(bench.state).toMatchObject({ status: 'not-answering' });
    bench.driven.command(dial);
    expect(bench.state.failed).toBe('failed');
    codec.silent = false;
    await bench.clock.advance(60_000);
    expect(bench.state).toMatchObject({ status: 'ready', calls: [] });
  });

  test(`${name}: logs in, and tries a wrong password once in 30 s`, async () => {
    const { codec, bench } = await benchWithPassword(protocol, make({ password: 'right' }), 'wrong');
    expect(bench.state).toMatchObject({
      status: 'refused',
      detail: 'the password is not the one that it wants',
    });
    expect(codec.tries).toBe(1);
    codec.dropLines();
    await bench.clock.advance(29_000);
    expect(bench.state.status).toBe('refused');
    expect(codec.tries).toBe(1);
    await bench.clock.advance(2_000);
    expect(codec.tries).toBe(2);
    expect(bench.log.join()).not.toMatch(/wrong|right/);
    const right = await benchWithPassword(protocol, make({ password: 'right' }), 'right');
    expect(right.bench.state).toMatchObject({ status: 'ready', muted: false });
  });

  test(`${name}: noise and half lines leave no trace`, async () => {
    const { codec, bench } = await made();
    codec.says('\u0000\u0007*s notification:callst\r\n{"Status":{"Call":[{"id\r\n*s Call\r\nHi\r\n');
    codec.says(`${'x'.repeat(40_000)}\r\n`);
    bench.lines.inject(telnet, Uint8Array.of(0xff, 0xfa, 0x18, 0x01, 0xff, 0xf0, 0x80, 0xc3, 0x0d));
    await settled();
    codec.remoteMutes(true);
    await bench.clock.advance(10_000);
    expect(bench.state).toMatchObject({ status: 'ready', calls: [], muted: true });
  });
}

const benchOf = async (
  protocol: CodecProtocol,
  codec: ReturnType<typeof polycomCodec>,
  options: { readonly cut?: boolean },
) => ({ bench: await drivenCodec(protocol, codec, options) });
const benchWithPassword = async (
  protocol: CodecProtocol,
  codec: ReturnType<typeof polycomCodec>,
  password: string,
) => ({ codec, bench: await drivenCodec(protocol, codec, { password }) });

test('serial: a codec that shows nothing of itself is spoken to after 3 s', async () => {
  const codec = polycomCodec();
  let isSpoken = false;
  const bench = await drivenCodec(
    'polycom',
    {
      connected(send, hangUp) {
        const { bytes, gone } = codec.connected((said) => {
          if (isSpoken) send(said);
        }, hangUp);
        return {
          bytes(typed) {
            isSpoken = true;
            bytes(typed);
          },
          gone,
        };
      },
    },
    { line: serial },
  );
  expect(bench.state.status).toBe('connecting');
  await bench.clock.advance(2_900);
  expect(codec.typed).toEqual([]);
  await bench.clock.advance(200);
  expect(bench.state).toMatchObject({ status: 'ready', muted: false });
});

test('serial: a codec that restarts is logged in to again, one that is unplugged is gone', async () => {
  const codec = polycomCodec({ password: 'secret', asksUser: true });
  const bench = await drivenCodec('polycom', codec, { line: serial, password: 'secret' });
  expect(bench.state.status).toBe('ready');
  expect(codec.tries).toBe(1);
  // The cable stays, and the codec asks again.
  codec.says('\r\nUsername: ');
  await settled();
  expect(bench.state.status).toBe('connecting');
  expect(codec.typed.at(-1)).toBe('admin');
  codec.says('Password: ');
  await settled();
  expect(codec.typed.at(-1)).toBe('secret');
  codec.says('\r\nHi, my name is : Ward 3\r\n');
  await settled();
  expect(bench.state.status).toBe('ready');
  bench.lines.unplug(serial);
  await bench.clock.advance(1_000);
  expect(bench.state.status).toBe('gone');
});

test('half a line before the line was lost is none of the next', async () => {
  const codec = polycomCodec();
  const bench = await drivenCodec('polycom', codec);
  codec.says('notification:mutest');
  await settled();
  codec.dropLines();
  await bench.clock.advance(600);
  expect(bench.state.status).toBe('ready');
});

test('it asks for a password, and there is none', async () => {
  const bench = await drivenCodec('polycom', polycomCodec({ password: 'secret' }));
  expect(bench.state).toMatchObject({ status: 'refused', detail: 'it asks for a password, and none is set' });
});

test('ssh: a refusal is not tried again for 30 s', async () => {
  const line = {
    kind: 'ssh',
    host: 'codec.room',
    port: 22,
    user: 'admin',
    password: 'wrong',
    hostKey: null,
  } as const;
  const bench = await drivenCodec('cisco', ciscoCodec(), { line: { ...line, password: 'right' } });
  bench.lines.unplug(line);
  bench.lines.plug(line, ciscoCodec());
  await bench.clock.advance(20_000);
  expect(bench.state.status).toBe('refused');
  const before = bench.lines.opens;
  await bench.clock.advance(8_000);
  expect(bench.lines.opens).toBe(before);
  bench.lines.unplug(line);
  bench.lines.plug({ ...line, password: 'right' }, ciscoCodec());
  await bench.clock.advance(62_000);
  expect(bench.state.status).toBe('ready');
});

test('a dial of which nothing comes has failed after 15 s', async () => {
  const codec = polycomCodec();
  const bench = await drivenCodec('polycom', codec);
  codec.silent = true;
  bench.driven.command(dial);
  await bench.clock.advance(14_000);
  expect(bench.state.failed).toBeNull();
  await bench.clock.advance(1_000);
  expect(bench.state.failed).toBe('failed');
  bench.driven.command({ do: 'dial', address: 'two words', protocol: 'auto' });
  expect(bench.state.failed).toBe('failed');
});

test('udp is no way to a codec', async () => {
  const bench = await drivenCodec('cisco', ciscoCodec(), { line: { kind: 'udp', host: 'a', port: 1 } });
  expect(bench.state.status).toBe('not-supported');
  bench.driven.command(dial);
  expect(bench.state.failed).toBe('failed');
  await bench.driven.close();
});
