import type { CallState, Question } from '../calls/call.ts';
import { minutes, now, type Picture, picture, sampleOf, vdx } from './base-state.ts';
import { directoryOf } from './directory-samples.ts';

const asking = (question: Question): CallState => ({ kind: 'asking', target: vdx, since: now, question });

const phone = {
  engine: 'sip',
  provider: 'sip',
  address: 'sip:71234560@rooms.example',
  source: 'typed',
} as const;
const unknown = {
  ...phone,
  address: 'sip:videomoedelokale-3.medicinsk-afdeling@universitetshospitalet.example',
};

/** What a far system asks before it lets one in, what is heard while it rings, and who calls. */
export const askedPictures: Readonly<Record<string, Picture>> = {
  'asked-pin': picture(() => ({ call: asking({ kind: 'pin', guests: null, wrong: false }) })),
  'asked-pin-typed': picture(() => ({
    call: asking({ kind: 'pin', guests: 'pin', wrong: false }),
    typedAnswer: '7734',
  })),
  'asked-pin-guest': picture(() => ({ call: asking({ kind: 'pin', guests: 'none', wrong: false }) })),
  'asked-pin-wrong': picture(() => ({ call: asking({ kind: 'pin', guests: 'none', wrong: true }) })),
  'asked-extension': picture(() => ({
    call: asking({ kind: 'extension', wrong: false }),
    typedAnswer: '4021',
  })),
  'asked-extension-wrong': picture(() => ({ call: asking({ kind: 'extension', wrong: true }) })),
  'asked-sign-in': picture(() => ({
    call: asking({
      kind: 'sign-in',
      providers: [
        { id: 'a', name: 'MitID Erhverv' },
        { id: 'b', name: 'Region Syddanmark, ADFS' },
        { id: 'c', name: 'Helsenettet' },
      ],
    }),
  })),
  'asked-sign-in-one': picture(() => ({
    call: asking({ kind: 'sign-in', providers: [{ id: 'a', name: 'SITHS' }] }),
  })),
  'asked-signing-in': picture(() => ({ call: asking({ kind: 'signing-in', provider: 'MitID Erhverv' }) })),
  'lobby-rings': picture((look) => ({
    directory: directoryOf(look),
    call: { kind: 'dialling', target: phone, since: now, rings: true },
  })),
  'lobby-rings-unknown': picture(() => ({
    call: { kind: 'dialling', target: unknown, since: now, rings: true },
  })),
  'lobby-for-host': picture(() => ({
    call: { kind: 'lobby', target: vdx, since: now - minutes(2), met: false, forHost: true },
  })),
  'incoming-auto': picture((look) => ({
    call: {
      kind: 'ringing',
      target: phone,
      since: now,
      from: {
        name: sampleOf(look).homeCare,
        role: sampleOf(look).homeCareRole,
        address: 'sip:71234560@rooms.example',
      },
    },
    autoAnswer: now + 8000,
  })),
  'incoming-address': picture(() => ({
    call: {
      kind: 'ringing',
      target: phone,
      since: now,
      from: { name: '', role: '', address: unknown.address },
    },
  })),
};
