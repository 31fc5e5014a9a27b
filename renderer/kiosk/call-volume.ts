import type { Main } from '../../main/contract/bridge.ts';
import { codecInUse } from '../calls/codec/codec-in-use.ts';
import { isUnderWay } from './in-call.ts';
import type { KioskState } from './state.ts';

/** How loud the others are: this computer's own speaker, or the codec's while it has the call. */
export type CallVolume = {
  /** 0 to 1. */
  setVolume(volume: number): void;
  /** The call, or what is connected, is another than it was. */
  follow(): void;
};

/**
 * Keeps the screen's volume and the codec's the same in a codec's call, and gives the computer's own back after it. While a
 * slider is drawn, the codec is told the newest only, one at a time.
 */
export function makeCallVolume(with_: {
  readonly main: Pick<Main, 'ask'>;
  readonly get: () => KioskState;
  readonly set: (change: Partial<KioskState>) => void;
}): CallVolume {
  const { main, get, set } = with_;
  /** The computer's own, while a codec's is on the screen. */
  let own: number | null = null;
  /** What the codec last said, 0 to 100. */
  let heard: number | null = null;
  let wanted: number | null = null;
  let asking = false;

  const codec = () => {
    const { call, connected } = get();
    return isUnderWay(call) && call.target.engine === 'codec' ? codecInUse(connected.codecs) : null;
  };
  const tell = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    for (let id = codec()?.id; wanted !== null && id !== undefined; id = codec()?.id) {
      const volume = wanted;
      wanted = null;
      await main.ask('codec.do', { codec: id, command: { do: 'volume', volume } });
    }
    asking = false;
  };

  return {
    setVolume(volume) {
      set({ volume });
      if (!codec()) return;
      wanted = Math.round(volume * 100);
      void tell();
    },
    follow() {
      const { call, volume } = get();
      if (!isUnderWay(call) || call.target.engine !== 'codec') {
        if (own !== null) set({ volume: own });
        own = null;
        heard = null;
        wanted = null;
        return;
      }
      own ??= volume;
      const said = codec()?.volume ?? null;
      if (said === null || said === heard) return;
      heard = said;
      // What somebody is drawing just now is newer than what the codec tells.
      if (wanted === null && !asking) set({ volume: Math.min(1, Math.max(0, said / 100)) });
    },
  };
}
