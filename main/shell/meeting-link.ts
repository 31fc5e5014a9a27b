import type { Log } from '../log.ts';

/** The scheme for which a packaged program asks the system to be told: `rundbord:<room>`, or a link that people may type. */
export const linkScheme = 'rundbord';

/** Longest link that is taken from outside. */
const linkLimit = 4000;

/** Whether a word of a command line, or what the system hands over, is a link to a meeting. */
export const isMeetingLink = (word: string): boolean =>
  word.length <= linkLimit && word.toLowerCase().startsWith(`${linkScheme}:`);

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
