import { StringDecoder } from 'node:string_decoder';

/**
 * The lines of an input as they come, without their ends (LF or CRLF). What follows the last end is a line when there is
 * any of it. A line longer than `limit` characters is null, and never kept whole.
 */
export async function* linesOf(
  input: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<string | null> {
  const decoder = new StringDecoder('utf8');
  let open: string[] = [];
  let size = 0;
  let tooLong = false;
  const add = (text: string): void => {
    size += text.length;
    tooLong ||= size > limit;
    if (tooLong) open = [];
    else if (text !== '') open.push(text);
  };
  const take = (): string | null => {
    const line = tooLong ? null : open.join('').replace(/\r$/, '');
    open = [];
    size = 0;
    tooLong = false;
    return line;
  };
  for await (const chunk of input) {
    const [first = '', ...rest] = decoder.write(chunk as Buffer).split('\n');
    add(first);
    for (const text of rest) {
      yield take();
      add(text);
    }
  }
  add(decoder.end());
  if (size > 0) yield take();
}
