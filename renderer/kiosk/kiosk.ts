import { createStore, type StoreApi } from 'zustand/vanilla';
import { atPlace } from './at-place.ts';
import { makeAutoJoin } from './auto-join.ts';
import { callActions } from './call-actions.ts';
import { makeCallDevices } from './call-devices.ts';
import { makeCallMemory } from './call-memory.ts';
import { makeCallQuality } from './call-quality.ts';
import { heardOnly, makeCallStart, unheard } from './call-start.ts';
import { makeCallVolume } from './call-volume.ts';
import { cameraActions } from './camera-actions.ts';
import { dayActions } from './day-actions.ts';
import { deviceActions } from './device-places.ts';
import { firstState } from './first-state.ts';
import { isUnderWay } from './in-call.ts';
import { makeIncoming } from './incoming.ts';
import { joinInstead } from './join-instead.ts';
import { makeJoinPlace } from './join-place.ts';
import type { KioskParts } from './kiosk-parts.ts';
import { watchLeftAlone } from './left-alone.ts';
import { lendCamera } from './lent-camera.ts';
import { keepMainFacts } from './main-facts.ts';
import { placeActions } from './places.ts';
import { soundOf } from './profiles.ts';
import { sendPin } from './send-pin.ts';
import type { Actions, KioskState } from './state.ts';
import { makeTypedText } from './typed-text.ts';

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
    if (change.place || change.call) joinPlace.moved(before);
    cameras.moved(before);
    lent.look();
    callDevices.show();
    quality.look();
    if (change.now === undefined) return;
    day.look();
    autoJoin.look();
    incoming.tick();
  };
  const at = atPlace(get, set);
  const here = { ...parts, get, set, at };
  let showing = false;

  const callDevices = makeCallDevices({ main, get, set, ready: () => showing, actions: () => actions });
  const devices = deviceActions(here);
  const volume = makeCallVolume(here);
  const quality = makeCallQuality(here);
  const cameras = cameraActions(here);
  const lent = lendCamera({ ...here, tellCamera: cameras.actions.tellCamera });
  const day = dayActions(here);
  const typed = makeTypedText(here);
  const start = makeCallStart({
    ...here,
    understand: typed.understand,
    begins: () => memory.begins(),
  });
  const memory = makeCallMemory({ ...here, start: () => start });
  const incoming = makeIncoming({ ...here, answer: () => calls.answer(heardOnly) });
  const calls = callActions({ ...here, start, memory, incoming, volume });
  const joinPlace = makeJoinPlace({ ...here, start: () => start, typed, goHome: () => actions.goHome() });
  const autoJoin = makeAutoJoin({
    get,
    set,
    join: (meeting) => start.joinMeeting(meeting, unheard),
    leave: () => engine.hangUp(),
  });
  const instead = joinInstead({
    ...here,
    join: (meeting) => {
      actions.goHome();
      actions.joinMeeting(meeting);
    },
  });
  const alone = watchLeftAlone({ main, clock, get, set, goHome: () => actions.goHome() });

  const onEngine = (): void => {
    const before = get();
    const { own, abilities, conference = null, second = null } = engine;
    const call = engine.state.kind === 'idle' ? (memory.gone ?? engine.state) : engine.state;
    set({
      call,
      own,
      abilities,
      conference,
      second: incoming.shown(second),
      ...(!isUnderWay(call) && { sentTones: '' }),
      ...(call.kind !== 'asking' && { typedAnswer: '' }),
    });
    incoming.look(before);
    memory.look(before.call);
    volume.follow();
    if (isUnderWay(before.call) && engine.state.kind === 'ended') {
      media.close();
      alone.ended();
      set({ panel: 'none' });
      // Whoever calls second rings at once, and not after the last screen of this call; the engine may not be done telling yet.
      if (before.second)
        clock.after(0, () => {
          if (engine.state.kind === 'ended') engine.clear();
        });
    }
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

  keepMainFacts(parts, get, set);
  main.watch('agenda', (agenda) => {
    const meeting = agenda.meetings.find(({ id }) => id === start.meetingId) ?? get().meeting;
    set({ agenda, meeting });
  });
  main.watch('devices', (chosen) => {
    set({ chosen });
    media.setSound(soundOf(chosen.profile));
    for (const kind of ['camera', 'microphone', 'speaker'] as const) void media.choose(kind, chosen[kind]);
  });
  main.watch('connected', (connected) => {
    set({ connected });
    cameras.look();
    volume.follow();
  });
  main.watch('recording', (value) => {
    alone.touched();
    devices.recordingIs(value);
  });
  main.on('device.pressed', (pressed) => {
    alone.touched();
    set({ lastPress: { ...pressed, at: clock.now() } });
    callDevices.pressed(pressed);
  });
  main.watch('call', (call) => {
    memory.hear(call);
    showing = true;
    callDevices.show();
  });
  main.on('join.asked', ({ text }) => joinPlace.asked(text));
  main.on('dial.asked', ({ text }) => joinPlace.asked(text));
  parts.online.watch(() => set({ online: parts.online.is() }));

  const actions: Actions = {
    ...placeActions(here),
    ...devices.actions,
    ...cameras.actions,
    ...day.actions,
    ...joinPlace.actions,
    ...calls.actions,
    joinMeeting(meeting, by) {
      day.arrived(meeting);
      if (by) start.join(by, meeting);
      else start.joinMeeting(meeting);
    },
    joinInstead: instead.join,
    refuseAutoJoin: autoJoin.refuse,
    joinOwnRoom() {
      const address = get().kiosk?.ownAddress;
      if (address) start.dial({ engine: 'room', provider: 'rundbord', address, source: 'own' }, null);
    },
    tryAgain() {
      const { call, meeting } = get();
      if (call.kind === 'ended') start.dial(call.target, meeting);
    },
    goHome() {
      const { kiosk, call } = get();
      if (isUnderWay(call)) return;
      start.forget();
      memory.seen();
      engine.clear();
      media.close();
      start.meetingId = null;
      // Whoever comes next finds the room's own language and nothing typed.
      const next = call.kind === 'ended' && kiosk ? { language: kiosk.language } : {};
      set({
        call: engine.state,
        place: { kind: 'home' },
        meeting: null,
        panel: 'none',
        invite: null,
        rated: false,
        ...next,
      });
    },
    chooseLanguage: (language) => set({ language }),
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
