import { hasSecret } from './secrets-near.ts';
import type { Candidate } from './target-of.ts';

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** One spelling of an address: escapes, the case of scheme and host, `sip:` and a slash at its end do not matter. */
export function addressKey(address: string): string {
  const web = /^(https?:\/\/[^/?#]+)(.*)$/i.exec(address);
  if (!web) return address.toLowerCase().replace(/^sips?:/, '');
  const [, origin = '', rest = ''] = web;
  return `${origin.toLowerCase()}${decoded(rest).replace(/\/(?=$|[?#])/, '')}`;
}

/** Whether two addresses are of one meeting by one engine, and differ only in what the second one adds, or in the host. */
export function isSameMeeting(one: Candidate, other: Candidate): boolean {
  if (one.engine !== other.engine || one.provider !== other.provider) return false;
  const [short, long] = [addressKey(one.address), addressKey(other.address)];
  if (short === long) return true;
  if (one.provider === 'zoom' && one.engine === 'web') {
    const [id, otherId] = [zoomId(short), zoomId(long)];
    return id !== null && id === otherId;
  }
  return (
    (long.startsWith(short) && /^[?&#]/.test(long.slice(short.length))) ||
    (short.startsWith(long) && /^[?&#]/.test(short.slice(long.length)))
  );
}

const zoomId = (key: string): string | null =>
  /\/(?:[jws]|wc(?:\/join)?|webinar)\/(\d{9,11})(?!\d)/.exec(key)?.[1] ??
  /[?&]confno=(\d{9,11})/.exec(key)?.[1] ??
  null;

/**
 * Of two addresses of one meeting the better: with what it asks for, else the first; where both stood in one place, the
 * one that adds who holds it (Teams). What stood near the one is kept for the other.
 */
export function betterOf(first: Candidate, second: Candidate, inOnePlace: boolean): Candidate {
  const adds = inOnePlace && /[?&]context=/.test(second.address) && !/[?&]context=/.test(first.address);
  const better = carries(first) === carries(second) ? adds : carries(second);
  const [taken, left] = better ? [second, first] : [first, second];
  const pin = taken.pin ?? (hasSecret(taken) ? undefined : left.pin);
  const role = taken.role ?? (pin !== undefined && pin === left.pin ? left.role : undefined);
  return { ...taken, ...(pin === undefined ? {} : { pin }), ...(role === undefined ? {} : { role }) };
}

/** Whether the address itself has the secret. */
const carries = ({ address }: Candidate): boolean => hasSecret({ address });
