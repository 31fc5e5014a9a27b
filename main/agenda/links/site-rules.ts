import { type Context, createContext, Script } from 'node:vm';
import type { SiteRule } from './invitation.ts';

/** Of a rule, what is looked for and what is made of it. */
type Rewriting = Pick<SiteRule, 'match' | 'address'>;

/** What a rule of the house found: the rule, and what is dialled. */
export type RuleMatch<Rule extends Rewriting = SiteRule> = { readonly rule: Rule; readonly address: string };

/**
 * How long one rule may look at one text: a sound one needs far below a millisecond. The limit is of real time, and a
 * computer may be busy with something else, so that a rule is tried once more, longer, before its text is given up.
 */
const triesMs = [20, 100];

/** How much text a rule is shown, in characters. */
const ruleTextLimit = 20_000;

/** After so many texts that took it too long, a rule is not tried again while the process lives: each one costs. */
const patience = 5;

/** By expression: the texts that took it too long. They are not tried again. */
const failures = new Map<string, Set<string>>();

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

/** Errors of the context are of its own kind, so that `instanceof` says nothing. */
const isTimeLimit = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

function groupsOf(rule: Rewriting, whole: string): readonly string[] | null {
  const text = whole.slice(0, ruleTextLimit);
  const failed = failures.get(rule.match);
  if (failed && (failed.size >= patience || failed.has(text))) return null;
  context ??= createContext(shown);
  shown.match = rule.match;
  shown.text = text;
  for (const timeout of triesMs) {
    try {
      const found: unknown = script.runInContext(context, { timeout });
      return typeof found === 'string' && found !== '' ? JSON.parse(found) : null;
    } catch (error) {
      // An expression that is none throws at once, and would again.
      if (!isTimeLimit(error)) break;
    }
  }
  failures.set(rule.match, (failed ?? new Set()).add(text));
  return null;
}

/** What is dialled when `groups` matched: `$1` to `$9` and `$&` stand for what matched. */
const filledIn = (address: string, groups: readonly string[]): string =>
  address.replaceAll(/\$([1-9&])/g, (_, sign: string) => groups[sign === '&' ? 0 : Number(sign)] ?? '');

/**
 * What the first rule that matches any of `texts` makes of it; null when none does. A rule that takes too long for a text
 * (20 ms, then 100 ms) is passed over for it; one that did so for five texts is not tried again.
 */
export function ruleMatchIn<Rule extends Rewriting>(
  texts: readonly string[],
  rules: readonly Rule[],
): RuleMatch<Rule> | null {
  for (const rule of rules) {
    for (const text of texts) {
      const groups = text === '' ? null : groupsOf(rule, text);
      const address = groups ? filledIn(rule.address, groups).trim() : '';
      if (address !== '' && address.length <= 2000 && !/[\s\p{Cc}]/u.test(address)) return { rule, address };
    }
  }
  return null;
}
