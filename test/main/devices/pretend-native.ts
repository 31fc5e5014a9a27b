import type { ForkNative } from '../../../main/devices/native-process.ts';
import type { FromHost } from '../../../native/host-messages.ts';

/** A native process that a test plays. */
export type PretendChild = {
  readonly entry: string;
  readonly sent: { readonly kind: string }[];
  killed: boolean;
  /** Says something to main. */
  say(message: FromHost | string): void;
  end(how: string): void;
};

/** Starts processes that a test plays; all of them, in order. */
export function pretendNative(options: { readonly deathless?: boolean } = {}) {
  const children: PretendChild[] = [];
  const fork: ForkNative = (entry, tell) => {
    const child: PretendChild = {
      entry,
      sent: [],
      killed: false,
      say: (message) => tell.heard(message),
      end: (how) => tell.ended(how),
    };
    children.push(child);
    return {
      pid: 1000 + children.length,
      send: (message) => void child.sent.push(message as { kind: string }),
      kill() {
        child.killed = true;
        if (!options.deathless) tell.ended('SIGKILL');
      },
    };
  };
  const last = (): PretendChild => {
    const child = children.at(-1);
    if (!child) throw new Error('none was started');
    return child;
  };
  return { fork, children, last };
}
