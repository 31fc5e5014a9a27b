import { expect, test } from 'vitest';
import { withQuotesMarked } from '../../../../main/agenda/links/quoted.ts';
import { textLines } from '../../../../main/agenda/links/text-lines.ts';

const current = (text: string): string =>
  withQuotesMarked(textLines(text))
    .filter(({ text: line, quoted }) => !quoted && line !== '')
    .map(({ text: line }) => line)
    .join('|');

test.each([
  '-----Original Appointment-----',
  '-----Oprindelig aftale-----',
  '----- Oprindelig meddelelse -----',
  '-----Ursprungligt meddelande-----',
  '-----Opprinnelig avtale-----',
  '-----Alkuperäinen tapaaminen-----',
  '-----Ursprünglicher Termin-----',
  '---------- Forwarded message ---------',
  '---------- Videresendt meddelelse ---------',
  'Begin forwarded message:',
  'On Tue, 3 Mar 2026 at 09:00, Anna Lund <anna@example.org> wrote:',
  'Den tir. 3. mar. 2026 kl. 09.00 skrev Anna Lund <anna@example.org>:',
  'Am 3. März 2026 um 09:00 schrieb Katrin Weber:',
  'ti 3. maalisk. 2026 klo 9.00 Pekka Virtanen kirjoitti:',
  'From: Anna\nSent: Tuesday\nTo: Egeskov\nSubject: x',
  '*Fra:* Anna\n*Sendt:* tirsdag\n*Til:* Egeskov\n*Emne:* x',
  'Från: Lars\nSkickat: tisdag\nTill: Egeskov\nÄmne: x',
  'Lähettäjä: Pekka\nLähetetty: tiistai\nVastaanottaja: x',
  'Von: Katrin\nGesendet: Dienstag\nAn: x',
  'From: Anna Sent: Tuesday To: Egeskov Subject: x',
])('below %s stands an older one', (separator) => {
  expect(current(`new\n\n${separator}\n\nold`)).toBe('new');
});

test.each([
  '________________________________________________________________________________',
  '--------------------------------',
  'From: 10:00 To: 11:00',
  'Fra: Anna',
  'When: Monday\nWhere: Egeskov',
  'Den 3. marts skrev vi til jer: husk mødet',
  'The original appointment was moved.',
])('below %s goes on what stood above', (line) => {
  expect(current(`new\n${line}\nalso new`).endsWith('also new')).toBe(true);
});

test('lines that begin with > are quoted, the others are not', () => {
  expect(current('a\n> b\n>c\nd')).toBe('a|d');
});

test('what a heading calls old, up to what it calls new or an empty line', () => {
  expect(current('Nyt link: https://a.example/n\nGammelt link: https://a.example/o')).toBe(
    'Nyt link: https://a.example/n',
  );
  expect(current('Tidligere mødelink:\nhttps://a.example/o\nNyt mødelink:\nhttps://a.example/n')).toBe(
    'Nyt mødelink:|https://a.example/n',
  );
  expect(current('Previous meeting link:\nhttps://a.example/o\n\nhttps://a.example/n')).toBe(
    'https://a.example/n',
  );
  expect(current('Old people: a talk\nhttps://a.example/n')).toBe('Old people: a talk|https://a.example/n');
});

test('the second block of a kind is the older one', () => {
  const block = (name: string) => `Microsoft Teams-møde\nDeltag<https://a.example/${name}>`;
  expect(current(`${block('n')}\n\n${block('o')}`)).toBe('Microsoft Teams-møde|Deltag<https://a.example/n>');
  expect(current(`Microsoft Teams-møde\n\n${block('n')}`)).toContain('https://a.example/n');
});
