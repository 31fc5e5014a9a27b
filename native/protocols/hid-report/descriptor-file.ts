import type { Unreadable } from './report-descriptor.ts';

/**
 * The bytes of a report descriptor in a file: as they are, or as hex in text with `#` comments. In text, a line
 * `descriptor:` says where the hex begins, and the next line `word:` (`reports:`) where it ends; without it the hex
 * begins with the file.
 */
export function descriptorBytesIn(
  file: Uint8Array,
): { readonly ok: true; readonly bytes: Uint8Array } | Unreadable {
  if (isBinary(file)) return { ok: true, bytes: file };
  const lines = new TextDecoder()
    .decode(file)
    .split('\n')
    .map((line, index) => ({ text: line.replace(/#.*/, '').trim(), number: index + 1 }));
  const begin = lines.findIndex(({ text }) => text === 'descriptor:') + 1;
  const bytes: number[] = [];
  for (const { text, number } of lines.slice(begin)) {
    if (/^[\w ]+:$/.test(text)) break;
    for (const word of text.split(/\s+/).filter(Boolean)) {
      if (!/^(?:[\da-f]{2})+$/i.test(word)) {
        const shown = word.length > 20 ? `${word.slice(0, 20)}…` : word;
        return { ok: false, reason: `"${shown}" in line ${number} is no byte in hex`, offset: bytes.length };
      }
      for (let at = 0; at < word.length; at += 2) bytes.push(Number.parseInt(word.slice(at, at + 2), 16));
    }
  }
  return { ok: true, bytes: Uint8Array.from(bytes) };
}

/** Text has no control characters but tab and line ends; a descriptor cannot do without them. */
const isBinary = (file: Uint8Array): boolean =>
  file.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
