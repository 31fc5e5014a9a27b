import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChosenDevices, RememberedCall } from '../../main/contract/kiosk.ts';
import type { JoinTarget, Meeting } from '../../main/contract/meeting.ts';
import type { Problem } from '../../main/contract/result.ts';
import { roomOfAddress } from '../../main/contract/room-address.ts';
import type { CallState } from '../calls/call.ts';
import { firstState, noWishes } from './first-state.ts';
import type { KioskParts } from './kiosk-parts.ts';
import { placeActions } from './places.ts';
import { soundOf } from './profiles.ts';
import type { Actions, KioskState } from './state.ts';

/** The one store of the window, and everything that a person can do to it. */
export type Kiosk = {
  readonly store: StoreApi<KioskState>;
  readonly actions: Actions;
  /** Somebody touched, typed or moved: the room is not left alone. */
  touched(): void;
};

/** Seconds without a touch after which a screen goes home, and the language to the room's own. */
const aloneAfterSeconds = 120;
/** Seconds between two signs to main that the window is there. */
const aliveEverySeconds = 10;
/** Milliseconds between two ticks above which the clock was set, or the computer slept: a hidden window ticks each minute. */
const longestTickMs = 120_000;
/** Seconds that the reason of a call that failed stays on the screen. */
const failureStaysSeconds = 60;

const isUnderWay = (call: CallState): call is Exclude<CallState, { kind: 'idle' | 'ended' }> =>
  call.kind !== 'idle' && call.kind !== 'ended';

/**
 * Makes the decisions of the window: what a tap means, what main's facts mean, which call is on. Engines, devices and
 * main report; this decides; the screens draw.
 */
