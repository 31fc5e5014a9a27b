import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startVirtualDisplay } from '../../main/shell/virtual-display.ts';

const run = promisify(execFile);

/** A screen that nobody sees, with a window manager, and a hand that makes real key and pointer events on it (XTEST). */
export type XScreen = {
  readonly display: string;
  /** Moves keys and pointer, in xdotool's words: `key ctrl+shift+i`, `click 3`. */
  hand(...words: readonly string[]): Promise<void>;
  /** Size and place of each thing that lies on the screen now, as X writes it: `1280x800+0+0`. A window is one with its frame. */
  windows(): Promise<readonly string[]>;
  stop(): void;
};

/** A window manager with no keys of its own and no grabs: what remains is the page's guard. */
export const neutralOpenbox = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <keyboard><keybind key="C-A-S-W-Pause"><action name="If"/></keybind></keyboard>
  <mouse><context name="Client"><mousebind button="Left" action="Press"><action name="Focus"/></mousebind></context></mouse>
</openbox_config>`;

/** Opens a screen of this size; `configuration` is openbox's, ours when left out. */
export async function openXScreen(width: number, height: number, configuration?: string): Promise<XScreen> {
  const display = await startVirtualDisplay(width, height, configuration);
  if (!display) throw new Error('Xvfb is needed for these tests: apt-get install xvfb openbox xdotool');
  const env = { ...process.env, DISPLAY: display.name };
  const hand = async (...words: readonly string[]): Promise<void> => {
    await run('xdotool', words, { env });
  };
  return {
    display: display.name,
    hand,
    async windows() {
      const { stdout: tree } = await run('xwininfo', ['-root', '-children'], { env });
      const ids = [...tree.matchAll(/^ +(0x[0-9a-f]+) .*?(\d+)x(\d+)\+/gm)]
        // Helpers of toolkits and of the window manager are of a few pixels, and not shown.
        .filter(([, , wide, high]) => Number(wide) > 16 && Number(high) > 16)
        .map(([, id]) => id ?? '');
      const places = await Promise.all(
        ids.map(async (id) => {
          const told = await run('xwininfo', ['-id', id], { env }).catch(() => null);
          if (!told?.stdout.includes('IsViewable')) return null;
          return /-geometry (\S+)/.exec(told.stdout)?.[1] ?? 'somewhere';
        }),
      );
      return places.filter((place) => place !== null);
    },
    stop: display.stop,
  };
}
