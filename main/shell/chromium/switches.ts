import type { ShellOptions } from '../shell.ts';

/** The command line with which Chromium becomes the kiosk's window. `asRoot`: Chromium's sandbox refuses to run as root. */
export function chromiumSwitches(
  options: Pick<
    ShellOptions,
    'profileFolder' | 'windowed' | 'headless' | 'simulatedDevices' | 'size' | 'switches'
  >,
  asRoot: boolean,
): string[] {
  const { width, height } = options.size;
  return [
    '--remote-debugging-pipe',
    `--user-data-dir=${options.profileFolder}`,
    `--window-size=${width},${height}`,
    '--window-position=0,0',
    '--app=data:text/html,<title>Rundbord</title><body bgcolor=%230b0f1a>',
    // Without a screen there is nothing to fill, and the size given holds.
    ...(options.windowed || options.headless ? [] : ['--kiosk']),
    ...(options.headless ? ['--headless=new'] : []),
    ...(options.simulatedDevices ? ['--use-fake-device-for-media-stream=fps=30'] : []),
    ...(asRoot ? ['--no-sandbox'] : []),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-breakpad',
    '--disable-quic',
    '--disable-features=OptimizationHints,OptimizationHintsFetching,OptimizationGuideModelDownloading,Translate,MediaRouter,WebRtcHideLocalIpsWithMdns',
    '--password-store=basic',
    '--noerrdialogs',
    '--hide-crash-restore-bubble',
    // The third crash of the GPU process would otherwise end the browser.
    '--disable-gpu-process-crash-limit',
    '--disable-blink-features=AutomationControlled',
    '--autoplay-policy=no-user-gesture-required',
    '--overscroll-history-navigation=0',
    '--disable-pinch',
    // A room's screen may be asleep or covered; the call goes on.
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-background-timer-throttling',
    ...(options.switches ?? []),
  ];
}
