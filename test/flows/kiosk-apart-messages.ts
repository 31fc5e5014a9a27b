/** What a test asks of a kiosk in a process of its own. */
export type ToKiosk = {
  readonly id: number;
  readonly what: 'evaluate' | 'type' | 'advance' | 'remembers' | 'stop';
  readonly argument: unknown;
};

export type FromKiosk =
  | { readonly kind: 'up'; readonly browser: number }
  | { readonly kind: 'done'; readonly id: number; readonly value?: unknown; readonly problem?: string };

/** Put into the window: its buttons are pressed and its words read by these. */
export const inWindow = `(() => {
  const until = async (what, find) => {
    const give = performance.now() + 90_000;
    for (;;) {
      const found = find();
      if (found) return found;
      if (performance.now() > give) throw new Error(what + '; the screen shows: ' + document.body.innerText.slice(0, 800));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  window.__sees = (what) => until('not seen: ' + what, () => what.test(document.body.innerText)).then(() => null);
  window.__press = async (name) => {
    const found = await until('no button ' + name, () =>
      [...document.querySelectorAll('button')].find(
        (one) => !one.disabled && name.test(one.getAttribute('aria-label') ?? one.innerText) && one.checkVisibility(),
      ),
    );
    found.click();
    return null;
  };
})()`;
