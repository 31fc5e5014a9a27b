import '../without-eval.ts';
import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { systemClock } from '../../main/contract/clock.ts';
import type { CallLog } from '../calls/call-log.ts';
import { makeBrowserMedia } from '../calls/media/browser-media.ts';
import { makeStreamLevels } from '../calls/media/levels.ts';
import { playTestTone } from '../calls/media/speaker.ts';
import { awakeBrowser, makeStayAwake } from '../calls/stay-awake.ts';
import { askTogether } from './ask-together.ts';
import { readEnvironment } from './environment.ts';
import { GuestPage } from './guest-page.tsx';
import { firstState } from './guest-state.ts';
import { type GuestStore, makeGuestStore } from './guest-store.ts';
import { makeHubDoor } from './hub-door.ts';
import { codeInPath } from './invite-code.ts';
import { guestWords, languageOf } from './words.ts';

/** The part of the address that opens the words on the certificate, `/#trust`. */
const trustHash = '#trust';

const root = document.documentElement;

/** Light or dark as the person's device is. */
function followTheme(): void {
  const light = matchMedia('(prefers-color-scheme: light)');
  const show = (): void => {
    root.dataset.theme = light.matches ? 'light' : 'dark';
  };
  light.addEventListener('change', show);
  show();
}

/** For who looks in the browser's own tools; nothing is sent anywhere. */
const log: CallLog = {
  error: (text) => console.error(text),
  warn: (text) => console.warn(text),
  info: () => {},
  debug: () => {},
};

const media = makeBrowserMedia({ devices: navigator.mediaDevices });

const environment = readEnvironment({
  secure: isSecureContext,
  hasUserMedia: typeof navigator.mediaDevices?.getUserMedia === 'function',
  hasSpeakerChoice: 'setSinkId' in HTMLMediaElement.prototype,
  userAgent: navigator.userAgent,
  touchPoints: navigator.maxTouchPoints,
});

const store: GuestStore = makeGuestStore({
  first: firstState({
    environment,
    language: languageOf(navigator.languages),
    code: codeInPath(location.pathname),
    trustOpen: location.hash === trustHash,
  }),
  door: makeHubDoor({
    fetch: (path, init) => fetch(path, init),
    online: () => navigator.onLine,
  }),
  media,
  // Apart from the page itself, so that the first words are there before the code of the call is.
  engine: async (ticket) => {
    const { makeRoomEngine } = await import('../calls/room/room-engine.ts');
    return makeRoomEngine({ clock: systemClock, ticket: (_address, client) => ticket(client), log });
  },
  askTogether: () => askTogether(navigator),
  pictureOf: (track) => new MediaStream([track]),
  playTone: (speaker) => playTestTone(speaker, systemClock),
  stayAwake: makeStayAwake(awakeBrowser()),
  guestName: (language) => guestWords[language].guest,
  showLanguage: (language) => {
    root.lang = language;
    document.title = guestWords[language].pageTitle;
  },
  showTrust: (open) => {
    location.hash = open ? trustHash : '';
  },
  copyLink: async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      return true;
    } catch {
      return false;
    }
  },
});

const streamLevels = makeStreamLevels();

function levels(who: string): number {
  if (who === 'own') return media.level();
  const { call } = store.state;
  const parties = call.kind === 'connected' || call.kind === 'reconnecting' ? call.parties : [];
  streamLevels.keepOnly(parties.map(({ stream }) => stream));
  return streamLevels.read(parties.find(({ id }) => id === who)?.stream ?? null);
}

function Guest() {
  const state = useSyncExternalStore(store.watch, () => store.state);
  return <GuestPage state={state} actions={store.actions} levels={levels} />;
}

followTheme();
const online = (): void => store.tell({ kind: 'online', online: navigator.onLine });
addEventListener('online', online);
addEventListener('offline', online);
addEventListener('hashchange', () => store.tell({ kind: 'trust', open: location.hash === trustHash }));
// A page that is closed leaves the meeting at once instead of when the hub misses it.
addEventListener('pagehide', () => store.close());

const place = document.querySelector('#page');
if (place) createRoot(place).render(<Guest />);
