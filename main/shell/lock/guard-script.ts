import { judgeKey, waysOut } from './ways-out.ts';

/**
 * Put into every document before its own scripts, so that it listens first: refuses what {@link waysOut} lists. What edits
 * text is let through where there is text to edit. A page that `leads` to the `web` may follow its links, in its own window. A page that died cannot refuse: openbox-config.ts takes keys before.
 */
export function guardScript(windowed: boolean, leads: 'nowhere' | 'web' = 'nowhere'): string {
  const gestures = waysOut.gestures.filter(({ inWindow }) => !windowed || inWindow);
  const table = { keys: waysOut.keys, editing: waysOut.editing };
  return `(() => {
  const judge = ${judgeKey.toString()};
  const table = ${JSON.stringify(table)};
  const refuse = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const at = (event) => event.composedPath().filter((node) => node instanceof Element);
  const inText = (event) => at(event).some((node) => node.isContentEditable || node.matches('input, textarea'));
  const when = {
    always: () => true,
    'outside-text': (event) => !inText(event),
    'on-a-link': (event) =>
      at(event).some((node) => node.matches('a[href], area[href]')) &&
      (${leads === 'nowhere'} || event.ctrlKey || event.shiftKey || event.altKey || event.metaKey),
    'with-command': (event) => event.ctrlKey || event.altKey || event.metaKey,
    'middle-or-side': (event) => event.button === 1 || event.button > 2,
    'many-fingers': (event) => event.touches.length > 1,
  };
  for (const { event: name, when: which } of ${JSON.stringify(gestures)}) {
    const listener = (event) => {
      if (!when[which](event)) return;
      // Taken and shown as not to be dropped here; otherwise the browser would take it.
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
      refuse(event);
    };
    window.addEventListener(name, listener, { capture: true, passive: false });
  }
  // Where the page's own scripts lead; what the shell loads does not come here.
  window.navigation?.addEventListener('navigate', (event) => {
    const mayGo = ${leads === 'web'} && /^https?:/.test(event.destination.url);
    if (!event.destination.sameDocument && event.navigationType !== 'reload' && !mayGo) refuse(event);
  });
  const onKey = (event) => {
    const { key, ctrlKey: control, altKey: alt, shiftKey: shift, metaKey: meta } = event;
    const judged = judge(table, { key, control, alt, shift, meta }, ${windowed});
    if (judged === 'refused' || (judged === 'editing' && !inText(event) && !${windowed})) refuse(event);
  };
  for (const name of ['keydown', 'keypress', 'keyup']) window.addEventListener(name, onKey, true);
  const nothing = { value: () => null, writable: false, configurable: false };
  for (const path of ${JSON.stringify(waysOut.functions)}) {
    const names = path.split('.');
    const last = names.pop();
    const owner = names.reduce((from, name) => from?.[name], window);
    if (owner && last in owner) Object.defineProperty(owner, last, nothing);
  }
})();`;
}
