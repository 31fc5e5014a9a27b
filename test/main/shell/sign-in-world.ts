import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An identity provider and a node on this computer, for tests of signing in. Each is an origin of its own. */
export type SignInWorld = {
  readonly provider: string;
  readonly node: string;
  /** What was asked for: host, path and cookies. */
  readonly asked: readonly string[];
  stop(): void;
};

const page = (body: string): string => `<!doctype html><meta charset="utf-8"><title>x</title>${body}`;

/**
 * The provider's `/login` has a link to the node's `/done`, which posts a token to whoever opened it; `/to-node` goes there by itself. `/greedy` claims to be the node. The node's `/refused` posts that it was refused.
 */
export async function startSignInWorld(): Promise<SignInWorld> {
  const asked: string[] = [];
  const servers: Server[] = [];
  const start = async (answer: (path: string) => string): Promise<string> => {
    const server = createServer((request, response) => {
      asked.push(`${request.headers.host} ${request.url} cookie:${request.headers.cookie ?? ''}`);
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'set-cookie': 'kept=1; Max-Age=1000',
        // As strict as such pages are.
        'content-security-policy': "default-src 'self' 'unsafe-inline' http:; style-src 'self'",
      });
      response.end(answer(request.url ?? ''));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const post = (said: string): string =>
    page(`<script>document.cookie; window.opener.postMessage(${said}, '*');</script>`);
  const node = await start((path) => {
    if (path.startsWith('/refused')) return post('{result: "failure", code: 403}');
    if (path.startsWith('/chat')) return post('{hello: 1}');
    return post('{result: "success", token: "one-time"}');
  });
  const provider = await start((path) => {
    if (path.startsWith('/greedy'))
      return page(`<script>
        const said = {result: 'success', token: 'stolen'};
        try { window.opener.postMessage(said, '*'); } catch {}
        try { window.__rundbordSignedIn(JSON.stringify(said)); } catch {}
        try { window.__rundbordCancel(''); } catch {}
        fetch('/tried?' + [typeof window.opener?.postMessage, typeof window.__rundbordSignedIn, typeof window.rundbord, typeof window.__rundbordCancel].join());
      </script>`);
    if (path.startsWith('/asks'))
      return page(`<script>
        const state = (name) => navigator.permissions.query({name}).then((p) => p.state, String);
        const media = navigator.mediaDevices ? navigator.mediaDevices.getUserMedia({audio:true}).then(() => 'came', (e) => e.name) : 'none';
        Promise.all([state('camera'), state('geolocation'), media]).then((all) => fetch('/found?' + [...all, document.cookie, window.open('/popup') === null].join(), {credentials: 'omit'}));
      </script>`);
    if (path.startsWith('/to-node'))
      return page(`<script>location.href = ${JSON.stringify(`${node}/done`)}</script>`);
    if (path.startsWith('/covers'))
      return page(`<script>
        const take = (all) => { for (const one of document.querySelectorAll('rundbord-bar')) { one.remove(); all.disconnect(); } };
        new MutationObserver((_, all) => take(all)).observe(document, {childList: true, subtree: true});
        document.addEventListener('DOMContentLoaded', () => { const d = document.createElement('dialog'); d.textContent = 'over all'; document.body.append(d); d.showModal(); });
      </script><body>`);
    if (path.startsWith('/form'))
      return page(
        `<form method="get" action="/typed"><input name="who" aria-label="Name"><input name="secret" type="password" aria-label="Password"><button>Go on</button></form>`,
      );
    return page(`<a id="go" href="${node}/done">Sign in</a>`);
  });
  return {
    provider,
    node,
    asked,
    stop() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
