import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/**
 * The first line of the standard input. From a keyboard: asks for it with `prompt`, and what is typed is not shown.
 * Longer than `longest` characters it is cut.
 */
export async function hiddenLine(prompt: string, longest = 4000): Promise<string> {
  const { stdin, stderr } = process;
  const typed = stdin.isTTY === true;
  if (typed) stderr.write(prompt);
  // With a terminal it puts the keyboard into raw mode; what it would echo goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: typed });
  lines.on('SIGINT', () => process.exit(130));
  try {
    for await (const line of lines) return line.slice(0, longest);
    return '';
  } finally {
    lines.close();
    if (typed) stderr.write('\n');
  }
}
