import { randomBytes } from 'node:crypto';
import type { Reply } from './wire.ts';

/** The provider's page; `redeem` says whether a token came from it, and takes it. */
export type SignIns = {
  begin(): string;
  redeem(token: string): boolean;
  page(pieces: readonly string[], query: URLSearchParams): Reply;
};

/**
 * An identity provider with one button, and one that refuses. It tells the window that opened it what node's own pages tell it after a
 * sign-in: `{result: 'success', token}`, or `{result: <code>}` when it failed.
 */
export function openSignIns(origin: () => string): SignIns {
  const begun = new Set<string>();
  const tokens = new Set<string>();
  const fresh = (): string => randomBytes(12).toString('base64url');

  return {
    begin() {
      const request = fresh();
      begun.add(request);
      return `${origin()}/idp/sign-in?SAMLRequest=${request}`;
    },
    redeem: (token) => tokens.delete(token),
    page(pieces, query) {
      const request = query.get('SAMLRequest') ?? '';
      if (!begun.has(request)) return { status: 400, text: 'There is no such sign-in.' };
      if (pieces.at(-1) === 'sign-in') return html(signInPage(request));
      begun.delete(request);
      if (pieces.at(-1) !== 'done') return html(resultPage({ result: 403 }));
      const token = fresh();
      tokens.add(token);
      return html(resultPage({ result: 'success', token }));
    },
  };
}

function html(text: string): Reply {
  return { status: 200, text, type: 'text/html; charset=utf-8' };
}

function signInPage(request: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Sign in</title><body><h1>Demo sign-in</h1>
<form action="done"><input type="hidden" name="SAMLRequest" value="${request}"><button id="yes">Sign in</button></form>
<form action="refused"><input type="hidden" name="SAMLRequest" value="${request}"><button id="no">Not me</button></form>`;
}

function resultPage(result: unknown): string {
  return `<!doctype html><meta charset="utf-8"><title>Signed in</title><body>
<script>const to = window.opener ?? window.parent; to.postMessage(${JSON.stringify(result)}, '*');</script>`;
}
