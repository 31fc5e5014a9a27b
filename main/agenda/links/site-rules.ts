import { type Context, createContext, Script } from 'node:vm';
import type { SiteRule } from './invitation.ts';

/** What a rule of the house found: what is dialled, and what it was found in. */
export type RuleMatch = { readonly rule: SiteRule; readonly address: string };

/** How long one rule may look at one text. A sound one needs far below a millisecond. */
const ruleTimeMs = 20;

/** How much text a rule is shown, in characters. */
const ruleTextLimit = 20_000;

/** After so many times that a rule took too long it is not tried again while the process lives: each time costs. */
const patience = 3;

/** By expression: how often it took too long. */
const failures = new Map<string, number>();

/*
 * The text is handed in as a string and the expression is made inside, so that the time limit of the context, which
 * also interrupts a regular expression that runs away, covers all of it. It is a limit of time, no wall: the rules are
 * the house's own.
 */
const script = new Script(
  '(() => { const found = new RegExp(match, "i").exec(text); return found ? JSON.stringify([...found].map((one) => one ?? "")) : ""; })()',
);
const shown = { match: '', text: '' };
let context: Context | null = null;

function groupsOf(rule: SiteRule, text: string): readonly string[] | null {
  if ((failures.get(rule.match) ?? 0) >= patience) return null;
  context ??= createContext(shown);
  shown.match = rule.match;
  shown.text = text.slice(0, ruleTextLimit);
  try {
    const found: unknown = script.runInContext(context, { timeout: ruleTimeMs });
    return typeof found === 'string' && found !== '' ? JSON.parse(found) : null;
  } catch {
    failures.set(rule.match, (failures.get(rule.match) ?? 0) + 1);
    return null;
  }
}

/** What is dialled when `groups` matched: `$1` to `$9` and `$&` stand for what matched. */
const filledIn = (address: string, groups: readonly string[]): string =>
  address.replaceAll(/\$([1-9&])/g, (_, sign: string) => groups[sign === '&' ? 0 : Number(sign)] ?? '');

/**
 * What the first rule that matches any of `texts` makes of it; null when none does. A rule that takes longer than
 * 20 ms for a text is passed over, and one that did so three times is not tried again.
 */
export function ruleMatchIn(texts: readonly string[], rules: readonly SiteRule[]): RuleMatch | null {
  for (const rule of rules) {
    for (const text of texts) {
      const groups = text === '' ? null : groupsOf(rule, text);
      const address = groups ? filledIn(rule.address, groups).trim() : '';
      if (address !== '' && address.length <= 2000 && !/[\s\p{Cc}]/u.test(address)) return { rule, address };
    }
  }
  return null;
}
