import { expect, test } from 'vitest';
import { signInWords } from '../../../../main/dialling/sign-in-words.ts';
import { opened, refuses } from './opened-shell.ts';

const node = 'https://node.example.org';
const wish = {
  url: 'https://idp.example.org/login',
  origins: [node],
  words: signInWords.en,
  withinMs: 60_000,
};

/** A shell with a page to sign in over its window. */
async function signingIn(signal = new AbortController().signal) {
  const double = await opened();
  const ended = double.shell.signIn(wish, signal);
  await double.clock.settle();
  const { contents } = double;
  const say = (method: string, params: object, session = ''): void =>
    void contents.debugger.emit('message', {}, method, params, session);
  say('Runtime.executionContextCreated', { context: { id: 1, origin: node, auxData: { frameId: 'top' } } });
  return { double, ended, contents, say };
}

const token = JSON.stringify({ result: 'success', token: 'one-time' });

test('the page has a window and a session of its own, with nothing of ours and nothing allowed', async () => {
  const { double, contents } = await signingIn();
  const { calls, handlers } = double;
  const windows = calls.filter(([name]) => name === 'BrowserWindow').map(([, options]) => options);
  expect(windows).toHaveLength(2);
  expect(windows[1]).toMatchObject({
    kiosk: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  });
  expect((windows[1] as { webPreferences: object }).webPreferences).not.toHaveProperty('preload');
  // Without persist: in its name, so nothing of it is written.
  expect(calls).toContainEqual(['fromPartition', expect.stringMatching(/^sign-in-\d+$/)]);
  expect(handlers.permissionCheck?.(null as never, 'media' as never, node as never)).toBe(false);
  expect(handlers.windowOpen?.()).toEqual({ action: 'deny' });
  expect(refuses(contents, 'will-navigate', { url: 'https://idp.example.org/next' })).toBe(false);
  expect(refuses(contents, 'will-navigate', { url: 'file:///etc/passwd' })).toBe(true);
  expect(calls).toContainEqual(['Page.navigate', { url: wish.url }, '']);
});

test("the token of the node's page is the answer, and the window and what it kept are gone", async () => {
  const { double, ended, say } = await signingIn();
  say('Runtime.bindingCalled', { name: '__rundbordSignedIn', payload: token, executionContextId: 1 });
  expect(await ended).toEqual({ kind: 'token', token: 'one-time' });
  const names = double.calls.map(([name]) => name);
  expect(names.slice(-3)).toEqual(['destroy', 'clearStorageData', 'focus']);
});

test('a window that is closed, a page that dies, and main end it', async () => {
  const closed = await signingIn();
  closed.double.windows.at(-1)?.emit('closed');
  expect(await closed.ended).toEqual({ kind: 'failed' });
  const died = await signingIn();
  died.contents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(await died.ended).toEqual({ kind: 'failed' });
  const ending = new AbortController();
  const left = await signingIn(ending.signal);
  ending.abort();
  expect(await left.ended).toEqual({ kind: 'cancelled' });
});
