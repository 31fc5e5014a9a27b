import type { Language } from '../../main/contract/languages.ts';
import { startOfDay, wallTime } from '../../main/contract/zone.ts';

/** Times as people write them. Arguments are milliseconds since 1970; what is shown is the clock of one zone. */
export type Times = {
  /** `13:54`: with a colon in every language, as on the room's own displays and in calendars. */
  clock(at: number): string;
  /** `14:00–14:15` */
  range(from: number, to: number): string;
  /** `lørdag 21. november` */
  date(at: number): string;
  /** `mandag` */
  weekday(at: number): string;
  /** Whole days by the calendar from `from` to `to`: 0 is today, 1 tomorrow. */
  daysBetween(from: number, to: number): number;
};

const locales: Readonly<Record<Language, string>> = { da: 'da-DK', sv: 'sv-SE', nb: 'nb-NO', en: 'en-GB' };

const two = (value: number): string => String(value).padStart(2, '0');

const made = new Map<string, Times>();

/** The {@link Times} of a language and an IANA zone; the same object for the same two. */
export function timesOf(language: Language, zone: string): Times {
  const key = `${language} ${zone}`;
  const known = made.get(key);
  if (known) return known;
  const date = new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const weekday = new Intl.DateTimeFormat(locales[language], { timeZone: zone, weekday: 'long' });
  const clock = (at: number): string => {
    const { hour, minute } = wallTime(at, zone);
    return `${two(hour)}:${two(minute)}`;
  };
  const times: Times = {
    clock,
    range: (from, to) => `${clock(from)}–${clock(to)}`,
    // Danish writes "lørdag den 21. november"; on a sign the short form stands.
    date: (at) => date.format(at).replace(' den ', ' '),
    weekday: (at) => weekday.format(at),
    daysBetween: (from, to) => Math.round((startOfDay(to, zone) - startOfDay(from, zone)) / 86_400_000),
  };
  made.set(key, times);
  return times;
}
