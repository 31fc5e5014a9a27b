import * as z from 'zod';
import type { Clock } from '../../contract/clock.ts';
import type { Log } from '../../log.ts';
import { guardScript } from '../lock/guard-script.ts';
import type { SignInEnd, SignInWish } from './sign-in.ts';
import { commandsOf, keyBinding } from './sign-in-keys.ts';
import { barScript, cancelBinding, openerScript, ownWorld, tellBinding } from './sign-in-scripts.ts';

type Values = Record<string, unknown>;

/** The DevTools protocol of the view, over whatever wire: every event of its page and of the frames below it comes. */
export type ViewWire = {
  command(method: string, params: Values, session: string): Promise<Values>;
  /** `session` is the page's own, or that of a frame that was attached to. One listener. */
  onEvent(listener: (method: string, params: Values, session: string) => void): void;
};

/** The longest that a page may say of how it ended, in characters. */
const longestWord = 20_000;

/** What the node's page posts (@pexip/infinity, onRedirect with a pop-up): a one-time token, or why there is none. */
const success = z.object({ result: z.literal('success'), token: z.string().min(1).max(8000) });
const word = z.union([z.number(), z.string()]);
const refusal = z.union([z.object({ code: word }), z.object({ result: word })]);

/** What is heard from the node's page; null for what is about something else. */
export function endInWord(word: string): SignInEnd | null {
  if (word.length > longestWord) return null;
  let said: unknown;
  try {
    said = JSON.parse(word);
    // Some post the text of it.
    if (typeof said === 'string') said = JSON.parse(said);
  } catch {
    return null;
  }
  const good = success.safeParse(said);
  if (good.success) return { kind: 'token', token: good.data.token };
  return refusal.safeParse(said).success ? { kind: 'refused' } : null;
}

/** Whether a page of the view may load it: what is encrypted, what is in the page itself, and this computer where the node is there. */
export function mayLoad(address: string, origins: readonly string[]): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  if (['https:', 'data:', 'blob:', 'about:'].includes(url.protocol)) return true;
  const isHere = (host: string): boolean => /^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(host);
  return (
    url.protocol === 'http:' &&
    isHere(url.hostname) &&
    origins.some((origin) => URL.parse(origin)?.protocol === 'http:')
  );
}

/**
 * Shows the wish in an empty view that nothing of ours is in, and answers how it ended; whoever made the view ends it then.
 * Never rejects. `frame` is the id of the page's main frame.
 */
