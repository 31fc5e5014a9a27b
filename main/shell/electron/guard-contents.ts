import type * as Electron from 'electron';
import type { Log } from '../../log.ts';
import { isWayOut } from '../lock/ways-out.ts';
import { isOurs } from './own-origin.ts';

/**
 * What a page may do, ours or one that slipped in: it goes nowhere else, opens nothing, and hears no key that leaves the
 * kiosk. One that leads to the web, to sign in, goes from site to site. The page's own guard (lock/guard-script.ts) refuses the gestures; this one holds also when the page hangs.
 */
export function guardContents(
  contents: Electron.WebContents,
  options: {
    readonly log: Log;
    readonly windowed: boolean;
    readonly leadsToWeb: (contents: Electron.WebContents) => boolean;
  },
): void {
  const { log, windowed, leadsToWeb } = options;
  contents.setWindowOpenHandler(() => {
    log.warn('a second window was asked for and refused');
    return { action: 'deny' };
  });
  const stayHere = (event: { readonly url: string; preventDefault(): void }): void => {
    if (leadsToWeb(contents) ? /^https?:/.test(event.url) : isOurs(event.url)) return;
    log.warn('the window was to leave the kiosk and stayed');
    event.preventDefault();
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-frame-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Nobody but the shell loads or closes a page, so one that asks whether to be left is left.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  contents.on('before-input-event', (event, pressed) => {
    if (isWayOut(pressed, windowed)) event.preventDefault();
  });
  contents.on('devtools-opened', () => {
    if (!windowed) contents.closeDevTools();
  });
  if (windowed) return;
  contents.on('did-finish-load', () => {
    // Electron keeps a page's zoom in the profile.
    contents.setZoomFactor(1);
    contents
      .setVisualZoomLevelLimits(1, 1)
      .catch((error: unknown) => log.debug(`the zoom was not locked: ${String(error)}`));
  });
}
