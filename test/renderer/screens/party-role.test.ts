import { expect, test } from 'vitest';
import { wordsOf } from '../../../renderer/language/words.ts';
import { partyRole } from '../../../renderer/screens/call/party-role.ts';

const danish = wordsOf('da');

test.each([
  [{ kind: 'guest', name: 'Jens', role: 'guest' }, 'gæst'],
  [{ kind: 'guest', name: 'Guest', role: 'guest' }, ''],
  [{ kind: 'guest', name: 'Gæst', role: 'guest' }, ''],
  [{ kind: 'kiosk', name: 'Egeskov', role: 'Sundhedshuset' }, 'Sundhedshuset'],
] as const)('%o is "%s"', (party, said) => {
  expect(partyRole(party, danish)).toBe(said);
});
