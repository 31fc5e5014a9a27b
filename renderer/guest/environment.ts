/** Whose menus the words on permissions must speak of. */
export type BrowserFamily =
  | 'iphone-safari'
  /** Chrome, Edge or Firefox on an iPhone or iPad: the permission is in the system's settings, under the app's name. */
  | 'iphone-other'
  | 'android'
  | 'firefox'
  | 'safari'
  | 'chromium';

/** What this browser can do, read once when the page opens. */
export type Environment = {
  /**
   * `usable`: camera and microphone can be asked for. `not-secure`: plain HTTP from another computer, where every
   * browser hides them. `in-app`: a browser inside another app, which hides them too. `too-old`: hidden for no
   * reason that can be seen.
   */
  readonly media: 'usable' | 'not-secure' | 'in-app' | 'too-old';
  readonly family: BrowserFamily;
  /** Whether the page may choose the speaker; on phones the system does. */
  readonly speakerChoice: boolean;
  readonly phone: boolean;
};

/** What {@link readEnvironment} reads of a window. */
export type BrowserFacts = {
  readonly secure: boolean;
  readonly hasUserMedia: boolean;
  readonly hasSpeakerChoice: boolean;
  readonly userAgent: string;
  readonly touchPoints: number;
};

/** Apps that show links in a browser of their own, by what they add to its name. */
const inApp = /FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|Snapchat|LinkedInApp|GSA\/|; wv\)/;

function familyOf(agent: string, apple: boolean): BrowserFamily {
  if (apple) return /CriOS|FxiOS|EdgiOS|OPT\/|OPiOS/.test(agent) ? 'iphone-other' : 'iphone-safari';
  if (/Android/.test(agent)) return 'android';
  if (/Firefox\//.test(agent)) return 'firefox';
  if (/Safari\//.test(agent) && !/Chrom/.test(agent)) return 'safari';
  return 'chromium';
}

/** Turns a window's facts into what the page does. An iPad calls itself a Macintosh, but has a touch screen. */
export function readEnvironment(facts: BrowserFacts): Environment {
  const { userAgent } = facts;
  const apple = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && facts.touchPoints > 1);
  const hidden = !facts.secure ? 'not-secure' : inApp.test(userAgent) ? 'in-app' : 'too-old';
  return {
    media: facts.hasUserMedia ? 'usable' : hidden,
    family: familyOf(userAgent, apple),
    speakerChoice: facts.hasSpeakerChoice,
    phone: apple || /Android/.test(userAgent),
  };
}
