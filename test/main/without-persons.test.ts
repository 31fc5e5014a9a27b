import { expect, test } from 'vitest';
import { logLineWithoutPersons, outlineOf, withoutPersons } from '../../main/without-persons.ts';

const home = '/home/anna.jensen';

test.each([
  ['asked kirsten.holm@egeskov.dk for it', 'asked (mail address) for it'],
  [
    'https://video.example.org/meet/anna-and-bo?pin=1234 does not answer',
    'https://(address) does not answer',
  ],
  ['sip:anna@example.org', 'sip:(mail address)'],
  ['from 192.168.12.7:5060', 'from (network address):5060'],
  ['from fe80::1c2b:44ff:fe55:6677 and 2001:db8:0:1:0:0:0:9', 'from (network address) and (network address)'],
  ['call 20 30 40 50 or +4520304050', 'call (number) or (number)'],
  ['citizen 010190-1234', 'citizen (number)'],
  ['/home/anna.jensen/.config/rundbord.yaml is wrong', '~/.config/rundbord.yaml is wrong'],
])('%s', (line, shown) => {
  expect(withoutPersons(line, home)).toBe(shown);
});

test('what a helper needs stays: times, counts, codes, words of ours', () => {
  const line =
    '2026-11-21T13:54:00.123Z warn shell: the window died and is loaded again (3 of 7, 12345 ms, exit code 139)';
  expect(logLineWithoutPersons(line, home)).toBe(line);
});

test('of the settings stays what is switched on, and no text that somebody wrote', () => {
  const settings = {
    room: { name: 'Dr. Jensen', posture: 'terminal' },
    language: { default: 'nb', offered: ['nb', 'en'] },
    agenda: { sources: [{ url: 'https://x', password: 'secret', refreshMinutes: 5 }], showTitles: false },
    pin: 'scrypt$…',
    none: null,
  };
  expect(outlineOf(settings)).toEqual({
    room: { name: '(text, 10 characters)', posture: 'terminal' },
    language: { default: 'nb', offered: ['nb', 'en'] },
    agenda: {
      sources: [{ url: '(text, 9 characters)', password: '(text, 6 characters)', refreshMinutes: 5 }],
      showTitles: false,
    },
    pin: '(text, 8 characters)',
    none: null,
  });
});
