import { type Held, waysOut } from './ways-out.ts';

/** X's names (keysymdef.h, XF86keysym.h) of keys that the DOM names otherwise. A name that a keyboard does not have is passed over. */
const keysyms: Readonly<Record<string, readonly string[]>> = {
  '+': ['plus', 'KP_Add'],
  '-': ['minus', 'KP_Subtract'],
  '=': ['equal'],
  '.': ['period'],
  ';': ['semicolon'],
  ' ': ['space'],
  ...Object.fromEntries([...'0123456789'].map((digit) => [digit, [digit, `KP_${digit}`]])),
  Enter: ['Return', 'KP_Enter'],
  Delete: ['Delete', 'KP_Delete'],
  PageUp: ['Prior', 'KP_Prior'],
  PageDown: ['Next', 'KP_Next'],
  ArrowLeft: ['Left', 'KP_Left'],
  ArrowRight: ['Right', 'KP_Right'],
  PrintScreen: ['Print'],
  ContextMenu: ['Menu'],
  BrowserBack: ['XF86Back'],
  BrowserForward: ['XF86Forward'],
  BrowserHome: ['XF86HomePage'],
  BrowserSearch: ['XF86Search'],
  BrowserFavorites: ['XF86Favorites'],
  BrowserRefresh: ['XF86Reload', 'XF86Refresh'],
  BrowserStop: ['XF86Stop'],
  LaunchMail: ['XF86Mail'],
  LaunchApplication1: ['XF86Explorer', 'XF86MyComputer', 'XF86Launch1'],
  LaunchApplication2: ['XF86Calculator'],
  LaunchWebBrowser: ['XF86WWW'],
  LaunchCalendar: ['XF86Calendar'],
  MailSend: ['XF86Send'],
  MailReply: ['XF86Reply'],
  MailForward: ['XF86MailForward'],
  New: ['XF86New'],
  Open: ['XF86Open'],
  Save: ['XF86Save'],
  Close: ['XF86Close'],
  ZoomIn: ['XF86ZoomIn'],
  ZoomOut: ['XF86ZoomOut'],
  LogOff: ['XF86LogOff'],
  PowerOff: ['XF86PowerOff'],
  Standby: ['XF86Sleep', 'XF86Suspend'],
  Hibernate: ['XF86Hibernate'],
  Eject: ['XF86Eject'],
};

/**
 * What `any` is taken for here. Every key taken costs X a look at all taken before, eight times over for the lock keys:
 * 2 000 in all modifiers kept it busy for 11 s, these for a tenth of one.
 */
const usualHeld: readonly Held[] = ['', 'C', 'A', 'S', 'CS', 'AS'];

/** The keys that are taken, by openbox's names. Without the system's key, which means nothing to Chromium and to this session. */
function takenKeys(): readonly string[] {
  const names = waysOut.keys.flatMap(({ keys, held }) => {
    if (keys === 'every' || held === 'command') return [];
    const sets = held === 'any' ? usualHeld : held.filter((letters) => !letters.includes('M'));
    return sets.flatMap((letters) =>
      keys.flatMap((key) =>
        (keysyms[key] ?? [key]).map((keysym) => [...letters].map((letter) => `${letter}-`).join('') + keysym),
      ),
    );
  });
  return [...new Set(names)];
}

/** Mouse buttons that are swallowed over the window, by openbox's names: the wheel with control zooms. */
const takenButtons = ['Right', 'Middle', 'Button8', 'Button9', 'C-Up', 'C-Down'];

/**
 * The kiosk's configuration of openbox (3.6, rc.xml): a window manager that fills the screen and does nothing else, with no
 * menu, no frame and no other desktop. It takes what {@link waysOut} names away at the X server, so that it goes nowhere,
 * whatever state the browser is in: hung, restarting or gone. A key without an action would not be taken, so each has one
 * that does nothing.
 */
export const openboxConfig = (): string => `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <resize><popupShow>Never</popupShow></resize>
  <keyboard>
${takenKeys()
  .map((key) => `    <keybind key="${key}"><action name="If"/></keybind>`)
  .join('\n')}
  </keyboard>
  <mouse>
    <context name="Frame">
${takenButtons.map((button) => `      <mousebind button="${button}" action="Press"><action name="If"/></mousebind>`).join('\n')}
    </context>
    <context name="Client">
      <mousebind button="Left" action="Press"><action name="Focus"/></mousebind>
    </context>
  </mouse>
  <menu></menu>
  <applications>
    <application class="*"><decor>no</decor><focus>yes</focus></application>
  </applications>
</openbox_config>
`;
