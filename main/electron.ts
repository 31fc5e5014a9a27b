// The entry for Electron: its scheme first, then the same command line as everywhere.
import './shell/electron/prepare-electron.ts';
import './cli.ts';
