import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Command, type ExitCode, exitCodes, type Output } from '../command.ts';
import type { SettingsIssue } from '../contract/kiosk.ts';
import { hiddenLine } from './hidden-line.ts';
import { issueInWords } from './issue-in-words.ts';
import { settingsJsonSchema } from './json-schema.ts';
import { hashPin } from './pin.ts';
import { readSettings, settingsFormOf } from './read-settings.ts';
import { exampleSettings } from './reference.ts';
import { type KeyPlaces, keyPlacesHere, lockReady, sealKey } from './seal-key.ts';
import { sealVerb } from './seal-verb.ts';
import { settingsFileContent } from './settings-file.ts';
import { placesHere } from './settings-places.ts';
import { type Unseal, unsealHere } from './unseal.ts';

const help = `rundbord config: the settings, without starting the kiosk

  rundbord config check FILE [--json]   says whether FILE is right, and every mistake in it with its line
  rundbord config place                 prints where the settings are read from on this computer
  rundbord config example               prints a file with every setting, its meaning and its default
  rundbord config schema                prints the JSON Schema, for an editor
  rundbord config pin                   reads a PIN (4 to 12 digits) from the standard input, prints its line for the file
  rundbord config seal                  reads a secret from the standard input, prints it sealed, to stand in its place

check --json prints {"ok", "file", "issues": [{"path", "code", "expected", "line"}]}; line is left out where none is known.
What is sealed is checked where its key can be read: by root, or the user who runs the kiosk. Elsewhere check says that it was
not opened, and on --json "sealed": "not opened". A seal opens on the computer alone on which it was made.
Exit codes: 0 right; 1 wrong; 2 the command was used wrongly; 3 the file cannot be read.`;

/** `rundbord config`. */
export const configCommand: Command = makeConfigCommand({
  firstLine: hiddenLine,
  places: placesHere,
  keys: keyPlacesHere,
});

/** The command with what it takes from the computer: the first line of the standard input, and where files and keys are. */
export function makeConfigCommand(computer: {
  firstLine(prompt: string): Promise<string>;
  places(): { readonly settingsFile: string; readonly dataFolder: string };
  keys(dataFolder: string): KeyPlaces;
}): Command {
  const keysHere = (): KeyPlaces => computer.keys(computer.places().dataFolder);

  async function run(args: readonly string[], output: Output): Promise<ExitCode> {
    const [verb, ...rest] = args;
    if (verb === 'check') {
      const files = rest.filter((word) => word !== '--json');
      const [file] = files;
      if (file !== undefined && files.length === 1 && !file.startsWith('--'))
        return check(file, rest.includes('--json'), keysHere(), output);
    } else if (rest.length === 0) {
      switch (verb) {
        case 'place':
          return place(computer.places().settingsFile, output);
        case 'example':
          output.out(exampleSettings().trimEnd());
          return exitCodes.good;
        case 'schema':
          output.out(JSON.stringify(settingsJsonSchema, null, 2));
          return exitCodes.good;
        case 'pin':
          return pin(await computer.firstLine('PIN: '), output);
        case 'seal':
          return sealVerb(await computer.firstLine('Secret: '), keysHere(), output);
      }
    }
    output.err(help);
    return exitCodes.usage;
  }
  return { name: 'config', summary: 'check the settings, and what they can be', help, run };
}

async function check(file: string, json: boolean, keys: KeyPlaces, output: Output): Promise<ExitCode> {
  await lockReady(keys.dataFolder);
  const key = sealKey(keys);
  let left = false;
  const leave: Unseal = () => {
    left = true;
    return { kind: 'left' };
  };
  const { issues, code } = judge(file, key ? unsealHere(keys) : leave);
  if (json) {
    const sealed = left ? { sealed: 'not opened' } : {};
    output.out(JSON.stringify({ ok: code === exitCodes.good, file, issues, ...sealed }));
  } else if (code === exitCodes.good) output.out(`${file} is right.`);
  else
    for (const issue of issues) {
      const place = issue.line === undefined ? file : `${file}:${issue.line}`;
      output.out(`${place}  ${issueInWords(issue)}`);
    }
  if (left)
    output.err(
      'What is sealed was not opened, since its key cannot be read here. The kiosk judges it at its start.',
    );
  return code;
}

function judge(file: string, unseal: Unseal): { issues: readonly SettingsIssue[]; code: ExitCode } {
  const content = settingsFileContent(file);
  switch (content.kind) {
    case 'missing':
      return {
        issues: [{ path: '', code: 'not-readable', expected: 'a file that is there' }],
        code: exitCodes.notHad,
      };
    case 'not-had':
      return { issues: [content.issue], code: exitCodes.notHad };
    case 'not-text':
      return { issues: [content.issue], code: exitCodes.notSo };
    case 'text': {
      const reading = readSettings(content.text, settingsFormOf(file), dirname(resolve(file)), unseal);
      return reading.ok || reading.issues.length === 0
        ? { issues: [], code: exitCodes.good }
        : { issues: reading.issues, code: exitCodes.notSo };
    }
  }
}

function place(file: string, output: Output): ExitCode {
  output.out(file);
  if (!existsSync(file)) output.err('It is not there yet, so the defaults are in force.');
  return exitCodes.good;
}

async function pin(line: string, output: Output): Promise<ExitCode> {
  const hash = await hashPin(line.trim());
  if (!hash.ok) {
    output.err(`This PIN will not do: ${hash.error.detail ?? hash.error.code}.`);
    return exitCodes.notSo;
  }
  output.out(`pin: ${hash.value}`);
  return exitCodes.good;
}
