import { openPolledSource } from '../polled-source.ts';
import type { GraphSource, OpenSource, SourceParts } from '../source.ts';

/** Follows a calendar of Microsoft 365. */
export function openGraphSource(source: GraphSource, parts: SourceParts): OpenSource {
  return openPolledSource({
    parts,
    checkMs: source.checkSeconds * 1000,
    what: 'a calendar of Microsoft 365',
    ask: async () => ({ kind: 'failed', passing: false, problem: { code: 'agenda-unreachable' } }),
    writer: () => null,
  });
}
