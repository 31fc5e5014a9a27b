import type { Clock } from '../contract/clock.ts';
import type { PexipPlace } from '../contract/far-systems.ts';
import { type PexipAddress, pexipAddressOf } from '../contract/pexip-address.ts';
import { bad, good, type Result } from '../contract/result.ts';
import type { NodeRequests } from './node-requests.ts';
import { inOrder, isLoopback, type LookUpSrv } from './srv-records.ts';

/** What the settings say of nodes. */
export type PexipHouse = {
  /** The house's own nodes, as addresses. */
  readonly nodes: readonly string[];
  /** Hosts and domains whose aliases the house's own nodes know, some with a port. */
  readonly hosts: readonly string[];
  readonly displayName: string;
};

/** Finds the nodes of meetings. */
export type PexipPlaces = {
  /**
   * `join-not-understood` when it is no address of a meeting; `pexip-maintenance` when every node that answered is in maintenance;
   * `pexip-unreachable` when none answered as a node does.
   */
  find(address: string): Promise<Result<PexipPlace>>;
  /** Whether an origin was found to be a node, or is one of the house. */
  isNode(origin: string): boolean;
  /** The nodes that were found together with this one. */
  siblings(origin: string): readonly string[];
  /** The node was not reached: others come before it for a minute. */
  failed(origin: string): void;
  /** The settings changed. */
  forget(): void;
};

/** Milliseconds: for a node to say how it is; for those before it after one has said that it is well; how long an answer is good. */
const statusWithinMs = 5000;
const elderWithinMs = 400;
const freshMs = 15_000;
const failedForMs = 60_000;
/** The most nodes that are asked for one meeting, and that are remembered. */
const mostNodes = 10;
const mostKnown = 200;

type Standing = 'well' | 'maintenance' | 'none' | 'waiting';

/** Makes the finder. Nodes are asked how they are with `GET /api/client/v2/status` (docs.pexip.com, "Client REST API"). */
export function makePexipPlaces(options: {
  readonly clock: Clock;
  readonly requests: Pick<NodeRequests, 'ask'>;
  readonly lookUpSrv: LookUpSrv;
  readonly house: () => PexipHouse;
  readonly random: () => number;
}): PexipPlaces {
  const { clock, requests } = options;
  /** With the nodes that were found beside each. */
  const known = new Map<string, readonly string[]>();
  const failures = new Map<string, number>();
  const fresh = new Map<string, { readonly nodes: readonly string[]; readonly until: number }>();

  const ownNodes = (): readonly string[] => options.house().nodes.flatMap((node) => originOf(node) ?? []);

  const isFailed = (node: string): boolean =>
    (failures.get(node) ?? -failedForMs) + failedForMs > clock.now();

  const candidatesOf = async ({ at }: PexipAddress): Promise<readonly string[]> => {
    const { hosts } = options.house();
    const own = ownNodes();
    const ownHosts = new Set([...hosts.map((host) => host.toLowerCase()), ...own.map(hostOfOrigin)]);
    const host = at === null ? null : 'host' in at ? at.host : at.domain;
    if (host === null || (own.length > 0 && ownHosts.has(host))) return own;
    const itself = originOf(
      `${at && 'host' in at && at.plain && isLoopback(nameOf(host)) ? 'http' : 'https'}://${host}`,
    );
    // Not asked of a name that is an address, or that has a port: the DNS has no services of such.
    const named = /[a-z]/i.test(host) && !/[:[]/.test(host);
    const records = named ? inOrder(await options.lookUpSrv(`_pexapp._tcp.${host}`), options.random) : [];
    const found = records.flatMap(({ name, port }) => {
      const target = name.replace(/\.$/, '');
      return originOf(`${isLoopback(target) ? 'http' : 'https'}://${target}:${port}`) ?? [];
    });
    const alone = itself === null ? [] : [itself];
    // A web link opens at its own host; an alias at the nodes of its domain.
    if (at && 'host' in at) return [...alone, ...found];
    return found.length > 0 ? found : alone;
  };

  const standingOf = async (node: string): Promise<Standing> => {
    const answer = await requests.ask(
      { url: new URL('/api/client/v2/status', node), method: 'GET', headers: {} },
      statusWithinMs,
    );
    if (answer === null) failures.set(node, clock.now());
    if (answer?.status === 200) return 'well';
    return answer?.status === 503 ? 'maintenance' : 'none';
  };

  /** Asks all at once; does not wait long for a node when one after it is well. */
  const askAll = (nodes: readonly string[]): Promise<readonly Standing[]> =>
    new Promise((resolve) => {
      const standings: Standing[] = nodes.map(() => 'waiting');
      let cancel = (): void => {};
      const look = (late: boolean): void => {
        const first = standings.indexOf('well');
        const before = first === -1 ? standings : standings.slice(0, first);
        if (!before.includes('waiting') || (late && first !== -1)) {
          cancel();
          resolve([...standings]);
        } else if (first !== -1) {
          cancel();
          cancel = clock.after(elderWithinMs, () => look(true));
        }
      };
      if (nodes.length === 0) resolve([]);
      nodes.forEach((node, index) => {
        void standingOf(node).then((standing) => {
          standings[index] = standing;
          look(false);
        });
      });
    });

  const nodesFor = async (address: PexipAddress): Promise<Result<readonly string[]>> => {
    const key = JSON.stringify(address.at);
    const last = fresh.get(key);
    if (last && last.until > clock.now()) return good(last.nodes);
    const asked = [...new Set(await candidatesOf(address))].slice(0, mostNodes);
    const candidates = [...asked.filter((node) => !isFailed(node)), ...asked.filter(isFailed)];
    const standings = await askAll(candidates);
    const those = (wanted: Standing): string[] =>
      candidates.filter((_, index) => standings[index] === wanted);
    const well = those('well');
    if (well.length === 0)
      return bad(those('maintenance').length > 0 ? 'pexip-maintenance' : 'pexip-unreachable');
    // Whoever has not answered yet may still be of use when the others fail.
    const nodes = [...well, ...those('waiting')];
    for (const node of nodes) remember(node, nodes);
    if (fresh.size > mostKnown) fresh.clear();
    fresh.set(key, { nodes, until: clock.now() + freshMs });
    return good(nodes);
  };

  const remember = (node: string, together: readonly string[]): void => {
    known.delete(node);
    known.set(node, together);
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  };

  return {
    async find(text) {
      const address = pexipAddressOf(text);
      if (address === null) return bad('join-not-understood');
      const nodes = await nodesFor(address);
      if (!nodes.ok) return nodes;
      const { alias } = address;
      return good({ alias, nodes: nodes.value, displayName: options.house().displayName });
    },
    isNode: (origin) => known.has(origin) || ownNodes().includes(origin),
    siblings: (origin) => (known.get(origin) ?? []).filter((node) => node !== origin),
    failed(origin) {
      failures.set(origin, clock.now());
      if (failures.size > mostKnown) failures.delete([...failures.keys()][0] ?? '');
      fresh.clear();
    },
    forget() {
      // What was found stays known: a call may be at it.
      fresh.clear();
      failures.clear();
    },
  };
}

/** The origin of an address that may be asked: https, or http on this computer itself. */
function originOf(address: string): string | null {
  const url = URL.parse(address);
  if (!url) return null;
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return isSafe ? url.origin : null;
}

const hostOfOrigin = (origin: string): string => new URL(origin).host;
const nameOf = (host: string): string => host.replace(/:\d+$/, '');
