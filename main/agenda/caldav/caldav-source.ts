import { openPolledSource } from '../polled-source.ts';
import type { CaldavSource, OpenSource, SourceParts } from '../source.ts';

/** Follows a CalDAV calendar. */
export function openCaldavSource(source: CaldavSource, parts: SourceParts): OpenSource {
  return openPolledSource({
    parts,
    checkMs: source.checkSeconds * 1000,
    what: 'a CalDAV calendar',
    ask: async () => ({ kind: 'failed', passing: false, problem: { code: 'agenda-unreachable' } }),
    writer: () => null,
  });
}
