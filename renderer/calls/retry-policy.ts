/** How long to wait before each new try. The last delay goes on for ever; `jitter` is the share of a delay that chance may add. */
export type RetryPolicy = { readonly delaysMs: readonly number[]; readonly jitter: number };

/** A broker, or a server of SIP, that cannot be reached. The steps are those of LiveKit's client, which fit its restart and a lost Wi-Fi. */
export const linePolicy: RetryPolicy = { delaysMs: [0, 300, 1200, 2700, 4800, 7000], jitter: 0.25 };

/** A link to one party that failed or was never connected. */
export const linkPolicy: RetryPolicy = { delaysMs: [0, 500, 1000, 2000, 4000], jitter: 0.25 };

/** How long after sending it a description or candidate is sent again, while the link is not connected. */
export const repeatPolicy: RetryPolicy = { delaysMs: [700, 900, 1400, 2000], jitter: 0.1 };

/** Milliseconds before try number `attempt` (0 is the first again); `random` is 0 to 1. */
export function delayOf(policy: RetryPolicy, attempt: number, random: number): number {
  const last = policy.delaysMs.length - 1;
  const delay = policy.delaysMs[Math.min(attempt, last)] ?? 0;
  return Math.round(delay * (1 + policy.jitter * random));
}
