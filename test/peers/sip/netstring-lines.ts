/** Text as a netstring: its length in bytes, a colon, itself, a comma. */
export function netstring(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(`${bytes.length}:`), bytes, Buffer.from(',')]);
}

/** Gives each whole netstring of what comes in, in whatever pieces, to `heard`. */
export function netstringReader(heard: (text: string) => void): (chunk: Buffer) => void {
  let kept: Buffer = Buffer.alloc(0);
  return (chunk) => {
    kept = Buffer.concat([kept, chunk]);
    for (;;) {
      const colon = kept.indexOf(':');
      if (colon < 0) return;
      const length = Number(kept.subarray(0, colon).toString());
      if (!Number.isInteger(length)) throw new Error('no netstring');
      const end = colon + 1 + length;
      if (kept.length <= end) return;
      const text = kept.subarray(colon + 1, end).toString();
      kept = kept.subarray(end + 1);
      heard(text);
    }
  };
}
