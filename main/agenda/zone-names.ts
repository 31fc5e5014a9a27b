import { isZone } from '../contract/zone.ts';
import { customZone } from './custom-zone.ts';
import { zoneOfLabel } from './ical.ts';
import { fixedZone, ianaZone, type Zone } from './zone.ts';

const kept = new Map<string, Zone>();

/** The zone with this IANA name, which must be one; made once. */
export function namedZone(name: string): Zone {
  const known = kept.get(name);
  if (known) return known;
  const made = ianaZone(name);
  kept.set(name, made);
  return made;
}

/** `(UTC+01:00) …`, `GMT+0100`, `UTC-4`: milliseconds east of Greenwich, or null. */
function offsetIn(label: string): number | null {
  const match = /^\(?(?:UTC|GMT)?\s*([+-])(\d{1,2})[:.]?(\d\d)?(?:\)|$)/i.exec(label);
  if (!match) return /^\(?(?:UTC|GMT)\)?$/i.test(label) ? 0 : null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > 14 * 60) return null;
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

/** The offset of `zone` in winter, north of the equator: what an Outlook label names, whatever the season. */
const winterOffset = (zone: Zone): number => zone.offsetAt(Date.UTC(2026, 0, 15));

/**
 * The zone for a TZID, tried in this order:
 * 1. an IANA name, also at the end of a path (`/mozilla.org/20050126_1/Europe/Berlin`);
 * 2. the VTIMEZONE of that name in the file, if it can be read;
 * 3. a Windows name or an Outlook display name;
 * 4. a label with an offset in a language we do not know, `(UTC+01:00) Bruxelles, København`: the room's zone where the
 *    offset is the room's in winter, since such a label means the zone with its summer time; else that offset;
 * 5. null: nobody knows.
 *
 * `definition` gives the text of the VTIMEZONE, `until` (ms since 1970) how far it must be worked out.
 */
export function zoneForName(
  tzid: string,
  room: Zone,
  definition: string | undefined,
  until: number,
): Zone | null {
  const label = tzid.replaceAll('"', '').trim();
  const ending = /(?:^|\/)([A-Za-z_]+\/[A-Za-z0-9_+-]+(?:\/[A-Za-z_]+)?)$/.exec(label)?.[1];
  // A bare offset such as "+0100" would pass for an IANA name in some versions of ICU.
  if (/^[A-Za-z]/.test(label) && isZone(label)) return namedZone(label);
  if (ending && isZone(ending)) return namedZone(ending);
  const custom = definition === undefined ? null : customZone(label, definition, until);
  if (custom) return custom;
  if (/^tzone:\/\/Microsoft\/Utc$/i.test(label)) return namedZone('UTC');
  const iana = zoneOfLabel(label);
  if (iana && isZone(iana)) return namedZone(iana);
  const offset = offsetIn(label);
  if (offset === null) return null;
  return label.includes(' ') && winterOffset(room) === offset ? room : fixedZone(label, offset);
}
