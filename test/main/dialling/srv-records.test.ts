import { expect, test } from 'vitest';
import { inOrder, isLoopback } from '../../../main/dialling/srv-records.ts';

const record = (name: string, priority: number, weight: number) => ({ name, port: 443, priority, weight });
const names = (records: readonly { name: string }[]): string => records.map(({ name }) => name).join();

test('lower priorities first', () => {
  expect(names(inOrder([record('b', 20, 0), record('a', 10, 0), record('c', 30, 99)], () => 0))).toBe(
    'a,b,c',
  );
});

test('within a priority the lot is drawn with the weights', () => {
  const records = [record('light', 1, 1), record('heavy', 1, 9), record('none', 1, 0)];
  expect(names(inOrder(records, () => 0))).toBe('none,light,heavy');
  expect(names(inOrder(records, () => 0.999))).toBe('heavy,light,none');
  let seed = 7;
  const random = (): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const firsts = Array.from({ length: 2000 }, () => inOrder(records, random)[0]?.name);
  const share = (name: string): number => firsts.filter((one) => one === name).length / firsts.length;
  // Eleven lots: the lightest has the first, as RFC 2782 wants it.
  expect(share('heavy')).toBeGreaterThan(0.75);
  expect(share('light')).toBeGreaterThan(0.04);
  expect(share('none')).toBeGreaterThan(0.04);
});

test('a service that a domain says it has not', () => {
  expect(inOrder([record('.', 0, 0)], () => 0)).toEqual([]);
  expect(inOrder([record('', 0, 0)], () => 0)).toEqual([]);
});

test.each([
  ['localhost', true],
  ['kiosk.localhost', true],
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['[::1]', true],
  ['127.0.0.1.example.org', false],
  ['localhost.example.org', false],
  ['10.0.0.1', false],
])('%s is this computer: %s', (host, is) => expect(isLoopback(host)).toBe(is));
