/** The schema that is spoken: an older server knows no addresses of online meetings. */
export type EwsVersion = 'Exchange2013_SP1' | 'Exchange2010_SP2';

/** An item as Exchange names it. */
export type ItemKey = { readonly id: string; readonly changeKey: string };

/** Text as it stands in an attribute or element of XML. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const envelope = (version: EwsVersion, body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
<soap:Header><t:RequestServerVersion Version="${version}"/><t:TimeZoneContext><t:TimeZoneDefinition Id="UTC"/></t:TimeZoneContext></soap:Header>
<soap:Body>${body}</soap:Body></soap:Envelope>`;

const calendarOf = (mailbox: string): string =>
  `<t:DistinguishedFolderId Id="calendar"><t:Mailbox><t:EmailAddress>${escaped(mailbox)}</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>`;

const fields = (names: readonly string[], extended: readonly string[] = []): string => {
  const own = names.map((name) => `<t:FieldURI FieldURI="${name}"/>`);
  // Where Outlook, Skype for Business and Teams keep the address of an online meeting.
  const others = extended.map(
    (name) =>
      `<t:ExtendedFieldURI DistinguishedPropertySetId="PublicStrings" PropertyName="${name}" PropertyType="String"/>`,
  );
  return `<t:AdditionalProperties>${[...own, ...others].join('')}</t:AdditionalProperties>`;
};

/** What is asked of every meeting in the view, which is all there is of one that may not be opened. */
const viewFields = [
  'item:Subject',
  'item:Sensitivity',
  'calendar:Start',
  'calendar:End',
  'calendar:IsAllDayEvent',
  'calendar:IsCancelled',
  'calendar:LegacyFreeBusyStatus',
  'calendar:Location',
  'calendar:CalendarItemType',
  'calendar:MyResponseType',
  'calendar:UID',
  'calendar:RecurrenceId',
];

/** Asks for all meetings between two moments (ms since 1970), each time of a series on its own. */
export const findItems = (
  version: EwsVersion,
  mailbox: string,
  window: { readonly from: number; readonly to: number },
): string =>
  envelope(
    version,
    `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>${fields(viewFields)}</m:ItemShape>
<m:CalendarView StartDate="${new Date(window.from).toISOString()}" EndDate="${new Date(window.to).toISOString()}"/>
<m:ParentFolderIds>${calendarOf(mailbox)}</m:ParentFolderIds></m:FindItem>`,
  );

/** Asks for what a view does not tell: text, people, addresses. */
export function getItems(version: EwsVersion, keys: readonly ItemKey[]): string {
  const names = [
    'item:Body',
    ...viewFields,
    'calendar:OriginalStart',
    'calendar:Organizer',
    'calendar:RequiredAttendees',
    'calendar:OptionalAttendees',
    ...(version === 'Exchange2013_SP1'
      ? ['calendar:JoinOnlineMeetingUrl', 'calendar:OnlineMeetingSettings']
      : []),
  ];
  const shape = `<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:BodyType>HTML</t:BodyType>${fields(names, ['OnlineMeetingExternalLink', 'SkypeTeamsMeetingUrl'])}</m:ItemShape>`;
  const ids = keys.map(
    ({ id, changeKey }) => `<t:ItemId Id="${escaped(id)}" ChangeKey="${escaped(changeKey)}"/>`,
  );
  return envelope(version, `<m:GetItem>${shape}<m:ItemIds>${ids.join('')}</m:ItemIds></m:GetItem>`);
}

/** Asks what changed in the calendar since a state; since the beginning when there is none. */
export const syncFolderItems = (version: EwsVersion, mailbox: string, state: string | null): string =>
  envelope(
    version,
    `<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>${calendarOf(mailbox)}</m:SyncFolderId>${
      state === null ? '' : `<m:SyncState>${escaped(state)}</m:SyncState>`
    }<m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems>`,
  );
