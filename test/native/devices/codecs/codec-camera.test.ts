import { expect, test } from 'vitest';
import { settled } from '../../native-clock.ts';
import { dial, madeWith, makers } from './driven-codec.ts';

for (const maker of makers) {
  const [name, protocol] = maker;
  const made = madeWith(maker);

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
}
