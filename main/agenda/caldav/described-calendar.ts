import type { Failure } from '../ask-server.ts';
import { failure } from '../ask-server.ts';
import { elementsIn } from '../xml.ts';
import {
  askDav,
  childOf,
  childrenOf,
  type DavResponse,
  type DavServer,
  davBody,
  placeOf,
} from './ask-dav.ts';

/** What a calendar says of itself. */
export type DescribedCalendar = {
  readonly kind: 'described';
  /** From where its changes are told (RFC 6578); null where it does not tell any. */
  readonly syncToken: string | null;
  /** Another one when anything in it has changed; null where it has none. */
  readonly tag: string | null;
  readonly rights: Rights;
  /** Whose it is: the address of the principal; null where it does not say. */
  readonly owner: URL | null;
};

/** What this user may do with the resources of a calendar (RFC 3744 §3). */
export type Rights = { readonly add: boolean; readonly change: boolean; readonly remove: boolean };

const wanted = davBody(
  'D:propfind',
  '<D:prop><D:resourcetype/><D:sync-token/><S:getctag/><D:current-user-privilege-set/><D:supported-report-set/><D:owner/><D:current-user-principal/></D:prop>',
);

function rightsIn(response: DavResponse): Rights {
  const set = response.properties.get('current-user-privilege-set');
  const names = new Set(
    childrenOf(set, 'privilege').flatMap(({ children }) => children.map(({ name }) => name)),
  );
  // Aggregates may be told without what is in them.
  const may = (name: string): boolean => names.has(name) || names.has('write') || names.has('all');
  return { add: may('bind'), change: may('write-content'), remove: may('unbind') };
}

function addressesIn(response: DavResponse | undefined): readonly string[] {
  const set = response?.properties.get('calendar-user-address-set');
  return childrenOf(set, 'href')
    .filter(({ text }) => /^mailto:/i.test(text))
    .map(({ text }) => text.slice('mailto:'.length).trim().toLowerCase());
}

/** Asks a calendar what it is. Never rejects. */
export async function describeCalendar(
  calendar: URL,
  server: DavServer,
  signal: AbortSignal,
): Promise<DescribedCalendar | Failure> {
  const gone = failure('agenda-missing', calendar.host, 'the calendar is not there any more', false);
  const answer = await askDav(server, {
    url: calendar,
    method: 'PROPFIND',
    depth: '0',
    body: wanted,
    signal,
  });
  if (answer.kind === 'failed') return answer;
  const here = answer.kind === 'multistatus' ? answer.responses[0] : undefined;
  if (!here || !childOf(here.properties.get('resourcetype'), 'calendar')) return gone;
  const reports = here.properties.get('supported-report-set');
  const follows = reports !== undefined && elementsIn(reports, 'sync-collection').length > 0;
  const owner =
    childOf(here.properties.get('owner'), 'href') ??
    childOf(here.properties.get('current-user-principal'), 'href');
  return {
    kind: 'described',
    syncToken: (follows && here.properties.get('sync-token')?.text) || null,
    tag: here.properties.get('getctag')?.text || null,
    rights: rightsIn(here),
    owner: owner && placeOf(owner.text, calendar),
  };
}

/**
 * Mail addresses of whose calendar it is (RFC 6638 §2.4.1), lower case. None when the server does not tell: only declining depends on it.
 */
export async function addressesOf(
  { owner }: DescribedCalendar,
  server: DavServer,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (!owner) return [];
  const answer = await askDav(server, {
    url: owner,
    method: 'PROPFIND',
    depth: '0',
    body: davBody('D:propfind', '<D:prop><C:calendar-user-address-set/></D:prop>'),
    signal,
  });
  return answer.kind === 'multistatus' ? addressesIn(answer.responses[0]) : [];
}
