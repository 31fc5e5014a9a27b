/** Where calls say what happened; main's log has this shape too. Never a name, number or address of a person. */
export type CallLog = { readonly [L in 'error' | 'warn' | 'info' | 'debug']: (text: string) => void };
