/** One event of a stream, as a browser's EventSource would tell it. */
export type StreamEvent = { readonly event: string; readonly id: string; readonly data: string };

/** Reads a stream of events piece by piece. */
export type EventStreamReader = {
  /** The events that these bytes complete; null when one is longer than any that is read, and the stream is to be ended. */
  read(bytes: Uint8Array): readonly StreamEvent[] | null;
};

/** The longest that is kept of an event that is not complete, in characters. */
const longestEvent = 1_048_576;

/**
 * Makes a reader (WHATWG HTML §9.2.5 and §9.2.6): UTF-8 with or without a byte order mark, lines that end with CR, LF or both, fields
 * `event`, `data` and `id`. `retry` is left to whoever connects again.
 */
export function makeEventStreamReader(): EventStreamReader {
  const decoder = new TextDecoder();
  let rest = '';
  let afterReturn = false;
  let event = '';
  let data: string[] = [];
  let dataLength = 0;
  let id = '';

  const take = (line: string): StreamEvent | null => {
    if (line === '') {
      const complete =
        data.length === 0 ? null : { event: event === '' ? 'message' : event, id, data: data.join('\n') };
      event = '';
      data = [];
      dataLength = 0;
      return complete;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return null;
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') event = value;
    else if (name === 'data') {
      data.push(value);
      dataLength += value.length + 1;
    } else if (name === 'id' && !value.includes('\0')) id = value;
    return null;
  };

  return {
    read(bytes) {
      let text = decoder.decode(bytes, { stream: true });
      if (text === '') return [];
      // The LF of a CR LF that two pieces share.
      if (afterReturn && text.startsWith('\n')) text = text.slice(1);
      afterReturn = text.endsWith('\r');
      const lines = (rest + text).split(/\r\n|\r|\n/);
      rest = lines.pop() ?? '';
      const events = lines.flatMap((line) => take(line) ?? []);
      return rest.length + dataLength > longestEvent ? null : events;
    },
  };
}
