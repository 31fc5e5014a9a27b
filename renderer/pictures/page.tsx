import { createRoot } from 'react-dom/client';
import type { Actions } from '../kiosk/state.ts';
import { Kiosk } from '../screens/kiosk.tsx';
import { allPictures } from './all-pictures.ts';
import type { Look } from './base-state.ts';
import { checkPage } from './check-page.ts';
import { makeStreams } from './silhouettes.ts';

/** What the picture taker finds on this page. */
export type Studio = {
  readonly names: readonly string[];
  /** Draws one state; resolves when its fonts and faces are on the page. */
  show(name: string, look: Omit<Look, 'streams'>): Promise<void>;
  check(): Promise<readonly string[]>;
};

declare global {
  interface Window {
    studio: Studio;
  }
}

const nothing = (): void => {};
const actions: Actions = {
  joinMeeting: nothing,
  joinOwnRoom: nothing,
  tryAgain: nothing,
  goHome: nothing,
  goJoin: nothing,
  typeJoin: nothing,
  submitJoin: nothing,
  goDiagnostics: nothing,
  playTone: nothing,
  goSettings: nothing,
  typePin: nothing,
  submitPin: nothing,
  editSettings: nothing,
  saveSettings: nothing,
  chooseLanguage: nothing,
  chooseDevice: nothing,
  setMuted: nothing,
  setCamera: nothing,
  setSharing: nothing,
  setVolume: nothing,
  openPanel: nothing,
  leave: nothing,
  rate: nothing,
};
/** One of them speaks, and so do we. */
const levels = (who: string): number => (who === 'own' ? 0.3 : who === 'p1' ? 0.2 : 0);

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
const place = document.getElementById('kiosk');
if (!place) throw new Error('The page has no place for the kiosk.');
const root = createRoot(place);
const streams = makeStreams();
let shown = 0;

window.studio = {
  names: Object.keys(allPictures),
  async show(name, look) {
    const picture = allPictures[name];
    if (!picture) throw new Error(`There is no picture ${name}.`);
    shown += 1;
    root.render(
      <Kiosk key={shown} state={picture({ ...look, streams })} actions={actions} levels={levels} />,
    );
    await frame();
    await document.fonts.ready;
    for (let tries = 0; tries < 120; tries++) {
      const waiting = [...document.querySelectorAll('video')].some((video) => video.readyState < 2);
      if (!waiting) break;
      await frame();
    }
    await frame();
    await frame();
  },
  check: checkPage,
};
