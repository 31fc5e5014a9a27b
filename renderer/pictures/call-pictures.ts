import type { Meeting } from '../../main/contract/meeting.ts';
import type { CallState, Party } from '../calls/call.ts';
import { plainParty } from '../calls/plain-party.ts';
import type { KioskState } from '../kiosk/state.ts';
import {
  type Look,
  meetingAt,
  minutes,
  now,
  ownRoom,
  type Picture,
  picture,
  sampleOf,
  teams,
  usualDay,
  wanted,
} from './base-state.ts';
import { brokenRoom, usualRoom } from './device-samples.ts';

/** The conference of the usual day, and the time eight minutes into it. */
function inMeeting(look: Look): Pick<KioskState, 'meeting' | 'now'> {
  const meeting = usualDay(look)[1] ?? null;
  return { meeting, now: now + minutes(14) };
}

function partiesOf(look: Look): readonly [Party, Party, Party] {
  const sample = sampleOf(look);
  const { first, second, third } = look.streams;
  return [
    plainParty({ id: 'p1', kind: 'guest', name: sample.gp, role: sample.gpRole, stream: first }),
    plainParty({ id: 'p2', kind: 'kiosk', name: sample.homeCare, role: sample.homeCareRole, stream: second }),
    plainParty({ id: 'p3', kind: 'guest', name: sample.relative, muted: true, stream: third }),
  ];
}

const connected = (
  parties: readonly Party[],
  kind: 'connected' | 'reconnecting' = 'connected',
): CallState => ({
  kind,
  target: ownRoom,
  since: now + minutes(6),
  parties,
});

const call = (
  change: (look: Look, base: KioskState, parties: readonly [Party, Party, Party]) => Partial<KioskState>,
): Picture =>
  picture((look, base) => {
    const parties = partiesOf(look);
    return { ...inMeeting(look), call: connected([parties[0]]), ...change(look, base, parties) };
  });

const ended = (reason: Extract<CallState, { kind: 'ended' }>['reason'], met: boolean): CallState => ({
  kind: 'ended',
  target: ownRoom,
  reason,
  at: now + minutes(14) - 2000,
  met,
});

/** The conference goes on, and this one has the room at a quarter past two; `at` is how many minutes after six to two. */
const nextIs = (look: Look, base: KioskState, at: number, next: Partial<Meeting> = {}, title?: string) => ({
  now: now + minutes(at),
  agenda: base.agenda && {
    ...base.agenda,
    meetings: [...usualDay(look).slice(0, 2), meetingAt(21, 30, title ?? sampleOf(look).pregnancy, next)],
  },
});

const link = 'https://192.168.10.20:8443/g/KRTB-4729';

