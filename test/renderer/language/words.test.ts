import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../main/contract/languages.ts';
import { problemCodes } from '../../../main/contract/problems.ts';
import { wordsOf } from '../../../renderer/language/words.ts';

/** Every text of a language by its path. A function gives its texts for 0, 1, 2 and 5, or for words that can be told apart. */
function textsOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const say = value as (...args: unknown[]) => string;
    const byNumber = [0, 1, 2, 5].map((count) => [`${path}(${count})`, say(count, 'ZWEI')] as const);
    return [...byNumber, [`${path}(text)`, say('EINS', 'ZWEI')]];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, path ? `${path}.${key}` : key));
}

const texts = (language: Language) => new Map(textsOf(wordsOf(language)));
const english = texts('en');

/** Paths whose word is the same in English and another language, rightly. */
const sameAsEnglish =
  /^(common\.demo|invite\.link|things\.kinds\.headset|call\.lasted\(.*|directory\.kinds\.person|chat\.send|quality\.rows\.(rate|jitter)|diagnostics\.(version|node|system|hub|forIt))$/;

describe.each(languages)('%s', (language) => {
  const mine = texts(language);

  test('has every text, and none is empty', () => {
    expect([...mine.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...mine].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('has a sentence and a remedy for every problem, each ending as one', () => {
    const { problems } = wordsOf(language);
    for (const code of problemCodes) {
      expect(problems[code].says, code).toMatch(/^\p{Lu}.*\.$/u);
      expect(problems[code].next, code).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  test('says everything that it is told', () => {
    for (const [path, text] of mine) {
      if (path.endsWith('(text)') && !path.includes('keyboard')) expect(text, path).toContain('EINS');
    }
  });

  test('has no mark left of how it is made', () => {
    for (const [path, text] of mine) {
      expect(text, path).not.toMatch(/undefined|null|NaN|\$\{|\[object|TODO/);
      expect(text, path).not.toMatch(/ {2}|^ | $/);
    }
  });
});

describe.each(languages.filter((language) => language !== 'en'))('%s', (language) => {
  test('is not English', () => {
    const left = [...texts(language)].filter(([path, text]) => english.get(path) === text);
    expect(left.map(([path]) => path).filter((path) => !sameAsEnglish.test(path))).toEqual([]);
  });
});

/** Letters and words that give a neighbour's language away. */
const strangers: Readonly<Record<Language, RegExp>> = {
  da: /[äö]|\b(noe|noen|møte|rommet|lenke|lenken|skjerm|utstyr|och|inte|är|att)\b/i,
  sv: /[æø]|\b(ikke|og|jeg|møde|møte|skærm|skjerm|udstyr|utstyr|er)\b/i,
  nb: /[äö]|\b(af|skærm|udstyr|møde|mødet|nogen|noget|lokalet|indstillinger|hvad|och|inte)\b/i,
  en: /[åäöæø]/i,
};

test.each(languages)('%s holds no word of its neighbours', (language) => {
  const found = [...texts(language)].filter(([, text]) => strangers[language].test(text));
  expect(found).toEqual([]);
});

test('one is one, and two are more', () => {
  expect(wordsOf('da').home.inMinutes(1)).toBe('Om 1 minut');
  expect(wordsOf('da').home.inMinutes(6)).toBe('Om 6 minutter');
  expect(wordsOf('sv').home.inMinutes(1)).toBe('Om 1 minut');
  expect(wordsOf('sv').home.inMinutes(2)).toBe('Om 2 minuter');
  expect(wordsOf('nb').lobby.waited(1)).toBe('Åpnet for 1 minutt siden');
  expect(wordsOf('en').home.more(1)).toBe('1 more later');
});

test('each language calls itself by its own name', () => {
  expect(languages.map((language) => wordsOf(language).name)).toEqual([
    'Dansk',
    'Svenska',
    'Norsk',
    'English',
  ]);
});
