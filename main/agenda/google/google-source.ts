import { hostOf } from '../fetch-calendar.ts';
import { openPolledSource } from '../polled-source.ts';
import type { GoogleSource, OpenSource, SourceParts } from '../source.ts';
import { googleAsker } from './ask-google.ts';
import { googleReading } from './google-reading.ts';
import { googleTokens } from './google-token.ts';
import { googleWriter } from './google-writer.ts';

/**
 * Follows a Google calendar (Calendar API v3) as a service account with which it is shared: all of the days that are wanted once,
 * then only what changed.
 */
export function openGoogleSource(source: GoogleSource, parts: SourceParts): OpenSource {
  const { google: calendar, key, service, checkSeconds } = source;
  const { clock, fetch, window, zone = () => 'UTC' } = parts;
  const at = hostOf(service);
  const tokens = googleTokens({ keyFile: key, fetch, clock });
  const ask = googleAsker({ service, calendar, tokens, fetch, clock });
  const reading = googleReading({ at, calendar, ask, clock, window, zone });
  const open = openPolledSource({
    parts,
    checkMs: checkSeconds * 1000,
    what: 'a Google calendar',
    ask: (signal) => reading.ask(signal),
    writer: () => (reading.mayWrite ? writer : null),
  });
  const writer = googleWriter({
    at,
    ask,
    clock,
    eventOf: reading.eventOf,
    zone,
    onWritten: () => open.refresh(),
  });
  return open;
}