/** The lobby, the call and what comes after it. */
export const callPictures: Readonly<Record<string, Picture>> = {
  'lobby-dialling': picture((look) => ({
    ...inMeeting(look),
    call: { kind: 'dialling', target: ownRoom, since: now + minutes(14) },
  })),
  'lobby-first': picture((look) => ({
    ...inMeeting(look),
    call: { kind: 'lobby', target: ownRoom, since: now + minutes(11), met: false },
  })),
  'lobby-silent': picture((look) => ({
    ...inMeeting(look),
    call: { kind: 'lobby', target: ownRoom, since: now + minutes(14), met: false },
    own: {
      muted: wanted(true),
      camera: wanted(false),
      sharing: wanted(false),
      held: wanted(false),
      shareProblem: null,
    },
  })),
  'lobby-own-room': picture((_look, base) => ({
    call: { kind: 'lobby', target: ownRoom, since: now, met: false },
    panel: 'invite',
    invite: { url: link, code: 'KRTB-4729', expiresAt: now + minutes(120), trust: 'own-certificate' },
    own: base.own,
  })),
  'lobby-broken': picture((look, base) => ({
    ...inMeeting(look),
    call: { kind: 'lobby', target: ownRoom, since: now + minutes(13), met: false },
    ownPicture: null,
    devices: { ...base.devices, cameras: [], camera: null, cameraProblem: { code: 'camera-missing' } },
  })),
  'lobby-held': picture((look, base) => ({
    ...inMeeting(look),
    call: { kind: 'lobby', target: ownRoom, since: now + minutes(13), met: true },
    own: { ...base.own, held: wanted(true) },
  })),
  'lobby-alone': picture((look) => ({
    ...inMeeting(look),
    call: { kind: 'lobby', target: ownRoom, since: now + minutes(13), met: true },
  })),
  'call-one': call(() => ({})),
  'call-two': call((_look, _base, [first, second]) => ({ call: connected([first, second]) })),
  'call-three': call((_look, _base, parties) => ({ call: connected(parties) })),
  'call-quiet': call((_look, _base, [first, second]) => ({ call: connected([first, second]) })),
  'call-muted': call((_look, base, [first, second]) => ({
    call: connected([{ ...first, camera: false, muted: true }, second]),
    own: { ...base.own, muted: wanted(true), camera: wanted(false) },
  })),
  'call-people': call((_look, _base, parties) => ({ call: connected(parties), panel: 'people' })),
  'call-invite': call(() => ({
    panel: 'invite',
    invite: { url: link, code: 'KRTB-4729', expiresAt: now + minutes(120), trust: 'own-certificate' },
  })),
  'call-invite-loopback': call(() => ({
    panel: 'invite',
    invite: {
      url: 'https://127.0.0.1:8443/g/KRTB-4729',
      code: 'KRTB-4729',
      expiresAt: now + minutes(120),
      trust: 'loopback-only',
    },
  })),
  'call-invite-making': call(() => ({ panel: 'invite' })),
  'call-devices': call((_look, base, [first, second]) => ({
    ...usualRoom(base),
    call: connected([first, second]),
    panel: 'devices',
  })),
  'call-devices-broken': call((_look, base, [first, second]) => ({
    ...brokenRoom(base),
    call: connected([first, second]),
    panel: 'devices',
  })),
  'call-held': call((_look, base, [first, second]) => ({
    call: connected([first, second]),
    own: { ...base.own, held: wanted(true) },
  })),
  'call-held-panel': call((_look, base, parties) => ({
    call: connected(parties),
    panel: 'people',
    own: { ...base.own, held: wanted(true) },
  })),
  'call-sharing': call((look, _base, [first, second, third]) => ({
    call: connected([{ ...first, sharing: true, stream: look.streams.screen }, second, third]),
  })),
  'call-you-share': call((_look, base, [first, second]) => ({
    call: connected([first, second]),
    own: { ...base.own, sharing: wanted(true) },
  })),
  'call-link-lost': call((_look, _base, [first, second]) => ({
    call: connected([{ ...first, link: 'reconnecting' }, second]),
  })),
  'call-line-lost': call((_look, _base, [first, second]) => ({
    call: connected([first, second], 'reconnecting'),
  })),
  'call-restarted': call((_look, _base, [first, second]) => ({
    call: connected([first, second]),
    restartedAt: now + minutes(14) - 2000,
  })),
  'call-near': call(() => ({ now: now + minutes(19) })),
  'call-over': call((_look, base) => ({
    now: now + minutes(25),
    devices: { ...base.devices, microphoneProblem: { code: 'microphone-missing' } },
  })),
  'call-about': call((look, base, [first, second]) => {
    const [over, own] = usualDay(look);
    const meeting = own && {
      ...own,
      purpose: sampleOf(look).long,
      people: [sampleOf(look).gp, sampleOf(look).homeCare, sampleOf(look).relative],
      may: ['extend' as const],
    };
    return {
      ...(meeting && { meeting }),
      agenda: base.agenda && {
        ...base.agenda,
        meetings: [...(over && meeting ? [over, meeting] : []), ...usualDay(look).slice(2)],
      },
      call: connected([first, second]),
      panel: 'meeting',
    };
  }),
  'call-next-soon': call((look, base, [first, second]) => ({
    ...nextIs(look, base, 14),
    call: connected([first, second]),
  })),
  'call-next-begun': call((look, base) => nextIs(look, base, 23)),
  'call-next-elsewhere': call((look, base, parties) => ({
    ...nextIs(look, base, 23, { join: [teams], private: true }),
    call: connected(parties),
  })),
  'call-next-long': call((look, base, [first, second, third]) => ({
    ...nextIs(look, base, 23, {}, sampleOf(look).long),
    call: connected([{ ...first, sharing: true, stream: look.streams.screen }, second, third]),
  })),
  'lobby-next': picture((look, base) => ({
    ...inMeeting(look),
    ...nextIs(look, base, 23),
    call: { kind: 'lobby', target: ownRoom, since: now + minutes(13), met: true },
  })),
  'call-demo': call((look, _base, [first]) => ({
    meeting: null,
    call: connected([
      { ...first, name: sampleOf(look).colleague, role: sampleOf(look).colleagueRole, kind: 'demo' },
    ]),
  })),
  goodbye: call(() => ({ call: ended('left', true) })),
  'goodbye-rated': call(() => ({ call: ended('left', true), rated: true })),
  'goodbye-alone': call(() => ({ call: ended('left', false) })),
  'wrong-hub': call(() => ({ call: ended('hub-unreachable', false) })),
  'wrong-lost': call(() => ({ call: ended('link-lost', true) })),
};