export function makeKiosk(parts: KioskParts): Kiosk {
  const { main, engine, media, clock } = parts;
  const store = createStore<KioskState>(() => ({
    ...firstState(clock.now()),
    abilities: engine.abilities,
    online: parts.online.is(),
  }));
  const set = (change: Partial<KioskState>): void => store.setState(change);
  const get = store.getState;
  let touchedAt = clock.now();
  let endedAt = clock.now();
  let ticks = 0;
  let meetingId: string | null = null;
  let remembered: string | null = null;
  let rejoined = false;
  let chosen: ChosenDevices = noWishes;

  const dial = (
    target: JoinTarget,
    meeting: Meeting | null,
    start = { muted: false, camera: true },
  ): void => {
    meetingId = meeting?.id ?? null;
    set({
      meeting,
      place: { kind: 'home' },
      panel: 'none',
      invite: null,
      inviteProblem: null,
      restartedAt: null,
      rated: false,
    });
    engine.dial(target, media, start);
  };

  /** Tells main which call the window is in, so that a window which died finds its way back. */
  const remember = (): void => {
    const { call, own } = get();
    const value: RememberedCall | null =
      isUnderWay(call) && call.kind !== 'ringing'
        ? {
            target: call.target,
            meetingId,
            muted: own.muted.wanted,
            camera: own.camera.wanted,
            since: call.since,
          }
        : null;
    const text = JSON.stringify(value);
    if (text === remembered) return;
    remembered = text;
    void main.ask('call.remember', value);
  };

  const onEngine = (): void => {
    const before = get().call;
    set({ call: engine.state, own: engine.own });
    if (isUnderWay(before) && engine.state.kind === 'ended') {
      media.close();
      endedAt = clock.now();
      set({ panel: 'none' });
    }
    if (rejoined) remember();
  };
  engine.watch(onEngine);

  const onMedia = (): void => {
    const shown = get().ownPicture?.getVideoTracks()[0] ?? null;
    const track = media.cameraTrack;
    set({
      devices: media.facts,
      ...(track !== shown && { ownPicture: track ? parts.pictureOf(track) : null }),
    });
  };
  media.watch(onMedia);
  onMedia();

  main.watch('kiosk', (kiosk) => {
    const first = get().kiosk === null || get().kiosk?.language !== kiosk.language;
    set({ kiosk, ...(first && { language: kiosk.language }) });
  });
  main.watch('agenda', (agenda) => {
    const meeting = agenda.meetings.find(({ id }) => id === meetingId) ?? get().meeting;
    set({ agenda, meeting });
  });
  main.watch('notices', (notices) => set({ notices }));
  main.watch('hub', (hub) => set({ hub }));
  main.watch('devices', (value) => {
    chosen = value;
    media.setSound(soundOf(chosen.profile));
    for (const kind of ['camera', 'microphone', 'speaker'] as const) void media.choose(kind, chosen[kind]);
  });
  // The first value only: a window that has just opened is back in the call that main kept.
  main.watch('call', (call) => {
    if (rejoined) return;
    rejoined = true;
    remembered = JSON.stringify(call);
    if (!call) return;
    const meeting = get().agenda?.meetings.find(({ id }) => id === call.meetingId) ?? null;
    dial(call.target, meeting, { muted: call.muted, camera: call.camera });
    meetingId = call.meetingId;
    set({ restartedAt: clock.now() });
  });
  main.on('join.asked', ({ text }) => {
    // Whoever is in a call, or types a PIN, is not torn away.
    const { call, place } = get();
    if (isUnderWay(call) || place.kind === 'pin' || place.kind === 'settings') return;
    actions.goHome();
    set({ place: { kind: 'join', text, busy: false, problem: null } });
  });
  parts.online.watch(() => set({ online: parts.online.is() }));

  const tick = (): void => {
    const now = clock.now();
    const { call, kiosk, place, now: before } = get();
    // A clock that was set must not keep a screen, and what somebody typed there, for so much longer; nor make somebody
    // who stands here seem to have been away for hours.
    if (now < before || now - before > longestTickMs) {
      touchedAt += now - before;
      endedAt += now - before;
    }
    set({ now });
    if (ticks % aliveEverySeconds === 0)
      void main.ask('window.alive', { untouchedSeconds: Math.max(0, Math.round((now - touchedAt) / 1000)) });
    ticks += 1;
    if (call.kind === 'ended') {
      const stays = call.reason === 'left' ? (kiosk?.goodbyeSeconds ?? 8) : failureStaysSeconds;
      if (now - Math.max(endedAt, touchedAt) >= stays * 1000) actions.goHome();
    } else if (call.kind === 'idle' && now - touchedAt >= aloneAfterSeconds * 1000) {
      if (place.kind !== 'home') actions.goHome();
      if (kiosk && get().language !== kiosk.language) set({ language: kiosk.language });
    }
    clock.after(1000 - (now % 1000), tick);
  };

  const join = (target: JoinTarget, meeting: Meeting | null): void => {
    if (target.engine !== engine.name) set({ place: { kind: 'elsewhere', target, meeting } });
    else if (roomOfAddress(target.address) !== null) dial(target, meeting);
    else void joinByLink(target.address, meeting);
  };

  /** A guest's link of our own hub, as it stands in an invitation: main knows the room behind it. */
  const joinByLink = async (link: string, meeting: Meeting | null): Promise<void> => {
    set({ place: { kind: 'join', text: link, busy: true, problem: null } });
    const understood = await main.ask('join.understand', { text: link });
    if (get().place.kind !== 'join') return;
    if (understood.ok && roomOfAddress(understood.value.address) !== null) dial(understood.value, meeting);
    else {
      const problem: Problem = understood.ok ? { code: 'join-not-understood' } : understood.error;
      set({ place: { kind: 'join', text: link, busy: false, problem } });
    }
  };

  const actions: Actions = {
    ...placeActions({ ...parts, get, set, join, chosen: () => chosen }),
    joinMeeting(meeting) {
      const target = meeting.join.find(({ engine: name }) => name === engine.name) ?? meeting.join[0];
      if (target) join(target, meeting);
    },
    joinOwnRoom() {
      const address = get().kiosk?.ownAddress;
      if (address) dial({ engine: 'room', provider: 'rundbord', address, source: 'own' }, null);
    },
    tryAgain() {
      const { call, meeting } = get();
      if (call.kind === 'ended') dial(call.target, meeting);
    },
    goHome() {
      const { kiosk, call } = get();
      if (isUnderWay(call)) return;
      engine.clear();
      media.close();
      meetingId = null;
      // Whoever comes next finds the room's own language and nothing typed.
      const next = call.kind === 'ended' && kiosk ? { language: kiosk.language } : {};
      set({ place: { kind: 'home' }, meeting: null, panel: 'none', invite: null, rated: false, ...next });
    },
    chooseLanguage: (language) => set({ language }),
    setMuted: (muted) => engine.setMuted(muted),
    setCamera: (on) => engine.setCamera(on),
    setSharing: (on) => engine.setSharing(on),
    setVolume: (volume) => set({ volume }),
    answer: () => engine.answer(media, { muted: false, camera: true }),
    decline: () => engine.decline(),
    setHeld: (held) => engine.setHeld(held),
    goDevices: () => {},
    tryLamp: () => {},
    goSetUp: () => {},
    seat: () => {},
    useProfile: () => {},
    goRecording: () => {},
    nextRecordingStep: () => {},
    endRecording: () => {},
    openPanel(panel) {
      set({ panel });
      const { call } = get();
      if (panel !== 'invite' || !isUnderWay(call)) return;
      set({ invite: null, inviteProblem: null });
      void main.ask('room.invite', { address: call.target.address, meetingId }).then((result) => {
        set(result.ok ? { invite: result.value } : { inviteProblem: result.error });
      });
    },
    leave: () => engine.hangUp(),
    rate(rating) {
      set({ rated: true });
      void main.ask('rating.give', { rating });
    },
  };

  tick();
  return {
    store,
    actions,
    touched: () => {
      touchedAt = clock.now();
    },
  };
}
