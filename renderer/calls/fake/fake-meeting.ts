import type { Party } from '../call.ts';
import { type ChatLine, type Conference, type ConferenceDeed, hostDeeds } from '../conference.ts';
import { plainParty } from '../plain-party.ts';

/** A simulated meeting as it stands. */
export type FakeMeeting = { readonly conference: Conference; readonly parties: readonly Party[] };

const party = (id: string, name: string, more: Partial<Party> = {}): Party =>
  plainParty({ id, name, kind: 'guest', ...more });

/** The one who is there when nobody else was asked for. */
export const colleague = (name: string, stream: MediaStream | null): Party =>
  party('colleague', name, { kind: 'kiosk', stream });

/** A meeting of several, one of whom has raised their hand and one of whom waits to be let in. */
export function beginMeeting(role: 'host' | 'guest'): FakeMeeting {
  return {
    parties: [
      party('karen', 'Karen', { host: true }),
      party('jens', 'Jens', { muted: true, handRaised: true }),
      party('ward', 'Ward 3', { camera: false }),
      ...(role === 'host' ? [party('ingrid', 'Ingrid', { waiting: true })] : []),
    ],
    conference: {
      name: 'Demo',
      role,
      locked: false,
      guestsMuted: false,
      handRaised: false,
      layout: '1:7',
      layouts: ['1:7', '1:0', '2:21', '4:0'],
      chat: [],
      recording: false,
      may: role === 'guest' ? ['say', 'raise-hand'] : ['say', ...hostDeeds, 'end-for-all'],
      problem: null,
    },
  };
}

/** A line of the chat; ids count up. */
export function said(meeting: FakeMeeting, line: Omit<ChatLine, 'id'>): FakeMeeting {
  const { chat } = meeting.conference;
  return with_(meeting, { chat: [...chat, { ...line, id: chat.length + 1 }] });
}

/** The meeting after a deed, at `at` (ms since 1970). Pure; a deed that may not be done shows its problem. */
export function conducted(meeting: FakeMeeting, deed: ConferenceDeed, at: number): FakeMeeting {
  const { conference } = meeting;
  if (!conference.may.includes(deed.do)) return with_(meeting, { problem: { code: 'not-allowed-here' } });
  const now = with_(meeting, { problem: null });
  const change = (id: string, how: Partial<Party>): FakeMeeting => ({
    ...now,
    parties: now.parties.map((one) => (one.id === id ? { ...one, ...how } : one)),
  });
  switch (deed.do) {
    case 'say':
      return said(now, { from: '', own: true, text: deed.text, at });
    case 'lock':
      return with_(now, { locked: deed.on });
    case 'mute-guests':
      return {
        conference: { ...now.conference, guestsMuted: deed.on },
        parties: now.parties.map((one) => (one.host ? one : { ...one, muted: deed.on || one.muted })),
      };
    case 'layout':
      return conference.layouts.includes(deed.layout) ? with_(now, { layout: deed.layout }) : now;
    case 'raise-hand':
      return with_(now, { handRaised: deed.on });
    case 'admit':
      return change(deed.party, { waiting: false });
    case 'mute':
      return change(deed.party, { muted: deed.on });
    case 'role':
      return change(deed.party, { host: deed.role === 'host' });
    case 'remove':
      return { ...now, parties: now.parties.filter(({ id }) => id !== deed.party) };
    case 'add':
      return {
        ...now,
        parties: [
          ...now.parties,
          party(`added-${now.parties.length}`, deed.address, { host: deed.role === 'host' }),
        ],
      };
    case 'transfer':
    case 'end-for-all':
      return now;
  }
}

const with_ = (meeting: FakeMeeting, change: Partial<Conference>): FakeMeeting => ({
  ...meeting,
  conference: { ...meeting.conference, ...change },
});
