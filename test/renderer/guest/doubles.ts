import type { Ticket, Welcome } from '../../../main/contract/room.ts';
import type { CallState } from '../../../renderer/calls/call.ts';
import type { CallEngine, OwnSide } from '../../../renderer/calls/engine.ts';
import type { DeviceFacts, LocalMedia } from '../../../renderer/calls/media/local-media.ts';
import { noDevices, quietSide } from '../../../renderer/guest/guest-state.ts';

export const welcome: Welcome = {
  room: 'egeskov',
  from: 'Hjemmesygeplejen',
  site: 'Sundhedshuset',
  reason: 'Samtale om hjælpen',
  language: 'da',
  expiresAt: 1_000_000,
  trust: 'trusted',
};

export const ticket: Ticket = {
  room: 'egeskov',
  client: 'g-1',
  token: 'token',
  expiresAt: 1_000_000,
  broker: 'wss://hub.example/mqtt',
  name: 'Bodil',
  role: 'guest',
  kind: 'guest',
  iceServers: [],
  relayOnly: false,
  maximumParties: 4,
};

/** Camera and microphone of a test: opens what is wanted unless told that a person refuses. */
export function makeMediaDouble(): LocalMedia & {
  readonly opened: { microphone: boolean; camera: boolean }[];
  readonly chosen: (string | undefined)[];
  refuse: boolean;
} {
  const listeners = new Set<() => void>();
  let facts: DeviceFacts = {
    ...noDevices,
    known: true,
    cameras: [
      { id: 'c1', label: 'Front Camera', group: 'c1' },
      { id: 'c2', label: 'Back Camera', group: 'c2' },
    ],
  };
  const set = (change: Partial<DeviceFacts>): void => {
    facts = { ...facts, ...change };
    for (const listener of listeners) listener();
  };
  const refused = (kind: 'camera' | 'microphone') => ({ code: `${kind}-not-allowed` as const });
  let camera = 'c1';
  const double = {
    opened: [] as { microphone: boolean; camera: boolean }[],
    chosen: [] as (string | undefined)[],
    refuse: false,
    get facts() {
      return facts;
    },
    microphoneTrack: null,
    cameraTrack: null,
    movedTrack: null,
    watch(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async open(wanted: { microphone: boolean; camera: boolean }) {
      double.opened.push(wanted);
      const may = !double.refuse;
      set({
        camera: wanted.camera && may ? camera : null,
        microphone: wanted.microphone && may ? 'm1' : null,
        cameraProblem: wanted.camera && !may ? refused('camera') : null,
        microphoneProblem: wanted.microphone && !may ? refused('microphone') : null,
      });
    },
    async choose(_kind: string, [label]: readonly string[]) {
      double.chosen.push(label);
      camera = label === 'Back Camera' ? 'c2' : 'c1';
    },
    setSound() {},
    level: () => 0,
    close: () => set({ camera: null, microphone: null, cameraProblem: null, microphoneProblem: null }),
  };
  return double;
}

/** An engine that does what a test says and keeps what it was told. */
export function makeEngineDouble(): CallEngine & {
  readonly told: string[];
  say(state: CallState, own?: OwnSide): void;
  media: LocalMedia | null;
} {
  const listeners = new Set<() => void>();
  let state: CallState = { kind: 'idle' };
  let own = quietSide;
  const double = {
    name: 'room' as const,
    abilities: { share: false, invite: false, hold: false, tones: false, ownMedia: true },
    told: [] as string[],
    media: null as LocalMedia | null,
    get state() {
      return state;
    },
    get own() {
      return own;
    },
    say(next: CallState, side: OwnSide = own) {
      state = next;
      own = side;
      for (const listener of listeners) listener();
    },
    watch(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dial: ((target, media, start) => {
      double.media = media;
      double.told.push(`dial ${target.address} muted:${start.muted} camera:${start.camera}`);
      double.say({ kind: 'dialling', target, since: 0 });
    }) satisfies CallEngine['dial'],
    hangUp() {
      if (state.kind === 'idle' || state.kind === 'ended') return;
      double.say({ kind: 'ended', target: state.target, reason: 'left', at: 1, met: false });
    },
    clear() {
      if (state.kind === 'ended') double.say({ kind: 'idle' });
    },
    setMuted: (muted: boolean) => void double.told.push(`muted:${muted}`),
    setCamera: (on: boolean) => void double.told.push(`camera:${on}`),
    setSharing: () => {},
    answer: () => {},
    decline: () => {},
    setHeld: () => {},
    moveFarCamera() {},
    sendTone: () => {},
  };
  return double;
}
