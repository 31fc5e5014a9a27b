import { expect, test } from 'vitest';
import { settled } from '../../native-clock.ts';
import { dial, madeWith, makers } from './driven-codec.ts';

for (const maker of makers) {
  const [name, protocol] = maker;
  const made = madeWith(maker);

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

  test(`${name}: one call of two is ended, and the other rings on`, async () => {
    const { codec, bench } = await made();
    bench.driven.command(dial);
    await settled();
    codec.farAnswers();
    codec.rings('10.0.0.7', 'Reception: south');
    await settled();
    const [first, second] = bench.state.calls;
    expect(second?.state).toBe('ringing');
    bench.driven.command({ do: 'end', call: 'no such' });
    bench.driven.command({ do: 'end', call: first?.id ?? '' });
    await settled();
    expect(bench.state.calls).toMatchObject([{ id: second?.id, state: 'ringing' }]);
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
}
