import { type LinkRules, noRules } from '../../main/agenda/links/invitation.ts';

/** Characters of a hostile text. */
const length = 100_000;

const filled = (part: string): string => part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** An address in so many wrappers, each with the one inside it percent-encoded. */
function wrapped(address: string, times: number): string {
  let inner = address;
  for (let at = 0; at < times; at += 1)
    inner = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(inner)}&data=05`;
  return inner;
}

/** Rules of a house whose expressions take for ever on the texts that are made for them. */
export const slowRules: LinkRules = {
  ...noRules,
  rules: [
    { match: '(a+)+$', engine: 'web', provider: 'slow', address: '$&' },
    { match: '([a-z]+\\s?)+@rooms', engine: 'pexip', provider: 'slow', address: '$1' },
  ],
};

/** Texts of 100 000 characters that are made to cost time, by what is in them. */
export const hostileInvitations: Readonly<Record<string, string>> = {
  addresses: filled('https://teams.microsoft.com/l/meetup-join/19%3ameeting_X%40thread.v2/0?context=%7b%7d '),
  'addresses without an end': filled('https://'),
  'one long address': `https://zoom.us/j/${filled('1234567890')}`,
  'wrapped addresses': filled(`${wrapped('https://zoom.us/j/1234567890?pwd=a', 4)} `),
  urldefense: filled('https://urldefense.com/v3/__https://zoom.us/j/1*2__;Kw!!x$ '),
  'percent signs': filled('%25'),
  'dial strings': filled('12345@video.example.org 10.0.0.1##1234 '),
  'at signs': filled('a@'),
  dots: filled('a.'),
  digits: filled('1 '),
  'labels of PINs': filled('PIN-kode: Møde-id: 123 456 789\n'),
  brackets: filled('((<[{'),
  'older messages': filled('From: a\nSent: b\nTo: c\nSubject: d\n'),
  'nested elements': filled('<div>'),
  'tables never closed': filled('<table><tr><td><a href="https://zoom.us/j/1234567890">x'),
  entities: filled('&amp;amp;'),
  'empty lines': filled('\n \n'),
  'quoted-printable': filled('=3D=\n'),
  spaces: filled(' '),
  letters: filled('a'),
};
