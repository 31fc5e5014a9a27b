import { expect, test } from 'vitest';
import { signInWords } from '../../../../main/dialling/sign-in-words.ts';
import { silentLog } from '../../../../main/log.ts';
import { endInWord, mayLoad, showSignIn } from '../../../../main/shell/sign-in/sign-in-page.ts';
import { makeVirtualClock } from '../../../renderer/calls/virtual-clock.ts';

const node = 'https://node.example.org';

test.each([
  ['{"result":"success","token":"t"}', { kind: 'token', token: 't' }],
  ['"{\\"result\\":\\"success\\",\\"token\\":\\"t\\"}"', { kind: 'token', token: 't' }],
  ['{"result":"success"}', { kind: 'refused' }],
  ['{"code":403}', { kind: 'refused' }],
  ['{"result":503}', { kind: 'refused' }],
  ['{"code":"503","result":"failed"}', { kind: 'refused' }],
  ['{"hello":1}', null],
  ['null', null],
  ['[]', null],
  ['no json', null],
  ['undefined', null],
  [`{"result":"success","token":"${'x'.repeat(20_000)}"}`, null],
])('%.40s', (word, end) => expect(endInWord(word)).toEqual(end));

test.each([
  ['https://idp.example.org/', true],
  ['data:text/html,x', true],
  ['about:blank', true],
  ['http://idp.example.org/', false],
  ['http://127.0.0.1:8080/', false],
  ['file:///etc/passwd', false],
  ['chrome://settings/', false],
  ['no address', false],
])('%s may be loaded: %s', (address, may) => expect(mayLoad(address, [node])).toBe(may));

test('this computer may be where the node is on it', () => {
  expect(mayLoad('http://127.0.0.1:8080/', ['http://127.0.0.1:1'])).toBe(true);
  expect(mayLoad('http://idp.example.org/', ['http://127.0.0.1:1'])).toBe(false);
});

/** A view whose wire a test plays. */
function arrange() {
  const clock = makeVirtualClock();
  const sent: [string, unknown, string][] = [];
  let say = (_method: string, _params: Record<string, unknown>, _session: string): void => {};
  const ended = showSignIn({
    wire: {
      async command(method, params, session) {
        sent.push([method, params, session]);
        return {};
      },
      onEvent(listener) {
        say = listener;
      },
    },
    session: 's',
    frame: 'top',
    wish: {
      url: 'https://idp.example.org/',
      origins: [node],
      words: signInWords.en,
      withinMs: 5000,
    },
    windowed: false,
    clock,
    log: silentLog,
    signal: new AbortController().signal,
    gone: new Promise(() => {}),
  });
  const context = (id: number, origin: string, frameId: string): void =>
    say('Runtime.executionContextCreated', { context: { id, origin, auxData: { frameId } } }, 's');
  const word = (id: number, name = '__rundbordSignedIn', session = 's'): void =>
    say(
      'Runtime.bindingCalled',
      { name, payload: '{"result":"success","token":"t"}', executionContextId: id },
      session,
    );
  return { clock, sent, ended, context, word, say: (...event: Parameters<typeof say>) => say(...event) };
}

test("only the top page of the node's own origin is believed", async () => {
  const { context, word, ended, clock } = arrange();
  context(1, 'https://idp.example.org', 'top');
  context(2, node, 'a-frame');
  context(3, `${node}.evil.example`, 'top');
  for (const id of [1, 2, 3, 99]) word(id);
  context(4, node, 'top');
  word(4, '__rundbordSignedIn', 'another-page');
  await clock.advance(5000);
  expect(await ended).toEqual({ kind: 'late' });
});

test('what may not be loaded is not, and no question of the browser stands in the room', async () => {
  const { say, sent, clock } = arrange();
  await clock.settle();
  say('Fetch.requestPaused', { requestId: '1', request: { url: 'http://10.0.0.1/' } }, 's');
  say('Fetch.requestPaused', { requestId: '2', request: { url: 'https://idp.example.org/' } }, 's');
  say('Fetch.authRequired', { requestId: '3' }, 's');
  say('Page.javascriptDialogOpening', { type: 'prompt' }, 's');
  say('Target.attachedToTarget', { sessionId: 'f', targetInfo: { type: 'iframe' } }, 's');
  await clock.settle();
  const of = (method: string) => sent.filter(([name]) => name === method);
  expect(of('Fetch.failRequest')).toEqual([
    ['Fetch.failRequest', { requestId: '1', errorReason: 'Aborted' }, 's'],
  ]);
  expect(of('Fetch.continueRequest')).toEqual([['Fetch.continueRequest', { requestId: '2' }, 's']]);
  expect(of('Fetch.continueWithAuth')[0]?.[1]).toMatchObject({
    authChallengeResponse: { response: 'CancelAuth' },
  });
  expect(of('Page.handleJavaScriptDialog')[0]?.[1]).toEqual({ accept: false });
  // What other pages of the browser do is not our business.
  say('Fetch.requestPaused', { requestId: '4', request: { url: 'https://kiosk.localhost/' } }, 'kiosk');
  await clock.settle();
  expect(sent.filter(([, , session]) => session === 'kiosk')).toEqual([]);
  // A frame of another site has the same guards before it runs.
  const inFrame = sent.filter(([, , session]) => session === 'f').map(([name]) => name);
  expect(inFrame).toContain('Page.addScriptToEvaluateOnNewDocument');
  expect(inFrame.at(-1)).toBe('Runtime.runIfWaitingForDebugger');
});

test('a page that cannot be had, and one that dies, end it', async () => {
  const unreachable = arrange();
  unreachable.say(
    'Page.frameNavigated',
    { frame: { id: 'top', unreachableUrl: 'https://idp.example.org/' } },
    's',
  );
  expect(await unreachable.ended).toEqual({ kind: 'failed' });
  const dead = arrange();
  dead.say('Inspector.targetCrashed', {}, 's');
  expect(await dead.ended).toEqual({ kind: 'failed' });
});
