import { openPolledSource } from '../polled-source.ts';
import type { GoogleSource, OpenSource, SourceParts } from '../source.ts';

/** Follows a Google calendar. */
export function openGoogleSource(source: GoogleSource, parts: SourceParts): OpenSource {
  return openPolledSource({
    parts,
    checkMs: source.checkSeconds * 1000,
    what: 'a Google calendar',
    ask: async () => ({ kind: 'failed', passing: false, problem: { code: 'agenda-unreachable' } }),
    writer: () => null,
  });
}
