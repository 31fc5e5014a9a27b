import { elementIn, elementsIn, type XmlElement, xmlRoot } from '../../main/agenda/xml.ts';

/** One item of the calendar: simple elements by name, `body` as HTML, people by name and address. */
export type ExchangeItem = {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly organizer?: Person;
  readonly required?: readonly Person[];
  /** Named properties among the public strings. */
  readonly named?: Readonly<Record<string, string>>;
  /** It may be seen in the view, and not opened. */
  readonly closed?: boolean;
};
type Person = readonly [name: string, address: string];

/** What goes wrong next. */
export type ExchangeTrouble = {
  /** The question that it happens to: FindItem, GetItem, SyncFolderItems; any when absent. */
  readonly to?: string;
  /** Which of them; 1 is the next. */
  readonly at?: number;
  readonly code: string;
  readonly backOffMs?: number;
  /** As a fault of SOAP with HTTP 500, instead of an error in the answer. */
  readonly asFault?: boolean;
};

export type ExchangeCalendar = {
  answer(question: string): { readonly status: number; readonly body: string };
  /** The questions that were asked, oldest first. */
  readonly asked: readonly string[];
  put(item: ExchangeItem): void;
  remove(id: string): void;
  trouble(next: ExchangeTrouble): void;
  forgetSyncStates(): void;
  setRights(rights: 'reader' | 'none' | 'hidden'): void;
  setFindLimit(limit: number): void;
  setSyncPage(size: number): void;
  /** The newest schema that it knows. */
  setVersion(version: 2010 | 2013): void;
  /** Called when a view is read, before it is answered. */
  onFind(run: () => void): void;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const soap = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
const only2013 = ['calendar:JoinOnlineMeetingUrl', 'calendar:OnlineMeetingSettings'];

/** The calendar of one mailbox as Exchange Web Services tell it. Recurrences are put as their times. */
export function exchangeCalendar(mailbox: string): ExchangeCalendar {
  type Stored = ExchangeItem & { readonly changedAt: number };
  const items = new Map<string, Stored>();
  const removed = new Map<string, number>();
  const asked: string[] = [];
  let troubles: { trouble: ExchangeTrouble; left: number }[] = [];
  let sequence = 1;
  let epoch = 1;
  let rights = 'reader';
  let findLimit = 1000;
  let syncPage = 512;
  let newest: 2010 | 2013 = 2013;
  let whenFound: () => void = () => {};

  const backOff = (ms: number | undefined): string =>
    ms === undefined
      ? ''
      : `<m:MessageXml><t:Value Name="BackOffMilliseconds">${ms}</t:Value></m:MessageXml>`;
  const fault = (code: string, ms?: number) => ({
    status: 500,
    body: soap(
      `<s:Fault><faultcode>a:${code}</faultcode><detail><e:ResponseCode>${code}</e:ResponseCode>${backOff(ms)}</detail></s:Fault>`,
    ),
  });
  const message = (name: string, inner: string, code = 'NoError', ms?: number): string =>
    `<m:${name}ResponseMessage ResponseClass="${code === 'NoError' ? 'Success' : 'Error'}"><m:ResponseCode>${code}</m:ResponseCode>${backOff(ms)}${inner}</m:${name}ResponseMessage>`;
  const answer = (name: string, messages: string) => ({
    status: 200,
    body: soap(`<m:${name}Response><m:ResponseMessages>${messages}</m:ResponseMessages></m:${name}Response>`),
  });

  const person = (name: string, [shown, address]: Person): string =>
    `<t:${name}><t:Mailbox><t:Name>${escaped(shown)}</t:Name><t:EmailAddress>${escaped(address)}</t:EmailAddress></t:Mailbox></t:${name}>`;
  /** An item with what was asked for. */
  const shownItem = (item: Stored, question: XmlElement): string => {
    const wanted = elementsIn(question, 'FieldURI').map(
      ({ attributes }) => attributes.FieldURI?.split(':')[1] ?? '',
    );
    const named = elementsIn(question, 'ExtendedFieldURI').map(
      ({ attributes }) => attributes.PropertyName ?? '',
    );
    const { fields, body, organizer, required = [] } = item;
    return `<t:CalendarItem><t:ItemId Id="${escaped(item.id)}" ChangeKey="k${item.changedAt}"/>${[
      ...wanted
        .filter((name) => fields[name] !== undefined)
        .map((name) => `<t:${name}>${escaped(fields[name] ?? '')}</t:${name}>`),
      body !== undefined && wanted.includes('Body')
        ? `<t:Body BodyType="HTML">${escaped(body)}</t:Body>`
        : '',
      organizer && wanted.includes('Organizer') ? person('Organizer', organizer) : '',
      required.length > 0 && wanted.includes('RequiredAttendees')
        ? `<t:RequiredAttendees>${required.map((one) => person('Attendee', one)).join('')}</t:RequiredAttendees>`
        : '',
      ...named
        .filter((name) => item.named?.[name] !== undefined)
        .map(
          (name) =>
            `<t:ExtendedProperty><t:ExtendedFieldURI PropertyName="${name}"/><t:Value>${escaped(item.named?.[name] ?? '')}</t:Value></t:ExtendedProperty>`,
        ),
    ].join('')}</t:CalendarItem>`;
  };

  const find = (question: XmlElement): string => {
    whenFound();
    const { StartDate = '', EndDate = '' } = elementIn(question, 'CalendarView')?.attributes ?? {};
    const [from, to] = [Date.parse(StartDate), Date.parse(EndDate)];
    const found = [...items.values()].filter(
      ({ fields }) => Date.parse(fields.Start ?? '') < to && Date.parse(fields.End ?? '') > from,
    );
    const shown = found.slice(0, findLimit);
    const isAll = shown.length === found.length;
    return message(
      'FindItem',
      `<m:RootFolder TotalItemsInView="${found.length}" IncludesLastItemInRange="${isAll}"><t:Items>${shown.map((item) => shownItem(item, question)).join('')}</t:Items></m:RootFolder>`,
    );
  };

  const get = (question: XmlElement): string =>
    elementsIn(question, 'ItemId')
      .map(({ attributes }) => {
        const item = items.get(attributes.Id ?? '');
        if (!item) return message('GetItem', '<m:Items/>', 'ErrorItemNotFound');
        if (item.closed) return message('GetItem', '<m:Items/>', 'ErrorAccessDenied');
        return message('GetItem', `<m:Items>${shownItem(item, question)}</m:Items>`);
      })
      .join('');

  const sync = (question: XmlElement): string => {
    const state = elementIn(question, 'SyncState')?.text;
    const [stateEpoch, since = 0] =
      state === undefined ? [epoch, 0] : Buffer.from(state, 'base64').toString().split('.').map(Number);
    if (stateEpoch !== epoch) return message('SyncFolderItems', '', 'ErrorInvalidSyncStateData');
    const changes = [
      ...[...items.values()].map(({ id, changedAt }) => ({ id, changedAt, name: 'Update' })),
      ...(state === undefined
        ? []
        : [...removed].map(([id, changedAt]) => ({ id, changedAt, name: 'Delete' }))),
    ]
      .filter(({ changedAt }) => changedAt > since)
      .sort((a, b) => a.changedAt - b.changedAt);
    const shown = changes.slice(0, syncPage);
    const isLast = shown.length === changes.length;
    const next = isLast ? sequence : (shown.at(-1)?.changedAt ?? since);
    const elements = shown
      .map(({ id, name }) => `<t:${name}><t:ItemId Id="${escaped(id)}"/></t:${name}>`)
      .join('');
    return message(
      'SyncFolderItems',
      `<m:SyncState>${Buffer.from(`${epoch}.${next}`).toString('base64')}</m:SyncState><m:IncludesLastItemInRange>${isLast}</m:IncludesLastItemInRange><m:Changes>${elements}</m:Changes>`,
    );
  };

  const kinds: Readonly<Record<string, (question: XmlElement) => string>> = {
    FindItem: find,
    GetItem: get,
    SyncFolderItems: sync,
  };

  return {
    asked,
    answer(text) {
      const root = xmlRoot(text);
      const question = root && elementIn(root, 'Body')?.children[0];
      const kind = question && kinds[question.name];
      if (!root || !question || !kind) return fault('ErrorSchemaValidation');
      const version = elementIn(root, 'RequestServerVersion')?.attributes.Version ?? '';
      asked.push(question.name);
      if (newest === 2010 && !version.startsWith('Exchange2010')) return fault('ErrorInvalidServerVersion');
      const asks2013 = elementsIn(question, 'FieldURI').some(({ attributes }) =>
        only2013.includes(attributes.FieldURI ?? ''),
      );
      if (version.startsWith('Exchange2010') && asks2013) return fault('ErrorSchemaValidation');
      const matching = troubles.filter(
        ({ trouble }) => trouble.to === undefined || trouble.to === question.name,
      );
      for (const one of matching) one.left -= 1;
      const due = matching.find(({ left }) => left === 0)?.trouble;
      troubles = troubles.filter(({ left }) => left > 0);
      if (due?.asFault) return fault(due.code, due.backOffMs);
      if (due) return answer(question.name, message(question.name, '', due.code, due.backOffMs));
      const about = elementIn(question, 'EmailAddress')?.text;
      if (about !== undefined && about !== mailbox)
        return answer(question.name, message(question.name, '', 'ErrorNonExistentMailbox'));
      if (rights !== 'reader') {
        const code = rights === 'none' ? 'ErrorAccessDenied' : 'ErrorFolderNotFound';
        return answer(question.name, message(question.name, '', code));
      }
      return answer(question.name, kind(question));
    },
    put(item) {
      sequence += 1;
      removed.delete(item.id);
      items.set(item.id, { ...item, changedAt: sequence });
    },
    remove(id) {
      sequence += 1;
      items.delete(id);
      removed.set(id, sequence);
    },
    trouble: (next) => troubles.push({ trouble: next, left: next.at ?? 1 }),
    forgetSyncStates() {
      epoch += 1;
    },
    setRights(next) {
      rights = next;
    },
    setFindLimit(limit) {
      findLimit = limit;
    },
    setSyncPage(size) {
      syncPage = size;
    },
    setVersion(next) {
      newest = next;
    },
    onFind(run) {
      whenFound = run;
    },
  };
}
