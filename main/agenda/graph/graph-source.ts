import { type Asked, openPolledSource } from '../polled-source.ts';
import type { GraphSource, OpenSource, SourceParts } from '../source.ts';
import { openAccessTokens } from './access-tokens.ts';
import { makeAskGraph } from './ask-graph.ts';
import { type EntryFor, entryOf } from './graph-event.ts';
import { makeGraphWriter } from './graph-writer.ts';
import { openRoomCalendar } from './room-calendar.ts';
import { openWriteRight } from './write-right.ts';

/**
 * Follows a room mailbox of Microsoft 365 through Microsoft Graph 1.0, with rights of an application of its own. Reads with
 * `Calendars.Read`; with `Calendars.ReadWrite` it can be written too.
 */
export function openGraphSource(source: GraphSource, parts: SourceParts): OpenSource {
  const { clock, fetch, window, zone = () => 'UTC' } = parts;
  const room = source.graph;
  const mailbox = new URL(`${source.service.replace(/\/+$/, '')}/v1.0/users/${encodeURIComponent(room)}`);
  const tokens = openAccessTokens(source, { clock, fetch });
  const ask = makeAskGraph({ tokens, clock, fetch });
  const calendar = openRoomCalendar({ ask, mailbox, clock, window });
  const right = openWriteRight(ask, mailbox);
  /** What the entries were made for that were told. */
  let toldFor: EntryFor | null = null;

  const read = async (signal: AbortSignal): Promise<Asked> => {
    const reading = await calendar.read(signal);
    if (reading.kind === 'failed') return reading;
    const token = await tokens.get(signal);
    if (!('kind' in token)) await right.learn(token, signal);
    const madeFor = { room, zone: zone(), writable: right.allowed };
    const isSame = toldFor?.zone === madeFor.zone && toldFor.writable === madeFor.writable;
    if (reading.kind === 'unchanged' && isSame) return { kind: 'unchanged' };
    toldFor = madeFor;
    const entries = calendar.events.flatMap((event) => entryOf(event, madeFor) ?? []);
    return { kind: 'content', content: { kind: 'entries', entries } };
  };

  const writer = makeGraphWriter({
    ask,
    calendar,
    mailbox,
    clock,
    onRefused: right.refused,
    onWritten: () => polled.refresh(),
  });
  const polled: OpenSource = openPolledSource({
    parts,
    checkMs: source.checkSeconds * 1000,
    what: 'a calendar of Microsoft 365',
    ask: read,
    writer: () => (right.allowed ? writer : null),
  });
  return polled;
}
