/** What a person reads when something is wrong: one sentence on what it is, one on what to do next. */
export type ProblemWords = { readonly says: string; readonly next: string };
