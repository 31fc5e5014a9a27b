import { expect, test } from 'vitest';
import type { Codec, CodecCommand } from '../../../../main/contract/codecs.ts';
import { nothingConnected } from '../../../../main/contract/connected.ts';
import { bad, good } from '../../../../main/contract/result.ts';
import { makeCodecEngine } from '../../../../renderer/calls/codec/codec-engine.ts';
import { makeHandClock, makeMainDouble, makeMediaDouble } from '../../kiosk/doubles.ts';
import { aCodec, aCodecCall } from './a-codec.ts';

const target = { engine: 'codec', provider: 'sip', address: 'sip:ward@example.org', source: 'text' } as const;
const start = { muted: false, camera: true };
const dial: CodecCommand = { do: 'dial', address: 'ward@example.org', protocol: 'sip' };
const connected = [aCodecCall('connected')];
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** The engine over a main that takes every command, with a codec that says what the test says. */
function setUp(first: Partial<Codec> | null = {}, takes = true) {
  const time = makeHandClock();
  const main = makeMainDouble({ 'codec.do': () => (takes ? good(null) : bad('bad-argument')) });
  const media = makeMediaDouble();
  let codec = aCodec(first ?? {});
  const tell = (): void => main.setState('connected', { ...nothingConnected, codecs: [codec] });
  if (first) tell();
  const logged: string[] = [];
  const say = (text: string): void => void logged.push(text);
  const engine = makeCodecEngine({
    main: main.main,
    clock: time.clock,
    log: { error: say, warn: say, info: say, debug: say },
  });
  return {
    engine,
    time,
    media,
    logged,
    says(change: Partial<Codec>): void {
      codec = { ...codec, ...change };
      tell();
    },
    told: (): readonly CodecCommand[] =>
      main.asked.flatMap(([name, value]) =>
        name === 'codec.do' ? [(value as { command: CodecCommand }).command] : [],
      ),
    dial: () => engine.dial(target, media.media, start),
  };
}

test('a second call that is taken or declined here is none any more, though the codec still lists it as ringing', () => {
  const { engine, says, dial: dialNow, media, told } = setUp();
  dialNow();
  says({ calls: connected });
  const rings = aCodecCall('ringing', '2');
  says({ calls: [...connected, rings] });
  expect(engine.second?.from).toEqual({ name: 'Ward', role: '', address: 'ward@example.org' });
  engine.declineSecond?.();
  says({ calls: [...connected, rings], muted: true });
  expect(engine.second).toBeNull();
  says({ calls: connected });
  says({ calls: [...connected, aCodecCall('ringing', '3')] });
  engine.answerSecond?.(media.media, start);
  says({ calls: [aCodecCall('ringing', '3')] });
  expect(engine.state.kind).toBe('dialling');
  expect(engine.second).toBeNull();
  expect(told().slice(-2)).toEqual([{ do: 'end', call: '1' }, { do: 'answer' }]);
  says({ calls: [aCodecCall('connected', '3')] });
  expect(engine.state.kind).toBe('connected');
});

test('whoever leaves while somebody calls second leaves them to ring', () => {
  const { engine, says, dial: dialNow, told } = setUp();
  dialNow();
  says({ calls: connected });
  says({ calls: [...connected, aCodecCall('ringing', '2')] });
  engine.hangUp();
  expect(told().at(-1)).toEqual({ do: 'end', call: '1' });
  says({ calls: [aCodecCall('ringing', '2')] });
  expect(engine.state.kind).toBe('ringing');
});

test('dialled, connected, and the far end hangs up: a call that was left; nothing of this computer is opened', () => {
  const { engine, says, told, dial: dialNow, media } = setUp();
  dialNow();
  expect(engine.state).toMatchObject({ kind: 'dialling', target });
  expect(told()).toEqual([dial]);
  says({ calls: [aCodecCall('dialling')] });
  expect(engine.state.kind).toBe('dialling');
  says({ calls: connected });
  expect(engine.state).toMatchObject({
    kind: 'connected',
    target,
    parties: [{ name: 'Ward', stream: null }],
  });
  says({ calls: [] });
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'left', met: true });
  expect(media.opened).toEqual([]);
  expect(media.closed()).toBeGreaterThan(0);
  engine.clear();
  expect(engine.state.kind).toBe('idle');
});

