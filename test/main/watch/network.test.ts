import { expect, test } from 'vitest';
import { hasNetwork, type Interfaces } from '../../../main/watch/network.ts';

const at = (address: string, internal = false): Interfaces => ({
  eth0: [{ address, internal, family: 'IPv4', netmask: '', mac: '', cidr: null }],
});

test.each([
  ['no interface at all', {}, false],
  ['this computer alone', at('127.0.0.1', true), false],
  ['an address that nobody gave', at('169.254.7.9'), false],
  ['an address of IPv6 that nobody gave', at('fe80::1'), false],
  ['an address in the house', at('10.20.0.7'), true],
  ['an address of IPv6', at('2001:db8::7'), true],
  ['one of two interfaces', { ...at('127.0.0.1', true), wlan0: at('192.168.1.4').eth0 }, true],
])('%s', (_, interfaces: Interfaces, expected) => {
  expect(hasNetwork(interfaces)).toBe(expected);
});
