import type { CallState, Mixed, Party } from '../calls/call.ts';
import type { Conference } from '../calls/conference.ts';
import type { KioskState } from '../kiosk/state.ts';
import { type Look, minutes, now, type Picture, picture, sampleOf, vdx, wanted } from './base-state.ts';
import { chatOf, fewMixed, hosted, manyMixed, mixedParty, someFlows } from './conference-samples.ts';
import { directoryOf } from './directory-samples.ts';

const abilities = { share: true, invite: false, hold: true, tones: true, ownMedia: true };

const connected = (parties: readonly Party[], mixed: Mixed | null): CallState => ({
  kind: 'connected',
  target: vdx,
  since: now - minutes(4),
  parties,
  mixed,
});

type Change = Partial<KioskState> & { readonly of?: Partial<Conference> };

/** A call in a far system's meeting: everybody in one picture, this side a host; `of` is what differs of the meeting. */
const far = (change: (look: Look, base: KioskState) => Change): Picture =>
  picture((look, base) => {
    const { of, ...more } = change(look, base);
    return {
      abilities,
      directory: directoryOf(look),
      quality: { is: 'good', lies: null },
      conference: { ...hosted, name: sampleOf(look).discharge, ...of },
      call: connected(fewMixed(look), { stream: look.streams.first, slides: null }),
      ...more,
    };
  });

/** A call by telephone: one party, sound alone. */
const phone = (look: Look): Partial<KioskState> => ({
  conference: { ...hosted, role: null, layouts: [], layout: null, may: ['transfer'] },
  call: {
    kind: 'connected',
    target: { engine: 'sip', provider: 'sip', address: 'sip:+4512345678@sip.example', source: 'typed' },
    since: now - minutes(2),
    parties: [mixedParty('p1', sampleOf(look).homeCare, { camera: false, soundOnly: true, kind: 'guest' })],
  },
});

/** Calls that a far system keeps, with what may be done in them. */
export const conferencePictures: Readonly<Record<string, Picture>> = {
  'call-mixed': far(() => ({})),
  'call-mixed-slides': far((look) => ({
    call: connected(fewMixed(look), { stream: look.streams.first, slides: look.streams.screen }),
  })),
  'call-mixed-no-picture': far((look) => ({
    call: connected(manyMixed(look), { stream: null, slides: null }),
  })),
  'call-mixed-guest': far(() => ({ of: { role: 'guest', may: ['say', 'raise-hand', 'layout'] } })),
  'call-mixed-poor': far(() => ({ quality: { is: 'poor', lies: 'here' }, of: { recording: true } })),
  'call-mixed-fair': far(() => ({ quality: { is: 'fair', lies: 'there' } })),
  'call-asked': far((_look, base) => ({ own: { ...base.own, muted: wanted(true), asked: 'unmute' } })),
  'call-asked-camera': far((_look, base) => ({
    own: { ...base.own, camera: wanted(false), asked: 'camera' },
  })),
  'call-muted-by-host': far((_look, base) => ({ own: { ...base.own, mutedByHost: true } })),
  'call-second': far((look) => ({
    second: { from: { name: sampleOf(look).nurse, role: sampleOf(look).nurseRole }, since: now },
  })),
  'call-second-all': far((look, base) => ({
    second: { from: { name: '', role: '', address: 'sip:12345678@sip.example' }, since: now },
    own: { ...base.own, muted: wanted(true), asked: 'unmute' },
    quality: { is: 'poor', lies: 'here' },
    of: { recording: true },
    call: connected([...fewMixed(look), mixedParty('w1', sampleOf(look).colleague, { waiting: true })], {
      stream: look.streams.first,
      slides: null,
    }),
  })),
  'call-waiting': far((look) => ({
    call: connected([...fewMixed(look), mixedParty('w1', sampleOf(look).colleague, { waiting: true })], {
      stream: look.streams.first,
      slides: null,
    }),
  })),
  'call-people-host': far((look) => ({
    panel: 'people',
    call: connected([mixedParty('w1', sampleOf(look).colleague, { waiting: true }), ...fewMixed(look)], {
      stream: look.streams.first,
      slides: null,
    }),
  })),
  'call-people-many': far((look) => ({
    panel: 'people',
    call: connected(manyMixed(look), { stream: look.streams.first, slides: null }),
  })),
  'call-keypad': far(() => ({ panel: 'keypad', sentTones: '1234#' })),
  'call-keypad-long': far(() => ({ panel: 'keypad', sentTones: '012345678901234567890123456789*#' })),
  'call-chat': far((look) => ({ panel: 'chat', of: { chat: chatOf(look, 3) } })),
  'call-chat-empty': far(() => ({ panel: 'chat' })),
  'call-chat-full': far((look) => ({
    panel: 'chat',
    of: { chat: chatOf(look, 40), problem: { code: 'not-allowed-here' } },
  })),
  'call-add': far(() => ({ panel: 'add' })),
  'call-add-transfer': far((look) => ({ ...phone(look), panel: 'add' })),
  'call-conference': far(() => ({ panel: 'conference', of: { locked: true } })),
  'call-quality': far(() => ({ panel: 'quality', quality: { is: 'fair', lies: 'there' }, flows: someFlows })),
  'call-quality-measuring': far(() => ({ panel: 'quality', quality: null })),
  'call-phone': far((look) => phone(look)),
  'wrong-pexip-locked': picture(() => ({
    call: { kind: 'ended', target: vdx, reason: 'pexip-locked', at: now - 2000, met: false },
  })),
  'wrong-call-removed': picture(() => ({
    call: { kind: 'ended', target: vdx, reason: 'call-removed', at: now - 2000, met: true },
  })),
};
