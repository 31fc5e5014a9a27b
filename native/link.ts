/** The line to whoever started this process. */
export type Link = {
  send(message: unknown): void;
  /** Calls with everything that comes. */
  listen(heard: (message: unknown) => void): void;
  /** Calls when the other end is gone. */
  onGone(gone: () => void): void;
};

/** What Electron gives a utility process in place of `process.send` (electron docs, process.parentPort). */
type ParentPort = {
  on(event: 'message', heard: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
};

/** The line to main: Node's between parent and child, or Electron's. Null when nobody started us with one. */
export function parentLink(): Link | null {
  const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      listen: (heard) => parentPort.on('message', ({ data }) => heard(data)),
      // Electron ends its utility processes itself.
      onGone: () => {},
    };
  }
  if (!process.send) return null;
  return {
    send(message) {
      // Whoever does not listen any more is gone, and that is told elsewhere.
      if (process.connected) process.send?.(message, undefined, undefined, () => {});
    },
    listen: (heard) => void process.on('message', heard),
    onGone: (gone) => void process.on('disconnect', gone),
  };
}
