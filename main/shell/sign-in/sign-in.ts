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

export type SignInWords = {
  /** Stands before the host that is asked for the password. */
  readonly at: string;
  readonly cancel: string;
};

/** How it ended. `failed`: the page could not be had, or its browser is gone. */
export type SignInEnd =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'refused' | 'cancelled' | 'late' | 'failed' };
