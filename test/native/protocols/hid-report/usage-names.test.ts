import { expect, test } from 'vitest';
import { usageParts, usageText } from '../../../../native/protocols/hid-report/usage.ts';
import { usageName } from '../../../../native/protocols/hid-report/usage-names.ts';

test('a usage is page and id in lower-case hex', () => {
  expect(usageText(0x000b_0020)).toBe('0b:20');
  expect(usageText(0xff99_fffd)).toBe('ff99:fffd');
  expect(usageText(0x000c_0221)).toBe('0c:221');
  expect(usageParts('ff99:04')).toEqual({ page: 0xff99, id: 4 });
});

test.each([
  ['0b:20', 'Hook Switch'],
  ['0b:2f', 'Phone Mute'],
  ['0b:b7', 'Phone Key 7'],
  ['0b:bb', 'Phone Key Pound'],
  ['0b:bf', 'Phone Key D'],
  ['0b:c0', 'Phone Call History Key'],
  ['08:2a', 'On-Line'],
  ['08:17', 'Off-Hook'],
  ['09:07', 'Button 7'],
  ['0c:e9', 'Volume Increment'],
  ['07:04', 'Keyboard A'],
  ['07:27', 'Keyboard 0'],
  ['07:3a', 'Keyboard F1'],
  ['07:f0', 'Keyboard f0'],
  ['0a:01', 'Instance 1'],
  ['ff99:04', 'Vendor-defined 04'],
  ['0b:1ff', 'Telephony Device 1ff'],
  ['0d:42', 'Page d 42'],
])('%s is %s', (usage, name) => expect(usageName(usage)).toBe(name));
