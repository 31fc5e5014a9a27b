import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RememberedCall } from '../../main/contract/kiosk.ts';
import type { JoinTarget, Meeting } from '../../main/contract/meeting.ts';
import type { Problem } from '../../main/contract/result.ts';
import { roomOfAddress } from '../../main/contract/room-address.ts';
import { atPlace } from './at-place.ts';
import { makeAutoJoin } from './auto-join.ts';
import { makeCallDevices } from './call-devices.ts';
import { makeCallVolume } from './call-volume.ts';
import { cameraActions } from './camera-actions.ts';
import { dayActions } from './day-actions.ts';
import { deviceActions } from './device-places.ts';
import { dialActions } from './dial-actions.ts';
import { firstState } from './first-state.ts';
import { isInCall, isUnderWay } from './in-call.ts';
import { joinInstead } from './join-instead.ts';
import type { KioskParts } from './kiosk-parts.ts';
import { watchLeftAlone } from './left-alone.ts';
import { lendCamera } from './lent-camera.ts';
import { placeActions } from './places.ts';
import { soundOf } from './profiles.ts';
import { sendPin } from './send-pin.ts';
import type { Actions, KioskState } from './state.ts';
import { wayHere } from './way-here.ts';

/** How a call begins on our side. */
type Start = { readonly muted: boolean; readonly camera: boolean };
const seenAndHeard: Start = { muted: false, camera: true };
const unheard: Start = { muted: true, camera: false };

/** A codec's call that is not found so long after the window died in it is over. */
const returnLimitMs = 20_000;

