import type { ShellOptions } from '../shell.ts';
import type { SignInEnd, SignInWish } from '../sign-in/sign-in.ts';
import { showSignIn } from '../sign-in/sign-in-page.ts';
import type { CdpValues } from './cdp-pipe.ts';
import type { ChromiumProcess } from './chromium-process.ts';

/** Windows beside the kiosk's, each in a browser context of its own that ends with it and keeps nothing. */
export type SignInWindows = {
  show(wish: SignInWish, signal: AbortSignal): Promise<SignInEnd>;
  /** Whether a new page is of such a context; then it is dealt with here. */
  owns(context: string | undefined): boolean;
};

/** Makes them for a running browser. */
export function makeSignInWindows(
  started: Pick<ChromiumProcess, 'pipe' | 'ended'>,
  options: Pick<ShellOptions, 'clock' | 'log' | 'windowed' | 'headless' | 'size'>,
): SignInWindows {
  const { pipe } = started;
  const { log, windowed } = options;
  /** The page of each context; null before it is there. */
  const pages = new Map<string, string | null>();
  const closed = new Map<string, () => void>();
  const listeners = new Set<(method: string, params: CdpValues, session: string) => void>();

  void started.ended.then(() => {
    for (const close of closed.values()) close();
  });
  pipe.onEvent(({ method, params, session }) => {
    for (const listener of listeners) listener(method, params, session);
    if (session !== '') return;
    if (method === 'Target.targetDestroyed') closed.get(String(params.targetId))?.();
    if (method !== 'Target.targetCreated') return;
    const { targetInfo } = params as {
      targetInfo: { type: string; targetId: string; browserContextId?: string };
    };
    const context = targetInfo.browserContextId ?? '';
    const first = pages.get(context);
    if (targetInfo.type !== 'page' || first === undefined) return;
    if (first === null) pages.set(context, targetInfo.targetId);
    else if (first !== targetInfo.targetId) {
      log.warn('a page to sign in opened a second window, which was closed');
      pipe.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {});
    }
  });

  const open = async (context: string): Promise<{ target: string; session: string }> => {
    await Promise.all([
      // What is not named is refused to every origin of the context, without a question.
      pipe.send('Browser.grantPermissions', { permissions: [], browserContextId: context }),
      pipe.send('Browser.setDownloadBehavior', { behavior: 'deny', browserContextId: context }),
    ]);
    const { targetId } = await pipe.send('Target.createTarget', {
      url: 'about:blank',
      browserContextId: context,
      newWindow: true,
      ...(windowed || options.headless ? options.size : { windowState: 'fullscreen' }),
    });
    const target = String(targetId);
    const { sessionId } = await pipe.send('Target.attachToTarget', { targetId: target, flatten: true });
    return { target, session: String(sessionId) };
  };

  return {
    owns: (context) => context !== undefined && pages.has(context),
    async show(wish, signal) {
      let context = '';
      let heard = (_method: string, _params: CdpValues, _session: string): void => {};
      const listener: typeof heard = (...event) => heard(...event);
      listeners.add(listener);
      try {
        const made = await pipe.send('Target.createBrowserContext', { disposeOnDetach: true });
        context = String(made.browserContextId);
        pages.set(context, null);
        const { target, session } = await open(context);
        const gone = new Promise<void>((resolve) => closed.set(target, resolve));
        return await showSignIn({
          wire: {
            command: pipe.send,
            onEvent(listen) {
              heard = listen;
            },
          },
          session,
          // A page's main frame has the page target's id.
          frame: target,
          wish,
          windowed,
          clock: options.clock,
          log,
          signal,
          gone,
        }).finally(() => closed.delete(target));
      } catch (error) {
        log.warn(`there is no window to sign in: ${error instanceof Error ? error.message : String(error)}`);
        return { kind: 'failed' };
      } finally {
        listeners.delete(listener);
        // Its pages and all that they kept go with it.
        if (context !== '')
          await pipe.send('Target.disposeBrowserContext', { browserContextId: context }).catch(() => {});
        pages.delete(context);
      }
    },
  };
}
