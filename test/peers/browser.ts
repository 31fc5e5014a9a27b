import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';

/** Camera and microphone of Chromium's own making (a picture at 30 a second, a beep every second), allowed without asking. */
export const fakeDevices = [
  '--use-fake-device-for-media-stream=fps=30',
  '--use-fake-ui-for-media-stream',
] as const;

const always = [
  '--no-sandbox',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  // Where no camera was allowed, addresses would hide behind mDNS names, which a test machine need not resolve.
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

/** Starts the system's Chromium without a window; `program` is another way to start it. */
export function openBrowser(
  options: { readonly args?: readonly string[]; readonly program?: string } = {},
): Promise<Browser> {
  return chromium.launch({
    executablePath: options.program ?? '/usr/bin/chromium',
    args: [...always, ...(options.args ?? fakeDevices)],
  });
}

/** Bundles a small page from one TypeScript file, as the window is bundled, and answers the folder it lies in. */
export async function buildPage(entry: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rundbord-page-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      lib: { entry, formats: ['es'], fileName: () => 'page.js' },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>test</title><body><script type="module" src="page.js"></script>',
  );
  return folder;
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Serves a folder on loopback, which browsers take for a secure origin. `close` also removes the folder. */
export async function servePage(
  folder: string,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path === '/' ? 'index.html' : path);
    readFile(file).then(
      (bytes) => {
        response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Gives a page a folder at a secure origin, which it answers, with no network at all. */
export async function routePage(page: Page, folder: string): Promise<string> {
  await page.route('http://localhost/**', async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    const body = await readFile(join(folder, name)).catch(() => null);
    const contentType = types[extname(name)] ?? 'application/octet-stream';
    await (body ? route.fulfill({ body, contentType }) : route.fulfill({ status: 404 }));
  });
  return 'http://localhost/';
}
