import type { Log } from '../log.ts';

/** The scheme for which a packaged program asks the system to be told: `rundbord:<room>`, or a link that people may type. */
export const linkScheme = 'rundbord';

/**
 * Schemes of addresses to dial that a desktop may hand to the kiosk, where IT made it their program (`x-scheme-handler`): nothing
 * asks to be that by itself, since a computer may have a telephone of its own.
 */
const dialSchemes = ['sip', 'sips', 'h323', 'pexip', 'tel', 'callto'];

/** Longest link that is taken from outside. */
const linkLimit = 4000;

const schemeOf = (word: string): string | undefined =>
  /^([a-z\d]+):/i.exec(word.slice(0, 20))?.[1]?.toLowerCase();

/** Whether a link is something to dial and no meeting: it fills in the dial screen, and a person presses Call. */
export const isDialLink = (link: string): boolean => dialSchemes.includes(schemeOf(link) ?? '');

/** Whether a word of a command line, or what the system hands over, is a link to a meeting or to dial. */
export const isMeetingLink = (word: string): boolean =>
  word.length <= linkLimit && (schemeOf(word) === linkScheme || isDialLink(word));

/** Hands links to a listener; the last of those that came before it waits. */
export function makeLinks(log: Log): {
  /** Words in which there may be a link, as a second start of the program has them. */
  hear(words: readonly string[]): void;
  listen(listener: (link: string) => void): void;
} {
  let listener: ((link: string) => void) | null = null;
  let early: string | null = null;
  return {
    hear(words) {
      const link = words.find(isMeetingLink);
      if (link === undefined) return;
      log.info('a link to a meeting was handed over');
      if (listener) listener(link);
      else early = link;
    },
    listen(given) {
      listener = given;
      if (early !== null) given(early);
      early = null;
    },
  };
}
