import { openSockets } from '../usbip/sockets.ts';
import { runChecks } from './checks.ts';
import { hidBusChecks } from './hid-bus-part.ts';

// Runs inside the virtual machine, as root. Exit code: 0 when everything was good.
const sockets = openSockets();
let bad = 0;
bad += await runChecks('node-hid', await hidBusChecks(sockets));
process.exit(bad === 0 ? 0 : 1);
