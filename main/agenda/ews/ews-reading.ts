import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../ask-server.ts';
import type { Asked } from '../polled-source.ts';
import type { SourceParts } from '../source.ts';
import { elementIn, elementsIn, type XmlElement } from '../xml.ts';
import { namedZone } from '../zone-names.ts';
import type { Exchange } from './ask-exchange.ts';
import { entryOfItem } from './entry-of-item.ts';
import { codeOf, exchangeMessages, failureOfCode } from './exchange-answer.ts';
import { type EwsVersion, findItems, getItems, type ItemKey, syncFolderItems } from './questions.ts';

type Window = ReturnType<SourceParts['window']>;
type Failed = Failure & { readonly code: string };
type Messages = { readonly kind: 'messages'; readonly messages: readonly XmlElement[] };

/** How many meetings are opened with one question. */
const batchSize = 50;
/** A state is brought up to date by so many questions at once: the rest waits for the next asking. */
const syncLimit = 8;
/** A view that does not fit into one answer is halved down to this, in ms. */
const shortestViewMs = 3_600_000;
/** All is read again so often, whatever is said to have changed. */
const wholeEveryMs = 3_600_000;

/** Reads a room's calendar: learns cheaply whether anything changed, and if so reads all of the window. */
export function ewsReading(options: {
  readonly exchange: Exchange;
  readonly mailbox: string;
  readonly clock: Clock;
  readonly window: () => Window;
  /** IANA name of the room's zone. */
  readonly zone: () => string;
}): { ask(signal: AbortSignal): Promise<Asked> } {
  const { exchange, mailbox, clock } = options;
  const { at } = exchange;
  let version: EwsVersion = 'Exchange2013_SP1';
  let syncState: string | null = null;
  /** Of the last whole reading; null when there is none that the state of `syncState` belongs to. */
  let read: { readonly window: Window; readonly zone: string; readonly at: number } | null = null;

  const question = async (
    make: (version: EwsVersion) => string,
    signal: AbortSignal,
  ): Promise<Messages | Failed> => {
    const answer = await exchange.ask(make(version), signal);
    if (answer.kind === 'failed') return { ...answer, code: '' };
    const messages = exchangeMessages(answer.body, at);
    const isTooNew =
      messages.kind === 'failed' &&
      ['ErrorInvalidServerVersion', 'ErrorSchemaValidation'].includes(messages.code);
    if (!isTooNew || version === 'Exchange2010_SP2') return messages;
    version = 'Exchange2010_SP2';
    return question(make, signal);
  };

  /** The only message of an answer. */
  const single = async (
    make: (version: EwsVersion) => string,
    signal: AbortSignal,
  ): Promise<{ readonly kind: 'message'; readonly message: XmlElement } | Failed> => {
    const answer = await question(make, signal);
    if (answer.kind === 'failed') return answer;
    const [message] = answer.messages;
    if (!message || message.attributes.ResponseClass === 'Error') {
      return message ? failureOfCode(codeOf(message), message, at) : failureOfCode('', { ...none }, at);
    }
    return { kind: 'message', message };
  };

  /** Brings the state up to date: whether there is more to come. What changed undoes what was read. */
  const sync = async (
    signal: AbortSignal,
  ): Promise<{ readonly kind: 'synced'; readonly isAll: boolean } | Failure> => {
    for (let count = 0; count < syncLimit; count += 1) {
      const answer = await single((spoken) => syncFolderItems(spoken, mailbox, syncState), signal);
      if (answer.kind === 'failed') {
        if (answer.code !== 'ErrorInvalidSyncStateData' || syncState === null) return answer;
        syncState = null;
        read = null;
        continue;
      }
      const { message } = answer;
      syncState = elementIn(message, 'SyncState')?.text || null;
      // At once, since the next page may fail: the state has gone on, and does not tell of this again.
      if ((elementIn(message, 'Changes')?.children.length ?? 0) > 0) read = null;
      if (elementIn(message, 'IncludesLastItemInRange')?.text === 'true') {
        return { kind: 'synced', isAll: syncState !== null };
      }
    }
    return { kind: 'synced', isAll: false };
  };

  /** All items of the view: one that is cut off is asked for in halves. */
  const view = async (window: Window, signal: AbortSignal): Promise<readonly XmlElement[] | Failure> => {
    const answer = await single((spoken) => findItems(spoken, mailbox, window), signal);
    const isCutOff =
      answer.kind === 'failed'
        ? answer.code === 'ErrorExceededFindCountLimit'
        : elementIn(answer.message, 'RootFolder')?.attributes.IncludesLastItemInRange === 'false';
    if (isCutOff) {
      const middle = Math.floor((window.from + window.to) / 2);
      if (window.to - window.from < shortestViewMs)
        return failure('agenda-broken', at, 'more meetings at one time than it tells of', false);
      const first = await view({ from: window.from, to: middle }, signal);
      if ('kind' in first) return first;
      const second = await view({ from: middle, to: window.to }, signal);
      return 'kind' in second ? second : [...first, ...second];
    }
    if (answer.kind === 'failed') return answer;
    return elementsIn(answer.message, 'CalendarItem');
  };

  /** The items opened, as far as they may be: of one that may not, what the view told; one that is gone is left out. */
  const opened = async (
    items: ReadonlyMap<string, XmlElement>,
    signal: AbortSignal,
  ): Promise<readonly XmlElement[] | Failure> => {
    const whole: XmlElement[] = [];
    const all = [...items.values()];
    for (let from = 0; from < all.length; from += batchSize) {
      const batch = all.slice(from, from + batchSize);
      const answer = await question((spoken) => getItems(spoken, batch.map(keyOf)), signal);
      if (answer.kind === 'failed') return answer;
      if (answer.messages.length !== batch.length)
        return failure('agenda-broken', at, 'not all meetings were answered', true);
      for (const [index, message] of answer.messages.entries()) {
        const item = elementIn(message, 'CalendarItem');
        const seen = batch[index];
        const code = codeOf(message);
        if (item) whole.push(item);
        else if (code === 'ErrorAccessDenied' && seen) whole.push(seen);
        else if (code !== 'ErrorItemNotFound') return failureOfCode(code, message, at);
      }
    }
    return whole;
  };

  const readWindow = async (window: Window, zone: string, signal: AbortSignal): Promise<Asked> => {
    const found = await view(window, signal);
    if ('kind' in found) return found;
    const whole = await opened(new Map(found.map((item) => [keyOf(item).id, item])), signal);
    if ('kind' in whole) return whole;
    const entries = whole.flatMap((item) => entryOfItem(item, { mailbox, zone: namedZone(zone) }) ?? []);
    return { kind: 'content', content: { kind: 'entries', entries } };
  };

  return {
    async ask(signal) {
      const window = options.window();
      const zone = options.zone();
      // The state first: what changes while the window is read is then told of the next time.
      const synced = await sync(signal);
      if (synced.kind === 'failed') return synced;
      const isCurrent =
        read !== null &&
        read.window.from === window.from &&
        read.window.to === window.to &&
        read.zone === zone &&
        Math.abs(clock.now() - read.at) < wholeEveryMs;
      if (isCurrent && synced.isAll) return { kind: 'unchanged' };
      read = null;
      const asked = await readWindow(window, zone, signal);
      if (asked.kind === 'content' && synced.isAll) read = { window, zone, at: clock.now() };
      return asked;
    },
  };
}

const none: XmlElement = { name: '', attributes: {}, children: [], text: '' };

function keyOf(item: XmlElement): ItemKey {
  const attributes = elementIn(item, 'ItemId')?.attributes ?? {};
  return { id: attributes.Id ?? '', changeKey: attributes.ChangeKey ?? '' };
}
