import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';

/** Started with it, a kiosk's browser can be looked at from beside, with the pages that are none of the kiosk's. */
export const seenFromBeside = '--remote-debugging-port=0';

/** The page of an identity provider over a kiosk's window, as a person has it: found by what assistive technology is told. */
export type SignInView = {
  /** Every text on it, the bar's too. */
  text(): Promise<string>;
  press(role: string, name: string): Promise<void>;
  picture(name: string): Promise<void>;
};

type Values = Record<string, unknown>;
type AxNode = { role?: { value: string }; name?: { value: string }; backendDOMNodeId: number };
const within = { timeout: 15_000, interval: 50 };

/** Waits until the kiosk with its data in `folder` shows a page whose address matches. */
export async function signInView(folder: string, address: RegExp): Promise<SignInView> {
  const [port, path] = readFileSync(join(folder, 'profile', 'DevToolsActivePort'), 'utf8').split('\n');
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  const waiting = new Map<number, (answer: { result?: Values; error?: unknown }) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as { id?: number; result?: Values; error?: unknown };
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  let asked = 0;
  const send = async (method: string, params: Values = {}, sessionId?: string): Promise<Values> => {
    asked += 1;
    const id = asked;
    const answered = new Promise<{ result?: Values; error?: unknown }>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
    const { result, error } = await answered;
    if (!result) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  };
  const targetId = await vi.waitFor(async () => {
    const { targetInfos } = await send('Target.getTargets');
    const found = (targetInfos as { targetId: string; type: string; url: string }[]).find(
      ({ type, url }) => type === 'page' && address.test(url),
    );
    return found?.targetId ?? expect.fail('no such page is shown');
  }, within);
  const attached = await send('Target.attachToTarget', { targetId, flatten: true });
  const command = (method: string, params?: Values) => send(method, params, String(attached.sessionId));
  const nodes = async (): Promise<readonly AxNode[]> =>
    (await command('Accessibility.getFullAXTree')).nodes as AxNode[];

  return {
    text: async () =>
      (await nodes())
        .flatMap(({ role, name }) => (role?.value === 'StaticText' ? [name?.value] : []))
        .join(' '),
    async press(role, name) {
      const [[x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = []] = await vi.waitFor(async () => {
        const found = (await nodes()).find((one) => one.role?.value === role && one.name?.value === name);
        if (!found) expect.fail(`there is no ${role} ${name}`);
        const { quads } = await command('DOM.getContentQuads', { backendNodeId: found.backendDOMNodeId });
        return quads as number[][];
      }, within);
      const at = { x: (x1 + x2) / 2, y: (y1 + y2) / 2, button: 'left', clickCount: 1 };
      // The page may be gone before the last is answered.
      for (const type of ['mousePressed', 'mouseReleased'])
        await Promise.race([
          command('Input.dispatchMouseEvent', { type, ...at }).catch(() => {}),
          new Promise((resolve) => setTimeout(resolve, 1000)),
        ]);
      socket.close();
    },
    async picture(name) {
      const to = process.env.RUNDBORD_FLOW_PICTURES;
      const { data } = await command('Page.captureScreenshot', { format: 'png' });
      if (to) writeFileSync(join(to, `${name}.png`), Buffer.from(String(data), 'base64'));
    },
  };
}
