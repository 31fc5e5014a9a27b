import type { CalendarEntry } from '../calendar-entry.ts';
import type { Invitation } from '../links/invitation.ts';
import { elementIn, elementsIn, type XmlElement } from '../xml.ts';
import { toInstant, type Zone } from '../zone.ts';

const textIn = (item: XmlElement, name: string): string =>
  item.children.find((child) => child.name === name)?.text ?? '';

/** ms since 1970, or null. A time without an offset is UTC, which is what is asked for. */
function timeIn(item: XmlElement, name: string): number | null {
  const text = textIn(item, name);
  if (!/^\d{4}-\d\d-\d\dT/.test(text)) return null;
  const at = Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? null : at;
}

type Person = { readonly name: string; readonly address: string };

function personIn(element: XmlElement): Person {
  const mailbox = elementIn(element, 'Mailbox') ?? element;
  return { name: textIn(mailbox, 'Name'), address: textIn(mailbox, 'EmailAddress').toLowerCase() };
}

const shownName = ({ name, address }: Person): string => name || address;

function idOf(item: XmlElement): string {
  const uid = textIn(item, 'UID') || (elementIn(item, 'ItemId')?.attributes.Id ?? '');
  if (!['Occurrence', 'Exception'].includes(textIn(item, 'CalendarItemType'))) return uid;
  const original = timeIn(item, 'RecurrenceId') ?? timeIn(item, 'OriginalStart') ?? timeIn(item, 'Start');
  return original === null ? uid : `${uid}/${new Date(original).toISOString()}`;
}

function invitationOf(item: XmlElement): Invitation {
  const body = item.children.find(({ name }) => name === 'Body');
  const isHtml = body?.attributes.BodyType !== 'Text';
  const online = [
    textIn(item, 'JoinOnlineMeetingUrl'),
    ...elementsIn(item, 'ExtendedProperty').map((property) => textIn(property, 'Value')),
  ].filter((address) => address !== '');
  return {
    conference: [...new Set(online)],
    url: [],
    location: textIn(item, 'Location'),
    text: isHtml ? '' : (body?.text ?? ''),
    html: isHtml ? (body?.text ?? '') : '',
  };
}

const dayMs = 86_400_000;

/**
 * A whole day of the room. Exchange keeps the midnight of whoever made it, wherever that was: the date is the one whose midnight
 * is nearest.
 */
const dayOf = (zone: Zone, midnight: number): number =>
  toInstant(zone, Math.floor((midnight + dayMs / 2) / dayMs) * dayMs);

const privateWords = ['Private', 'Confidential', 'Personal'];

/** The meeting that a calendar item is, in a room of the mailbox and zone; null for one that is cancelled, that the room declined, or that has no time. */
export function entryOfItem(
  item: XmlElement,
  { mailbox, zone }: { readonly mailbox: string; readonly zone: Zone },
): CalendarEntry | null {
  const response = textIn(item, 'MyResponseType');
  if (textIn(item, 'IsCancelled') === 'true' || response === 'Decline') return null;
  const start = timeIn(item, 'Start');
  const end = timeIn(item, 'End');
  if (start === null || end === null) return null;
  const wholeDay = textIn(item, 'IsAllDayEvent') === 'true';
  const caller = item.children.find(({ name }) => name === 'Organizer');
  const organizer = caller ? personIn(caller) : null;
  const isRoom = ({ address }: Person): boolean => address === mailbox.toLowerCase();
  const invited = ['RequiredAttendees', 'OptionalAttendees'].flatMap((list) =>
    item.children.filter(({ name }) => name === list).flatMap(({ children }) => children.map(personIn)),
  );
  const people = invited.filter(
    (one) => !isRoom(one) && (one.address === '' || one.address !== organizer?.address),
  );
  return {
    id: idOf(item),
    title: textIn(item, 'Subject'),
    start: wholeDay ? dayOf(zone, start) : start,
    end: wholeDay ? dayOf(zone, end) : end,
    wholeDay,
    private: privateWords.includes(textIn(item, 'Sensitivity')),
    status:
      response === 'Tentative' || textIn(item, 'LegacyFreeBusyStatus') === 'Tentative'
        ? 'tentative'
        : 'confirmed',
    organizer: organizer && !isRoom(organizer) ? shownName(organizer) || null : null,
    location: textIn(item, 'Location') || null,
    people: people.map(shownName).filter((name) => name !== ''),
    invitation: invitationOf(item),
    may: [],
  };
}
