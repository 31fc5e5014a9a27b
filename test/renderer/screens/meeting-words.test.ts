import { expect, test } from 'vitest';
import { wordsOf } from '../../../renderer/language/words.ts';
import { meetingAt, ownRoom, teams } from '../../../renderer/pictures/base-state.ts';
import { organizerOf, systemName, titleOf } from '../../../renderer/screens/meeting-words.ts';

const da = wordsOf('da');
const open = { showTitles: true, showOrganizers: true };
const closed = { showTitles: false, showOrganizers: false };
const meeting = meetingAt(0, 30, 'Udskrivning af Ida', { organizer: 'Karen' });
const secret = meetingAt(0, 30, 'Udskrivning af Ida', { private: true, organizer: 'Karen' });

test('a title is shown where the room may', () => {
  expect(titleOf(meeting, open, da)).toBe('Udskrivning af Ida');
  expect(titleOf(meeting, closed, da)).toBe('Møde');
  expect(titleOf(meeting, null, da)).toBe('Møde');
  expect(titleOf(meetingAt(0, 30, '  '), open, da)).toBe('Møde');
});

test('a private meeting shows nothing of itself, even where the calendar let it through', () => {
  expect(titleOf(secret, open, da)).toBe('Privat møde');
  expect(organizerOf(secret, open)).toBeNull();
});

test('an organizer is shown where the room may', () => {
  expect(organizerOf(meeting, open)).toBe('Karen');
  expect(organizerOf(meeting, closed)).toBeNull();
});

test('systems are called as they call themselves', () => {
  expect(systemName(teams)).toBe('Microsoft Teams');
  expect(systemName(ownRoom)).toBe('Rundbord');
  expect(systemName({ ...teams, provider: 'sip' })).toBeNull();
});
