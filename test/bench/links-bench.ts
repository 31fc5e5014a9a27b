import { noRules } from '../../main/agenda/links/invitation.ts';
import { targetsInContent } from '../../main/agenda/links/targets-in-content.ts';
import { corpus } from '../main/agenda/links/corpus-of.ts';
import { type Figure, limit, median } from './figure.ts';
import { hostileInvitations, slowRules } from './hostile-invitations.ts';

const rounds = 15;
/** A week of a busy room is a hundred invitations: its agenda must not wait for them. */
const invitationBudgetMs = 1;
const slowestBudgetMs = 5;
const hostileBudgetMs = 50;

function timed(run: () => void): number {
  const begin = performance.now();
  run();
  return performance.now() - begin;
}

/** The ways in that invitations hold: over the whole corpus, and in texts that were made to cost time. */
export async function benchLinks(): Promise<readonly Figure[]> {
  const times = corpus.map((): number[] => []);
  let found = 0;
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, { content, rules }] of corpus.entries()) {
      const took = timed(() => {
        found += targetsInContent(content, rules).length;
      });
      if (round > 0) times[at]?.push(took);
    }
  }
  if (found === 0) throw new Error('nothing was found in the corpus: it measures nothing');
  // Of each its median, so that what else this computer does does not count.
  const each = times.map(median);
  const average = each.reduce((sum, took) => sum + took, 0) / each.length;

  let slowest = { name: '', took: 0 };
  for (const rules of [noRules, slowRules]) {
    for (const [name, text] of Object.entries(hostileInvitations)) {
      const took = median(Array.from({ length: 5 }, () => timed(() => void targetsInContent(text, rules))));
      const shown = rules === slowRules ? `${name}, with slow rules of the house` : name;
      if (took > slowest.took) slowest = { name: shown, took };
    }
  }
  return [
    limit(
      `links: an invitation of the corpus on average (${Math.round(1000 / average)} a second)`,
      'ms',
      average,
      invitationBudgetMs,
    ),
    limit(`… the slowest of ${corpus.length}`, 'ms', Math.max(...each), slowestBudgetMs),
    limit(
      `links: the worst hostile text of 100 000 characters (${slowest.name})`,
      'ms',
      slowest.took,
      hostileBudgetMs,
    ),
  ];
}
