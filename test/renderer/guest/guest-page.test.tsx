import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../main/contract/languages.ts';
import { problemCodes } from '../../../main/contract/problems.ts';
import { drawGuest, guestPictures } from '../../../renderer/guest/guest-pictures.tsx';
import { guestWords, isNameless, languageOf, stoppedSentence } from '../../../renderer/guest/words.ts';

const noStreams = { own: null, others: [] };

const draw = (name: string, language: (typeof languages)[number] = 'da'): string => {
  const picture = guestPictures.find((one) => one.name === name);
  if (!picture) throw new Error(`no picture ${name}`);
  return renderToStaticMarkup(drawGuest(picture.state(language, noStreams)));
};

/** The words of a page, without its marks; React writes an apostrophe as an entity. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"');

/** Every sentence of a language with the place where it stands. */
function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

describe.each(languages)('in %s', (language) => {
  test.each(guestPictures.map(({ name }) => name))(
    '%s is drawn whole, with a headline and the languages',
    (name) => {
      const html = draw(name, language);
      expect(html).not.toMatch(/undefined|\[object|NaN/);
      expect(html).not.toContain('style=');
      for (const own of ['Dansk', 'Svenska', 'Norsk', 'English']) expect(html).toContain(own);
      expect(html.match(/<h1/g)).toHaveLength(1);
    },
  );

  test('says all that Danish says, in words of its own', () => {
    const danish = new Map(sentences(guestWords.da));
    const mine = sentences(guestWords[language]);
    expect(mine.map(([path]) => path)).toEqual([...danish.keys()]);
    for (const [path, text] of mine) expect(text.trim(), path).not.toBe('');
    if (language === 'da') return;
    // Short words are the same in neighbouring languages; a sentence that is the same was forgotten.
    const same = mine.filter(([path, text]) => text.length > 24 && danish.get(path) === text);
    expect(same).toEqual([]);
  });

  test('tells of every problem what to do next', () => {
    for (const code of problemCodes) {
      const { title, what } = stoppedSentence(guestWords[language], code);
      expect(title.length).toBeGreaterThan(5);
      expect(what).toMatch(/\.$/);
    }
  });
});

describe('each screen says what it must', () => {
  test('who invites and why, and one large thing to do', () => {
    const html = draw('welcome');
    for (const words of ['Hjemmesygeplejen Midtby', 'Sundhedshuset Egeskov', 'Samtale om hjælpen']) {
      expect(html).toContain(words);
    }
    expect(html.match(/button-large/g)).toHaveLength(1);
  });

  test('an invitation that names nobody is still a sentence', () => {
    expect(textOf(draw('welcome-nobody-named'))).toContain(guestWords.da.welcome.videoMeeting);
  });

  test('plain HTTP: why there is no camera, and joining all the same', () => {
    const text = textOf(draw('welcome-not-secure'));
    expect(text).toContain(guestWords.da.trouble.notSecure.what);
    expect(text).toContain(guestWords.da.welcome.skip);
    expect(text).not.toContain(guestWords.da.welcome.next);
  });

  test('inside another app: open it elsewhere, with the link to copy', () => {
    const text = textOf(draw('welcome-in-app'));
    expect(text).toContain(guestWords.da.trouble.inApp.title);
    expect(text).toContain(guestWords.da.trouble.copyLink);
  });

  test.each([
    ['try-refused-iphone', 'iphone-safari'],
    ['try-refused-android', 'android'],
    ['try-refused-firefox', 'firefox'],
  ] as const)('%s speaks of the menus of that browser', (name, family) => {
    expect(textOf(draw(name))).toContain(guestWords.da.trouble.allow[family]);
  });

  test('the button says what one joins without', () => {
    expect(textOf(draw('try'))).toContain(` ${guestWords.da.try.join} `);
    expect(textOf(draw('try-no-camera'))).toContain(guestWords.da.try.joinSoundOnly);
    expect(textOf(draw('try-refused-chromium'))).toContain(guestWords.da.try.joinWithout);
  });

  test('faces have names and roles; a guest without a name is a guest once', () => {
    const text = textOf(draw('call-four')).replace(/\s+/g, ' ');
    expect(text).toContain('Karen · hjemmesygeplejerske');
    expect(text).toContain('Jens · praktiserende læge');
    expect(text).toContain(`${guestWords.da.guest} `);
    expect(text).not.toContain('· guest');
    expect(isNameless('Gjest')).toBe(true);
    expect(isNameless('Karen')).toBe(false);
  });

  test('a simulated party is said to be one', () => {
    expect(textOf(draw('call-demo'))).toContain(guestWords.da.call.demo);
  });

  test('a call that lost the hub says so, and keeps the faces', () => {
    const text = textOf(draw('call-reconnecting'));
    expect(text).toContain(guestWords.da.call.reconnecting);
    expect(text).toContain('Karen');
  });

  test('the words on the certificate are offered only where the hub made its own', () => {
    expect(textOf(draw('welcome-own-certificate'))).toContain(guestWords.da.helpWithWarning);
    expect(textOf(draw('welcome'))).not.toContain(guestWords.da.helpWithWarning);
    expect(draw('trust')).toContain('href="/own-certificate.crt"');
  });

  test('a meeting that does not answer behind its own certificate points to the warning', () => {
    expect(textOf(draw('stopped-hub-own-certificate'))).toContain(guestWords.da.stopped.certificateHint);
    expect(textOf(draw('stopped-hub-unreachable'))).not.toContain(guestWords.da.stopped.certificateHint);
  });
});

test.each([
  [['nn-NO', 'en'], 'nb'],
  [['no'], 'nb'],
  [['de-DE', 'sv-SE', 'da'], 'sv'],
  [['da'], 'da'],
  [['fr'], 'en'],
  [[], 'en'],
] as const)('a browser that speaks %j is answered in %s', (browser, language) => {
  expect(languageOf(browser)).toBe(language);
});
