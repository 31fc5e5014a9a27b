import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every form in which a word may lie in a file: as text of both kinds, in an address, as JSON's escapes, and in base64. */
function formsOf(word: string): readonly Buffer[] {
  const bytes = Buffer.from(word, 'utf8');
  // In base64 a word looks different by where it begins, and its ends are mixed with what stands beside it.
  const inBase64 = [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const inner = text.slice(Math.ceil((before * 4) / 3), text.length - 4);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const escaped = word.replaceAll(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const texts = [
    word,
    encodeURIComponent(word),
    encodeURI(word).replaceAll('%20', '+'),
    escaped,
    ...inBase64,
  ];
  return [
    ...texts.map((text) => Buffer.from(text)),
    Buffer.from(word, 'utf16le'),
    Buffer.from(word, 'utf16le').swap16(),
  ];
}

/** Where any of these words lies below a folder, in any form: file and word. Names of files are looked at too. */
export function foundIn(folder: string, words: Readonly<Record<string, string>>): string[] {
  const found: string[] = [];
  const forms = Object.entries(words).map(([name, word]) => [name, formsOf(word)] as const);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const place = join(entry.parentPath, entry.name);
    const contents = [Buffer.from(entry.name), ...(entry.isFile() ? [contentOf(place)] : [])];
    for (const [name, looks] of forms) {
      if (contents.some((content) => looks.some((form) => content.includes(form))))
        found.push(`${place.slice(folder.length + 1)}: ${name}`);
    }
  }
  return found.toSorted();
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    // The browser takes its files away while we look.
    return Buffer.alloc(0);
  }
}
