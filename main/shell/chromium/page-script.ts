/** The binding through which the page speaks; only contexts of our origin are heard. */
export const bindingName = '__rundbordSend';
/** The function through which the page is spoken to. */
export const deliverName = '__rundbordDeliver';

/**
 * Put into every document before its own scripts: `window.rundbord`, the contract's wire (`Wire` in
 * contract/bridge.ts), only where the origin is ours. Messages that come early wait for the first listener.
 */
export const pageScript = (origin: string): string => `(() => {
  if (location.origin !== ${JSON.stringify(origin)} || window !== window.top) return;
  const send = window[${JSON.stringify(bindingName)}];
  let early = [];
  let listener = null;
  const hidden = { enumerable: false, writable: false, configurable: false };
  Object.defineProperty(window, ${JSON.stringify(deliverName)}, {
    ...hidden,
    value: (message) => { if (listener) listener(message); else early.push(message); },
  });
  Object.defineProperty(window, 'rundbord', {
    ...hidden,
    value: Object.freeze({
      send: (message) => send(String(message)),
      receive: (given) => {
        listener = given;
        const waiting = early;
        early = [];
        for (const message of waiting) given(message);
      },
    }),
  });
})();`;
