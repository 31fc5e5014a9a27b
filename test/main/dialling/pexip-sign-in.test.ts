import { expect, test } from 'vitest';
import { makePexipSignIn } from '../../../main/dialling/pexip-sign-in.ts';
import { signInWords } from '../../../main/dialling/sign-in-words.ts';
import { silentLog } from '../../../main/log.ts';
import type { SignInEnd, SignInWish } from '../../../main/shell/sign-in/sign-in.ts';

const node = 'https://node.example.org';
const sibling = 'https://other.example.org';

/** The way, with a shell that waits until a test ends it, or the signal does. */
function arrange() {
  const shown: SignInWish[] = [];
  let finish = (_end: SignInEnd): void => {};
  const signIn = makePexipSignIn({
    log: silentLog,
    language: () => 'da',
    places: { isNode: (origin) => origin === node, siblings: () => [sibling] },
    show: (wish, signal) => {
      shown.push(wish);
      return new Promise((resolve) => {
        finish = resolve;
        signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }));
      });
    },
  });
  return { signIn, shown, finish: (end: SignInEnd) => finish(end) };
}

test('the page is shown in the language of the kiosk, and any node of the meeting may give the token', async () => {
  const { signIn, shown, finish } = arrange();
  const begun = signIn.begin(node, 'https://idp.example.org/login');
  expect(shown).toEqual([
    {
      url: 'https://idp.example.org/login',
      origins: [node, sibling],
      words: signInWords.da,
      withinMs: 300_000,
    },
  ]);
  finish({ kind: 'token', token: 't' });
  expect(await begun).toEqual({ ok: true, value: { token: 't' } });
});

test('going back ends it, and how it ended is for IT', async () => {
  const { signIn, finish } = arrange();
  const left = signIn.begin(node, 'https://idp.example.org/');
  signIn.close();
  expect(await left).toEqual({ ok: false, error: { code: 'pexip-sign-in-failed', detail: 'cancelled' } });
  const refused = signIn.begin(node, 'https://idp.example.org/');
  finish({ kind: 'refused' });
  expect(await refused).toMatchObject({ error: { code: 'pexip-sign-in-failed', detail: 'refused' } });
});

test.each([
  [node, 'http://idp.example.org/', 'pexip-sign-in-failed'],
  [node, 'http://127.0.0.1/', 'pexip-sign-in-failed'],
  [node, 'file:///etc/passwd', 'pexip-sign-in-failed'],
  [node, 'data:text/html,x', 'pexip-sign-in-failed'],
  [node, 'about:blank', 'pexip-sign-in-failed'],
  ['https://evil.example', 'https://idp.example.org/', 'bad-argument'],
])('for %s nothing is shown of %s', async (at, url, code) => {
  const { signIn, shown } = arrange();
  expect(await signIn.begin(at, url)).toMatchObject({ error: { code } });
  expect(shown).toEqual([]);
});