test('what a codec said of the call before is no news of this one', () => {
  const { engine, says, dial: dialNow } = setUp({ failed: 'busy' });
  dialNow();
  says({ volume: 51 });
  expect(engine.state.kind).toBe('dialling');
  says({ failed: null });
  says({ failed: 'busy' });
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'call-busy', met: false });
});

test('a call that was connected and is hung up is not called failed for what was said before it', () => {
  const { engine, says, dial: dialNow } = setUp({ failed: 'failed' });
  dialNow();
  says({ calls: connected });
  says({ calls: [] });
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'left' });
});

test('a call that is not made ends with the codec’s reason', () => {
  const { engine, says, dial: dialNow } = setUp();
  dialNow();
  says({ calls: [aCodecCall('dialling')] });
  says({ calls: [], failed: 'no-answer' });
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'call-no-answer', met: false });
});

test('a codec that says first that a call failed, and then why, is heard out; one that does not is not waited for', () => {
  const { engine, says, time, dial: dialNow } = setUp();
  dialNow();
  says({ calls: [aCodecCall('dialling')] });
  says({ calls: [], failed: 'failed' });
  expect(engine.state.kind).toBe('dialling');
  says({ failed: 'busy' });
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'call-busy' });
  engine.clear();
  dialNow();
  says({ failed: null });
  says({ failed: 'failed' });
  time.pass(500);
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'call-failed' });
});

test('a codec that is not ready is waited for, and given up with words', () => {
  const { engine, says, told, time, dial: dialNow } = setUp({ status: 'connecting' });
  dialNow();
  time.pass(5000);
  expect(told()).toEqual([]);
  says({ status: 'ready' });
  expect(told()).toEqual([dial]);
  engine.hangUp();
  engine.clear();
  says({ status: 'not-answering' });
  dialNow();
  time.pass(10_000);
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'codec-not-answering' });
});

test('a codec that takes a number and never lists the call, or refuses the command: ended, with words', async () => {
  const silent = setUp();
  silent.dial();
  silent.time.pass(20_000);
  expect(silent.engine.state).toMatchObject({ kind: 'ended', reason: 'call-failed' });
  const refused = setUp({}, false);
  refused.dial();
  await settled();
  expect(refused.engine.state).toMatchObject({ kind: 'ended', reason: 'bad-argument' });
});

test('left is left at once, while the codec still lists the call', () => {
  const { engine, says, told, dial: dialNow } = setUp();
  dialNow();
  says({ calls: connected });
  engine.hangUp();
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'left' });
  says({ calls: connected, volume: 40 });
  expect(engine.state.kind).toBe('ended');
  engine.clear();
  expect(engine.state.kind).toBe('idle');
  expect(told().at(-1)).toEqual({ do: 'hang-up' });
});

test('a call that the codec does not let go of is shown again', () => {
  const { engine, says, time, dial: dialNow } = setUp();
  dialNow();
  says({ calls: connected });
  engine.hangUp();
  time.pass(6000);
  expect(engine.state.kind).toBe('connected');
});

test('left before the codec listed the call: it is hung up when it comes, and never shown', () => {
  const { engine, says, told, dial: dialNow } = setUp();
  dialNow();
  engine.hangUp();
  says({ calls: [aCodecCall('dialling')] });
  expect(engine.state.kind).toBe('ended');
  expect(told()).toEqual([dial, { do: 'hang-up' }, { do: 'hang-up' }]);
});

test('dialled again while the last call is on its way out: only once it is gone', () => {
  const { engine, says, told, dial: dialNow } = setUp();
  dialNow();
  says({ calls: connected });
  engine.hangUp();
  dialNow();
  expect(told().filter((command) => command.do === 'dial')).toHaveLength(1);
  says({ calls: [] });
  expect(told().filter((command) => command.do === 'dial')).toHaveLength(2);
  expect(engine.state.kind).toBe('dialling');
});

test('somebody calls: rung, answered, connected; declined, it is silent and stays so', () => {
  const { engine, says, told, media } = setUp();
  says({ calls: [aCodecCall('ringing')] });
  expect(engine.state).toMatchObject({ kind: 'ringing', from: { name: 'Ward' } });
  engine.answer(media.media, start);
  says({ calls: [aCodecCall('ringing')], volume: 20 });
  expect(engine.state.kind).toBe('dialling');
  says({ calls: connected });
  expect(engine.state.kind).toBe('connected');
  says({ calls: [] });
  engine.clear();
  says({ calls: [aCodecCall('ringing', '2')] });
  engine.decline();
  says({ calls: [aCodecCall('ringing', '2')], volume: 21 });
  expect(engine.state.kind).toBe('idle');
  expect(told()).toEqual([{ do: 'answer' }, { do: 'decline' }]);
});

