import type { CallState } from '../calls/call.ts';
import type { KioskState } from '../kiosk/state.ts';

/** An address as a person reads it: without its protocol; of a link only the host, of a telephone number nothing after it. */
export function addressShown(address: string): string {
  const host = /^https?:\/\/([^/?#]+)/i.exec(address)?.[1];
  if (host) return host;
  const bare = address.replace(/^(sips?|h323|pexip|tel):(\/\/)?/i, '').replace(/;.*$/, '');
  return /^(\+\d+)@/.exec(bare)?.[1] ?? bare;
}

type Known = Pick<KioskState, 'directory' | 'conference'>;

/**
 * Who or what is called, as far as it is known: the far system's own name for its meeting, a name of the directory, else
 * the address. Null for the room's own meetings, which have a name of their own.
 */
export function calledName(call: CallState, { directory, conference }: Known): string | null {
  if (call.kind === 'idle') return null;
  const { engine, address } = call.target;
  if (engine === 'room' || engine === 'fake') return null;
  if (conference?.name) return conference.name;
  const shown = addressShown(address).toLowerCase();
  const known = [...directory.favourites, ...directory.recents].find(
    (entry) => entry.name && addressShown(entry.address).toLowerCase() === shown,
  );
  return known?.name ?? addressShown(address);
}
