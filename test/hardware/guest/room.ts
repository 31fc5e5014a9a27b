import { openSockets } from '../usbip/sockets.ts';
import { runChecks } from './checks.ts';
import { hidBusChecks } from './hid-bus-part.ts';
import { nativeChecks } from './native-part.ts';

// Runs inside the virtual machine, as root. Exit code: 0 when everything was good.
const wanted = (process.env.RUNDBORD_ROOM ?? '').split(',').filter(Boolean);
const isWanted = (part: string): boolean => wanted.length === 0 || wanted.includes(part);
const sockets = openSockets();
let bad = 0;
if (isWanted('node-hid')) bad += await runChecks('node-hid', await hidBusChecks(sockets));
if (isWanted('native')) {
  const { checks, stop } = nativeChecks(sockets);
  bad += await runChecks('native', checks);
  await stop();
}
process.exit(bad === 0 ? 0 : 1);
