import './without-eval.ts';
import { StrictMode, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import type { Wire } from '../main/contract/bridge.ts';
import { systemClock } from '../main/contract/clock.ts';
import { makeWindowEnd } from '../main/contract/window-end.ts';
import { codecAbilities } from './calls/codec/codec-abilities.ts';
import { computerAbilities } from './calls/computer-abilities.ts';
import { makeEngines } from './calls/engines.ts';
import { makeBrowserMedia } from './calls/media/browser-media.ts';
import { makeStreamLevels } from './calls/media/levels.ts';
import { readQrCodes } from './calls/media/qr-reader.ts';
import { rememberLabels } from './calls/media/remembered-labels.ts';
import { makeRinger } from './calls/media/ringer.ts';
import { canShareScreen } from './calls/media/screen-share.ts';
import { smallPicture } from './calls/media/small-picture.ts';
import { playTestTone } from './calls/media/speaker.ts';
import { makeOwnCamera } from './calls/own-camera.ts';
import { awakeBrowser, makeStayAwake } from './calls/stay-awake.ts';
import { callFirst } from './kiosk/call-first.ts';
import { keepCompany } from './kiosk/demo.ts';
import { makeKiosk } from './kiosk/kiosk.ts';
import { lateEngine } from './kiosk/late-engine.ts';
import { makeSelftest } from './kiosk/selftest.ts';
import type { Levels } from './kiosk/state.ts';
import { type BrowserHid, tellLayouts } from './kiosk/web-hid-layouts.ts';
import { leaveTransitionsUntold } from './parts/untold-transitions.ts';
import { Kiosk } from './screens/kiosk.tsx';
import './parts/base.css';

declare global {
  interface Window {
    /** The contract's wire, put here by the shell before any script of ours. */
    readonly rundbord: Wire;
  }
}

/** Milliseconds after which the window draws itself also without a word from main. */
const drawWithinMs = 200;

// The window, put together: main's end, devices, the engine, the store, and the screens drawn from it.
const clock = systemClock;
const main = makeWindowEnd(window.rundbord);
const say = (level: 'error' | 'warn' | 'info' | 'debug') => (text: string) =>
  void main.ask('log.write', { level, text: text.slice(0, 400) });
const log = { error: say('error'), warn: say('warn'), info: say('info'), debug: say('debug') };
window.addEventListener('error', (event) => log.error(`window: ${event.message}`));
window.addEventListener('unhandledrejection', (event) => log.error(`window: ${String(event.reason)}`));

const media = makeBrowserMedia({ devices: navigator.mediaDevices, clock });
const ticketFor = (kind: 'kiosk' | 'demo') => (address: string, client?: string) =>
  main.ask('room.ticket', { address, kind, ...(client !== undefined && { client }) });
const ownCamera = makeOwnCamera(clock);
const room = lateEngine({
  name: 'room',
  abilities: { share: canShareScreen(), invite: true, hold: true, tones: false, ownMedia: true },
  clock,
  load: async () => {
    const { makeRoomEngine } = await import('./calls/room/room-engine.ts');
    return makeRoomEngine({ clock, ticket: ticketFor('kiosk'), log, ownCamera });
  },
});
const codec = lateEngine({
  name: 'codec',
  abilities: codecAbilities,
  clock,
  load: async () => {
    const { makeCodecEngine } = await import('./calls/codec/codec-engine.ts');
    return makeCodecEngine({ main, clock, log });
  },
});
const pexip = lateEngine({
  name: 'pexip',
  abilities: computerAbilities,
  clock,
  load: async () => {
    const { makePexipEngine } = await import('./calls/pexip/pexip-engine.ts');
    return makePexipEngine({ main, clock, log, ownCamera });
  },
});
const sip = lateEngine({
  name: 'sip',
  abilities: computerAbilities,
  clock,
  load: async () => {
    const { makeSipEngine } = await import('./calls/sip/sip-engine.ts');
    return makeSipEngine({ main, clock, log });
  },
});
const fake = lateEngine({
  name: 'fake',
  abilities: computerAbilities,
  clock,
  load: async () => {
    const { makeFakeEngine } = await import('./calls/fake/fake-engine.ts');
    return makeFakeEngine({ clock, log });
  },
});
const engine = makeEngines([room, codec, pexip, sip, fake]);
const colleague = async () => {
  const { makeColleague } = await import('./calls/room/colleague.ts');
  return makeColleague({ clock, ticket: ticketFor('demo'), log });
};

const { store, actions, touched } = makeKiosk({
  main,
  engine,
  media,
  ownCamera,
  clock,
  pictureOf: (track) => new MediaStream([track]),
  smallPicture,
  remembered: rememberLabels(() => window.localStorage, 'cameras-that-move'),
  seen: {
    is: () => document.visibilityState === 'visible',
    watch: (listener) => document.addEventListener('visibilitychange', listener),
  },
  playTone: () => playTestTone(media.facts.speaker, clock),
  ring: makeRinger(clock, () => media.facts.speaker),
  readCodes: (found) => readQrCodes({ clock, trackOf: () => media.cameraTrack, found }),
  online: {
    is: () => navigator.onLine,
    watch(listener) {
      window.addEventListener('online', listener);
      window.addEventListener('offline', listener);
    },
  },
});
keepCompany(store, colleague);
// It may ring, or be in a call already.
main.watch('connected', ({ codecs }) => {
  if (codecs.length > 0) codec.fetch();
});
// What the browser sees plugged in has often keys too, and some systems tell of those in no other way.
const lookForDevices = (): void => void main.ask('devices.look', null);
navigator.mediaDevices?.addEventListener('devicechange', lookForDevices);
// Serial ports are only listed once somebody may choose one.
store.subscribe(({ place }, before) => {
  if (place.kind === 'devices' && before.place.kind !== 'devices') lookForDevices();
});
tellLayouts((navigator as { hid?: BrowserHid }).hid, (layout) => void main.ask('devices.layout', layout));
// The system's own pause for the screen must not come in the middle of a call.
const stayAwake = makeStayAwake(awakeBrowser());
store.subscribe(({ call }) => stayAwake(call.kind !== 'idle' && call.kind !== 'ended'));
main.on('selftest.run', makeSelftest({ main, media, clock, colleague, engine }));
for (const kind of ['pointerdown', 'pointermove', 'keydown'] as const) {
  window.addEventListener(kind, touched, { capture: true, passive: true });
}

leaveTransitionsUntold();
// React keeps the field that has the focus, and what was typed in it, until it hears that it lost it; a field that is
// taken away while it has the focus never does.
store.subscribe(({ place }, before) => {
  if (place.kind !== before.place.kind && document.activeElement instanceof HTMLElement)
    document.activeElement.blur();
});

/** Engines by which somebody may call this room, fetched when they have to listen. */
const fetchWhatMayRing = (): void => {
  const lookForAccount = async (): Promise<void> => {
    const account = await main.ask('sip.account', null);
    if (account.ok && account.value) sip.fetch();
  };
  void lookForAccount();
  main.on('sip.changed', () => void lookForAccount());
  main.watch('pexipCalls', ({ registration, callers }) => {
    if (registration.status !== 'none' || callers.length > 0) pexip.fetch();
  });
};

// Once, so that IT can read in the log how long a start took.
const stopWatching = store.subscribe(({ agenda, kiosk }) => {
  if (!agenda?.read || !kiosk) return;
  stopWatching();
  requestAnimationFrame(() =>
    setTimeout(() => {
      log.info('the agenda is on the screen');
      room.fetch();
      fetchWhatMayRing();
    }),
  );
});

const meters = makeStreamLevels();
const partiesOf = () => {
  const { call } = store.getState();
  return call.kind === 'connected' || call.kind === 'reconnecting' ? call.parties : [];
};
store.subscribe(() => meters.keepOnly(partiesOf().map(({ stream }) => stream)));
const levels: Levels = (who) =>
  who === 'own' ? media.level() : meters.read(partiesOf().find(({ id }) => id === who)?.stream ?? null);

function Page() {
  const state = useSyncExternalStore(store.subscribe, store.getState);
  return <Kiosk state={state} actions={actions} levels={levels} />;
}

// Main answers a hello within milliseconds, so the first drawing is of the agenda; without an answer it says to wait.
const drawingFailed = (error: unknown): void => {
  log.error(`window: cannot be drawn: ${String(error)}`);
  void main.ask('window.broken', null);
};
const place = document.getElementById('kiosk');
let drawn = false;
let heard = false;
const draw = (): void => {
  if (drawn || !place) return;
  drawn = true;
  createRoot(place, { onCaughtError: drawingFailed, onUncaughtError: drawingFailed }).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
};
main.watch('agenda', () => {
  if (!heard) callFirst(store, clock, draw);
  heard = true;
});
clock.after(drawWithinMs, () => {
  if (!heard) draw();
});
