import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { neutralOpenbox } from '../peers/x-screen.ts';
import { type LockedKiosk, openLockedKiosk } from './locked-kiosk-in-test.ts';
import { handWays, inputWays, scriptWays } from './ways-out-list.ts';

let locked: LockedKiosk;

test('the list is as long as it should be, and each way is in it once', () => {
  const names = [...handWays, ...inputWays, ...scriptWays].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(handWays.length + inputWays.length).toBeGreaterThan(60);
});

describe.each([
  {
    what: 'in the session of the kiosk',
    configuration: undefined,
    places: ['home', 'join', 'settings'],
  },
  {
    what: 'by the guard of the page alone',
    configuration: neutralOpenbox,
    places: ['join'],
  },
] as const)('$what', ({ configuration, places }) => {
  beforeEach(async () => {
    locked = await openLockedKiosk(configuration === undefined ? {} : { configuration });
    await locked.fills();
  });
  afterEach(() => locked?.stop());

  test('no key and no pointer leads out', async () => {
    for (const place of places) {
      await locked.goTo(place);
      expect(await locked.tryHand(handWays), place).toEqual([]);
    }
  });

  test('no touch, nothing dropped and no script leads out', async () => {
    expect(await locked.tryInput(inputWays)).toEqual([]);
    expect(await locked.tryScripts(scriptWays)).toEqual([]);
  });
});
