import type { SignInWords } from './sign-in.ts';
import { keyStyles, keysScript } from './sign-in-keys.ts';

/** The binding through which the node's page tells how it ended; who calls it is checked by its origin. */
export const tellBinding = '__rundbordSignedIn';
/** The world of the scripts that are ours, which no page sees into, and the binding that exists in it alone. */
export const ownWorld = 'rundbord-sign-in';
export const cancelBinding = '__rundbordCancel';

/**
 * Put into every document before its own scripts. The node's last page posts how it ended to the window that opened it
 * (`window.opener.postMessage`, as Pexip's web app expects in its pop-up); here nobody did, so there is one that passes it on.
 */
export const openerScript = (origins: readonly string[]): string => `(() => {
  const tell = window[${JSON.stringify(tellBinding)}];
  delete window[${JSON.stringify(tellBinding)}];
  if (window !== window.top || !${JSON.stringify(origins)}.includes(location.origin)) return;
  const opener = Object.freeze({
    closed: false,
    postMessage: (said) => { try { tell(JSON.stringify(said)); } catch {} },
  });
  Object.defineProperty(window, 'opener', { value: opener, writable: false, configurable: false });
})();`;

/** How tall our bar is, in CSS pixels. */
const barHeight = 72;

const styles = `
  :host { color-scheme: dark; }
  div { box-sizing: border-box; display: flex; align-items: center; gap: 16px; height: ${barHeight}px; pointer-events: auto; padding: 8px 16px;
    background: #0b0f1a; color: #f2f5fb; font: 20px/1.2 system-ui, sans-serif; }
  p { flex: 1; min-width: 0; margin: 0; overflow: hidden; overflow-wrap: anywhere; max-height: 56px; }
  strong { font-weight: 700; }
  button { flex: none; min-width: 140px; height: 56px; padding: 0 24px; border: 0; border-radius: 12px; font: inherit;
    font-weight: 600; background: #f2f5fb; color: #0b0f1a; cursor: pointer; }
  ${keyStyles}
  button:focus-visible { outline: 3px solid #6fb1ff; outline-offset: 3px; }
`;

/**
 * Runs in {@link ownWorld} of every top document: a bar over the page that says whose it is, with the way out, and keys for a screen
 * that is touched. The page cannot
 * reach into it, only take it away or cover it, and then it is put back. Whatever the page does, main has ways out of its own.
 */
export const barScript = (words: SignInWords): string => `(() => {
  if (window !== window.top) return;
  const host = document.createElement('rundbord-bar');
  const keep = (name, value) => host.style.setProperty(name, value, 'important');
  const wanted = { all: 'initial', display: 'block', position: 'fixed', inset: '0', width: '100vw', 'max-width': 'none',
    height: '100vh', 'max-height': 'none', background: 'transparent', overflow: 'hidden', margin: '0', padding: '0', border: '0', opacity: '1', transform: 'none',
    visibility: 'visible', 'pointer-events': 'none', 'z-index': '2147483647' };
  const dress = () => { for (const [name, value] of Object.entries(wanted)) keep(name, value); };
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(${JSON.stringify(styles)});
  root.adoptedStyleSheets = [sheet];
  const bar = document.createElement('div');
  const text = document.createElement('p');
  const name = document.createElement('strong');
  const cancel = document.createElement('button');
  name.textContent = location.host;
  text.append(${JSON.stringify(`${words.at} `)}, name);
  cancel.type = 'button';
  cancel.textContent = ${JSON.stringify(words.cancel)};
  cancel.addEventListener('click', (event) => { if (event.isTrusted) window[${JSON.stringify(cancelBinding)}](''); });
  bar.append(text, cancel);
  root.append(bar);
  (${keysScript(words.keys)})(root, host);
  // The page begins below the bar.
  const room = new CSSStyleSheet();
  room.replaceSync('html { padding-top: ${barHeight}px !important; }');
  const show = () => {
    const top = document.documentElement;
    if (!top || location.protocol === 'about:') return;
    if (!document.adoptedStyleSheets.includes(room)) document.adoptedStyleSheets.push(room);
    dress();
    // All that is outside of a modal dialog takes no press.
    const parent = [...document.querySelectorAll('dialog:modal')].at(-1) ?? top;
    if (host.parentNode !== parent) parent.append(host);
    host.popover = 'manual';
    const box = host.getBoundingClientRect();
    const isOnTop = host.matches(':popover-open') && document.elementFromPoint(box.right - 40, ${barHeight / 2}) === host;
    if (isOnTop) return;
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  };
  // By time and not by what changes: a page that takes it away as soon as it is there would hold itself and us in a ring.
  setInterval(show, 300);
  document.addEventListener('DOMContentLoaded', show);
  show();
})();`;
