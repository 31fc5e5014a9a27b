import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moreWebProviders } from '../../../../main/agenda/links/more-web-providers.ts';
import { targetOf } from '../../../../main/agenda/links/target-of.ts';
import { webProviders } from '../../../../main/agenda/links/web-providers.ts';
import { houseRules, tell, testRows } from './tell.ts';

testRows([
  {
    kind: 'room rundbord',
    are: [
      'rundbord:east-2',
      ['Rundbord:East-2', 'rundbord:east-2'],
      ['rundbord:east-', 'rundbord:east'],
      'https://hub.example.org/g/ABCD-2345',
      'https://localhost:8443/g/abcd2345',
      'HTTPS://HUB.example.org/g/ABCD2345/?x=1',
    ],
    areNot: [
      'rundbord:x',
      'rundbord:',
      'notrundbord:east',
      'rundbord:east/2',
      'https://hub.example.org/other/ABCD2345',
      'https://other.example.org/g/ABCD2345',
      'https://hub.example.org/g/short',
      'https://hub.example.org:9999/g/ABCD2345',
      'https://hub.example.org.evil.example/g/ABCD2345',
    ],
  },
]);

test.each([
  '',
  ' ',
  'https://',
  'https://example.org/',
  '\u0000',
  'zoom.us',
  'https://zoom.us/j/123 4567890',
  'https://zoom.us/j/1234567890\u202e',
  '"https://zoom.us/j/1234567890"',
])('no way in: %j', (text) => {
  expect(tell(text)).toBe('');
});

/** Addresses that are ways in, one of each kind of form. */
const ways = [
  'https://zoom.us/j/1234567890?pwd=abc',
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0',
  'https://whereby.com/some-room',
  'https://video.example.com/webapp/?conference=meet.abc',
  'sip:room@video.example.com',
  '1234567890.11@zoomcrc.com',
  '10.1.2.3##1234',
];
const pieces = [
  ...ways,
  'https://',
  'zoom.us',
  '/j/',
  '://',
  '@',
  '#',
  '##',
  '?url=',
  '%',
  '%2',
  '__',
  ';',
  '*',
  '.',
  '..',
  ':',
  'sip:',
  'a',
];

test('whatever a candidate is, there is an answer, no longer than an address may be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 20 })), {
        maxLength: 20,
      }),
      (parts) => {
        const target = targetOf(parts.join(''), houseRules);
        if (!target) return;
        expect(target.address.length).toBeLessThanOrEqual(2000);
        expect(target.pin?.length ?? 1).toBeLessThanOrEqual(64);
      },
    ),
    { numRuns: 2000 },
  );
});

test('the answer is the same once more: what a target says is again a way into the same', () => {
  for (const way of ways) {
    const target = targetOf(way, houseRules);
    expect(target).not.toBeNull();
    expect(targetOf(target?.address ?? '', houseRules)).toEqual(target);
  }
});

test('a long hostile candidate costs time by its length only', () => {
  for (const piece of pieces)
    targetOf(piece.repeat(Math.ceil(16_000 / piece.length)).slice(0, 15_999), houseRules);
  for (const piece of ['1.', 'a.', 'a-', '-', 'a@', '1', 'a/', '/a', '?a=', '&', '__;', '***', '%41'])
    for (const head of [
      '',
      'https://',
      'https://zoom.us/',
      'sip:',
      'a@',
      'https://urldefense.com/v3/__',
      'https://protect.checkpoint.com/v2/___https://',
    ])
      targetOf(head + piece.repeat(15_000 / piece.length), houseRules);
});

const domains = [...webProviders, ...moreWebProviders].flatMap((row) => row.domains);
const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);

test("a provider's domain as a part, a beginning or an end of other labels never matches", () => {
  const paths = [
    '/j/1234567890',
    '/l/meetup-join/19',
    '/meet/some.name',
    '/some-room',
    '/join/123456789',
    '/abc-defg-hij',
    '/12345',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...domains),
      label,
      label,
      fc.constantFrom(...paths),
      (domain, one, other, path) => {
        for (const host of [
          `${one}${domain}`,
          `${domain}.${one}.example`,
          `${domain}${one}.example`,
          `${domain.replaceAll('.', '-')}.${other}.example`,
          `${one}-${domain}`,
          `${domain.replace('.', `${one}.`)}.example`,
        ]) {
          // At the end of a domain of the table, by chance: `x` + `goto.com`.
          if (domains.some((known) => host === known || host.endsWith(`.${known}`))) continue;
          const target = targetOf(`https://${host}${path}`, houseRules);
          expect(target?.provider ?? '').toBe('');
        }
        expect(targetOf(`https://${one}.example/${domain}${path}`, houseRules)).toBeNull();
        expect(targetOf(`https://${one}.example/?${other}=https://${domain}${path}`, houseRules)).toBeNull();
        expect(targetOf(`https://${domain}@${one}.example${path}`, houseRules)).toBeNull();
      },
    ),
    { numRuns: 500 },
  );
});
