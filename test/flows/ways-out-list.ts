/** One way out, tried by a hand: real keys or a real pointer (XTEST), as xdotool's words. */
export type HandWay = { readonly name: string; readonly hand: readonly string[]; readonly why: string };

/** One way out that X cannot make here: the browser is given the event through the DevTools protocol (Input domain). */
export type InputWay = {
  readonly name: string;
  readonly input: readonly { readonly method: string; readonly params: Readonly<Record<string, unknown>> }[];
  readonly why: string;
};

/** One way out that a script of a page could take, with a person's gesture. `isolated`: where the page's guard is not. */
export type ScriptWay = { readonly name: string; readonly script: string; readonly isolated?: true };

const keys = (why: string, ...combinations: readonly string[]): readonly HandWay[] =>
  combinations.map((name) => ({ name, hand: ['key', '--delay', '4', name], why }));

const middle = ['mousemove', '640', '400'];
const pointer = (name: string, why: string, ...words: readonly string[]): HandWay => ({
  name,
  hand: [...middle, ...words],
  why,
});

/** Every key combination and pointer gesture that is tried. */
export const handWays: readonly HandWay[] = [
  ...keys('closes', 'ctrl+w', 'ctrl+shift+w', 'ctrl+F4', 'alt+F4', 'ctrl+q', 'ctrl+shift+q'),
  ...keys('another window', 'ctrl+n', 'ctrl+shift+n', 'ctrl+t', 'ctrl+shift+t', 'ctrl+shift+m', 'ctrl+k'),
  ...keys('a file', 'ctrl+o', 'ctrl+s', 'ctrl+shift+s'),
  ...keys('paper', 'ctrl+p', 'ctrl+shift+p', 'Print'),
  ...keys(
    'pages of the browser',
    'ctrl+h',
    'ctrl+j',
    'ctrl+d',
    'ctrl+shift+d',
    'ctrl+shift+o',
    'ctrl+shift+b',
  ),
  ...keys('what is kept cleared', 'ctrl+shift+Delete'),
  ...keys('developer tools', 'F12', 'ctrl+shift+i', 'ctrl+shift+j', 'ctrl+shift+c', 'ctrl+u'),
  ...keys(
    'task manager, menus',
    'shift+Escape',
    'Menu',
    'shift+F10',
    'F10',
    'alt+f',
    'alt+e',
    'alt+space',
    'alt',
  ),
  ...keys('help, a report', 'F1', 'shift+F1', 'alt+shift+i'),
  ...keys('find', 'ctrl+f', 'ctrl+g', 'ctrl+shift+g', 'F3', 'ctrl+e', 'ctrl+shift+a'),
  ...keys('the address', 'ctrl+l', 'alt+d', 'F6', 'shift+F6', 'alt+shift+t', 'alt+shift+b'),
  ...keys('the page anew', 'ctrl+r', 'ctrl+shift+r', 'F5', 'ctrl+F5', 'shift+F5', 'XF86Reload'),
  ...keys('another page', 'alt+Left', 'alt+Right', 'alt+Home', 'XF86Back', 'XF86Forward', 'XF86HomePage'),
  ...keys('another page or program', 'XF86Search', 'XF86Favorites', 'XF86Mail', 'XF86Explorer', 'XF86WWW'),
  ...keys('another page, in old browsers', 'BackSpace', 'shift+BackSpace'),
  ...keys(
    'another size',
    'ctrl+plus',
    'ctrl+minus',
    'ctrl+0',
    'ctrl+KP_Add',
    'ctrl+KP_Subtract',
    'F11',
    'ctrl+F11',
  ),
  ...keys('the caret', 'F7'),
  ...keys(
    'another tab',
    'ctrl+Tab',
    'ctrl+shift+Tab',
    'ctrl+Prior',
    'ctrl+Next',
    'ctrl+1',
    'ctrl+9',
    'alt+1',
  ),
  ...keys(
    'another program',
    'alt+Tab',
    'alt+shift+Tab',
    'alt+Escape',
    'ctrl+Escape',
    'alt+F1',
    'alt+F2',
    'alt+F8',
  ),
  ...keys(
    'the desktop',
    'super',
    'super+d',
    'super+l',
    'super+r',
    'super+Tab',
    'ctrl+alt+t',
    'ctrl+alt+Delete',
  ),
  ...keys('other writing', 'ctrl+period', 'ctrl+semicolon', 'ctrl+shift+u', 'ctrl+Return', 'Escape'),
  pointer('right click', 'the menu of the page', 'click', '3'),
  pointer('middle click', 'a page that scrolls, a paste', 'click', '2'),
  pointer('back button of the mouse', 'another page', 'click', '8'),
  pointer('forward button of the mouse', 'another page', 'click', '9'),
  pointer('control and wheel up', 'another size', 'keydown', 'ctrl', 'click', '4', 'keyup', 'ctrl'),
  pointer('control and wheel down', 'another size', 'keydown', 'ctrl', 'click', '5', 'keyup', 'ctrl'),
  pointer(
    'alt and drag',
    'moves a window',
    'keydown',
    'alt',
    'mousedown',
    '1',
    'mousemove',
    '300',
    '300',
    'mouseup',
    '1',
    'keyup',
    'alt',
  ),
  pointer(
    'drag over the whole page',
    'text dragged',
    'mousedown',
    '1',
    'mousemove',
    '100',
    '780',
    'mouseup',
    '1',
  ),
  pointer(
    'a click in a corner',
    'a hot corner',
    'mousemove',
    '0',
    '799',
    'click',
    '1',
    'mousemove',
    '1279',
    '799',
    'click',
    '1',
  ),
  pointer(
    'drag from the upper edge',
    'leaves full screen',
    'mousemove',
    '640',
    '0',
    'mousedown',
    '1',
    'mousemove',
    '640',
    '500',
    'mouseup',
    '1',
  ),
];

