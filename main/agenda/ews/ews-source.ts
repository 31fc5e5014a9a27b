import { openPolledSource } from '../polled-source.ts';
import type { EwsSource, OpenSource, SourceParts } from '../source.ts';
import { openExchange } from './ask-exchange.ts';
import { ewsReading } from './ews-reading.ts';

/**
 * Follows a room's calendar on an Exchange server of the house, through Exchange Web Services. Nothing is written: the account
 * needs no more than to read the folder.
 */
export function openEwsSource(source: EwsSource, parts: SourceParts): OpenSource {
  const { ews, mailbox, username, password, checkSeconds } = source;
  const { clock, window, zone = () => 'UTC' } = parts;
  const exchange = openExchange({ url: new URL(ews), username, password, clock });
  const reading = ewsReading({ exchange, mailbox, clock, window, zone });
  const open = openPolledSource({
    parts,
    checkMs: checkSeconds * 1000,
    what: 'a calendar of Exchange',
    ask: (signal) => reading.ask(signal),
    writer: () => null,
  });
  return {
    get state() {
      return open.state;
    },
    writer: null,
    refresh: () => open.refresh(),
    stop() {
      open.stop();
      exchange.close();
    },
  };
}
