import { expect, test } from 'vitest';
import type { Press } from '../../../../main/contract/devices.ts';
import type { Product } from '../../../../renderer/kiosk/products.ts';
import { wordsOf } from '../../../../renderer/language/words.ts';
import { callDevice } from '../../../../renderer/pictures/device-samples.ts';
import { kindOf, litPress, pressWord, troubleOf } from '../../../../renderer/screens/devices/thing-words.ts';

const da = wordsOf('da').things;
const part = { id: 'x', label: 'x', group: 'x' };
const sound = (change: Partial<Product>): Product => ({
  key: 'x',
  name: 'x',
  kind: 'sound',
  cameras: [],
  microphones: [],
  speakers: [],
  control: null,
  used: { camera: false, microphone: false, speaker: false, control: false },
  ...change,
});

test('a thing of no known kind is called by what it has', () => {
  expect(kindOf(sound({ microphones: [part] }), da)).toBe('Mikrofon');
  expect(kindOf(sound({ speakers: [part] }), da)).toBe('Højttaler');
  expect(kindOf(sound({ microphones: [part], speakers: [part] }), da)).toBe('Mikrofon og højttaler');
  expect(kindOf(sound({ kind: 'round-table', speakers: [part] }), da)).toBe('Kamera til midt på bordet');
});

test.each<[Press, string]>([
  [{ kind: 'hook', lifted: true }, 'Svar'],
  [{ kind: 'hook', lifted: false }, 'Læg på'],
  [{ kind: 'mute', muted: true }, 'Lyd fra'],
  [{ kind: 'mute', muted: false }, 'Lyd til'],
  [{ kind: 'mute', muted: null }, 'Lyd fra og til'],
  [{ kind: 'volume', change: 'up' }, 'Højere'],
  [{ kind: 'volume', change: 'mute' }, 'Højttaler fra'],
  [{ kind: 'key', key: '7' }, 'Tast 7'],
  [{ kind: 'redial' }, 'Ring op igen'],
])('%o is “%s”', (press, word) => {
  expect(pressWord(press, da)).toBe(word);
});

test('a press is lit for two seconds, also where the clock of the screen is a little behind', () => {
  const press = { device: 'x', press: { kind: 'flash' } as const, at: 10_000 };
  expect(litPress(press, 9_400)).toBe(press);
  expect(litPress(press, 11_999)).toBe(press);
  expect(litPress(press, 12_000)).toBeNull();
  expect(litPress(null, 12_000)).toBeNull();
});

test('every status but ready has a sentence and a remedy, and what is not broken is said mildly', () => {
  const of = (status: Parameters<typeof callDevice>[1]) => troubleOf(callDevice('x', status), da);
  expect(of({ status: 'ready' })).toBeNull();
  expect(of({ status: 'gone' })).toMatchObject({ says: 'Kablet er taget ud.', mild: false });
  expect(of({ status: 'elsewhere' })).toMatchObject({ mild: true });
  expect(of({ status: 'not-allowed' })?.next).toContain('IT');
});
