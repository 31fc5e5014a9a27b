import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHtml } from '../../../../main/agenda/links/html-text.ts';
import { noRules, type RankedTarget } from '../../../../main/agenda/links/invitation.ts';
import { targetsInContent } from '../../../../main/agenda/links/targets-in-content.ts';
import { corpus } from './corpus-of.ts';

const told = (targets: readonly RankedTarget[]): readonly string[] =>
  targets.map(({ engine, provider, address, pin, role }) =>
    [engine, provider, address, pin ?? '', role ?? ''].join(' '),
  );

const isCalendar = (content: string): boolean => content.startsWith('BEGIN:V');
const plain = corpus.filter(
  ({ content }) => !isCalendar(content) && !isHtml(content) && !/=3D|=\n/.test(content),
);

/** As a mail program writes it (RFC 2045 §6.7), lines of at most 76 characters. */
function quotedPrintable(text: string): string {
  const encoded = [...Buffer.from(text)].map((byte) => {
    const sign = String.fromCharCode(byte);
    return sign === '\n' || (byte >= 32 && byte < 127 && sign !== '=')
      ? sign
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  let size = 0;
  return encoded
    .map((sign) => {
      size = sign === '\n' ? 0 : size + sign.length;
      if (size <= 75) return sign;
      size = sign.length;
      return `=\r\n${sign}`;
    })
    .join('');
}

/** Lines no longer than `width` where there are spaces to break at. */
const wrapped = (text: string, width: number): string =>
  text
    .split('\n')
    .map((line) => {
      let size = 0;
      return line
        .split(' ')
        .map((word) => {
          size += word.length + 1;
          if (size <= width || size === word.length + 1) return word;
          size = word.length + 1;
          return `\n${word}`;
        })
        .join(' ')
        .replaceAll(' \n', '\n');
    })
    .join('\n');

test('line ends do not matter', () => {
  for (const { name, content, rules } of corpus) {
    const wanted = told(targetsInContent(content, rules));
    expect(told(targetsInContent(content.replaceAll('\n', '\r\n'), rules)), name).toEqual(wanted);
  }
});

test('what is escaped as in HTML, though it is none, is read all the same', () => {
  for (const { name, content, rules } of plain) {
    const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(told(targetsInContent(escaped, rules)), name).toEqual(told(targetsInContent(content, rules)));
  }
});

test('quoted-printable is read as what it was made of', () => {
  for (const { name, content, rules } of [...plain, ...corpus.filter((one) => isCalendar(one.content))]) {
    if (/=3D|=\n/.test(content)) continue;
    const encoded = quotedPrintable(content);
    expect(told(targetsInContent(encoded, rules)), name).toEqual(told(targetsInContent(content, rules)));
  }
});

test('lines broken at spaces do not lose the way in', () => {
  for (const { name, content, rules } of plain)
    for (const width of [60, 76, 100]) {
      const [first] = targetsInContent(content, rules);
      const [after] = targetsInContent(wrapped(content, width), rules);
      expect(after?.address, `${name} at ${width}`).toBe(first?.address);
    }
});

/** What stands below invitations: signatures, notices, pictures, nonsense; no way in. */
const junk = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Denne mail er fortrolig.',
        'https://intra.region.example.org/a?b=c&d=1234567890',
        'anna.lund@region.example.org',
        '+45 70 11 22 33',
        '----------------',
        '________________________________',
        '<img src=x>',
        '&lt;&amp;&gt;',
        ')))]]]>>>',
        '%%%E0%A4%A',
      ),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join('\n'));

test('whatever follows an invitation, its way in stays the first', () => {
  fc.assert(
    fc.property(fc.constantFrom(...plain), junk, ({ content, rules, wanted }, after) => {
      fc.pre(!isHtml(after));
      const [first] = targetsInContent(`${content}\n\n${after}`, rules);
      if (wanted[0]) expect(first?.address).toBe(wanted[0].address);
    }),
    { numRuns: 300 },
  );
});

const pieces = [
  'https://',
  'https://zoom.us/j/1234567890?pwd=',
  'sip:',
  'BEGIN:VCALENDAR\nBEGIN:VEVENT\n',
  'DESCRIPTION;ALTREP="data:text/html,%',
  'X-ALT-DESC:',
  'END:VEVENT\n',
  '<a href="',
  '">',
  '</a>',
  '<blockquote>',
  '<!--',
  '<script>',
  'From: a\nSent: b\nTo: c\n',
  '-----Original Appointment-----\n',
  'Lejernøgle: a@m.webex.com\n',
  'Video-id: 112 345 678 9\n',
  'PIN: ',
  'Passcode:\n',
  '1.2.3.4##',
  '=3D=\r\n',
  ';ENCODING=QUOTED-PRINTABLE:',
  '&amp;',
  '> ',
  '\r',
  '\u0000',
  '\ud800',
  '\u202e',
];

test('whatever is given, there is an answer, always the same, and in its bounds', () => {
  const content = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 40 })), {
      maxLength: 40,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(content, (text) => {
      const targets = targetsInContent(text, noRules);
      expect(targetsInContent(text, noRules)).toEqual(targets);
      for (const { address, pin, confidence } of targets) {
        expect(address.length).toBeLessThanOrEqual(2000);
        expect((pin ?? '').length).toBeLessThanOrEqual(64);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 500 },
  );
});

test('the order does not come from chance: the same invitation, the same answer', () => {
  for (const { name, content, rules } of corpus)
    expect(targetsInContent(content, rules), name).toEqual(targetsInContent(content, rules));
});
