import { resolve } from 'node:path';
import type { EditableSettings } from '../contract/kiosk.ts';
import type { SettingsEdit } from './read-settings.ts';
import type { AgendaSource, Settings } from './schema.ts';
import { valueAt } from './settings-path.ts';

/** The part of the settings that the settings screen changes, as it is now. */
export function editableOf(settings: Settings): EditableSettings {
  const { room, language, theme, agenda } = settings;
  return {
    roomName: room.name,
    site: room.site,
    posture: room.posture,
    theme,
    language: language.default,
    agendaSources: agenda.sources.map(lineOfSource),
    showTitles: agenda.showTitles,
    showOrganizers: agenda.showOrganizers,
  };
}

/** A file or a feed stands as a person would type it; a calendar server as the settings file names it, for keeping or removing. */
function lineOfSource(source: AgendaSource): string {
  if ('file' in source) return source.file;
  if ('url' in source) return source.url;
  if ('caldav' in source) return `caldav: ${source.caldav}`;
  if ('graph' in source) return `graph: ${source.graph}`;
  if ('google' in source) return `google: ${source.google}`;
  return `ews: ${source.mailbox}`;
}

/**
 * What must change in the settings file so that it says `wanted`. `data` is what stands in the file; where it says
 * nothing, `inForce` holds. What is as wanted is not touched, so a setting that the file leaves out stays left out.
 * `folder` is the file's, for relative paths.
 */
export function editsFor(
  wanted: EditableSettings,
  data: unknown,
  inForce: Settings,
  folder: string,
): readonly SettingsEdit[] {
  const now = editableOf(inForce);
  const edit = (
    path: readonly string[],
    is: string | boolean,
    value: string | boolean,
  ): readonly SettingsEdit[] => ((valueAt(data, path) ?? is) === value ? [] : [{ path, value }]);
  return [
    ...edit(['room', 'name'], now.roomName, wanted.roomName),
    ...edit(['room', 'site'], now.site, wanted.site),
    ...edit(['room', 'posture'], now.posture, wanted.posture),
    ...edit(['language', 'default'], now.language, wanted.language),
    ...offer(wanted.language, valueAt(data, ['language', 'offered'])),
    ...edit(['theme'], now.theme, wanted.theme),
    ...editSources(wanted.agendaSources, valueAt(data, ['agenda', 'sources']), folder),
    ...edit(['agenda', 'showTitles'], now.showTitles, wanted.showTitles),
    ...edit(['agenda', 'showOrganizers'], now.showOrganizers, wanted.showOrganizers),
  ];
}

/** The language that a kiosk starts in must be one of those it offers. */
function offer(wanted: string, offered: unknown): readonly SettingsEdit[] {
  if (!Array.isArray(offered) || offered.includes(wanted)) return [];
  const items = [...offered.map((_, keep) => ({ keep })), { add: wanted }];
  return [{ path: ['language', 'offered'], items }];
}

/** A source that stays keeps all that its entry says; a new one is a file or, with `://` in it, an address. */
function editSources(lines: readonly string[], data: unknown, folder: string): readonly SettingsEdit[] {
  const entries: readonly unknown[] = Array.isArray(data) ? data : [];
  const isAt = (entry: unknown, line: string): boolean => {
    const file = valueAt(entry, ['file']);
    if (typeof file === 'string') return file === line || resolve(folder, file) === line;
    return valueAt(entry, ['url']) === line;
  };
  const items = [...new Set(lines)].map((line) => {
    const keep = entries.findIndex((entry) => isAt(entry, line));
    if (keep >= 0) return { keep };
    return { add: /^[a-z][a-z0-9+.-]+:\/\//i.test(line) ? { url: line } : { file: line } };
  });
  const same =
    items.length === entries.length && items.every((item, at) => 'keep' in item && item.keep === at);
  return same ? [] : [{ path: ['agenda', 'sources'], items }];
}
