import type { AskName, EventName, Main, StateName } from '../../../main/contract/bridge.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import { bad, type Result } from '../../../main/contract/result.ts';
import { type CallInput, type CallState, step } from '../../../renderer/calls/call.ts';
import type { CallEngine, OwnSide, SecondCall } from '../../../renderer/calls/engine.ts';
import type { DeviceFacts, LocalMedia } from '../../../renderer/calls/media/local-media.ts';
import type { MediaFlow } from '../../../renderer/calls/media/media-flow.ts';
import { firstState, unknownDevices } from '../../../renderer/kiosk/first-state.ts';

/** A clock that stands still until it is told to go. */
export function makeHandClock(start = Date.UTC(2026, 10, 21, 12, 54)) {
  let now = start;
  let waiting: { at: number; run: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after(delayMs, run) {
      const entry = { at: now + delayMs, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
  };
  return {
    clock,
    /** Lets `ms` pass, running what falls due in its order. */
    pass(ms: number): void {
      const until = now + ms;
      for (;;) {
        const due = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        waiting = waiting.filter((other) => other !== due);
        now = due.at;
        due.run();
      }
      now = until;
    },
    /** Sets the clock: timers wait as long as they would have. */
    set(byMs: number): void {
      now += byMs;
      waiting = waiting.map(({ at, run }) => ({ at: at + byMs, run }));
    },
  };
}

/** Main as a test plays it: states are set by hand, asks are kept and answered from `answers`. */
export function makeMainDouble(answers: Partial<Record<AskName, (argument: never) => Result<unknown>>> = {}) {
  const watchers = new Map<StateName, ((value: never) => void)[]>();
  const heard = new Map<EventName, (value: never) => void>();
  const last = new Map<StateName, unknown>();
  const asked: [AskName, unknown][] = [];
  const main: Main = {
    ask(name, argument) {
      asked.push([name, argument]);
      const answer = answers[name] as ((argument: unknown) => Result<unknown>) | undefined;
      return Promise.resolve((answer?.(argument) ?? bad('unexpected')) as never);
    },
    watch(name, listener) {
      watchers.set(name, [...(watchers.get(name) ?? []), listener as (value: never) => void]);
      if (last.has(name)) listener(last.get(name) as never);
      return () => {};
    },
    on(name, listener) {
      heard.set(name, listener as (value: never) => void);
      return () => {};
    },
  };
  return {
    main,
    asked,
    emit: (name: EventName, value: unknown): void => heard.get(name)?.(value as never),
    setState(name: StateName, value: unknown): void {
      last.set(name, value);
      for (const listener of watchers.get(name) ?? []) listener(value as never);
    },
  };
}

/** An engine whose network is the test. */
export function makeEngineDouble(name: CallEngine['name'] = 'room') {
  const listeners: (() => void)[] = [];
  const dialled: Parameters<CallEngine['dial']>[] = [];
  const tones: string[] = [];
  const told: unknown[] = [];
  const answered: { readonly muted: boolean; readonly camera: boolean }[] = [];
  let second: SecondCall | null = null;
  let flows: readonly MediaFlow[] = [];
  let state: CallState = { kind: 'idle' };
  let own: OwnSide = firstState(0).own;
  const say = (input: CallInput): void => {
    state = step(state, input);
    if (state.kind === 'ended') own = { ...own, held: { wanted: false, actual: false } };
    for (const listener of listeners) listener();
  };
  const engine: CallEngine = {
    name,
    abilities: { share: true, invite: true, hold: true, tones: true, ownMedia: true },
    get state() {
      return state;
    },
    get own() {
      return own;
    },
    get second() {
      return second;
    },
    watch(listener) {
      listeners.push(listener);
      return () => {};
    },
    dial(target, media, start) {
      dialled.push([target, media, start]);
      own = {
        ...own,
        muted: { wanted: start.muted, actual: start.muted },
        camera: { wanted: start.camera, actual: start.camera },
      };
      say({ kind: 'dial', target, at: 1 });
    },
    hangUp: () => say({ kind: 'end', reason: 'left', at: 2 }),
    clear: () => say({ kind: 'clear' }),
    setMuted(muted) {
      own = { ...own, muted: { wanted: muted, actual: own.muted.actual } };
      for (const listener of listeners) listener();
    },
    setCamera: () => {},
    setSharing: () => {},
    answer: (_media, start) => {
      answered.push(start);
      own = { ...own, muted: { wanted: start.muted, actual: start.muted } };
      say({ kind: 'answered', at: 1 });
    },
    decline: () => say({ kind: 'silent' }),
    setHeld(held) {
      own = { ...own, held: { wanted: held, actual: held } };
      for (const listener of listeners) listener();
    },
    moveFarCamera() {},
    sendTone: (key) => void tones.push(key),
    answerSecond: (_media, start) => void told.push(['answer-second', start]),
    declineSecond: () => void told.push(['decline-second']),
    reply: (answer) => void told.push(['reply', answer]),
    conduct: (deed) => void told.push(['conduct', deed]),
    dismissAsked: () => void told.push(['dismiss']),
    flows: async () => flows,
  };
  /** Somebody calls second, or nobody does any more. */
  const callsSecond = (call: SecondCall | null): void => {
    second = call;
    for (const listener of listeners) listener();
  };
  /** The call ends, and with the same word there is no second call any more. */
  const drop = (): void => {
    second = null;
    say({ kind: 'end', reason: 'left', at: 2 });
  };
  /** What is measured from now on. */
  const flowsAre = (now: readonly MediaFlow[]): void => {
    flows = now;
  };
  /** This side becomes so. */
  const side = (change: Partial<OwnSide>): void => {
    own = { ...own, ...change };
    for (const listener of listeners) listener();
  };
  return { engine, dialled, tones, told, answered, say, side, callsSecond, drop, flowsAre };
}

/** A LocalMedia without devices, until `see` plugs a camera in and opens it. */
export function makeMediaDouble() {
  const opened: unknown[] = [];
  const chosen: unknown[] = [];
  const listeners: (() => void)[] = [];
  let closed = 0;
  let facts: DeviceFacts = { ...unknownDevices, known: true };
  let camera: MediaStreamTrack | null = null;
  const media: LocalMedia = {
    get facts() {
      return facts;
    },
    microphoneTrack: null,
    get cameraTrack() {
      return camera;
    },
    get movedTrack() {
      return camera;
    },
    watch(listener) {
      listeners.push(listener);
      return () => {};
    },
    open: async (wanted) => void opened.push(wanted),
    choose: async (kind, labels) => void chosen.push([kind, ...labels]),
    setSound() {},
    level: () => 0,
    close: () => {
      closed += 1;
    },
  };
  return {
    media,
    opened,
    chosen,
    closed: () => closed,
    /** These cameras are plugged in, by their labels; the first is open with this track, or none is. */
    see(labels: readonly string[], track: MediaStreamTrack | null): void {
      camera = track;
      const cameras = labels.map((label) => ({ id: `id of ${label}`, label, group: '' }));
      facts = { ...facts, cameras, camera: track ? (cameras[0]?.id ?? null) : null };
      for (const listener of listeners) listener();
    },
  };
}
