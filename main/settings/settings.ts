import { dirname, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import type { EditableSettings, SettingsIssue } from '../contract/kiosk.ts';
import { bad, type Result } from '../contract/result.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { editsFor } from './editable-settings.ts';
import { withGivenNode } from './given-node.ts';
import { issueInWords } from './issue-in-words.ts';
import { plainSecretsIn } from './plain-secrets.ts';
import {
  editSettingsText,
  readSettings,
  type SettingsEdit,
  type SettingsReading,
  settingsDataOf,
  settingsFormOf,
} from './read-settings.ts';
import { defaultSettings, type Settings } from './schema.ts';
import {
  clearSettingsFile,
  fileMark,
  fileMarkNow,
  settingsFileContent,
  writeSettingsFile,
} from './settings-file.ts';
import { openSealed, type Unseal, unsealHere } from './unseal.ts';

/** The settings in force. They follow the file until `stop`. */
export type OpenSettings = {
  readonly value: Settings;
  /** The file, absolute; it may not be there. */
  readonly file: string;
  /** What is wrong with the file now; empty when it is fine. Then `value` are the last good settings. */
  readonly issues: readonly SettingsIssue[];
  /** When the file was first found wrong; null when it is fine. */
  readonly since: number | null;
  /** Calls after every change of `value` or `issues`, not at once; the answer stops it. */
  watch(listener: () => void): () => void;
  /** What the settings screen wants. In force when this answers; `settings-not-written` with the reason otherwise. */
  write(wanted: EditableSettings): Promise<Result<null>>;
  /** Writes a hash made by `hashPin`. The same answers as `write`. */
  setPin(hash: string): Promise<Result<null>>;
  stop(): void;
};

/**
 * Milliseconds between two looks at the file. It is read when two looks agree, so that no half-written file is read, and
 * a change is in force within a second. Looking serves where the system's own watching does not: a folder that is not
 * there yet, a link into another folder, a share on a server.
 */
export const lookMs = 350;

/** What the store keeps: the text of the last good file, so that a start with a broken one has settings. */
const kept = z.strictObject({ file: z.string(), text: z.string() });
const keptName = 'settings-last-good';

/** How a file begins that the settings screen makes. */
const head = `# The settings of this kiosk. Every one has a default, so only what differs stands here.
# All of them, with what they mean: rundbord config example
# Is this file right?               rundbord config check FILE
`;

export function openSettings(options: {
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  /** What opens the sealed texts, had anew for each reading; with the key of this computer when absent. */
  readonly unseal?: () => Unseal;
  /** A conferencing node in front of the house's own, whatever the file says. */
  readonly node?: string | null;
}): OpenSettings {
  const { clock, log, store } = options;
  const file = resolve(options.file);
  const folder = dirname(file);
  const form = settingsFormOf(file);
  const unseal = options.unseal ?? (() => unsealHere());
  const read = (text: string): SettingsReading => readSettings(text, form, folder, unseal());
  const listeners = new Set<() => void>();
  let value = withGivenNode(keptSettings() ?? defaultSettings(), options.node ?? null);
  let issues: readonly SettingsIssue[] = [];
  let since: number | null = null;
  /** The settings of which was said that their secrets are not sealed. */
  const warned = new Set<string>();
  let readMark = '';
  let lastMark = '';
  let stopped = false;
  let cancelLook = (): void => {};

  function keptSettings(): Settings | null {
    const last = store.read(keptName, kept);
    if (last?.file !== file) return null;
    const reading = read(last.text);
    return reading.ok ? reading.settings : null;
  }

  function load(): void {
    // Taken before the reading: a change in between is then found at the next look.
    readMark = fileMarkNow(file);
    lastMark = readMark;
    const content = settingsFileContent(file);
    if (content.kind === 'missing') {
      store.remove(keptName);
      take(defaultSettings(), 'no file, so the defaults are in force');
      return;
    }
    const reading =
      content.kind === 'text' ? read(content.text) : { ok: false as const, issues: [content.issue] };
    if (!reading.ok) {
      refuse(reading.issues);
      return;
    }
    if (content.kind === 'text') {
      store.write(keptName, { file, text: content.text });
      warnOfPlain(plainSecretsIn(settingsDataOf(content.text, form)));
    }
    take(reading.settings, 'read');
  }

  function warnOfPlain(paths: readonly string[]): void {
    const news = paths.filter((path) => !warned.has(path));
    if (news.length === 0) return;
    for (const path of news) warned.add(path);
    log.warn(
      `secrets stand in the file as they are; seal them with "rundbord config seal": ${news.join(', ')}`,
    );
  }

  function take(given: Settings, how: string): void {
    const settings = withGivenNode(given, options.node ?? null);
    if (issues.length === 0 && isDeepStrictEqual(settings, value)) return;
    value = settings;
    issues = [];
    since = null;
    log.info(how);
    tell();
  }

  function refuse(found: readonly SettingsIssue[]): void {
    if (isDeepStrictEqual(found, issues)) return;
    issues = found;
    since ??= clock.now();
    log.error(`the file is refused and the last good settings stay: ${found.map(issueInWords).join('; ')}`);
    tell();
  }

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  async function look(): Promise<void> {
    const mark = await fileMark(file);
    if (stopped) return;
    lookLater();
    if (mark !== readMark && mark === lastMark) load();
    lastMark = mark;
  }

  function lookLater(): void {
    cancelLook = clock.after(lookMs, () => void look());
  }

  async function change(editsOf: (data: unknown) => readonly SettingsEdit[]): Promise<Result<null>> {
    const refused = (detail: string): Result<null> => bad('settings-not-written', { at: file, detail });
    const content = settingsFileContent(file);
    if (content.kind === 'not-had' || content.kind === 'not-text')
      return refused(issueInWords(content.issue));
    const text = content.kind === 'text' ? content.text : form === 'yaml' ? head : '';
    const before = read(text);
    const data = openSealed(settingsDataOf(text, form), unseal()).data;
    const edits = editsOf(data);
    if (before.ok && edits.length === 0) {
      load();
      return { ok: true, value: null };
    }
    const edited = editSettingsText(text, form, edits);
    if (edited === null) {
      const first = before.ok ? undefined : before.issues[0];
      return refused(first ? issueInWords(first) : 'the file must be changed by hand');
    }
    const reading = read(edited);
    if (!reading.ok) return refused(reading.issues.map(issueInWords).join('; '));
    const written = writeSettingsFile(file, edited);
    if (written.ok) load();
    else log.error(`the file is not written: ${written.error.detail ?? ''}`);
    return written;
  }

  clearSettingsFile(file);
  load();
  lookLater();
  return {
    get value() {
      return value;
    },
    file,
    get issues() {
      return issues;
    },
    get since() {
      return since;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write: (wanted) => change((data) => editsFor(wanted, data, value, folder)),
    setPin: (hash) => change(() => [{ path: ['pin'], value: hash }]),
    stop() {
      stopped = true;
      cancelLook();
      listeners.clear();
    },
  };
}
