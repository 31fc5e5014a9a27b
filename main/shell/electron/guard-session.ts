import type * as Electron from 'electron';
import type { Log } from '../../log.ts';
import { layoutsFromPage } from '../layouts-from-page.ts';
import type { ShellOptions } from '../shell.ts';
import { isOurs, scheme } from './own-origin.ts';

/**
 * Electron's names for what a meeting needs (electron docs, session.setPermissionRequestHandler). `media` is camera, microphone,
 * and what of a camera moves (Electron's content_converter.cc: CAMERA_PAN_TILT_ZOOM).
 */
const permissions: ReadonlySet<string> = new Set([
  'media',
  'display-capture',
  'speaker-selection',
  'screen-wake-lock',
]);

/** Telephony and Consumer: the pages of collections in which keys for calls lie. */
const callPages: ReadonlySet<number> = new Set([0x0b, 0x0c]);

/**
 * What pages may load, ask for and keep: our files over our scheme, camera, microphone, screen and speaker for our page,
 * no device beside them, no download. Where the system does not tell what a speakerphone's reports mean, our page sees those
 * devices.
 */
export function guardSession(options: {
  readonly session: Electron.Session;
  readonly desktopCapturer: Electron.DesktopCapturer;
  readonly serve: ShellOptions['serve'];
  readonly log: Log;
  readonly platform?: NodeJS.Platform;
}): void {
  const { session, desktopCapturer, serve, log } = options;
  const hid = layoutsFromPage(options.platform);
  session.protocol.handle(scheme, (request) => {
    const { status, headers, body } = serve(decodeURIComponent(new URL(request.url).pathname));
    return new Response(new Uint8Array(body), { status, headers });
  });
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(permissions.has(permission) && isOurs(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) =>
      (permissions.has(permission) || (hid && permission === 'hid')) && isOurs(requestingOrigin),
  );
  session.setDisplayMediaRequestHandler(
    (_request, answer) => {
      desktopCapturer
        .getSources({ types: ['screen'] })
        .then(([screen]) => answer(screen ? { video: screen } : {}))
        .catch(() => answer({}));
    },
    { useSystemPicker: true },
  );
  // The room's equipment is main's. Nobody chooses a device here: what a page may see it sees unasked.
  session.setDevicePermissionHandler(
    ({ deviceType, origin, device }) =>
      hid && deviceType === 'hid' && isOurs(origin) && isForCalls(device as Electron.HIDDevice),
  );
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  // WebSockets are held by the page's own content policy; everything else comes over our scheme.
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'file://*/*', 'ftp://*/*'] },
    (_details, answer) => {
      log.warn('the page asked for something from elsewhere and did not get it');
      answer({ cancel: true });
    },
  );
  session.on('will-download', (event) => {
    log.warn('a download was refused');
    event.preventDefault();
  });
}

/** Electron tells the collections of a device in newer versions only. */
const isForCalls = ({ collections }: Partial<Pick<Electron.HIDDevice, 'collections'>>): boolean =>
  collections?.some(({ usagePage }) => callPages.has(usagePage)) ?? true;
