import fc from 'fast-check';
import { expect, test } from 'vitest';
import { purposeOf } from '../../../main/agenda/purpose.ts';

const of = (text: string): string => purposeOf({ text, html: '' });

test('what somebody wrote stays, how to join goes: Teams in four languages, Zoom, Webex, Meet, VDX', () => {
  const own =
    'Udskrivning af borger fra afsnit 4.\nPunkter: medicin, hjælpemidler, næste besøg 2026-11-24 kl. 10.15';
  const blocks = [
    `________________________________________________________________________________
Microsoft Teams-møde
Tilmeld dig mødet nu<https://teams.microsoft.com/l/meetup-join/19%3ameeting_X/0>
Møde-id: 312 456 789 01
Adgangskode: Ab3cD4
Har du brug for hjælp?
________________________________
Tilmeld dig på en enhed til videomøder
Lejernøgle: teams@video.example.org
Video-id: 123 456 789 0
Flere oplysninger<https://example.org>
For arrangører: Mødeindstillinger
________________________________________________________________________________`,
    `Microsoft Teams-möte
Anslut till Microsoft Teams-mötet
https://teams.microsoft.com/meet/312456789?p=abc
Mötes-ID: 312 456 789 01
Lösenord: Ab3cD4
Ring in via telefon
+46 8 123 456 78,,12345#
Konferens-ID: 123 456 78#
Hitta ett lokalt telefonnummer`,
    `Bli med i møtet nå
Møte-ID: 312 456 789 01
Passord: Ab3cD4
Trenger du hjelp?`,
    `Anna is inviting you to a scheduled Zoom meeting.

Join Zoom Meeting
https://zoom.us/j/91234567890?pwd=abc

Meeting ID: 912 3456 7890
Passcode: 123456

---
One tap mobile
+4732123456,,91234567890# Norway
Dial by your location
        +47 3212 3456 Norway
Find your local number: https://zoom.us/u/x`,
    `-- Do not delete or change any of the following text. --
Join Webex meeting
https://example.webex.com/example/j.php?MTID=m1
Meeting number (access code): 2341 234 1234
Meeting password: abcDEF
Join by phone`,
    `-::~:~::~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~::~:~::-
Join with Google Meet: https://meet.google.com/abc-defg-hij
Or dial: (DK) +45 70 12 34 56 PIN: 123456789#
Learn more
-::~:~::~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~::~:~::-`,
    `Klik her for at deltage i mødet
https://portal.vconf.dk/?url=12345@rooms.vconf.dk&pin=1234
Pinkode: 1234
SIP: 12345@rooms.vconf.dk`,
  ];
  for (const block of blocks) {
    expect(of(`${own}\n\n${block}`)).toBe(own);
    expect(of(block)).toBe('');
  }
});

test('words that look like an invitation’s own are kept when they are none', () => {
  const lines = [
    'Teams opfølgning på stuegang',
    'Learn more about wound care at 10:15-11.00',
    'Join us for cake',
    'Mødet handler om koden for døren',
    'Deltagerne er fra tre kommuner',
    'Møde 12/11/2026, 12.11.2026 og 2026-11-12 kl. 08:00-15:30',
  ];
  for (const line of lines) expect(of(line)).toBe(line);
});

test('a line that may name a person or lead somewhere is left out: numbers, mail, addresses', () => {
  expect(
    of('Om borger 010190-1234\nRing 70 12 34 56\nSkriv til anna@example.org\nwww.example.org\nDagsorden'),
  ).toBe('Dagsorden');
});

test('what opens a meeting is never shown', () => {
  const lines = [
    'The PIN is (1234)',
    'Adgangskode (Sommer)',
    'Access code = Vinter',
    'Mødets adgangskode: Sommer',
    'Host PIN 4321',
    'Leiernøkkel: abc',
    'Kom ind med hest77',
    'Værtspin = 9',
  ];
  expect(purposeOf({ text: [...lines, 'Pinse: fri', 'Dagsorden'].join('\n'), html: '' }, ['hest77'])).toBe(
    'Pinse: fri\nDagsorden',
  );
});

test('an older invitation below, and a signature, are not read', () => {
  const headers = 'Sendt: 1. marts\nTil: Bo\nEmne: Møde';
  for (const head of [
    `From: Anna\n${headers}`,
    `Fra: Anna\n${headers}`,
    '-----Oprindelig meddelelse-----',
    '-- ',
  ])
    expect(of(`New words\n${head}\nOld words`)).toBe('New words');
  expect(of('New words\n> before')).toBe('New words');
});

test('HTML alone is read as a person would see it', () => {
  const html = `<html><head><style>p {color: red}</style></head><body><p>Opfølgning &amp; plan</p><div>Anden&nbsp;linje<br>Tredje</div>
    <hr><p><a href="https://teams.microsoft.com/l/x">Klik her for at deltage i mødet</a></p><p>Mødested</p></body></html>`;
  expect(purposeOf({ text: ' \n', html })).toBe('Opfølgning & plan\nAnden linje\nTredje\nMødested');
});

test('a long one is cut between words, with a sign that it goes on', () => {
  const long = of('et langt formål '.repeat(100));
  expect(long.length).toBeLessThanOrEqual(600);
  expect(long).toMatch(/(?:et|langt|formål)…$/);
  expect(of('x'.repeat(1000))).toHaveLength(600);
});

test('whatever the text: at most 600 characters, no control sign but the line break, no address', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('https://a.example/b', '\n', '\u0000', '<p>', '_____', 'Møde-id: 1', '5', ' '),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, isHtml) => {
      const text = pieces.join('');
      const purpose = purposeOf(isHtml ? { text: '', html: text } : { text, html: '' });
      expect(purpose.length).toBeLessThanOrEqual(600);
      expect(purpose.replaceAll('\n', '')).not.toMatch(/\p{Cc}|:\/\//u);
    }),
  );
});

test('hostile texts cost little: their length is bounded', () => {
  for (const part of ['1 ', 'møde-', '<div>', 'join the ', '- - ', 'a@', '1-1-']) {
    const text = part.repeat(100_000 / part.length);
    expect(purposeOf({ text, html: '' }).length).toBeLessThanOrEqual(600);
    expect(purposeOf({ text: '', html: text }).length).toBeLessThanOrEqual(600);
  }
});