test('whoever rings and gives up is silent', () => {
  const { engine, says } = setUp();
  says({ calls: [aCodecCall('ringing')] });
  says({ calls: [] });
  expect(engine.state.kind).toBe('idle');
});

test('a window that opens in a call of the codec is in it, and dials nothing', () => {
  const { engine, told } = setUp({ calls: connected, muted: true });
  expect(engine.state).toMatchObject({
    kind: 'connected',
    target: { engine: 'codec', address: 'ward@example.org' },
  });
  expect(engine.own.muted).toEqual({ wanted: true, actual: true });
  expect(told()).toEqual([]);
});

test('a line to the codec that is lost does not end its call', () => {
  const { engine, says, dial: dialNow } = setUp();
  dialNow();
  says({ calls: connected });
  says({ status: 'not-answering' });
  expect(engine.state).toMatchObject({ kind: 'reconnecting', parties: [{ name: 'Ward' }] });
  says({ status: 'ready' });
  expect(engine.state.kind).toBe('connected');
  says({ status: 'not-answering' });
  says({ status: 'ready', calls: [] });
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'left' });
});

test('mute: the wish at once, the codec’s word after; its own remote is followed; a wish not met is given up', () => {
  const { engine, says, told, time, dial: dialNow } = setUp();
  dialNow();
  says({ calls: connected });
  engine.setMuted(true);
  expect(engine.own.muted).toEqual({ wanted: true, actual: false });
  expect(told().at(-1)).toEqual({ do: 'mute', on: true });
  says({ muted: true });
  expect(engine.own.muted).toEqual({ wanted: true, actual: true });
  says({ muted: false });
  expect(engine.own.muted).toEqual({ wanted: false, actual: false });
  engine.setMuted(true);
  time.pass(3000);
  expect(engine.own.muted).toEqual({ wanted: false, actual: false });
});

test('a codec that was left muted is heard in a call that begins unmuted, from when it is connected', () => {
  const { engine, says, told, dial: dialNow } = setUp({ muted: true });
  dialNow();
  expect(engine.own.muted.wanted).toBe(false);
  expect(told()).toEqual([dial]);
  says({ calls: connected });
  expect(told().at(-1)).toEqual({ do: 'mute', on: false });
});

test('a codec that does not tell its mute: the last wish is what is so', () => {
  const { engine, says, time, dial: dialNow } = setUp({ muted: null });
  dialNow();
  says({ calls: connected });
  engine.setMuted(true);
  time.pass(3000);
  expect(engine.own.muted).toEqual({ wanted: true, actual: true });
});

test('keys become tones, and the far camera moves only where it may', () => {
  const { engine, says, told, dial: dialNow } = setUp();
  engine.sendTone('1');
  dialNow();
  says({ calls: connected });
  for (const key of ['1', '#', 'A', '*']) engine.sendTone(key);
  const move = { pan: 1, tilt: 0, zoom: -1 } as const;
  engine.moveFarCamera('1', move);
  says({ farCamera: true });
  engine.moveFarCamera('2', move);
  engine.moveFarCamera('1', move);
  expect(told().slice(1)).toEqual([
    { do: 'tones', keys: '1' },
    { do: 'tones', keys: '#' },
    { do: 'tones', keys: '*' },
    { do: 'far-camera', ...move },
  ]);
});

test('dialled while the codec is in a call that was not heard of: that call is shown, and leaving ends it', () => {
  const { engine, says, told, dial: dialNow } = setUp(null);
  dialNow();
  says({ calls: [aCodecCall('dialling')] });
  engine.hangUp();
  expect(told()).toEqual([{ do: 'hang-up' }]);
});

test('an address that is none is not dialled', () => {
  const { engine, told, media } = setUp();
  engine.dial({ ...target, address: '' }, media.media, start);
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'call-not-found' });
  expect(told()).toEqual([]);
});

test('before the codec was heard a call waits for it, and nobody’s name is logged', () => {
  const { engine, says, told, logged, dial: dialNow } = setUp(null);
  dialNow();
  expect(engine.state.kind).toBe('dialling');
  says({});
  expect(told()).toEqual([dial]);
  says({ calls: connected });
  expect(logged).toEqual(['codec call: idle → dialling', 'codec call: dialling → connected']);
});
