import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenStudio, openStudio, type Shot } from '../../../build/pictures/studio.ts';

// Every literal state in a real browser, under the kiosk's own content policy: axe finds nothing, no word is cut, and
// the page has no complaint. `npm run pictures -- --all` does the same for the whole matrix.

let studio: OpenStudio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio?.close());

const looks: readonly Omit<Shot, 'name'>[] = [
  { frame: 'room', theme: 'dark', language: 'da' },
  { frame: 'room', theme: 'light', language: 'nb' },
  { frame: 'terminal', theme: 'dark', language: 'nb' },
  { frame: 'laptop', theme: 'light', language: 'sv' },
  { frame: 'laptop', theme: 'dark', language: 'en' },
  { frame: 'phone', theme: 'light', language: 'nb' },
  { frame: 'phone', theme: 'dark', language: 'da' },
];

test.each(looks)('on $frame, $theme, in $language', { timeout: 180_000 }, async (look) => {
  const found: string[] = [];
  const isPhone = look.frame === 'phone';
  for (const name of studio.names.filter((one) => one.startsWith('guest-') === isPhone)) {
    await studio.show({ ...look, name });
    for (const line of await studio.check()) found.push(`${name}: ${line}`);
  }
  expect(found).toEqual([]);
  expect(studio.complaints).toEqual([]);
});

test('home and the call fit a portrait screen and one of four times the points', {
  timeout: 120_000,
}, async () => {
  const found: string[] = [];
  for (const name of studio.names.filter((one) => /^(home|call|lobby)/.test(one))) {
    for (const frame of ['portrait', '4k'] as const) {
      await studio.show({ name, frame, theme: 'dark', language: 'da' });
      for (const line of await studio.check()) found.push(`${name} ${frame}: ${line}`);
    }
  }
  expect(found).toEqual([]);
});

test('the check can fail: words that are cut are found', async () => {
  await studio.show({ name: 'home-soon', frame: 'room', theme: 'dark', language: 'da' });
  expect(await studio.check()).toEqual([]);
  await studio.spoil('.card-when { width: 8rem; overflow: hidden; white-space: nowrap; }');
  expect((await studio.check()).join('\n')).toContain('is wider than its place');
  await studio.spoil('.home-date { color: #222c3c; }');
  expect((await studio.check()).join('\n')).toContain('color-contrast');
});
