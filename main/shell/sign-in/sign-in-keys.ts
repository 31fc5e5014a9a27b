import * as z from 'zod';
import { jsonOf } from '../../contract/json.ts';

/** The binding through which the keys on the screen are told; it exists in our own world alone. */
export const keyBinding = '__rundbordKey';

/** What a key says that does something, in the kiosk's language. */
export type SignInKeyWords = {
  readonly keyboard: string;
  readonly shift: string;
  readonly signs: string;
  readonly letters: string;
  readonly delete: string;
  readonly next: string;
  readonly enter: string;
  readonly space: string;
};

/** Letters of the Nordic languages; and every other sign of ASCII, since passwords have them. */
export const keyRows: Readonly<Record<'letters' | 'signs', readonly (readonly string[])[]>> = {
  letters: [[...'1234567890'], [...'qwertyuiopå'], [...'asdfghjklæø'], [...'zxcvbnmäö'], [...'@.-_']],
  signs: [[...'1234567890'], [...'!"#$%&/()=?'], [..."+*'^~`´¨§½€"], [...'<>|\\[]{}'], [...',;:£']],
};

/** Codes of the keys that edit (W3C UI Events code values), with the virtual codes by which browsers know them. */
const editing = {
  Backspace: { windowsVirtualKeyCode: 8 },
  Tab: { windowsVirtualKeyCode: 9 },
  Enter: { windowsVirtualKeyCode: 13, text: '\r' },
} as const;

const pressed = z.union([
  z.strictObject({ text: z.string().min(1).max(2) }),
  z.strictObject({ key: z.enum(['Backspace', 'Tab', 'Enter']) }),
]);

/** The commands of the DevTools protocol with which a key reaches whatever has the focus; none for what is no key. */
export function commandsOf(payload: string): readonly { method: string; params: Record<string, unknown> }[] {
  const press = pressed.safeParse(jsonOf(payload));
  if (!press.success) return [];
  if ('text' in press.data) return [{ method: 'Input.insertText', params: { text: press.data.text } }];
  const { key } = press.data;
  return ['keyDown', 'keyUp'].map((type) => ({
    method: 'Input.dispatchKeyEvent',
    params: { type, key, code: key, ...editing[key] },
  }));
}

/** How the keys look; part of the style of what is ours on the page. */
export const keyStyles = `
  fieldset { position: absolute; inset: auto 0 0 0; box-sizing: border-box; margin: 0; border: 0; padding: 12px;
    background: #0b0f1a; pointer-events: auto; }
  fieldset[hidden] { display: none; }
  section { display: flex; justify-content: center; gap: 8px; margin: 0 auto 8px; max-width: 960px; }
  fieldset button { flex: 1 1 0; min-width: 0; height: 56px; padding: 0; background: #1d2740; color: #f2f5fb; font-size: 22px; }
  fieldset button.wide { flex-grow: 2; font-size: 17px; }
  fieldset button[aria-pressed="true"] { background: #f2f5fb; color: #0b0f1a; }
`;

/** How tall the keys are altogether, in CSS pixels. */
const keysHeight = 350;

/**
 * Builds the keys into `root`, a closed shadow root on the page; of use inside of a script. They come when a field was touched by a
 * finger and go when none has the focus. What is pressed goes to main, which types it, so that the page's own fields take it as from
 * a real keyboard.
 */
export const keysScript = (words: SignInKeyWords): string => `(root, host) => {
  const words = ${JSON.stringify(words)};
  const rows = ${JSON.stringify(keyRows)};
  const keys = document.createElement('fieldset');
  keys.setAttribute('aria-label', words.keyboard);
  keys.hidden = true;
  let layer = 'letters';
  let capital = false;
  const say = (what) => window[${JSON.stringify(keyBinding)}](JSON.stringify(what));
  const button = (label, name, run, isOn) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    made.setAttribute('aria-label', name);
    if (label.length > 1) made.className = 'wide';
    if (isOn !== undefined) made.setAttribute('aria-pressed', String(isOn));
    // The field keeps the focus.
    for (const event of ['pointerdown', 'mousedown', 'touchstart'])
      made.addEventListener(event, (e) => e.preventDefault(), { passive: false });
    made.addEventListener('pointerup', (e) => { if (e.isTrusted) run(); });
    return made;
  };
  const draw = () => {
    const lines = rows[layer].map((row) => row.map((sign) => {
      const shown = capital ? sign.toLocaleUpperCase('da') : sign;
      return button(shown, shown, () => { say({ text: shown }); if (capital) { capital = false; draw(); } });
    }));
    const shift = button('⇧ ' + words.shift, words.shift, () => { capital = !capital; draw(); }, capital);
    const other = layer === 'letters' ? 'signs' : 'letters';
    lines[3].unshift(layer === 'letters' ? shift : document.createTextNode(''));
    lines[3].push(button('⌫ ' + words.delete, words.delete, () => say({ key: 'Backspace' })));
    lines[4].unshift(button(words[other], words[other], () => { layer = other; capital = false; draw(); }));
    lines[4].push(button(words.space, words.space, () => say({ text: ' ' })));
    lines[4].push(button('⇥ ' + words.next, words.next, () => say({ key: 'Tab' })));
    lines[4].push(button('⏎ ' + words.enter, words.enter, () => say({ key: 'Enter' })));
    keys.replaceChildren(...lines.map((line) => {
      const section = document.createElement('section');
      section.append(...line);
      return section;
    }));
  };
  draw();
  root.append(keys);
  const below = new CSSStyleSheet();
  below.replaceSync('html { padding-bottom: ${keysHeight}px !important; }');
  let byFinger = false;
  const takesText = (one) => one !== null && (one.isContentEditable || one.tagName === 'IFRAME' || one.tagName === 'TEXTAREA' ||
    (one.tagName === 'INPUT' && !/^(?:button|submit|reset|checkbox|radio|file|image|range|color|hidden)$/.test(one.type)));
  const look = () => {
    let at = document.activeElement;
    while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
    const wanted = byFinger && takesText(at);
    if (keys.hidden === !wanted) return;
    keys.hidden = !wanted;
    if (!wanted) {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== below);
      return;
    }
    document.adoptedStyleSheets.push(below);
    if (at.getBoundingClientRect().bottom > innerHeight - ${keysHeight}) at.scrollIntoView({ block: 'center' });
  };
  window.addEventListener('pointerdown', (event) => {
    if (event.isTrusted && event.target !== host) byFinger = event.pointerType === 'touch';
  }, true);
  for (const event of ['focusin', 'focusout', 'pointerup']) window.addEventListener(event, () => setTimeout(look), true);
  setInterval(look, 300);
}`;
