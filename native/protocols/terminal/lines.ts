/** What was found in what a terminal shows. */
export type Found =
  | { readonly kind: 'line'; readonly text: string }
  /** It waits for a user's name or a password; such a prompt has no line end. */
  | { readonly kind: 'prompt'; readonly asks: 'user' | 'password' }
  /** Longer than a line can be. */
  | { readonly kind: 'skipped'; readonly bytes: number };

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const colon = 0x3a;
const blank = 0x20;
/** The longest line that is kept; a codec may write its JSON into one. */
const longest = 16_384;
/** A prompt stands alone in its line, a host's name before it at the most; so nobody's name in a notice is taken for one. */
const prompt = /^(?:[\w.-]+ )?(?<asks>login|user ?name|password) ?:$/i;
const longestPrompt = 100;

/** What is kept between two pieces of a stream: a line's beginning, and how many bytes too many came behind it. */
export type Held = { readonly bytes: Uint8Array; readonly tooMany: number };
export const nothingHeld: Held = { bytes: new Uint8Array(), tooMany: 0 };

/**
 * Finds the lines and login prompts in what comes; a line ends with CR, LF or both, empty ones and control codes are left
 * out. However the stream is cut, they are the same.
 */
export function readLines(
  held: Held,
  bytes: Uint8Array,
): { readonly found: readonly Found[]; readonly held: Held } {
  const found: Found[] = [];
  let line = [...held.bytes];
  let { tooMany } = held;
  for (const byte of bytes) {
    if (byte === carriageReturn || byte === lineFeed) {
      if (tooMany > 0) found.push({ kind: 'skipped', bytes: line.length + tooMany });
      else if (line.length > 0) found.push({ kind: 'line', text: textOf(line) });
      line = [];
      tooMany = 0;
    } else if (byte < blank || (byte === blank && line.length === 0)) {
      // A control code, or the blank behind a prompt.
    } else if (line.length >= longest) tooMany += 1;
    else {
      line.push(byte);
      const asks = byte === colon && line.length <= longestPrompt ? prompt.exec(textOf(line)) : null;
      if (!asks) continue;
      found.push({ kind: 'prompt', asks: /password/i.test(asks[0]) ? 'password' : 'user' });
      line = [];
    }
  }
  return { found, held: { bytes: Uint8Array.from(line), tooMany } };
}

const decoder = new TextDecoder();
const textOf = (line: readonly number[]): string => decoder.decode(Uint8Array.from(line)).trimEnd();
