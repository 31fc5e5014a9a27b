import type * as Electron from 'electron';
import type { Clock } from '../../contract/clock.ts';

/** Milliseconds after which a window that lost the screen takes it back; so often at the most. */
const backAfterMs = 500;

/**
 * Keeps a locked window in front, whole and open: it cannot be closed by a person, and takes the screen back when it was
 * minimised, left full screen, lost the focus, or the displays changed.
 */
export function keepKiosk(
  window: Electron.BrowserWindow,
  options: { readonly clock: Clock; readonly screen: Electron.Screen; readonly mayClose: () => boolean },
): void {
  const { clock, screen, mayClose } = options;
  let refit = false;
  let cancel: (() => void) | null = null;
  const back = (): void => {
    cancel ??= clock.after(backAfterMs, () => {
      cancel = null;
      if (window.isMinimized()) window.restore();
      if (!window.isVisible()) window.show();
      if (refit) {
        // A window that has the whole screen keeps its size whatever the screen becomes.
        window.setKiosk(false);
        window.setBounds(screen.getPrimaryDisplay().bounds);
      }
      refit = false;
      window.setKiosk(true);
      window.focus();
    });
  };
  const fit = (): void => {
    refit = true;
    back();
  };
  window.on('minimize', back);
  window.on('hide', back);
  window.on('leave-full-screen', back);
  window.on('blur', back);
  window.on('close', (event) => {
    if (!mayClose()) event.preventDefault();
  });
  // Windows' own menu of a window, with "Close" in it.
  window.on('system-context-menu', (event) => event.preventDefault());
  screen.on('display-added', fit);
  screen.on('display-removed', fit);
  screen.on('display-metrics-changed', fit);
  window.once('closed', () => {
    cancel?.();
    screen.off('display-added', fit);
    screen.off('display-removed', fit);
    screen.off('display-metrics-changed', fit);
  });
}
