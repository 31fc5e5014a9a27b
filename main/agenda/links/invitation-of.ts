import { type Property, parameterOf, textOf } from '../content-line.ts';
import type { Invitation } from './invitation.ts';

/**
 * What calendars write for the purpose of joining: of Microsoft (MS-OXCICAL and what Teams and Skype for Business add),
 * of Google, and of health services, whose names are those of the FHIR extensions of the Danish national rooms.
 */
const conferenceNames = new Set([
  'X-CONFERENCE',
  'X-GOOGLE-CONFERENCE',
  'X-GOOGLE-HANGOUT',
  'X-MICROSOFT-SKYPETEAMSMEETINGURL',
  'X-MICROSOFT-ONLINEMEETINGEXTERNALLINK',
  'X-MICROSOFT-ONLINEMEETINGCONFLINK',
  'X-MICROSOFT-CONFERENCETELURI',
  'X-EHEALTH-MEETING-URL',
  'X-EHEALTH-VMR-URI',
  'X-VDX-MEETING-URL',
  'X-VDX-VMR-URI',
]);

/** A document that stands in an address itself (RFC 2397), as Thunderbird writes the HTML of a description; or ''. */
function documentIn(address: string): string {
  const [, base64, content = ''] =
    /^data:text\/html(?:;charset=[\w-]+)?(;base64)?,(.*)$/is.exec(address) ?? [];
  try {
    return base64 ? Buffer.from(content, 'base64').toString('utf8') : decodeURIComponent(content);
  } catch {
    return '';
  }
}

const featuresOf = (property: Property): readonly string[] =>
  (property.parameters.get('FEATURE') ?? []).map((feature) => feature.trim().toUpperCase());

/**
 * How far behind a CONFERENCE is by what it is said to be for (RFC 7986 §6.3): video and what does not say first, then
 * sound and screens, then the address of the moderator. Null for what is for reading or telephones alone.
 */
function orderOf(property: Property): number | null {
  const features = featuresOf(property);
  if (features.includes('MODERATOR')) return 2;
  if (features.length === 0 || features.includes('VIDEO')) return 0;
  return features.some((feature) => feature === 'AUDIO' || feature === 'SCREEN') ? 1 : null;
}

/** The addresses that are there for joining: in their order, those for video before others. */
function conferencesIn(properties: readonly Property[]): readonly string[] {
  const found: { readonly order: number; readonly address: string }[] = [];
  for (const property of properties) {
    const order =
      property.name === 'CONFERENCE' ? orderOf(property) : conferenceNames.has(property.name) ? 0 : null;
    if (order !== null) found.push({ order, address: textOf(property.value).trim() });
  }
  return found.toSorted((one, other) => one.order - other.order).map(({ address }) => address);
}

/**
 * The parts of an invitation that are among an event's properties: RFC 5545, RFC 7986 CONFERENCE, RFC 9073
 * STYLED-DESCRIPTION, and what Microsoft, Google and Mozilla add. What an ALTREP points at counts as the HTML when it
 * stands in the address itself, else as an address beside the place or the text.
 */
export function invitationOf(properties: readonly Property[]): Invitation {
  const named = (name: string): readonly Property[] =>
    properties.filter((property) => property.name === name);
  const texts = (name: string): readonly string[] => named(name).map(({ value }) => textOf(value));
  const elsewhere = (name: string): readonly string[] =>
    named(name).flatMap((property) => parameterOf(property, 'ALTREP') ?? []);
  const beside = (name: string): readonly string[] =>
    elsewhere(name).filter((address) => !/^(?:data|cid):/i.test(address));
  const styled = named('STYLED-DESCRIPTION').filter(
    (one) => parameterOf(one, 'VALUE')?.toUpperCase() !== 'URI',
  );
  return {
    conference: conferencesIn(properties),
    url: texts('URL').map((address) => address.trim()),
    location: [...texts('LOCATION'), ...beside('LOCATION')].join('\n'),
    text: [...texts('DESCRIPTION'), ...beside('DESCRIPTION'), ...texts('COMMENT')].join('\n'),
    html: [
      ...texts('X-ALT-DESC'),
      ...styled.map(({ value }) => textOf(value)),
      ...elsewhere('DESCRIPTION').map(documentIn),
    ]
      .filter((html) => html !== '')
      .join('\n'),
  };
}
