import type { Sender } from '../../contract/main-end.ts';
import type { Log } from '../../log.ts';
import { guardScript } from '../lock/guard-script.ts';
import type { ShellOptions } from '../shell.ts';
import type { CdpEvent, CdpPipe, CdpValues } from './cdp-pipe.ts';
import { bindingName, deliverName, pageScript } from './page-script.ts';

/** A private origin: `.localhost` never leaves the machine (RFC 6761 §6.3), and every request for it is answered over the pipe. */
export const origin = 'https://kiosk.localhost';

/** What is seen before there is a document, as in the tokens of the dark theme: no flash of white in a dim room. */
const background = { r: 11, g: 15, b: 26 };

/** What a page says of itself. */
export type PageEvents = {
  /** A message over the binding, from whatever frame. */
  readonly message: (message: string, sender: Sender) => void;
  /** A document went or is to come. */
  readonly leaving: () => void;
  /** Its process died. */
  readonly crashed: () => void;
};

/** The one page of a browser, with all that makes it ours. After the browser's end every command is refused. */
export type ChromiumPage = {
  /** A command to the page's own session. */
  command(method: string, params?: CdpValues): Promise<CdpValues>;
  /** For what is said without waiting; a page that is just dying may refuse it. */
  soon(method: string, params?: CdpValues): void;
  /** Gives the page a message; lost while no document of ours is there. */
  deliver(message: string): void;
  /** Loads our document; rejects when it cannot be had or its process dies first. */
  load(): Promise<void>;
};

/** Takes over the page with the id `target`: its files, its guards, its wire. It is not loaded yet. */
export async function openChromiumPage(options: {
  readonly pipe: CdpPipe;
  readonly target: string;
  readonly log: Log;
  readonly shell: Pick<ShellOptions, 'serve' | 'windowed'>;
  readonly events: PageEvents;
}): Promise<ChromiumPage> {
  const { pipe, target, log, events } = options;
  const { sessionId } = await pipe.send('Target.attachToTarget', { targetId: target, flatten: true });
  const session = String(sessionId);
  /** Who each execution context of the page is. */
  const contexts = new Map<number, Sender>();
  /** The main frame's own context, when its document is ours. */
  let ownContext: number | null = null;
  let failLoading = (_error: Error): void => {};

  const command = (method: string, params: CdpValues = {}): Promise<CdpValues> =>
    pipe.send(method, params, session);
  const soon = (method: string, params: CdpValues = {}): void => {
    command(method, params).catch((error: unknown) => log.debug(`${method} was not taken: ${String(error)}`));
  };

  const answerRequest = (params: CdpValues): void => {
    const { requestId, request } = params as { requestId: string; request: { url: string } };
    const url = URL.parse(request.url);
    if (url?.origin !== origin) {
      log.warn('the page asked for something from elsewhere and did not get it');
      // Aborted, so that a page that was to go elsewhere stays; any other reason would show the browser's page of errors.
      soon('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const { status, headers, body } = options.shell.serve(decodeURIComponent(url.pathname));
    soon('Fetch.fulfillRequest', {
      requestId,
      responseCode: status,
      responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
      body: body.toString('base64'),
    });
  };

  const forgetContexts = (): void => {
    contexts.clear();
    ownContext = null;
  };

  const onEvent = ({ method, params }: CdpEvent): void => {
    switch (method) {
      case 'Fetch.requestPaused':
        answerRequest(params);
        return;
      case 'Runtime.executionContextCreated': {
        const { context } = params as {
          context: { id: number; origin: string; auxData?: { frameId?: string; isDefault?: boolean } };
        };
        // A page's main frame has the page target's id.
        const topFrame = context.auxData?.frameId === target;
        contexts.set(context.id, { origin: context.origin, topFrame });
        if (topFrame && context.auxData?.isDefault && context.origin === origin) ownContext = context.id;
        return;
      }
      case 'Runtime.executionContextDestroyed': {
        const id = Number(params.executionContextId);
        contexts.delete(id);
        if (ownContext === id) ownContext = null;
        return;
      }
      case 'Runtime.executionContextsCleared':
        forgetContexts();
        events.leaving();
        return;
      case 'Runtime.bindingCalled': {
        const sender = contexts.get(Number(params.executionContextId));
        if (params.name !== bindingName) return;
        events.message(String(params.payload), sender ?? { origin: 'unknown', topFrame: false });
        return;
      }
      case 'Inspector.targetCrashed':
        forgetContexts();
        failLoading(new Error('its process died'));
        events.crashed();
        return;
      case 'Page.domContentEventFired':
        // No way back: it would be the empty page that the browser began with. Before now the page is not the one in use.
        soon('Page.resetNavigationHistory');
        return;
      case 'Page.javascriptDialogOpening':
        // Nobody but this shell loads or closes a page, so one that asks whether to be left is left.
        soon('Page.handleJavaScriptDialog', { accept: params.type === 'beforeunload' });
        return;
      default:
    }
  };
  pipe.onEvent((event) => {
    if (event.session === session) onEvent(event);
  });

  await Promise.all([
    command('Page.enable'),
    command('Runtime.enable'),
    command('Inspector.enable'),
    command('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    command('Runtime.addBinding', { name: bindingName }),
    command('Emulation.setDefaultBackgroundColorOverride', { color: background }),
    command('Page.setInterceptFileChooserDialog', { enabled: true, cancel: true }),
    command('Page.addScriptToEvaluateOnNewDocument', { source: guardScript(options.shell.windowed) }),
    command('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(origin) }),
  ]);

  return {
    command,
    soon,
    deliver(message) {
      if (ownContext === null) return;
      soon('Runtime.evaluate', {
        expression: `${deliverName}(${JSON.stringify(message)})`,
        contextId: ownContext,
        silent: true,
      });
    },
    async load() {
      events.leaving();
      const died = new Promise<never>((_, reject) => {
        failLoading = reject;
      });
      const loaded = command('Page.navigate', { url: `${origin}/index.html` });
      const { errorText } = await Promise.race([loaded, died]);
      if (errorText) throw new Error(`the kiosk's page could not be loaded: ${String(errorText)}`);
    },
  };
}
