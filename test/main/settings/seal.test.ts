import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSealed, newSealKey, openSeal, seal } from '../../../main/settings/seal.ts';

const key = newSealKey();

test('what was sealed is opened by the same key, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (secret) => {
      const sealed = seal(secret, key);
      expect(isSealed(sealed)).toBe(true);
      expect(sealed).toMatch(/^sealed:v1:[\w-]+$/);
      expect(openSeal(sealed, key)).toBe(secret);
    }),
  );
});

test('the same secret looks different each time, and does not stand in it', () => {
  expect(seal('hemmelig', key)).not.toBe(seal('hemmelig', key));
  expect(Buffer.from(seal('hemmelig', key).slice(10), 'base64url').toString('latin1')).not.toContain(
    'hemmelig',
  );
});

test('another key, a changed sign, half of it, or nothing in it opens nothing', () => {
  const sealed = seal('hemmelig', key);
  expect(openSeal(sealed, newSealKey())).toBeNull();
  for (let at = 'sealed:v1:'.length; at < sealed.length; at += 1) {
    const other = sealed[at] === 'A' ? 'Q' : 'A';
    const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
    // The last sign may hold bits that no byte has.
    if (at < sealed.length - 1) expect(openSeal(changed, key)).toBeNull();
    expect(openSeal(sealed.slice(0, at), key)).toBeNull();
  }
  for (const text of ['', 'sealed:v1:', 'sealed:v1:!!', 'sealed:v2:AAAA', 'hemmelig'])
    expect(openSeal(text, key)).toBeNull();
});
