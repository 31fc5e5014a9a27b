import { isMeetingLink } from '../meeting-link.ts';

/** Words that `rundbord` itself understands in front of any command. */
const ownWords = ['--help', '-h', '--version'];

/**
 * The arguments of the process as the command line reads them: program, script, words. A packaged Electron is started
 * without the name of a script (electron docs, process.defaultApp), and mostly without words, or with a link that somebody
 * opened: then it is the kiosk.
 */
export function packagedArguments(given: readonly string[], script: string): string[] {
  const [program = '', ...words] = given;
  const [first] = words;
  const namesCommand =
    first !== undefined && !isMeetingLink(first) && (!first.startsWith('-') || ownWords.includes(first));
  return [program, script, ...(namesCommand ? [] : ['start']), ...words];
}
