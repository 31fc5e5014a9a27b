import type { Sandbox } from '../sandbox.ts';
import type { ShellOptions } from '../shell.ts';

/** A host that there is not (RFC 6761 §6.4), and that is never asked for: what the browser would tell its maker goes there. */
const nobody = 'nobody.invalid';

/**
 * What of the browser talks to its maker by itself, or to whoever is near, and cannot be told elsewhere: guesses about
 * pages, models and their lists, translation, screens in the house, the maker's clock. `WebRtcHideLocalIpsWithMdns`:
 * with it a call inside the house would need a resolver for made-up names.
 */
const withoutFeatures = [
  'OptimizationHints',
  'OptimizationHintsFetching',
  'OptimizationGuideModelDownloading',
  'OptimizationGuideManifestBroker',
  'NetworkTimeServiceQuerying',
  'Translate',
  'MediaRouter',
  'WebRtcHideLocalIpsWithMdns',
  // A swipe from the edge would lead to the page before ours; the switch for it is not heard everywhere.
  'OverscrollHistoryNavigation',
];

/**
 * Keeps the browser from its maker. What has a switch is off; what has only an address is led to {@link nobody}. The
 * browser's resolver is left alone otherwise: STUN and TURN servers have names too.
 */
const withoutMaker: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  `--component-updater=url-source=https://${nobody}/`,
  '--disable-sync',
  `--gaia-url=https://${nobody}`,
  `--optimization-guide-service-get-models-url=https://${nobody}`,
  `--optimization-guide-service-get-hints-url=https://${nobody}`,
  `--optimization-guide-service-model-execution-url=https://${nobody}`,
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-breakpad',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--no-pings',
  // Trials of features, drawn by lot, from the maker or out of the build.
  '--disable-field-trial-config',
  `--variations-server-url=https://${nobody}`,
  `--variations-insecure-server-url=https://${nobody}`,
  `--host-resolver-rules=MAP ${nobody} ~NOTFOUND`,
  `--disable-features=${withoutFeatures.join()}`,
];

/** The command line with which Chromium becomes the kiosk's window. */
export function chromiumSwitches(
  options: Pick<
    ShellOptions,
    'profileFolder' | 'windowed' | 'headless' | 'simulatedDevices' | 'size' | 'switches'
  >,
  sandbox: Sandbox,
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
    // What the browser itself draws while a page that died is brought back: dark, as the room's screen is.
    ...(options.windowed ? [] : ['--force-dark-mode']),
    ...(options.headless ? ['--headless=new'] : []),
    ...(options.simulatedDevices ? ['--use-fake-device-for-media-stream=fps=30'] : []),
    ...(sandbox === 'off' ? ['--no-sandbox'] : []),
    '--no-first-run',
    '--no-default-browser-check',
    ...withoutMaker,
    '--disable-quic',
    '--password-store=basic',
    '--noerrdialogs',
    '--hide-crash-restore-bubble',
    // The third crash of the GPU process would otherwise end the browser.
    '--disable-gpu-process-crash-limit',
    // No window beside the page for a picture in it.
    '--disable-blink-features=AutomationControlled,PictureInPictureAPI,DocumentPictureInPictureAPI',
    // A page that hangs is dealt with by us, not by a question to whoever stands there.
    '--disable-hang-monitor',
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
