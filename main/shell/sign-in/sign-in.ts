import type { SignInKeyWords } from './sign-in-keys.ts';

/** A person is to sign in at an identity provider, in a view of its own. */
export type SignInWish = {
  /** The provider's page. */
  readonly url: string;
  /** Origins whose page may tell how it ended. */
  readonly origins: readonly string[];
  /** What the view itself says, in the kiosk's language. */
  readonly words: SignInWords;
  /** How long a person may take, in ms. */
  readonly withinMs: number;
};

/** All that is ours to read in the view. */
export type SignInWords = {
  /** Stands before the host that is asked for the password. */
  readonly at: string;
  readonly cancel: string;
  readonly keys: SignInKeyWords;
};

/** How it ended. `failed`: the page could not be had, or its browser is gone. */
export type SignInEnd =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'refused' | 'cancelled' | 'late' | 'failed' };
