import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Switches with which a browser lets {@link stringsInWindow} in, beside its pipe. */
export const memorySwitches = ['--remote-debugging-port=0', '--remote-allow-origins=*'] as const;

/** Every string that the window's page keeps in its memory after all garbage was collected. */
export async function stringsInWindow(profileFolder: string): Promise<readonly string[]> {
  const [port] = readFileSync(join(profileFolder, 'DevToolsActivePort'), 'utf8').split('\n');
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    readonly type: string;
    readonly webSocketDebuggerUrl: string;
  }[];
  const page = targets.find(({ type }) => type === 'page');
  if (!page) throw new Error('there is no page');
  const socket = new WebSocket(page.webSocketDebuggerUrl);
  const parts: string[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => {
      for (const [id, method] of ['HeapProfiler.enable', 'HeapProfiler.collectGarbage'].entries())
        socket.send(JSON.stringify({ id, method }));
      socket.send(JSON.stringify({ id: 9, method: 'HeapProfiler.takeHeapSnapshot' }));
    });
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as { id?: number; params?: { chunk?: string } };
      if (message.params?.chunk !== undefined) parts.push(message.params.chunk);
      if (message.id === 9) resolve();
    });
    socket.addEventListener('error', () => reject(new Error('the page was not to be had')));
  });
  socket.close();
  return (JSON.parse(parts.join('')) as { strings: string[] }).strings;
}
