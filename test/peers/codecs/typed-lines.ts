/** Reads what is typed into a simulated codec, line by line; CR, LF or both end one. */
export function typedLines(typed: (line: string) => void): (bytes: Uint8Array) => void {
  const decoder = new TextDecoder();
  let held = '';
  let afterReturn = false;
  return (bytes) => {
    for (const sign of decoder.decode(bytes, { stream: true })) {
      if (sign === '\r' || (sign === '\n' && !afterReturn)) {
        const line = held;
        held = '';
        typed(line);
      } else if (sign !== '\n' && sign !== '\0' && held.length < 2000) held += sign;
      afterReturn = sign === '\r';
    }
  };
}
