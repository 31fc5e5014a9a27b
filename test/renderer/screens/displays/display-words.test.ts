import { expect, test } from 'vitest';
import { wordsOf } from '../../../../renderer/language/words.ts';
import { displayNamed } from '../../../../renderer/pictures/connected-samples.ts';
import { inputWord, isOn, onTheWay } from '../../../../renderer/screens/displays/display-words.ts';

test('an input is called as it is printed beside its socket', () => {
  expect(inputWord('hdmi-1')).toBe('HDMI 1');
  expect(inputWord('displayport')).toBe('DisplayPort');
  expect(inputWord('usb-c-2')).toBe('USB-C 2');
  expect(inputWord('magic')).toBe('Magic');
});

test('what was asked for is shown at once, and said to be on its way until it is so', () => {
  const { displays: words } = wordsOf('da');
  const at = (wanted: 'on' | 'off' | null, actual: 'on' | 'off' | 'warming' | 'cooling' | null) => {
    const display = displayNamed('TV', { power: { wanted, actual } });
    return [isOn(display), onTheWay(display, words)];
  };
  expect(at('on', 'off')).toEqual([true, words.goingOn]);
  expect(at('on', 'warming')).toEqual([true, words.warming]);
  expect(at('on', 'on')).toEqual([true, null]);
  expect(at('off', 'on')).toEqual([false, words.goingOff]);
  expect(at('off', 'cooling')).toEqual([false, words.cooling]);
  expect(at(null, 'on')).toEqual([true, null]);
  expect(at(null, 'warming')).toEqual([true, words.warming]);
  expect(at(null, null)).toEqual([false, null]);
});