const touch = (type: string, ...points: readonly (readonly [number, number])[]) => ({
  method: 'Input.dispatchTouchEvent',
  params: { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) },
});
const dragged = (type: string, data: Readonly<Record<string, unknown>>) => ({
  method: 'Input.dispatchDragEvent',
  params: { type, x: 640, y: 400, data: { dragOperationsMask: 1, items: [], ...data } },
});
const dropped = (data: Readonly<Record<string, unknown>>) =>
  ['dragEnter', 'dragOver', 'drop'].map((type) => dragged(type, data));

/** Touch and drops from elsewhere. */
export const inputWays: readonly InputWay[] = [
  {
    name: 'pinch',
    input: [
      {
        method: 'Input.synthesizePinchGesture',
        params: { x: 640, y: 400, scaleFactor: 2, relativeSpeed: 3000 },
      },
    ],
    why: 'another size',
  },
  {
    name: 'two fingers apart',
    input: [
      touch('touchStart', [600, 400], [680, 400]),
      touch('touchMove', [400, 400], [880, 400]),
      touch('touchEnd'),
    ],
    why: 'another size',
  },
  {
    name: 'swipe from the edge',
    input: [
      touch('touchStart', [1, 500]),
      touch('touchMove', [300, 500]),
      touch('touchMove', [900, 500]),
      touch('touchEnd'),
    ],
    why: 'another page',
  },
  {
    name: 'a long touch',
    input: [{ method: 'Input.synthesizeTapGesture', params: { x: 640, y: 700, duration: 900 } }],
    why: 'the menu of the page',
  },
  { name: 'a file dropped', input: dropped({ files: ['/etc/hostname'] }), why: 'opens the file' },
  {
    name: 'a link dropped',
    input: dropped({ items: [{ mimeType: 'text/uri-list', data: 'https://example.com/' }] }),
    why: 'opens the link',
  },
];

const link = (attributes: string): string =>
  `(() => { const a = document.createElement('a'); Object.assign(a, ${attributes}); document.body.append(a); a.click(); a.remove(); })()`;

/** What a page's script could do. None of ours does. */
export const scriptWays: readonly ScriptWay[] = [
  { name: 'window.open', script: "window.open('about:blank')" },
  { name: 'window.open out of the guard', script: "void window.open('about:blank')", isolated: true },
  { name: 'window.close', script: 'window.close()' },
  { name: 'print', script: 'print()' },
  { name: 'alert', script: "alert('a')" },
  { name: 'alert out of the guard', script: "alert('a')", isolated: true },
  { name: 'confirm out of the guard', script: "confirm('a')", isolated: true },
  { name: 'prompt out of the guard', script: "prompt('a')", isolated: true },
  { name: 'a link to elsewhere', script: link("{ href: 'https://example.com/' }") },
  { name: 'a link in a new window', script: link("{ href: 'https://example.com/', target: '_blank' }") },
  { name: 'a download', script: link("{ href: 'data:text/plain,x', download: 'x.txt' }") },
  { name: 'location elsewhere', script: "location.href = 'https://example.com/'" },
  {
    name: 'location elsewhere out of the guard',
    script: "location.href = 'https://example.com/'",
    isolated: true,
  },
  { name: 'location view-source', script: "location.href = 'view-source:' + location.href" },
  { name: 'location chrome://settings', script: "location.href = 'chrome://settings'" },
  { name: 'location of a file', script: "location.href = 'file:///etc/hostname'" },
  { name: 'location mailto', script: "location.href = 'mailto:a@example.com'" },
  { name: 'about:blank', script: "location.href = 'about:blank'" },
  { name: 'history back', script: 'history.back()' },
  {
    name: 'a file chooser',
    script: "(() => { const i = document.createElement('input'); i.type = 'file'; i.click(); })()",
  },
  {
    name: 'a file picker out of the guard',
    script: 'void showOpenFilePicker().catch(() => {})',
    isolated: true,
  },
  { name: 'a folder picker', script: 'void showDirectoryPicker()' },
  { name: 'full screen', script: 'void document.documentElement.requestFullscreen()' },
  { name: 'picture in picture', script: 'void window.documentPictureInPicture?.requestWindow()' },
  { name: 'a permission', script: 'void navigator.geolocation.getCurrentPosition(() => {}, () => {})' },
  { name: 'notifications', script: 'void Notification.requestPermission()' },
  {
    name: 'a page that asks whether to be left',
    script: "addEventListener('beforeunload', (e) => e.preventDefault())",
  },
];
