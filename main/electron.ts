// The entry for Electron: its scheme first, then what locks keys, then the same command line as everywhere.
import './shell/electron/prepare-electron.ts';
import './shell/electron/lock-keys.ts';
import './cli.ts';
