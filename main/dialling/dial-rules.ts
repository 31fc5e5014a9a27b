import { ruleMatchIn } from '../agenda/links/site-rules.ts';
import type { JoinTarget } from '../contract/meeting.ts';
import { type Dialled, dialled } from './dial-text.ts';
import type { DialRule, Site } from './site.ts';

/** The longest text that a rule is for: what is dialled, not what was pasted. */
const longestDialled = 500;

/** The rule with the whole of a text to match. */
const whole = (rule: DialRule): DialRule => ({ ...rule, match: `^(?:${rule.match})$` });

/** By site: the rules as they are matched. */
const wholeRules = new WeakMap<readonly DialRule[], readonly DialRule[]>();

function rulesOf({ rules }: Site): readonly DialRule[] {
  const known = wholeRules.get(rules) ?? rules.map(whole);
  wholeRules.set(rules, known);
  return known;
}

/** An address as it stands, and without its scheme: a rule may be for either. */
const formsOf = ({ address }: JoinTarget): readonly string[] => [
  address,
  address.replace(/^(?:sips?|h323|tel|pexip):(?:\/\/)?/i, ''),
];

/** What an address is that a rule says the engine for. */
const kindsBy = { pexip: 'alias', sip: 'sip', codec: 'sip' } as const;

/**
 * What the rules of the house make of what is dialled: of the text as it was typed and of the address that was understood. Null
 * when none matches, or what the first that does makes of it is no address. PIN and role of what was understood are kept.
 */
export function byRules(typed: string, plain: Dialled | null, site: Site): Dialled | null {
  const target = plain && plain.kind !== 'code' ? plain.target : null;
  const texts = [typed.replaceAll(/[ \t]+/g, ' '), ...(target ? formsOf(target) : [])];
  const isDialled = (text: string): boolean =>
    text !== '' && text.length <= longestDialled && !text.includes('\n');
  const match =
    site.rules.length > 0 ? ruleMatchIn([...new Set(texts.filter(isDialled))], rulesOf(site)) : null;
  if (!match) return null;
  const { engine } = match.rule;
  const made = engine
    ? {
        kind: kindsBy[engine],
        target: { engine, provider: target?.provider ?? engine, address: match.address },
      }
    : dialled(match.address, { ...site, rules: [] });
  if (!made || made.kind === 'code') return made;
  const { pin, role } = target ?? {};
  const kept = { ...(pin !== undefined && { pin }), ...(role !== undefined && { role }) };
  return { kind: made.kind, target: { ...kept, ...made.target, source: 'rule' } };
}
