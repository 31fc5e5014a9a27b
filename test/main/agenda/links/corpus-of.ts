import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LinkRules, noRules } from '../../../../main/agenda/links/invitation.ts';

/** A way in that must be found. `pin` is what must be carried; null when there must be none, undefined when any will do. */
export type Wanted = {
  readonly kind: string;
  readonly address: string;
  readonly pin: string | null | undefined;
  readonly role: string | null;
};

/** One invitation of the corpus: what it holds, the best first; nothing else in it is a way in. */
export type Invited = {
  readonly name: string;
  readonly content: string;
  readonly wanted: readonly Wanted[];
  readonly rules: LinkRules;
};

const folder = join(import.meta.dirname, 'corpus');

function wantedIn(line: string): Wanted {
  const [engine = '', provider = '', address = '', ...rest] = line.split(' ');
  const named = (name: string): string | undefined =>
    rest.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
  const pin = named('pin');
  return {
    kind: `${engine} ${provider}`,
    address,
    pin: pin === '*' ? undefined : (pin ?? null),
    role: named('role') ?? null,
  };
}

/**
 * The invitations in a file: each begins with `=== name`, then `first:` and `also:` with engine, provider and address, or
 * `none`; `rules:` are the house's as JSON; after `---` comes the invitation as it is.
 */
function invitationsIn(file: string): readonly Invited[] {
  const parts = readFileSync(join(folder, file), 'utf8').split(/^=== /m).slice(1);
  return parts.map((part) => {
    const [head = '', ...body] = part.split(/^---\n/m);
    const [name = '', ...lines] = head.trim().split('\n');
    const after = (word: string): readonly string[] =>
      lines.filter((line) => line.startsWith(`${word}: `)).map((line) => line.slice(word.length + 2));
    const [rules = '{}'] = after('rules');
    return {
      name: `${file.replace('.txt', '')}: ${name}`,
      content: body.join('---\n'),
      wanted: [...after('first'), ...after('also')].map(wantedIn),
      rules: { ...noRules, ...JSON.parse(rules) },
    };
  });
}

/** All invitations of the corpus. */
export const corpus: readonly Invited[] = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .toSorted()
  .flatMap(invitationsIn);
