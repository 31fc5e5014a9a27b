/** Modifiers held with a key, in this order: C control, A alt (not AltGr, with which letters are written), S shift, M the system's key. */
export type Held = `${'C' | ''}${'A' | ''}${'S' | ''}${'M' | ''}`;

/** Keys by the name that `KeyboardEvent.key` gives them (W3C UI Events key values); letters small. */
type KeyRow = {
  readonly keys: 'every' | readonly string[];
  /** `command` is every combination with control, alt or the system's key in it. */
  readonly held: 'any' | 'command' | readonly Held[];
  readonly why: string;
  /** Refused also in a window among others, where the rest of the computer is the person's own anyway. */
  readonly inWindow?: true;
};

type GestureRow = {
  /** The DOM event that begins it. */
  readonly event: string;
  readonly when: 'always' | 'outside-text' | 'on-a-link' | 'with-command' | 'middle-or-side' | 'many-fingers';
  readonly why: string;
  readonly inWindow?: true;
};

const functionKeys = Array.from({ length: 12 }, (_, index) => `F${index + 1}`);

/** What leaves or changes the screen of a kiosk, with why. Everything that locks is derived from here. */
export const waysOut: {
  readonly keys: readonly KeyRow[];
  readonly editing: readonly KeyRow[];
  readonly gestures: readonly GestureRow[];
  readonly functions: readonly string[];
} = {
  keys: [
    { keys: ['w', 'q', 'F4'], held: ['C', 'CS'], why: 'closes the window or the browser' },
    { keys: ['F4'], held: ['A'], why: 'closes the window' },
    {
      keys: ['n', 't', 'o', 's', 'p', 'u', 'j', 'h', 'd'],
      held: ['C', 'M'],
      why: 'another window or page, a file, paper',
      inWindow: true,
    },
    {
      keys: ['n', 't', 'p', 's', 'o', 'd', 'a', 'e', 'm', 'i', 'j', 'c', 'k', 'Delete'],
      held: ['CS', 'SM', 'AM'],
      why: 'another window, paper, developer tools, bookmarks, what is kept cleared',
      inWindow: true,
    },
    { keys: ['r'], held: ['C', 'CS'], why: 'the page anew, a call cut' },
    { keys: ['f', 'g', 'l', 'k', 'e', 'b', 'm'], held: ['C'], why: 'a bar of the browser' },
    { keys: ['g', 'l', 'b', 'r', 'u', 'y'], held: ['CS'], why: 'a bar or panel of the browser' },
    { keys: ['+', '-', '=', '0'], held: ['C', 'CS'], why: 'another size' },
    { keys: ['Tab', 'PageUp', 'PageDown'], held: ['C', 'CS'], why: 'another tab' },
    { keys: [...'123456789'], held: ['C', 'A'], why: 'another tab' },
    { keys: ['.', ';', ' ', 'Enter'], held: ['C', 'A'], why: 'emoji, the menu of the window' },
    { keys: ['ArrowLeft', 'ArrowRight', 'Home'], held: ['A', 'M'], why: 'another page', inWindow: true },
    { keys: ['f', 'e', 'd'], held: ['A'], why: 'the menu or the address of the browser' },
    { keys: ['a', 'b', 'i', 'n', 't'], held: ['AS'], why: 'bars of the browser, a report to its maker' },
    { keys: ['Tab', 'Escape'], held: ['A', 'AS', 'C'], why: 'another program' },
    { keys: functionKeys, held: 'any', why: 'help, find, reload, caret, menu, full screen, developer tools' },
    { keys: ['F12', 'F7'], held: 'any', why: 'developer tools, a question about the caret', inWindow: true },
    { keys: ['Escape'], held: ['S'], why: 'the task manager of the browser' },
    { keys: ['ContextMenu'], held: 'any', why: 'the menu of the page: back, save, print, inspect' },
    {
      keys: ['BrowserBack', 'BrowserForward', 'BrowserHome', 'BrowserSearch', 'BrowserFavorites'],
      held: 'any',
      why: 'another page',
      inWindow: true,
    },
    { keys: ['BrowserRefresh', 'BrowserStop'], held: 'any', why: 'the page anew, or half of it' },
    {
      keys: ['LaunchMail', 'LaunchApplication1', 'LaunchApplication2', 'LaunchWebBrowser', 'LaunchCalendar'],
      held: 'any',
      why: 'another program',
    },
    {
      keys: ['New', 'Open', 'Save', 'Print', 'MailSend', 'MailReply', 'MailForward'],
      held: 'any',
      why: 'a window or dialog of the browser',
      inWindow: true,
    },
    { keys: ['Find', 'Help', 'Close', 'Exit'], held: 'any', why: 'a bar over the page, or its end' },
    { keys: ['ZoomIn', 'ZoomOut', 'ZoomToggle'], held: 'any', why: 'another size' },
    { keys: ['PrintScreen'], held: 'any', why: "a picture of somebody's meeting" },
    { keys: ['LogOff', 'PowerOff', 'Standby', 'Hibernate', 'Eject'], held: 'any', why: 'the end' },
    { keys: 'every', held: 'command', why: 'whatever browser and desktop take in their next version' },
  ],

  /** What `command` would refuse, but edits text. The guard lets it through in text fields only. */
  editing: [
    {
      keys: ['a', 'c', 'v', 'x', 'y', 'z', 'Insert', 'Delete', 'Backspace'],
      held: ['C', 'M'],
      why: 'select all, copy, paste, cut, undo, delete a word',
    },
    { keys: ['v', 'z'], held: ['CS', 'SM'], why: 'paste as plain text, do again' },
    {
      keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'],
      held: ['C', 'CS'],
      why: 'from word to word, and to mark them',
    },
  ],

  gestures: [
    { event: 'contextmenu', when: 'always', why: 'the menu of the page' },
    {
      event: 'contextmenu',
      when: 'outside-text',
      why: 'the menu of the page; in text it pastes',
      inWindow: true,
    },
    { event: 'dragstart', when: 'always', why: 'a link or picture dropped is a page opened', inWindow: true },
    { event: 'dragenter', when: 'always', why: 'a file that is dropped is opened', inWindow: true },
    { event: 'dragover', when: 'always', why: 'a file that is dropped is opened', inWindow: true },
    { event: 'drop', when: 'always', why: 'a file that is dropped is opened', inWindow: true },
    {
      event: 'click',
      when: 'on-a-link',
      why: 'another page, a window with shift, a download with alt',
      inWindow: true,
    },
    {
      event: 'auxclick',
      when: 'middle-or-side',
      why: 'back, forward, a link in a new window',
      inWindow: true,
    },
    {
      event: 'mousedown',
      when: 'middle-or-side',
      why: 'back, forward, a page that scrolls by itself',
      inWindow: true,
    },
    {
      event: 'mouseup',
      when: 'middle-or-side',
      why: 'back, forward, pasting what somebody marked',
      inWindow: true,
    },
    { event: 'wheel', when: 'with-command', why: 'zoom, also by two fingers on a touch pad' },
    { event: 'touchstart', when: 'many-fingers', why: 'zoom' },
    { event: 'touchmove', when: 'many-fingers', why: 'zoom' },
    { event: 'beforeunload', when: 'always', why: 'a question that holds the page', inWindow: true },
  ],

  /** Functions of a page that open something of the browser's own; they do nothing. */
  functions: [
    ...['open', 'close', 'print', 'alert', 'confirm', 'prompt', 'moveTo', 'moveBy', 'resizeTo', 'resizeBy'],
    ...['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker', 'EyeDropper', 'PaymentRequest'],
    ...['documentPictureInPicture.requestWindow', 'HTMLVideoElement.prototype.requestPictureInPicture'],
    ...['Element.prototype.requestFullscreen', 'Element.prototype.requestPointerLock'],
    ...['navigator.share', 'navigator.registerProtocolHandler', 'navigator.keyboard.lock'],
    ...['navigator.credentials.get', 'navigator.credentials.create', 'navigator.bluetooth.requestDevice'],
  ],
};

