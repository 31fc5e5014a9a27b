import { expect, test } from 'vitest';
import { ciscoCodec } from '../../../peers/codecs/cisco-codec.ts';
import { polycomCodec } from '../../../peers/codecs/polycom-codec.ts';
import { settled } from '../../native-clock.ts';
import { dial, drivenCodec, madeWith, makers, serial, telnet } from './driven-codec.ts';

for (const maker of makers) {
  const [name, protocol, make] = maker;
  const made = madeWith(maker);
  const withPassword = async (password: string) => {
    const codec = make({ password: 'right' });
    return { codec, bench: await drivenCodec(protocol, codec, { password }) };
  };

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
    const { codec, bench } = await withPassword('wrong');
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
    const right = await withPassword('right');
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