/** The one store of the window, and everything that a person can do to it. */
export type Kiosk = {
  readonly store: StoreApi<KioskState>;
  readonly actions: Actions;
  /** Somebody touched, typed or moved: the room is not left alone. */
  touched(): void;
};

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
  const get = store.getState;
  const set = (change: Partial<KioskState>): void => {
    const before = get();
    store.setState({ ...change, deviceInUse: callDevices.used({ ...before, ...change }) });
    if (change.place) devices.moved(before.place);
    cameras.moved(before);
    lent.look();
    callDevices.show();
    if (change.now === undefined) return;
    day.look();
    autoJoin.look();
  };
  const at = atPlace(get, set);
  let meetingId: string | null = null;
  let remembered: string | null = null;
  let rejoined = false;
  let dialling = false;
  /** This window died in a codec's call, which is not found yet. */
  let returning = false;
  let showing = false;

  const callDevices = makeCallDevices({
    main,
    engine,
    get,
    set,
    ready: () => showing,
    actions: () => actions,
  });
  const devices = deviceActions({ ...parts, get, set, at });
  const volume = makeCallVolume({ main, get, set });
  const cameras = cameraActions({ ...parts, get, set });
  const lent = lendCamera({ ...parts, get, set, tellCamera: cameras.actions.tellCamera });
  const day = dayActions({ ...parts, get, set, at });
  const autoJoin = makeAutoJoin({
    get,
    set,
    join: (meeting) => joinMeeting(meeting, unheard),
    leave: () => engine.hangUp(),
  });
  const instead = joinInstead({
    ...parts,
    get,
    join: (meeting) => {
      actions.goHome();
      actions.joinMeeting(meeting);
    },
  });
  const alone = watchLeftAlone({ main, clock, get, set, goHome: () => actions.goHome() });

  /** A call is about to be on: nothing of what was here before is shown in it. */
  const enter = (meeting: Meeting | null): void => {
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
  };
  const dial = (target: JoinTarget, meeting: Meeting | null, start: Start = seenAndHeard): void => {
    enter(meeting);
    returning = false;
    dialling = true;
    engine.dial(target, media, start);
    dialling = false;
  };

  /**
   * Tells main which call the window is in, so that a window which died finds its way back. One that was held comes back quiet and
   * unseen, and not held: whoever held it to talk among themselves is not overheard, and sees how it is.
   */
  const remember = (): void => {
    const { call, own } = get();
    const value: RememberedCall | null = isInCall(call)
      ? {
          target: call.target,
          meetingId,
          muted: own.muted.wanted || own.held.wanted,
          camera: own.camera.wanted && !own.held.wanted,
          since: call.since,
        }
      : null;
    const text = JSON.stringify(value);
    if (text === remembered) return;
    remembered = text;
    void main.ask('call.remember', value);
  };

  /** A codec has the call: nothing of this computer is captured. One that began at the codec itself is a new one here. */
  const onCodecCall = (before: KioskState['call']['kind']): void => {
    media.close();
    if (dialling || (before !== 'idle' && before !== 'ended')) return;
    if (returning) set({ place: { kind: 'home' }, panel: 'none', restartedAt: clock.now() });
    else enter(null);
    returning = false;
  };

  const onEngine = (): void => {
    const before = get().call;
    const { state: call, own, abilities, conference = null, second = null } = engine;
    set({ call, own, abilities, conference, second });
    if (!isInCall(before) && isInCall(call) && call.target.engine === 'codec') onCodecCall(before.kind);
    volume.follow();
    if (isUnderWay(before) && engine.state.kind === 'ended') {
      media.close();
      alone.ended();
      set({ panel: 'none' });
    }
    if (rejoined) remember();
  };
  engine.watch(onEngine);
  sendPin(parts);

  const onMedia = (): void => {
    const shown = get().ownPicture?.getVideoTracks()[0] ?? null;
    const track = media.cameraTrack;
    set({
      devices: media.facts,
      ...(track !== shown && { ownPicture: track ? parts.pictureOf(track) : null }),
    });
    cameras.look();
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
  main.watch('devices', (chosen) => {
    set({ chosen });
    media.setSound(soundOf(chosen.profile));
    for (const kind of ['camera', 'microphone', 'speaker'] as const) void media.choose(kind, chosen[kind]);
  });
  main.watch('callDevices', (value) => set({ callDevices: value }));
  main.watch('connected', (connected) => {
    set({ connected });
    cameras.look();
    volume.follow();
  });
  main.watch('views', (views) => set({ views }));
  main.watch('beside', (beside) => set({ beside }));
  main.watch('directory', (directory) => set({ directory }));
  main.watch('recording', (value) => {
    alone.touched();
    devices.recordingIs(value);
  });
  main.on('device.pressed', (pressed) => {
    alone.touched();
    set({ lastPress: { ...pressed, at: clock.now() } });
    callDevices.pressed(pressed);
  });
  // The first value only: a window that has just opened is back in the call that main kept.
  main.watch('call', (call) => {
    if (rejoined) return;
    rejoined = true;
    remembered = JSON.stringify(call);
    if (call) {
      const meeting = get().agenda?.meetings.find(({ id }) => id === call.meetingId) ?? null;
      meetingId = call.meetingId;
      // A codec's call went on without the window, or ended: it is found, and never dialled once more.
      returning = call.target.engine === 'codec';
      if (returning) {
        set({ meeting });
        clock.after(returnLimitMs, () => {
          if (returning) set({ meeting: null });
          returning = false;
        });
      } else {
        dial(call.target, meeting, { muted: call.muted, camera: call.camera });
        meetingId = call.meetingId;
        set({ restartedAt: clock.now() });
      }
    }
    showing = true;
    callDevices.show();
  });
  main.on('join.asked', ({ text }) => {
    // Whoever is in a call, or types a PIN, is not torn away.
    const { call, place } = get();
    if (isUnderWay(call) || place.kind === 'pin' || place.kind === 'settings') return;
    actions.goHome();
    set({ place: { kind: 'join', text, busy: false, problem: null } });
  });
  parts.online.watch(() => set({ online: parts.online.is() }));

  const join = (target: JoinTarget, meeting: Meeting | null, start?: Start): void => {
    const way = wayHere([target], get().connected);
    if (!way) set({ place: { kind: 'elsewhere', target, meeting } });
    else if (way.engine !== 'room' || roomOfAddress(way.address) !== null) dial(way, meeting, start);
    else void joinByLink(way.address, meeting, start);
  };
  const joinMeeting = (meeting: Meeting, start?: Start): void => {
    const target = wayHere(meeting.join, get().connected) ?? meeting.join[0];
    if (target) join(target, meeting, start);
  };

  /** A guest's link of our own hub, as it stands in an invitation: main knows the room behind it. */
  const joinByLink = async (link: string, meeting: Meeting | null, start?: Start): Promise<void> => {
    set({ place: { kind: 'join', text: link, busy: true, problem: null } });
    const understood = await main.ask('join.understand', { text: link });
    if (get().place.kind !== 'join') return;
    if (understood.ok && roomOfAddress(understood.value.address) !== null)
      dial(understood.value, meeting, start);
    else {
      const problem: Problem = understood.ok ? { code: 'join-not-understood' } : understood.error;
      set({ place: { kind: 'join', text: link, busy: false, problem } });
    }
  };

  const actions: Actions = {
    ...placeActions({ ...parts, get, set, at, join }),
    ...devices.actions,
    ...cameras.actions,
    ...day.actions,
    ...dialActions(parts),
    joinMeeting(meeting, by) {
      day.arrived(meeting);
      if (by) join(by, meeting);
      else joinMeeting(meeting);
    },
    joinInstead: instead.join,
    refuseAutoJoin: autoJoin.refuse,
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
    setVolume: volume.setVolume,
    answer() {
      if (get().call.kind !== 'ringing') return;
      enter(null);
      engine.answer(media, { muted: false, camera: true });
    },
    decline: () => engine.decline(),
    setHeld: (held) => engine.setHeld(held),
    openPanel(panel) {
      set({ panel });
      const { call } = get();
      if (panel !== 'invite' || !isUnderWay(call)) return;
      set({ invite: null, inviteProblem: null });
      void main.ask('room.invite', { address: call.target.address, meetingId }).then((result) => {
        set(result.ok ? { invite: result.value } : { inviteProblem: result.error });
      });
    },
    leave() {
      instead.forget();
      engine.hangUp();
    },
    rate(rating) {
      set({ rated: true });
      void main.ask('rating.give', { rating });
    },
  };

  return { store, actions, touched: alone.touched };
}
