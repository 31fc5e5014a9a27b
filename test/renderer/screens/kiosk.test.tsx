import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type Language, languages } from '../../../main/contract/languages.ts';
import { wordsOf } from '../../../renderer/language/words.ts';
import { allPictures } from '../../../renderer/pictures/all-pictures.ts';
import { doNothing } from '../../../renderer/pictures/do-nothing.ts';
import { Kiosk } from '../../../renderer/screens/kiosk.tsx';
import { screenOf } from '../../../renderer/screens/screen-of.ts';
import { themeOf } from '../../../renderer/screens/theme-of.ts';
import { look } from './states.ts';

const draw = (name: string, language: Language = 'da'): string => {
  const picture = allPictures[name];
  if (!picture) throw new Error(`There is no picture ${name}.`);
  return renderToStaticMarkup(<Kiosk state={picture(look(language))} actions={doNothing} levels={() => 0} />);
};
/** What is read, without marks. */
const read = (name: string, language: Language = 'da'): string =>
  draw(name, language)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ');

test.each(Object.keys(allPictures))(
  '%s is drawn in every language, with one headline and a main part',
  (name) => {
    for (const language of languages) {
      const drawn = draw(name, language);
      expect(drawn).not.toMatch(/undefined|NaN|\[object/);
      expect(drawn.match(/<h1/g)).toHaveLength(1);
      expect(drawn.match(/<main/g)).toHaveLength(1);
    }
  },
);

test('every screen has a picture', () => {
  const drawn = new Set(Object.values(allPictures).map((picture) => screenOf(picture(look()))));
  expect([...drawn].sort()).toEqual([
    'call',
    'devices',
    'diagnostics',
    'elsewhere',
    'goodbye',
    'home',
    'incoming',
    'join',
    'lobby',
    'pin',
    'recording',
    'set-up',
    'settings',
    'start',
    'wrong',
  ]);
});

test.each(languages)('home offers the next meeting to join, in %s', (language) => {
  const words = wordsOf(language);
  const text = read('home-soon', language);
  expect(text).toContain(words.home.inMinutes(6));
  expect(text).toContain(words.common.join);
});

test('a meeting in another system is offered from the phone, one without a link not at all', () => {
  expect(read('home-elsewhere')).toContain('Holdes i Microsoft Teams');
  expect(read('home-elsewhere')).toContain('Deltag fra telefon');
  expect(read('home-no-link')).toContain('Intet videolink i invitationen');
  expect(read('home-no-link')).toContain('Start et møde');
});

test('nothing of a private meeting is drawn, and no title where the room shows none', () => {
  const text = read('home-private');
  expect(text).toContain('Privat møde');
  expect(text).not.toContain('Udskrivningskonference');
});

test('a demo says that it is one, at rest and in the call', () => {
  expect(read('home-demo')).toContain('simuleret');
  expect(read('call-demo')).toContain('Demo');
});

test('trouble speaks in a sentence with its remedy', () => {
  expect(read('home-broken')).toContain('Der er intet netværk.');
  expect(read('home-broken')).toContain('Se efter, om netværkskablet sidder i');
  expect(read('lobby-broken')).toContain('Sæt kameraets kabel i.');
  expect(read('wrong-hub')).toContain('Prøv igen');
});

test('what the engine cannot do is not on the screen', () => {
  const picture = allPictures['call-one'];
  const state = picture?.(look());
  if (!state) throw new Error('There is no picture of a call.');
  const without = renderToStaticMarkup(
    <Kiosk
      state={{ ...state, abilities: { share: false, invite: false, hold: false, tones: false } }}
      actions={doNothing}
      levels={() => 0}
    />,
  );
  expect(read('call-one')).toContain('Del skærm');
  expect(without).not.toContain('Del skærm');
  expect(without).not.toContain('Inviter');
});

test('the invitation tells of its certificate, and that loopback reaches nobody', () => {
  expect(read('call-invite')).toContain('certifikatet');
  expect(read('call-invite')).toContain('KRTB-4729');
  expect(read('call-invite-loopback')).toContain('kun på denne computer');
});

test('IT finds the line of a refused settings file', () => {
  const text = read('diagnostics-broken');
  expect(text).toContain('agenda.sources[1].url');
  expect(text).toContain('linje 11');
});

test('a rating is asked for only when somebody was met, and once', () => {
  expect(read('goodbye')).toContain('Hvordan var billede og lyd?');
  expect(read('goodbye-rated')).not.toContain('Hvordan var billede og lyd?');
  expect(read('goodbye-rated')).toContain('Tak for dit svar');
  expect(read('goodbye-alone')).not.toContain('Hvordan var billede og lyd?');
});

test('auto is dark in rooms and light on laptops; a choice is a choice', () => {
  expect(themeOf({ theme: 'auto', posture: 'room' })).toBe('dark');
  expect(themeOf({ theme: 'auto', posture: 'laptop' })).toBe('light');
  expect(themeOf({ theme: 'light', posture: 'room' })).toBe('light');
  expect(themeOf(null)).toBe('dark');
});
