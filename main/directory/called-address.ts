import { pexipAddressOf } from '../contract/pexip-address.ts';
import { telephoneNumber } from '../dialling/telephone-number.ts';

/**
 * What is the same of an address however it is written: without scheme, parameters and headers, in lower case; a number with its
 * country's code. So that a call is known by the entry that was called.
 */
export function calledAddress(address: string, countryCode: string): string {
  const number = telephoneNumber(address, countryCode);
  if (number) return number.number;
  const alias = /^https?:/i.test(address) ? pexipAddressOf(address)?.alias : undefined;
  return (alias ?? address)
    .trim()
    .toLowerCase()
    .replace(/^(?:sips?|h323|pexip):(?:\/\/)?/, '')
    .replace(/[;?].*$/s, '')
    .replace(/(##\d+)#\d*$/, '$1');
}

/** The same for what was dialled, and for the number alone where one was dialled at a domain. */
export function calledAddresses(address: string, countryCode: string): readonly string[] {
  const whole = calledAddress(address, countryCode);
  const number = /^(\+?\d{2,15})@/.exec(whole)?.[1];
  return number === undefined ? [whole] : [whole, number];
}
