import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isShownOn, type OpenStudio, openStudio, type Shot } from '../../../build/pictures/studio.ts';

// Every literal state in a real browser, under the kiosk's own content policy: axe finds nothing, no word is cut, and
// the page has no complaint. `npm run pictures -- --all` does the same for the whole matrix.

let studio: OpenStudio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio?.close());

const looks: readonly Omit<Shot, 'name'>[] = [
  { frame: 'room', theme: 'dark', language: 'da' },
  { frame: 'terminal', theme: 'light', language: 'nb' },
  { frame: 'laptop', theme: 'light', language: 'sv' },
  { frame: 'door', theme: 'dark', language: 'da' },
  { frame: 'door-lying', theme: 'light', language: 'sv' },
  { frame: 'phone', theme: 'light', language: 'nb' },
  { frame: 'phone', theme: 'dark', language: 'da' },
];

test.each(looks)('on $frame, $theme, in $language', { timeout: 180_000 }, async (look) => {
  const found: string[] = [];
  // Lying, only what has a shape of its own there: the rest is drawn on a terminal.
  const names = studio.names.filter((one) => look.frame !== 'door-lying' || one.startsWith('door-'));
  for (const name of names.filter((one) => isShownOn(one, look.frame))) {
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
    // Four times the points are the same screen, doubled: what a far system adds is drawn with the same parts.
    const frames = /^call-(mixed-|people-|asked|chat|add|keypad|second|conference|quality)/.test(name)
      ? (['portrait'] as const)
      : (['portrait', '4k'] as const);
    for (const frame of frames) {
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

/** What the screen tells of a movement. */
const drive = (speeds: object): readonly unknown[] => [
  'tellCamera',
  { do: 'drive', pan: 0, tilt: 0, zoom: 0, ...speeds },
];

test('a camera is turned by the mouse, beyond the joystick’s rim too, and stops when it is let go or its screen is gone', async () => {
  await studio.show({ name: 'camera', frame: 'room', theme: 'dark', language: 'da' });
  await studio.drag('.joystick', 4, 0);
  expect(await studio.told()).toEqual([drive({ pan: 1 })]);
  await studio.letGo();
  expect(await studio.told()).toEqual([drive({})]);
  await studio.drag('.joystick', 0, -2);
  expect(await studio.told()).toEqual([drive({ tilt: -1 })]);
  await studio.show({ name: 'home-soon', frame: 'room', theme: 'dark', language: 'da' });
  expect(await studio.told()).toEqual([drive({})]);
  await studio.letGo();
});

describe('by keyboard alone', () => {
  const walk = async (steps: number): Promise<readonly string[]> => {
    const seen: string[] = [];
    for (let step = 0; step < steps; step++) {
      await studio.press('Tab');
      seen.push(await studio.focused());
    }
    return seen;
  };

  /**
   * What lies open covers what is below it, and hides it from a screen reader, on purpose: then the page has no main part and no
   * heading. Axe guesses at what lies open by what it sees at some points, and not always alike.
   */
  const axeFindings = async (): Promise<readonly string[]> =>
    (await studio.check()).filter(
      (line) => !/is covered by|^axe (?:landmark-one-main|page-has-heading-one):/.test(line),
    );

  test('home: the one thing to do is first, everything is reached, and the ring is seen', async () => {
    await studio.show({ name: 'home-soon', frame: 'laptop', theme: 'light', language: 'da' });
    const seen = await walk(14);
    expect(seen[0]).toBe('Deltag');
    expect(seen.filter((words) => words.startsWith('no ring'))).toEqual([]);
    for (const words of ['Kode eller nummer', 'Start et møde', 'Åbn udstyr', 'Dansk'])
      expect(seen.join(' | ')).toContain(words);
  });

  test('beside a door: booking is first, then each meeting of the day; a length is chosen by Enter', async () => {
    await studio.show({ name: 'door-free', frame: 'door', theme: 'dark', language: 'da' });
    const seen = await walk(6);
    expect(seen[0]).toBe('Book nu');
    expect(seen[1]).toContain('15:00–15:30');
    expect(seen.slice(4).join(' | ')).toContain('Dansk');
    expect(seen.filter((words) => words.startsWith('no ring'))).toEqual([]);
    await studio.show({ name: 'book-choices', frame: 'door', theme: 'dark', language: 'da' });
    for (let step = 0; step < 9 && !(await studio.focused()).includes('30 minutter'); step++)
      await studio.press('Tab');
    await studio.press('Enter');
    expect(await studio.told()).toEqual([['book', 30]]);
  });

  test('a meeting of the day is opened by Enter, and what is asked once more begins with no', async () => {
    await studio.show({ name: 'home-auto-join', frame: 'terminal', theme: 'dark', language: 'da' });
    expect((await walk(3)).map((words) => words.split('.')[0])).toEqual([
      'Deltag ikke',
      'Deltag',
      'Detaljer',
    ]);
    await studio.press('Enter');
    expect(await studio.told()).toMatchObject([['goMeeting', { id: 'shown' }]]);
    await walk(1);
    await studio.press('Enter');
    expect(await studio.told()).toMatchObject([['goMeeting', { private: true }]]);
    await studio.show({ name: 'meeting-asks-release', frame: 'room', theme: 'dark', language: 'da' });
    expect(await studio.focused()).toContain('Nej, behold det');
    await studio.press('Enter');
    expect(await studio.told()).toEqual([['askToChange', null]]);
  });

  test('a call: the controls that faded come back for who tabs to them, and the volume opens and closes', async () => {
    await studio.show({ name: 'call-quiet', frame: 'room', theme: 'dark', language: 'da' });
    const seen = await walk(10);
    for (const words of ['Mikrofon', 'Kamera', 'Lydstyrke', 'Forlad'])
      expect(seen.join(' | ')).toContain(words);
    expect(seen.filter((words) => words.startsWith('no ring'))).toEqual([]);
    expect(await studio.check()).toEqual([]);
    for (let back = 0; back < 9 && !(await studio.focused()).startsWith('Lydstyrke'); back++)
      await studio.press('Shift+Tab');
    await studio.press('Enter');
    expect(await axeFindings()).toEqual([]);
    await studio.press('Escape');
    await expect.poll(() => studio.focused()).toContain('Lydstyrke');
  });

  test('a camera is turned by arrows, by plus and minus, and brought back by Home', async () => {
    await studio.show({ name: 'camera', frame: 'terminal', theme: 'dark', language: 'da' });
    for (let step = 0; step < 9 && !(await studio.focused()).includes('Drej kameraet'); step++)
      await studio.press('Tab');
    expect(await studio.focused()).toBe('Drej kameraet');
    await studio.told();
    for (const key of ['ArrowLeft', '+', 'Home']) await studio.press(key);
    expect(await studio.told()).toEqual([
      drive({ pan: -0.5 }),
      drive({}),
      drive({ zoom: 0.5 }),
      drive({}),
      ['tellCamera', { do: 'home' }],
    ]);
  });

  test('the dial field has the focus and Enter calls; then come the button, the camera and the directory', async () => {
    await studio.show({ name: 'join-alias', frame: 'laptop', theme: 'light', language: 'da' });
    await studio.press('Enter');
    expect(await studio.told()).toEqual([['submitJoin']]);
    const seen = await walk(5);
    expect(seen.slice(0, 2)).toEqual(['Deltag', 'Scan QR-kode']);
    expect(seen.slice(2).join(' | ')).toContain('Ring til Lægehuset Nørregade');
    expect(seen.filter((words) => words.startsWith('no ring'))).toEqual([]);
  });

  test('what is seldom wanted opens by Enter, and axe finds nothing in it; digits of a keyboard are tones', async () => {
    await studio.show({ name: 'call-mixed', frame: 'room', theme: 'dark', language: 'da' });
    for (let step = 0; step < 20 && (await studio.focused()) !== 'Mere'; step++) await studio.press('Tab');
    await studio.press('Enter');
    await expect.poll(() => studio.focused()).toBe('Ring nogen op');
    expect(await axeFindings()).toEqual([]);
    await studio.press('ArrowDown');
    await studio.press('Enter');
    expect(await studio.told()).toEqual([['openPanel', 'conference']]);
    await studio.show({ name: 'call-keypad', frame: 'room', theme: 'dark', language: 'da' });
    for (const key of ['5', '#', 'a']) await studio.press(key);
    expect(await studio.told()).toEqual([
      ['sendTone', '5'],
      ['sendTone', '#'],
    ]);
  });

  test('the language is chosen from a list that opens and closes by keys, and axe finds nothing in it', async () => {
    await studio.show({ name: 'home-soon', frame: 'room', theme: 'dark', language: 'da' });
    for (let step = 0; step < 20 && !(await studio.focused()).includes('Dansk'); step++)
      await studio.press('Tab');
    await studio.press('Enter');
    expect(await studio.focused()).toContain('Dansk');
    expect(await axeFindings()).toEqual([]);
    await studio.press('ArrowDown');
    expect(await studio.focused()).toContain('Svenska');
    await studio.press('Escape');
    await expect.poll(() => studio.focused()).toContain('Dansk');
  });
});
