import { Resolver } from 'node:dns/promises';

/** A record that says where a service of a domain is (RFC 2782). */
export type SrvRecord = {
  readonly name: string;
  readonly port: number;
  readonly priority: number;
  readonly weight: number;
};

/** Asks the DNS for the records of a name like `_pexapp._tcp.example.org`. Never rejects: no answer is no record. */
export type LookUpSrv = (name: string) => Promise<readonly SrvRecord[]>;

/** The computer's own DNS, asked for at most some five seconds. Whom a domain leads to this computer is left out. */
export const lookUpSrvHere: LookUpSrv = async (name) => {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  try {
    const records = await resolver.resolveSrv(name);
    return records.filter((record) => !isLoopback(record.name.replace(/\.$/, '')));
  } catch {
    return [];
  }
};

/** Names and addresses that never leave the computer (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export const isLoopback = (host: string): boolean =>
  /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

/**
 * The records in the order in which they are to be tried (RFC 2782, "Usage rules"): by priority, and within one priority drawn by lot
 * with the weights. `random` gives 0 to 1. None when the one record says that there is no such service (its name is the root).
 */
export function inOrder(records: readonly SrvRecord[], random: () => number): readonly SrvRecord[] {
  if (records.length === 1 && ['', '.'].includes(records[0]?.name ?? '')) return [];
  const priorities = [...new Set(records.map(({ priority }) => priority))].toSorted((a, b) => a - b);
  return priorities.flatMap((priority) =>
    drawn(
      records.filter((one) => one.priority === priority),
      random,
    ),
  );
}

function drawn(records: readonly SrvRecord[], random: () => number): readonly SrvRecord[] {
  // Those of no weight first, so that they have a small chance.
  const left = records.toSorted((a, b) => Number(a.weight > 0) - Number(b.weight > 0));
  const order: SrvRecord[] = [];
  while (left.length > 0) {
    const sum = left.reduce((total, { weight }) => total + weight, 0);
    let lot = Math.floor(random() * (sum + 1));
    const at = left.findIndex(({ weight }) => {
      lot -= weight;
      return lot <= 0;
    });
    order.push(...left.splice(Math.max(at, 0), 1));
  }
  return order;
}