/** A key as it is pressed. Electron's `Input` (before-input-event) is one. */
export type PressedKey = {
  /** As in `KeyboardEvent.key`. */
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
};

/** What {@link judgeKey} judges by. */
type KeyTable = Pick<typeof waysOut, 'keys' | 'editing'>;

/**
 * What becomes of a key: refused, let through where text is edited, or let through. Its text is also put into pages
 * (guard-script.ts), so it may use nothing but its arguments.
 */
export function judgeKey(
  table: KeyTable,
  pressed: PressedKey,
  windowed: boolean,
): 'refused' | 'editing' | 'free' {
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  const held = `${pressed.control ? 'C' : ''}${pressed.alt ? 'A' : ''}${pressed.shift ? 'S' : ''}${pressed.meta ? 'M' : ''}`;
  const holds = (row: KeyRow): boolean =>
    (row.keys === 'every' || row.keys.includes(key)) &&
    (row.held === 'any' ||
      (row.held === 'command' ? /[CAM]/.test(held) : row.held.some((one) => one === held)));
  if (table.editing.some(holds)) return 'editing';
  return table.keys.some((row) => (!windowed || row.inWindow === true) && holds(row)) ? 'refused' : 'free';
}

/**
 * Whether a key leaves or changes the kiosk's screen, wherever it is pressed. What edits text is none: only the page knows
 * whether there is text. `windowed`: a window among others is no lock, but opens no other window and no developer tools.
 */
export const isWayOut = (pressed: PressedKey, windowed = false): boolean =>
  judgeKey(waysOut, pressed, windowed) === 'refused';
