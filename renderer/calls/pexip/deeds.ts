import type { ProblemCode } from '../../../main/contract/problems.ts';
import { type ConferenceDeed, hostDeeds } from '../conference.ts';

/** A deed as the Client API has it: `path` below the conference. */
export type DeedRequest = { readonly path: string; readonly payload?: Record<string, unknown> };

const party = (id: string, end: string): string => `participants/${encodeURIComponent(id)}/${end}`;

/** How a deed is asked of the node; null for chat, which goes by the call where there is no node between. */
export function requestOf(deed: ConferenceDeed, own: string): DeedRequest | null {
  switch (deed.do) {
    case 'say':
      return null;
    case 'lock':
      return { path: deed.on ? 'lock' : 'unlock' };
    case 'mute-guests':
      return { path: deed.on ? 'muteguests' : 'unmuteguests' };
    case 'layout':
      return { path: 'transform_layout', payload: { transforms: { layout: deed.layout } } };
    case 'raise-hand':
      return { path: party(own, deed.on ? 'buzz' : 'clearbuzz') };
    case 'admit':
      return { path: party(deed.party, 'unlock') };
    case 'mute':
      return { path: party(deed.party, deed.on ? 'mute' : 'unmute') };
    case 'role':
      return { path: party(deed.party, 'role'), payload: { role: deed.role === 'host' ? 'chair' : 'guest' } };
    case 'remove':
      return { path: party(deed.party, 'disconnect') };
    case 'add': {
      const { address: destination, protocol } = deed;
      return { path: 'dial', payload: { role: deed.role.toUpperCase(), destination, protocol } };
    }
    case 'transfer':
      return {
        path: party(deed.party ?? own, 'transfer'),
        payload: { role: 'guest', conference_alias: deed.address },
      };
    case 'end-for-all':
      return { path: 'disconnect' };
  }
}

/** What the answer of a deed means; null: it was done. A null answer is none. */
export function problemOf(
  deed: ConferenceDeed['do'],
  answer: { readonly status: number; readonly result: unknown } | null,
): ProblemCode | null {
  if (!answer) return 'pexip-unreachable';
  const { status, result } = answer;
  if (status === 401 || status === 403) return 'not-allowed-here';
  const failed: ProblemCode = deed === 'transfer' ? 'call-transferred-badly' : 'call-failed';
  if (status !== 200) return status === 404 ? 'not-allowed-here' : failed;
  // A layout that it does not know is answered well, with words.
  if (result === false || typeof result === 'string') return failed;
  return deed === 'add' && Array.isArray(result) && result.length === 0 ? failed : null;
}

/** What somebody in a role may do. `talks`: the node takes chat; a waiting room takes nothing. */
export function mayDo(of: {
  readonly role: 'host' | 'guest';
  readonly service: string;
  readonly chats: boolean;
}): readonly ConferenceDeed['do'][] {
  const talk = of.chats ? (['say'] as const) : [];
  if (of.service === 'gateway') return talk;
  if (of.service !== 'conference' && of.service !== 'lecture') return [];
  if (of.role === 'guest') return [...talk, 'raise-hand'];
  return [...talk, ...hostDeeds, 'transfer', 'end-for-all'];
}
