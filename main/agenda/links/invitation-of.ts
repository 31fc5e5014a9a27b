import { type Property, textOf } from '../content-line.ts';
import type { Invitation } from './invitation.ts';

/** What calendars write for the purpose of joining (RFC 7986 §5.11 CONFERENCE, its forerunners, the health services' own). */
const conferenceNames = new Set([
  'CONFERENCE',
  'X-CONFERENCE',
  'X-GOOGLE-CONFERENCE',
  'X-GOOGLE-HANGOUT',
  'X-MICROSOFT-SKYPETEAMSMEETINGURL',
  'X-MICROSOFT-ONLINEMEETINGEXTERNALLINK',
  'X-MICROSOFT-ONLINEMEETINGCONFLINK',
  'X-EHEALTH-MEETING-URL',
  'X-EHEALTH-VMR-URI',
]);

/** The parts of an invitation that are among an event's properties. */
export function invitationOf(properties: readonly Property[]): Invitation {
  const texts = (name: string): readonly string[] =>
    properties.filter((property) => property.name === name).map(({ value }) => textOf(value));
  return {
    conference: properties.filter(({ name }) => conferenceNames.has(name)).map(({ value }) => textOf(value)),
    url: texts('URL'),
    location: texts('LOCATION').join('\n'),
    text: texts('DESCRIPTION').join('\n'),
    html: texts('X-ALT-DESC').join('\n'),
  };
}
