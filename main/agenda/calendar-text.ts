import { TextDecoder } from 'node:util';

/** The bytes without the line folds: some fold in the middle of a letter of two bytes (RFC 5545 §3.1 allows it). */
function unfoldedBytes(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let size = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const carriage = bytes[at] === 13 && bytes[at + 1] === 10 ? 1 : 0;
    const after = bytes[at + carriage + 1];
    if (bytes[at + carriage] === 10 && (after === 32 || after === 9)) {
      at += carriage + 1;
    } else {
      kept[size] = bytes[at] ?? 0;
      size += 1;
    }
  }
  return kept.subarray(0, size);
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The text of a calendar file. It should be UTF-8 (RFC 5545 §3.1.4); with a mark for UTF-16 it is that, and what is
 * not UTF-8 is read as Windows-1252, in which old programs in our countries write. Lines end in a line feed.
 */
export function calendarText(bytes: Uint8Array): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  const text =
    (marked && decoded(bytes, marked)) ??
    decoded(bytes, 'utf-8') ??
    decoded(unfoldedBytes(bytes), 'utf-8') ??
    new TextDecoder('windows-1252').decode(bytes);
  return text.includes('\n') ? text : text.replaceAll('\r', '\n');
}
