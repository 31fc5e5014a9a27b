import { expect, test } from 'vitest';
import { descriptorInRegistry, systemDescriptor } from '../../../native/ports/system-descriptor.ts';

// In the form of `ioreg -r -d 1 -l -w 0 -k ReportDescriptor`.
const printed = `+-o AppleUserHIDDevice  <class AppleUserHIDDevice, id 0x100000a11, registered, matched, active, busy 0 (1 ms), retain 12>
    {
      "Product" = "Keyboard"
      "ReportDescriptor" = <05010906a101c0>
      "VendorID" = 1452
    }
    
+-o IOUSBHostHIDDevice  <class IOUSBHostHIDDevice, id 0x100000a1, registered, matched, active, busy 0 (1 ms), retain 12>
    {
      "VendorID" = 2830
      "ReportDescriptor" = <050b0905A101c0>
      "Product" = "+-o SPEAK \\"ReportDescriptor\\" = <00>"
    }
    
+-o IOHIDResource  <class IOHIDResource, id 0x100000b2, registered, matched, active, busy 0 (0 ms), retain 5>
    {
      "ReportDescriptor" = <050b0>
    }
`;

test('macOS: the descriptor of one entry of the registry, by its id and no other', () => {
  const of = (id: number) => descriptorInRegistry(printed, `DevSrvsID:${id}`);
  expect([...(of(0x100000a1) ?? [])]).toEqual([0x05, 0x0b, 0x09, 0x05, 0xa1, 0x01, 0xc0]);
  expect([...(of(0x100000a11) ?? [])]).toEqual([0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0xc0]);
  expect(of(0x100000a)).toBeNull();
});

test('macOS: half a byte, another path, nothing at all are null', () => {
  expect(descriptorInRegistry(printed, `DevSrvsID:${0x100000b2}`)).toBeNull();
  expect(descriptorInRegistry(printed, '/dev/hidraw0')).toBeNull();
  expect(descriptorInRegistry('', 'DevSrvsID:1')).toBeNull();
});

test('a system that does not tell it says null', async () => {
  expect(await systemDescriptor('/dev/hidraw-none', 'linux')).toBeNull();
  expect(await systemDescriptor(String.raw`\\?\HID#VID_0B0E`, 'win32')).toBeNull();
});
