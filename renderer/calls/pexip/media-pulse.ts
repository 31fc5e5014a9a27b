import type { Clock } from '../../../main/contract/clock.ts';

/** How often it is looked, and after how many looks without anything new what came before has stopped. */
const everyMs = 1000;
const stillLooks = 4;

/**
 * Watches whether anything more comes. `count` reads how much has come so far, or null when it cannot be told. `stopped` is
 * called once when nothing does for a while where something did (`alive`: before this, too), `comes` when something does. The
 * answer ends it.
 */
export function watchPulse(options: {
  readonly clock: Clock;
  readonly count: () => Promise<number | null>;
  readonly alive: boolean;
  readonly stopped: () => void;
  readonly comes: () => void;
}): () => void {
  const { clock, count } = options;
  let over = false;
  // Whatever came on a connection on which nothing was known to come is news.
  let before: number | null = options.alive ? null : 0;
  let still = 0;
  let alive = options.alive;
  let told = false;
  let cancel = (): void => {};

  const look = async (): Promise<void> => {
    const now = await count();
    if (over) return;
    if (now !== null && before !== null && now > before) {
      if (!told) options.comes();
      told = true;
      still = 0;
      alive = true;
    } else if (now !== null && before !== null && alive) {
      still += 1;
      if (still === stillLooks) {
        alive = false;
        told = false;
        options.stopped();
      }
    }
    before = now ?? before;
    cancel = clock.after(everyMs, () => void look());
  };
  cancel = clock.after(everyMs, () => void look());
  return () => {
    over = true;
    cancel();
  };
}

/** How many packets of sound and picture a connection has received; null when it does not tell. */
export async function packetsReceived(connection: RTCPeerConnection): Promise<number | null> {
  try {
    const report = await connection.getStats();
    let packets = 0;
    report.forEach((entry: { readonly type: string; readonly packetsReceived?: number }) => {
      if (entry.type === 'inbound-rtp') packets += entry.packetsReceived ?? 0;
    });
    return packets;
  } catch {
    return null;
  }
}
