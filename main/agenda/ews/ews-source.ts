import { openPolledSource } from '../polled-source.ts';
import type { EwsSource, OpenSource, SourceParts } from '../source.ts';

/** Follows a calendar of Exchange. */
export function openEwsSource(source: EwsSource, parts: SourceParts): OpenSource {
  return openPolledSource({
    parts,
    checkMs: source.checkSeconds * 1000,
    what: 'a calendar of Exchange',
    ask: async () => ({ kind: 'failed', passing: false, problem: { code: 'agenda-unreachable' } }),
    writer: () => null,
  });
}
