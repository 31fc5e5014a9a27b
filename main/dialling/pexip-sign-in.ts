import type { Language } from '../contract/languages.ts';
import { bad, good, type Result } from '../contract/result.ts';
import type { Log } from '../log.ts';
import type { Shell } from '../shell/shell.ts';
import { mayLoad } from '../shell/sign-in/sign-in-page.ts';
import type { PexipPlaces } from './pexip-places.ts';
import { signInWords } from './sign-in-words.ts';

/** The way to an identity provider, and back with a token for the node. */
export type PexipSignIn = {
  /** `bad-argument` for a node that was not found; else `pexip-sign-in-failed`, whose detail is how it ended (`SignInEnd`). */
  begin(node: string, url: string): Promise<Result<{ token: string }>>;
  /** Ends it, as when a person goes back. */
  close(): void;
};

/** How long a person may take, in ms: a password, a code that comes by SMS, an app that must be found first. */
const withinMs = 300_000;

/** Makes it. */
export function makePexipSignIn(options: {
  readonly log: Log;
  /** Null where there is no shell to show a page in. */
  readonly show: Shell['signIn'] | null;
  readonly places: Pick<PexipPlaces, 'isNode' | 'siblings'>;
  readonly language: () => Language;
}): PexipSignIn {
  const { log, show, places } = options;
  let ending = new AbortController();

  return {
    async begin(node, url) {
      const origins = [node, ...places.siblings(node)];
      if (!places.isNode(node)) return bad('bad-argument', { at: 'pexip.signIn' });
      if (show === null || !/^https?:/.test(url) || !mayLoad(url, origins)) {
        log.warn('a page to sign in could not be shown, or is not encrypted');
        return bad('pexip-sign-in-failed', { detail: 'failed' });
      }
      ending.abort();
      ending = new AbortController();
      const words = signInWords[options.language()];
      const end = await show({ url, origins, words, withinMs }, ending.signal);
      log.info(`a page to sign in was shown: ${end.kind}`);
      return end.kind === 'token'
        ? good({ token: end.token })
        : bad('pexip-sign-in-failed', { detail: end.kind });
    },
    close: () => ending.abort(),
  };
}
