import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { findElectron } from '../../../../build/find-electron.mjs';
import type { Sender } from '../../../../main/contract/main-end.ts';
import type { ShellOptions, ShellTrouble } from '../../../../main/shell/shell.ts';
import type { SignInEnd } from '../../../../main/shell/sign-in/sign-in.ts';
import { type HeldShell, shellSuite } from '../shell-suite.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const program = findElectron(root);

type Told =
  | { kind: 'ready' }
  | { kind: 'served'; path: string }
  | { kind: 'message'; message: string; sender: Sender }
  | { kind: 'trouble'; trouble: ShellTrouble }
  | { kind: 'answer'; id: number; value?: unknown; error?: string };

/** The driver and the preload as files that Electron can run. */
async function buildDriver(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-electron-'));
  const external = ['electron', ...builtinModules, /^node:/];
  for (const [name, entry, format] of [
    ['driver.mjs', join(import.meta.dirname, 'driver.ts'), 'es'],
    ['preload.cjs', join(root, 'main', 'shell', 'electron', 'preload.ts'), 'cjs'],
  ] as const) {
    await build({
      configFile: false,
      logLevel: 'error',
      root,
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        outDir: folder,
        emptyOutDir: false,
        rolldownOptions: { external, output: { format, entryFileNames: name } },
      },
    });
  }
  return folder;
}

/** A shell in an Electron of its own, led over IPC. */
function leadElectron(electron: string, options: ShellOptions): HeldShell {
  let child: ChildProcess | null = null;
  let asked = 0;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const messages: ((message: string, sender: Sender) => void)[] = [];
  const troubles: ((trouble: ShellTrouble) => void)[] = [];
  let version = '';
  const ask = (verb: string, argument = ''): Promise<unknown> => {
    asked += 1;
    const id = asked;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      child?.send({ id, verb, argument });
    });
  };
  const start = async (): Promise<void> => {
    const folder = await buildDriver();
    const page = join(import.meta.dirname, '..', 'page');
    const root_ = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args = [
      ...root_,
      join(folder, 'driver.mjs'),
      page,
      options.profileFolder,
      join(folder, 'preload.cjs'),
    ];
    const started = spawn(electron, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child = started;
    await new Promise<void>((resolve) => {
      started.on('message', (told: Told) => {
        if (told.kind === 'ready') resolve();
        if (told.kind === 'served') options.serve(told.path);
        if (told.kind === 'message') for (const listener of messages) listener(told.message, told.sender);
        if (told.kind === 'trouble') for (const listener of troubles) listener(told.trouble);
        if (told.kind !== 'answer') return;
        if (told.error) waiting.get(told.id)?.reject(new Error(told.error));
        else waiting.get(told.id)?.resolve(told.value);
      });
    });
    await ask('open');
    version = String(await ask('describe'));
  };
  return {
    shell: {
      name: 'electron',
      origin: 'rundbord://kiosk',
      sandbox: process.getuid?.() === 0 ? 'off' : 'on',
      describe: () => version,
      open: start,
      send: (message) => void ask('send', message),
      onMessage: (listener) => void messages.push(listener),
      onTrouble: (listener) => void troubles.push(listener),
      onLink: () => {},
      reload: async () => void (await ask('reload')),
      pageBroke: () => void ask('pageBroke'),
      renew: async () => void (await ask('renew')),
      async signIn(wish, signal) {
        signal.addEventListener('abort', () => void ask('endSignIn'));
        return (await ask('signIn', JSON.stringify(wish))) as SignInEnd;
      },
      picture: async () => Buffer.from(String(await ask('picture')), 'base64'),
      async close() {
        const ended = new Promise((resolve) => child?.once('exit', resolve));
        ask('close').catch(() => {});
        await ended;
      },
    },
    evaluate: (expression) => ask('evaluate', expression),
    killWindow: async () => void (await ask('kill')),
  };
}

// Where Electron's binary is not present, what is known of the adapter is its types and the recorded double.
if (program) shellSuite('the Electron shell', (options) => leadElectron(program, options));

test('the driver for the suite can be built', async () => {
  expect(await buildDriver()).toMatch(/rundbord-electron-/);
});