export async function showSignIn(options: {
  readonly wire: ViewWire;
  readonly session: string;
  readonly frame: string;
  readonly wish: SignInWish;
  readonly windowed: boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends it as cancelled. */
  readonly signal: AbortSignal;
  /** Resolves when the view is gone. */
  readonly gone: Promise<unknown>;
}): Promise<SignInEnd> {
  const { wire, session: page, frame, wish, log } = options;
  const sessions = new Set([page]);
  /** Origins of the top document's contexts. */
  const contexts = new Map<number, string>();
  let end = (_end: SignInEnd): void => {};
  const ended = new Promise<SignInEnd>((resolve) => {
    end = resolve;
  });
  const soon = (method: string, params: Values, session: string): void => {
    wire.command(method, params, session).catch((error: unknown) => log.debug(`${method}: ${String(error)}`));
  };

  const guard = async (session: string): Promise<void> => {
    const command = (method: string, params: Values = {}) => wire.command(method, params, session);
    await Promise.all([
      command('Page.enable'),
      command('Runtime.enable'),
      command('Fetch.enable', { patterns: [{ urlPattern: '*' }], handleAuthRequests: true }),
      command('Page.addScriptToEvaluateOnNewDocument', { source: guardScript(options.windowed, 'web') }),
      command('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    ]);
  };

  const attach = async (session: string, type: string): Promise<void> => {
    sessions.add(session);
    if (type === 'iframe' || type === 'page') await guard(session);
    await wire.command('Runtime.runIfWaitingForDebugger', {}, session);
  };

  const onPage = (method: string, params: Values): void => {
    switch (method) {
      case 'Runtime.executionContextCreated': {
        const { context } = params as {
          context: { id: number; origin: string; auxData?: { frameId?: string } };
        };
        if (context.auxData?.frameId === frame) contexts.set(context.id, context.origin);
        return;
      }
      case 'Runtime.executionContextsCleared':
        contexts.clear();
        return;
      case 'Runtime.bindingCalled': {
        const origin = contexts.get(Number(params.executionContextId));
        if (origin === undefined) return;
        if (params.name === cancelBinding) end({ kind: 'cancelled' });
        if (params.name === keyBinding)
          for (const key of commandsOf(String(params.payload))) soon(key.method, key.params, page);
        if (params.name !== tellBinding || !wish.origins.includes(origin)) return;
        const heard = endInWord(String(params.payload));
        if (heard !== null) end(heard);
        return;
      }
      case 'Page.frameNavigated': {
        const { frame: shown } = params as { frame: { id: string; unreachableUrl?: string } };
        if (shown.id === frame && shown.unreachableUrl !== undefined) end({ kind: 'failed' });
        return;
      }
      case 'Inspector.targetCrashed':
        end({ kind: 'failed' });
        return;
      default:
    }
  };

  wire.onEvent((method, params, session) => {
    if (!sessions.has(session)) return;
    if (session === page) onPage(method, params);
    switch (method) {
      case 'Target.attachedToTarget': {
        const { sessionId, targetInfo } = params as { sessionId: string; targetInfo: { type: string } };
        attach(sessionId, targetInfo.type).catch((error: unknown) => log.debug(`a frame: ${String(error)}`));
        return;
      }
      case 'Target.detachedFromTarget':
        sessions.delete(String(params.sessionId));
        return;
      case 'Fetch.requestPaused': {
        const { requestId, request } = params as { requestId: string; request: { url: string } };
        if (mayLoad(request.url, wish.origins)) soon('Fetch.continueRequest', { requestId }, session);
        else soon('Fetch.failRequest', { requestId, errorReason: 'Aborted' }, session);
        return;
      }
      case 'Fetch.authRequired': {
        // A question of the browser's own has no place here; the page then says what it says.
        const authChallengeResponse = { response: 'CancelAuth' };
        soon('Fetch.continueWithAuth', { requestId: params.requestId, authChallengeResponse }, session);
        return;
      }
      case 'Page.javascriptDialogOpening':
        soon('Page.handleJavaScriptDialog', { accept: params.type === 'beforeunload' }, session);
        return;
      default:
    }
  });

  const cancelled = (): void => end({ kind: 'cancelled' });
  options.signal.addEventListener('abort', cancelled);
  if (options.signal.aborted) cancelled();
  const cancelTimer = options.clock.after(wish.withinMs, () => end({ kind: 'late' }));
  void options.gone.then(() => end({ kind: 'failed' }));

  const begin = async (): Promise<void> => {
    const command = (method: string, params: Values = {}) => wire.command(method, params, page);
    await guard(page);
    await Promise.all([
      command('Inspector.enable'),
      command('Page.setInterceptFileChooserDialog', { enabled: true, cancel: true }),
      command('Runtime.addBinding', { name: tellBinding }),
      ...[cancelBinding, keyBinding].map((name) =>
        command('Runtime.addBinding', { name, executionContextName: ownWorld }),
      ),
      command('Page.addScriptToEvaluateOnNewDocument', { source: openerScript(wish.origins) }),
      command('Page.addScriptToEvaluateOnNewDocument', {
        source: barScript(wish.words),
        worldName: ownWorld,
      }),
    ]);
    const { errorText } = await command('Page.navigate', { url: wish.url });
    if (errorText) end({ kind: 'failed' });
  };
  begin().catch((error: unknown) => {
    log.debug(`the view for signing in: ${String(error)}`);
    end({ kind: 'failed' });
  });

  try {
    return await ended;
  } finally {
    cancelTimer();
    options.signal.removeEventListener('abort', cancelled);
  }
}
