import { openSockets } from '../usbip/sockets.ts';
import { cecChecks } from './cec-part.ts';
import { runChecks } from './checks.ts';
import { hidBusChecks } from './hid-bus-part.ts';
import { kioskChecks } from './kiosk-part.ts';
import { nativeChecks } from './native-part.ts';
import { bringUpNetwork } from './network.ts';
import { serialChecks } from './serial-part.ts';
import { startUdev } from './udev.ts';
import { uvcBrowserChecks } from './uvc-browser-part.ts';
import { uvcChecks } from './uvc-part.ts';
import { warmBrowser } from './warm-browser.ts';
import { allowWebHid, webHidChecks } from './web-hid-part.ts';

// Runs inside the virtual machine, as root. Exit code: 0 when everything was good.
const wanted = (process.env.RUNDBORD_ROOM ?? '').split(',').filter(Boolean);
const isWanted = (part: string): boolean => wanted.length === 0 || wanted.includes(part);
const needsKiosk = isWanted('kiosk') || isWanted('web-hid') || isWanted('uvc-browser');
const sockets = openSockets([
  ...(needsKiosk || isWanted('uvc') ? ['uvcvideo'] : []),
  ...(needsKiosk ? ['snd-usb-audio'] : []),
]);
const warm = needsKiosk ? warmBrowser() : Promise.resolve();
let bad = 0;
if (isWanted('node-hid')) bad += await runChecks('node-hid', await hidBusChecks(sockets), 'list');
if (isWanted('native')) {
  const { checks, stop } = nativeChecks(sockets);
  bad += await runChecks('native', checks, 'story');
  await stop();
}
if (isWanted('serial')) {
  const { checks, stop } = serialChecks();
  bad += await runChecks('serial', checks, 'story');
  await stop();
}
if (isWanted('uvc')) bad += await runChecks('uvc', uvcChecks(sockets), 'story');
if (isWanted('cec')) {
  const { checks, stop } = cecChecks();
  bad += await runChecks('cec', checks, 'story');
  await stop();
}
if (needsKiosk) {
  await warm;
  bringUpNetwork();
  startUdev();
  allowWebHid();
  const { checks, kiosk, camera, stop } = kioskChecks(sockets);
  bad += await runChecks('kiosk', isWanted('kiosk') ? checks : checks.slice(0, 1), 'story');
  const room = kiosk();
  if (isWanted('uvc-browser') && room)
    bad += await runChecks('uvc-browser', uvcBrowserChecks(camera, room), 'story');
  if (isWanted('web-hid') && room) bad += await runChecks('web-hid', webHidChecks(sockets, room), 'list');
  await stop();
}
process.exit(bad === 0 ? 0 : 1);
