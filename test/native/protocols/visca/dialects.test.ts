import { expect, test } from 'vitest';
import { commands } from '../../../../native/protocols/visca/commands.ts';
import { dialectOf, dialects } from '../../../../native/protocols/visca/dialects.ts';
import { sonyUdpPort } from '../../../../native/protocols/visca/sony-udp.ts';

test('a camera is known by its version, else it is the standard one', () => {
  expect(dialectOf({ vendor: 0x0020, model: 0x040e }).id).toBe('sony-evi-d70');
  expect(dialectOf({ vendor: 0x0001, model: 0x0513 }).id).toBe('sony-srg');
  expect(dialectOf({ vendor: 0x0001, model: 0x7777 }).id).toBe('standard');
  expect(dialectOf({ vendor: 0x0099, model: 0x0513 }).id).toBe('standard');
});

test('each dialect is one, and can be said in the commands that there are', () => {
  expect(new Set(dialects.map(({ id }) => id)).size).toBe(dialects.length);
  const versions = dialects.flatMap((dialect) => dialect.versions.map((version) => JSON.stringify(version)));
  expect(new Set(versions).size).toBe(versions.length);
  for (const dialect of dialects) {
    const { pan, tilt, panNibbles, maxPanSpeed, maxTiltSpeed, presets, ports, transports } = dialect;
    const form = panNibbles === 5 ? 'pan-tilt-absolute-wide' : 'pan-tilt-absolute';
    for (const end of ['min', 'max'] as const) {
      const place = { pan: pan?.[end] ?? 0, tilt: tilt?.[end] ?? 0 };
      const values = { ...place, speed: maxPanSpeed, panSpeed: maxPanSpeed, tiltSpeed: maxTiltSpeed };
      expect(commands[form].encode(values), dialect.id).toBeInstanceOf(Uint8Array);
    }
    expect(commands['preset-set'].encode({ preset: presets.max }), dialect.id).toBeInstanceOf(Uint8Array);
    for (const transport of Object.keys(ports)) expect(transports, dialect.id).toContain(transport);
    expect(ports['udp-sony'] ?? sonyUdpPort).toBe(sonyUdpPort);
  }
});
