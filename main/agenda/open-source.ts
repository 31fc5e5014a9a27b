import { openCaldavSource } from './caldav/caldav-source.ts';
import { openEwsSource } from './ews/ews-source.ts';
import { hostOf } from './fetch-calendar.ts';
import { openFileSource } from './file-source.ts';
import { openGoogleSource } from './google/google-source.ts';
import { openGraphSource } from './graph/graph-source.ts';
import type { AgendaSource, OpenSource, SourceParts } from './source.ts';
import { openUrlSource } from './url-source.ts';

/** Follows a source of any kind. */
export function openSource(source: AgendaSource, parts: SourceParts): OpenSource {
  if ('file' in source) return openFileSource(source.file, parts);
  if ('url' in source) return openUrlSource(source, parts);
  if ('caldav' in source) return openCaldavSource(source, parts);
  if ('graph' in source) return openGraphSource(source, parts);
  if ('google' in source) return openGoogleSource(source, parts);
  return openEwsSource(source, parts);
}

/** What a problem names of a source: a file's name, else a host. No address and no person. */
export function sourceName(source: AgendaSource): string {
  if ('file' in source) return source.file.split(/[\\/]/).at(-1) ?? '';
  if ('url' in source) return hostOf(source.url);
  if ('caldav' in source) return hostOf(source.caldav);
  if ('graph' in source) return hostOf(source.service);
  if ('google' in source) return hostOf(source.service);
  return hostOf(source.ews);
}
