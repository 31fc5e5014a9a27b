import { expect, test } from 'vitest';
import { failureOf } from '../../../native/ports/node-hid.ts';

test.each([
  ["Failed to open a device with path '/dev/hidraw3': Permission denied", 'not-allowed', /udev/],
  ["Failed to open a device with path '/dev/hidraw3': No such file or directory", 'gone', /No such/],
  ["Failed to open a device with path '/dev/hidraw3': No such device", 'gone', /No such/],
  ["Failed to open a device with path '/dev/hidraw3': Too many open files", 'failed', /Too many/],
  ['hid_open_path: CreateFileW: (0x00000005) Adgang nægtet.', 'not-allowed', /0x00000005/],
  ['hid_open_path: CreateFileW: (0x00000002) Den angivne fil blev ikke fundet.', 'gone', /0x00000002/],
  ['hid_open_path: CreateFileW: (0x00000020) I brug', 'failed', /0x00000020/],
  [
    'hid_open_path: failed to open IOHIDDevice from mach entry: (0xE00002E2) not permitted',
    'not-allowed',
    /Input Monitoring/,
  ],
  ['hid_open_path: device mach entry not found with the given path', 'gone', /mach/],
])('%s: %s', (detail, reason, says) => {
  const failure = failureOf(detail, '/dev/hidraw3');
  expect(failure.reason).toBe(reason);
  expect(failure.detail).toMatch(says);
});
