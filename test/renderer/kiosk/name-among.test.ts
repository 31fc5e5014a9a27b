import { expect, test } from 'vitest';
import { nameAmong } from '../../../renderer/kiosk/name-among.ts';

const device = (label: string) => ({ id: label, label, group: '' });

test('a product’s name, unless two would have the same', () => {
  const jabra = device('Jabra SPEAK 510 (0b0e:0420)');
  const analog = device('Built-in Audio Analog Stereo');
  const digital = device('Built-in Audio Digital Stereo');
  const all = [jabra, analog, digital];
  expect(all.map((one) => nameAmong(one, all))).toEqual([
    'Jabra SPEAK 510',
    'Built-in Audio Analog Stereo',
    'Built-in Audio Digital Stereo',
  ]);
  expect(nameAmong(analog, [jabra, analog])).toBe('Built-in Audio');
});
