import { resolve } from 'node:path';
import type { EditableSettings } from '../contract/kiosk.ts';
import type { SettingsEdit } from './read-settings.ts';
import type { Settings } from './schema.ts';
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
    agendaSources: agenda.sources.map(lineOfSource).filter((line) => line !== null),
    showTitles: agenda.showTitles,
    showOrganizers: agenda.showOrganizers,
  };
}

/** The key that tells a calendar server's kind, and the one that names it to a person. */
const servers = [
  ['caldav', 'caldav'],
  ['graph', 'graph'],
  ['google', 'google'],
  ['ews', 'mailbox'],
] as const;

/** How the line of a calendar server begins. */
const serverLine = new RegExp(`^(?:${servers.map(([kind]) => kind).join('|')}): `);

/**
 * A file or a feed stands as a person would type it; a calendar server as the settings file names it, for keeping or
 * removing: `graph: egeskov@example.org`. Null for what is no calendar.
 */
function lineOfSource(source: unknown): string | null {
  for (const key of ['file', 'url']) {
    const value = valueAt(source, [key]);
    if (typeof value === 'string') return value;
  }
  for (const [kind, key] of servers) {
    if (valueAt(source, [kind]) !== undefined) return `${kind}: ${String(valueAt(source, [key]))}`;
  }
  return null;
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

/** A place in the new list: an entry that stays, or a new one. */
type Item = { readonly keep: number } | { readonly add: unknown };

/**
 * A source that stays keeps all that its entry says; a new one is a file or, with `://` in it, an address. A calendar server
 * can be kept and removed here, not added: it needs more than a line.
 */
function editSources(lines: readonly string[], data: unknown, folder: string): readonly SettingsEdit[] {
  const entries: readonly unknown[] = Array.isArray(data) ? data : [];
  const isAt = (entry: unknown, line: string): boolean => {
    const file = valueAt(entry, ['file']);
    return lineOfSource(entry) === line || (typeof file === 'string' && resolve(folder, file) === line);
  };
  const kept = new Set<number>();
  const items = lines.flatMap((line, at): readonly Item[] => {
    // Two calendars of one server have the same line: each stands for one entry.
    const keep = entries.findIndex((entry, place) => !kept.has(place) && isAt(entry, line));
    if (keep >= 0) {
      kept.add(keep);
      return [{ keep }];
    }
    if (lines.indexOf(line) < at || serverLine.test(line)) return [];
    return [{ add: /^[a-z][a-z0-9+.-]+:\/\//i.test(line) ? { url: line } : { file: line } }];
  });
  const same =
    items.length === entries.length && items.every((item, at) => 'keep' in item && item.keep === at);
  return same ? [] : [{ path: ['agenda', 'sources'], items }];
}
