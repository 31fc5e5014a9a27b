import { expect, test } from 'vitest';
import { failureOf } from '../../../native/ports/serialport.ts';

test.each([
  ['Error: Permission denied, cannot open /dev/ttyUSB0', 'not-allowed'],
  ['Error: No such file or directory, cannot open /dev/ttyUSB0', 'gone'],
  ['Error: No such device or address, cannot open /dev/ttyUSB0', 'gone'],
  ['Error Resource temporarily unavailable Cannot lock port', 'busy'],
  ['Error: Device or resource busy, cannot open /dev/ttyUSB0', 'busy'],
  ['Error: Resource busy, cannot open /dev/cu.usbserial-1', 'busy'],
  ['Opening COM3: Access denied', 'busy'],
  ['Opening COM3: File not found', 'gone'],
  ['Error: Inappropriate ioctl for device, cannot open /dev/null', 'not-supported'],
  ['Error baud rate of 12345 is not supported on your platform', 'not-supported'],
  ['Error: Input/output error, cannot open /dev/ttyUSB0', 'not-answering'],
])('%s is %s', (detail, reason) => {
  expect(failureOf(detail, '/dev/ttyUSB0')).toMatchObject({ ok: false, reason });
});

test('who may not open it is told what to do', () => {
  expect(failureOf('Error: Permission denied, cannot open /dev/ttyUSB0', '/dev/ttyUSB0').detail).toMatch(
    /Permission denied.*\/dev\/ttyUSB0.*dialout/s,
  );
});
