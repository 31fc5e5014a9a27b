import { BrowserWindow } from 'electron';
import { systemClock } from '../../../../main/contract/clock.ts';
import { silentLog } from '../../../../main/log.ts';
import { makeElectronShell } from '../../../../main/shell/electron/electron-shell.ts';
import { electron } from '../../../../main/shell/electron/prepare-electron.ts';
import { serveFolder } from '../../../../main/shell/serve-folder.ts';
import type { SignInWish } from '../../../../main/shell/sign-in/sign-in.ts';

// Runs in Electron's main process and does what the test on the other end of the IPC says.
const [folder = '', profileFolder = '', preload = ''] = process.argv.slice(2);
const tell = (message: unknown): void => void process.send?.(message);
const serve = serveFolder(folder, () => ['ws://127.0.0.1:*']);
const shell = makeElectronShell(
  electron,
  {
    clock: systemClock,
    log: silentLog,
    serve(path) {
      tell({ kind: 'served', path });
      return serve(path);
    },
    profileFolder,
    windowed: false,
    headless: true,
    simulatedDevices: true,
    size: { width: 1280, height: 800 },
  },
  preload,
);
shell.onMessage((message, sender) => tell({ kind: 'message', message, sender }));
shell.onTrouble((trouble) => tell({ kind: 'trouble', trouble }));

let endSignIn = new AbortController();
const contents = () => BrowserWindow.getAllWindows()[0]?.webContents;
const verbs: Readonly<Record<string, (argument: string) => unknown>> = {
  open: () => shell.open(),
  send: (message) => shell.send(message),
  reload: () => shell.reload(),
  pageBroke: () => shell.pageBroke(),
  renew: () => shell.renew(),
  picture: async () => (await shell.picture()).toString('base64'),
  signIn(wish) {
    endSignIn = new AbortController();
    return shell.signIn(JSON.parse(wish) as SignInWish, endSignIn.signal);
  },
  endSignIn: () => endSignIn.abort(),
  describe: () => shell.describe(),
  evaluate: (expression) => contents()?.executeJavaScript(expression, true),
  kill: () => contents()?.forcefullyCrashRenderer(),
  close: () => shell.close(),
};
process.on('message', ({ id, verb, argument }: { id: number; verb: string; argument: string }) => {
  Promise.resolve(verbs[verb]?.(argument)).then(
    (value) => tell({ kind: 'answer', id, value }),
    (error: unknown) => tell({ kind: 'answer', id, error: String(error) }),
  );
});
tell({ kind: 'ready' });
