import '../without-eval.ts';
import { Fragment } from 'react';
import { createRoot } from 'react-dom/client';
import { drawGuest, guestPictures } from '../guest/guest-pictures.tsx';
import { Kiosk } from '../screens/kiosk.tsx';
import { allPictures } from './all-pictures.ts';
import type { Look } from './base-state.ts';
import { checkPage } from './check-page.ts';
import { sayingActions } from './do-nothing.ts';
import { makeStreams } from './silhouettes.ts';

/** How a picture is to look; the posture `guest` is that of the guest page, which has states of its own. */
type Wish = Omit<Look, 'streams' | 'posture'> & { readonly posture: Look['posture'] | 'guest' };

/** What the picture taker finds on this page. */
export type Studio = {
  readonly names: readonly string[];
  /** Draws one state; resolves when its fonts and faces are on the page. */
  show(name: string, look: Wish): Promise<void>;
  check(): Promise<readonly string[]>;
  /** What was pressed on the kiosk's screens since it was asked last: the action and what it was given. */
  told(): readonly unknown[];
  /** The words of what has the focus; with `no ring: ` before them when nothing shows that it has. */
  focused(): string;
  /** Adds a rule of style until something else is shown. */
  spoil(css: string): void;
};

declare global {
  interface Window {
    studio: Studio;
  }
}

/** One of them speaks, and so do we. */
const levels = (who: string): number => (who === 'own' ? 0.3 : who === 'p1' ? 0.2 : 0);

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
const place = document.getElementById('kiosk');
if (!place) throw new Error('The page has no place for the kiosk.');
const root = createRoot(place);
const streams = makeStreams();
let told: readonly unknown[] = [];
const actions = sayingActions((action, given) => {
  told = [...told, [action, ...given]];
});
let shown = 0;
/** The states of the guest page, by names that begin with `guest-`. */
const guests = new Map(guestPictures.map((picture) => [`guest-${picture.name}`, picture]));

function drawn(name: string, look: Wish) {
  const { posture, language, theme } = look;
  const guest = guests.get(name);
  if (guest) {
    // The page of the kiosk sets these itself; a guest's is told by its own entry.
    Object.assign(document.documentElement.dataset, { posture, theme });
    document.documentElement.lang = language;
    const { own, first, second, third } = streams;
    return drawGuest(guest.state(language, { own, others: [first, second, third] }));
  }
  const picture = allPictures[name];
  if (!picture || posture === 'guest') throw new Error(`There is no picture ${name} of ${posture}.`);
  return <Kiosk state={picture({ ...look, posture, streams })} actions={actions} levels={levels} />;
}

window.studio = {
  names: [...Object.keys(allPictures), ...guests.keys()],
  async show(name, look) {
    shown += 1;
    told = [];
    document.adoptedStyleSheets = [];
    root.render(<Fragment key={shown}>{drawn(name, look)}</Fragment>);
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
  check: () => checkPage(document.documentElement.dataset.posture === 'guest'),
  told() {
    const now = told;
    told = [];
    return now;
  },
  focused() {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
    const ring = getComputedStyle(element).outlineStyle !== 'none';
    return `${ring ? '' : 'no ring: '}${words.trim()}`;
  },
  spoil(css) {
    // A sheet made by script is no inline style, so the content policy lets it be.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  },
};
