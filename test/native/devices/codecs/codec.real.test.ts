import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../../native/clock.ts';
import type { CodecProtocol } from '../../../../native/codec.ts';
import { type DrivenCodec, driveCodec } from '../../../../native/devices/codecs/codec.ts';
import type { LineAddress } from '../../../../native/line.ts';
import { realLines } from '../../../../native/ports/lines.ts';
import { ciscoCodec } from '../../../peers/codecs/cisco-codec.ts';
import { polycomCodec } from '../../../peers/codecs/polycom-codec.ts';
import type { SimulatedRoom } from '../../../peers/codecs/simulated-room.ts';
import { startPolycom } from '../../../peers/codecs/start-polycom.ts';
import { ptyEnd, sshEnd } from '../../../peers/lines/real-ends.ts';

/** What ends with the test, the last first. */
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A codec driven over a real line. */
function drive(protocol: CodecProtocol, line: LineAddress, password: string | null) {
  let waiting: (() => void)[] = [];
  const driven: DrivenCodec = driveCodec(
    { kind: 'codec', id: 'codec-1', name: 'Ward 3', protocol, line, password },
    {
      lines: realLines(),
      clock: systemClock,
      changed: () => {
        for (const look of waiting) look();
      },
      log: () => {},
    },
  );
  ends.push(() => driven.close());
  /** Resolves once the state is so. */
  const until = (isSo: (state: DrivenCodec['state']) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isSo(driven.state)) return;
        waiting = waiting.filter((one) => one !== look);
        resolve();
      };
      waiting.push(look);
      look();
    });
  return { driven, until };
}

/** A call each way, mute from both sides, a line that breaks. */
async function wholeCall(codec: SimulatedRoom & { dropLines(): void }, at: ReturnType<typeof drive>) {
  const { driven, until } = at;
  await until(({ status, muted, volume }) => status === 'ready' && muted === false && volume === 50);
  driven.command({ do: 'dial', address: 'ward@example.com', protocol: 'sip' });
  await until(({ calls }) => calls[0]?.state === 'connected');
  driven.command({ do: 'mute', on: true });
  driven.command({ do: 'volume', volume: 70 });
  await until(({ volume, muted }) => volume === 70 && muted === true);
  codec.remoteMutes(false);
  await until(({ muted }) => muted === false);
  codec.farHangsUp();
  await until(({ calls }) => calls.length === 0);
  codec.rings('10.0.0.7', 'Reception');
  await until(({ calls }) => calls[0]?.state === 'ringing' && calls[0].name === 'Reception');
  driven.command({ do: 'answer' });
  await until(({ calls }) => calls[0]?.state === 'connected');
  driven.command({ do: 'hang-up' });
  await until(({ calls }) => calls.length === 0);
  expect(driven.state.failed).toBeNull();
}

test('a Polycom over telnet, which negotiates, asks for a password and loses its line', async () => {
  const { port, codec, stop } = await startPolycom({ password: 'secret', echo: 'until-told', sign: '-> ' });
  ends.push(stop);
  const at = drive('polycom', { kind: 'tcp', host: '127.0.0.1', port }, 'secret');
  await wholeCall(codec, at);
  codec.dropLines();
  await at.until(({ status }) => status === 'connecting');
  await at.until(({ status }) => status === 'ready');
  expect(codec.tries).toBe(2);
});

test('a Cisco over ssh, in JSON', async () => {
  const codec = ciscoCodec({ json: true });
  const end = await sshEnd(codec, { user: 'admin', password: 'secret', way: 'keyboard-interactive' });
  ends.push(end.close);
  const line = { ...end.address, user: 'admin', password: 'secret', hostKey: null };
  await wholeCall(codec, drive('cisco', line, null));
  const other = drive('cisco', { ...line, password: 'wrong' }, null);
  await other.until(({ status }) => status === 'refused');
  expect(end.tries.count).toBe(2);
});

test('a Polycom and a Cisco at a pseudo terminal, with a login', async () => {
  for (const [protocol, codec] of [
    ['polycom', polycomCodec({ password: 'secret', asksUser: true, echo: 'always' })],
    ['cisco', ciscoCodec({ password: 'secret', echo: true })],
  ] as const) {
    const end = await ptyEnd(codec);
    ends.push(end.close);
    const at = drive(protocol, { kind: 'serial', port: end.address, baudRate: 9600 }, 'secret');
    await wholeCall(codec, at);
    expect(codec.tries).toBe(1);
  }
});
