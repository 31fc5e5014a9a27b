import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referenceFiles, referenceFolder } from '../../../build/reference.ts';
import { settingsJsonSchema } from '../../../main/settings/json-schema.ts';
import { readSettings } from '../../../main/settings/read-settings.ts';
import { exampleSettings, leavesOf } from '../../../main/settings/reference.ts';
import { defaultSettings } from '../../../main/settings/schema.ts';

test('every setting says what it means, and every number its bounds', () => {
  const leaves = leavesOf();
  expect(leaves.length).toBeGreaterThan(40);
  for (const { path, node } of leaves) {
    expect(node.description, path).toMatch(/^[A-Z].{10,}\.$/);
    if (node.type === 'integer') expect(node, path).toMatchObject({ minimum: expect.any(Number) });
  }
  for (const [key, group] of Object.entries(settingsJsonSchema.properties ?? {}))
    expect(group.description, key).toMatch(/^[A-Z].+\.$/);
});

test('the name of a setting that counts something ends in its unit', () => {
  const units = /(?:Minutes|Hours|Seconds|Port|port|Parties|baud)$/;
  // Numbers that devices are called by.
  const names = ['equipment.cameras[].address', 'equipment.displays[].set'];
  for (const { path, node } of leavesOf())
    if (node.type === 'integer' && !names.includes(path)) expect(path).toMatch(units);
});

test('the files in build/settings are what the schema gives: node build/reference.ts makes them', () => {
  expect(readdirSync(referenceFolder).toSorted()).toEqual(Object.keys(referenceFiles).toSorted());
  for (const [name, text] of Object.entries(referenceFiles))
    expect(readFileSync(join(referenceFolder, name), 'utf8'), name).toBe(text);
});

test('the reference names every setting', () => {
  for (const { path } of leavesOf()) expect(referenceFiles['SETTINGS.md']).toContain(`\`${path}\``);
});

test('the example is right and says the defaults; with every mark removed it is right too and sets everything', () => {
  const asIs = readSettings(exampleSettings(), 'yaml', '/');
  expect(asIs).toEqual({ ok: true, settings: defaultSettings() });
  const all = readSettings(exampleSettings().replaceAll(/^( *)#(?! )/gm, '$1'), 'yaml', '/');
  expect(all.ok || all.issues).toBe(true);
  if (!all.ok) return;
  expect(all.settings.hub).toMatchObject({ listen: { port: 8471 }, remote: { ca: '/hub-ca.crt' } });
  expect(all.settings.calls.turn?.urls).toHaveLength(1);
  expect(all.settings.agenda.sources).toHaveLength(6);
  expect(all.settings.equipment).toMatchObject({
    cameras: [{ baud: 9600 }, { tcp: '192.0.2.10' }, { sonyHeader: true }],
    displays: [{ protocol: 'samsung-mdc' }, { protocol: 'pjlink' }, { cec: '/dev/cec0' }],
    codec: { telnet: '192.0.2.30', takes: ['sip'] },
    wake: { hours: { from: '07:00' } },
  });
  expect(all.settings.pin).toMatch(/^scrypt/);
});

test('an editor that knows JSON Schema refuses what the kiosk refuses: unknown keys, everywhere', () => {
  const open: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (node === null || typeof node !== 'object') return;
    if ('properties' in node && (!('additionalProperties' in node) || node.additionalProperties !== false))
      open.push(path);
    for (const [key, below] of Object.entries(node)) walk(below, `${path}/${key}`);
  };
  walk(settingsJsonSchema, '');
  expect(open).toEqual([]);
});
