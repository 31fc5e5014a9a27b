import { expect, test } from 'vitest';
import type { RankedTarget } from '../../../../main/agenda/links/invitation.ts';
import { targetsInContent } from '../../../../main/agenda/links/targets-in-content.ts';
import { corpus, type Invited, type Wanted } from './corpus-of.ts';

const isWanted = (target: RankedTarget, { kind, address, pin, role }: Wanted): boolean =>
  `${target.engine} ${target.provider}` === kind &&
  target.address === address &&
  (pin === undefined || (target.pin ?? null) === pin) &&
  (target.role ?? null) === role;

const told = ({ engine, provider, address, pin, role }: RankedTarget): string =>
  `${engine} ${provider} ${address}${pin ? ` pin=${pin}` : ''}${role ? ` role=${role}` : ''}`;

/** What is found in each, and what is wrong with it. */
const judged = corpus.map((one: Invited) => {
  const found = targetsInContent(one.content, one.rules);
  const [first] = one.wanted;
  return {
    name: one.name,
    found,
    firstRight: first ? found[0] !== undefined && isWanted(found[0], first) : found.length === 0,
    right: found.filter((target) => one.wanted.some((wanted) => isWanted(target, wanted))),
    missed: one.wanted.filter((wanted) => !found.some((target) => isWanted(target, wanted))),
  };
});

const sum = (count: (one: (typeof judged)[number]) => number): number =>
  judged.reduce((total, one) => total + count(one), 0);

/** Each that is not as it should be, for whoever mends it. */
const wrong = judged
  .filter(
    ({ firstRight, found, right, missed }) => !firstRight || right.length < found.length || missed.length > 0,
  )
  .map(({ name, found, missed }) =>
    [
      name,
      ...missed.map(({ kind, address, pin }) => `  missed ${kind} ${address} pin=${pin}`),
      ...found.map((target) => `  found ${told(target)}`),
    ].join('\n'),
  );

test('the corpus: at least 300 invitations, some with nothing in them', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(400);
  expect(corpus.filter(({ wanted }) => wanted.length === 0).length).toBeGreaterThanOrEqual(50);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
});

test('the first is the right one, nothing false is found, nothing is missed', () => {
  const firstRight = judged.filter((one) => one.firstRight).length / judged.length;
  const precision = sum(({ right }) => right.length) / sum(({ found }) => found.length);
  const recall =
    1 - sum(({ missed }) => missed.length) / corpus.reduce((total, { wanted }) => total + wanted.length, 0);
  const figures = { firstRight, precision, recall };
  expect(wrong.join('\n'), JSON.stringify(figures)).toBe('');
  expect(Math.min(firstRight, precision, recall)).toBeGreaterThanOrEqual(0.99);
});

test('confidence is from 0 to 1 and never rises with the rank; each address once', () => {
  for (const { name, found } of judged) {
    const confidences = found.map(({ confidence }) => confidence);
    expect(confidences, name).toEqual(confidences.toSorted((one, other) => other - one));
    expect(
      confidences.every((confidence) => confidence > 0 && confidence <= 1),
      name,
    ).toBe(true);
    expect(new Set(found.map(({ address }) => address.toLowerCase())).size, name).toBe(found.length);
  }
});
