import * as z from 'zod';
import { type Failure, failure } from '../ask-server.ts';
import type { AskGraph, GraphAnswer } from './ask-graph.ts';

/** All pages of a list, or why there are not all: never some of them. */
export type Pages =
  | {
      readonly kind: 'pages';
      readonly items: readonly unknown[];
      /** Where the changes since then are asked for; of a delta list only. */
      readonly deltaLink: string | null;
    }
  /** What the link stands for is forgotten: all is to be read anew. */
  | { readonly kind: 'lost' }
  | Exclude<GraphAnswer, { readonly kind: 'answer' }>;

const page = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/** More pages than a room's nine days can have: a server that goes round in circles. */
const pageLimit = 100;

/** Graph says in several words that a state token holds no more ("Use delta query to track changes": Synchronization reset, Token duration). */
const isLost = (status: number, code: string): boolean =>
  status === 410 || /sync_?state|resync|fullsync/i.test(code);

/** A link that Graph gave, when it leads to the service itself: what is sent there is a secret. */
function ownLink(link: string, service: URL): URL | null {
  const url = URL.canParse(link) ? new URL(link) : null;
  return url?.origin === service.origin ? url : null;
}

/** Follows a list from its first page to its last. Never rejects. */
export async function allPages(options: {
  readonly ask: AskGraph;
  readonly from: URL;
  readonly service: URL;
  readonly signal: AbortSignal;
}): Promise<Pages> {
  const { ask, service, signal } = options;
  const broken = (detail: string): Failure => failure('agenda-broken', service.host, detail, true);
  const items: unknown[] = [];
  let url = options.from;
  for (let pages = 0; pages < pageLimit; pages += 1) {
    const answer = await ask({ url, signal });
    if (answer.kind === 'refused' && isLost(answer.status, answer.code)) return { kind: 'lost' };
    if (answer.kind !== 'answer') return answer;
    const read = page.safeParse(answer.json);
    if (!read.success) return broken('the answer is no list of events');
    items.push(...read.data.value);
    const next = read.data['@odata.nextLink'];
    if (next === undefined) {
      return { kind: 'pages', items, deltaLink: read.data['@odata.deltaLink'] ?? null };
    }
    const own = ownLink(next, service);
    if (!own) return broken('the list goes on at another host');
    url = own;
  }
  return broken(`the list has more than ${pageLimit} pages`);
}

/** The address of a delta link, when it leads to the service itself. */
export const deltaUrl = (link: string | null, service: URL): URL | null =>
  link === null ? null : ownLink(link, service);
