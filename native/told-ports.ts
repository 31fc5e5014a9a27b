import type { SerialPortFacts } from './line.ts';
import type { Lines } from './ports/line-port.ts';

/** More serial ports than that are not told. */
const mostPorts = 64;

/** The serial ports of this computer, told when they are others. */
export type ToldPorts = {
  /** Lists them, from now on at every plug. */
  look(): void;
  close(): void;
};

/** Tells the serial ports once somebody asked. */
export function tellPorts(options: {
  readonly lines: () => Promise<Lines>;
  readonly tell: (ports: readonly SerialPortFacts[]) => void;
  readonly log: (level: 'warn' | 'info' | 'debug', text: string) => void;
}): ToldPorts {
  let stopWatch: (() => void) | null = null;
  let lists = false;
  let again = false;
  let over = false;
  let last: string | null = null;

  const list = async (): Promise<void> => {
    const lines = await options.lines();
    if (over) return;
    stopWatch ??= lines.watch(look);
    const ports = await lines.serialPorts();
    if (over || ports === null) return;
    const told = ports.slice(0, mostPorts);
    const text = JSON.stringify(told);
    if (text !== last) options.tell(told);
    last = text;
  };
  function look(): void {
    if (lists || over) {
      again = true;
      return;
    }
    lists = true;
    again = false;
    list()
      .catch((error: unknown) => options.log('warn', `the serial ports cannot be listed: ${String(error)}`))
      .finally(() => {
        lists = false;
        if (again) look();
      });
  }
  return {
    look,
    close() {
      over = true;
      stopWatch?.();
    },
  };
}
