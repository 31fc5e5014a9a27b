import { expect, test } from 'vitest';
import { isWayOut, waysOut } from '../../../../main/shell/lock/ways-out.ts';

const press = (words: string) => {
  const held = words.split('+');
  const key = held.pop() || '+';
  return {
    key,
    control: held.includes('ctrl'),
    alt: held.includes('alt'),
    shift: held.includes('shift'),
    meta: held.includes('meta'),
  };
};

test('every combination with control, alt or the system key is a way out, and so are function and browser keys', () => {
  for (const words of [
    ...[
      'ctrl+w',
      'ctrl+W',
      'ctrl+shift+I',
      'alt+F4',
      'meta+d',
      'ctrl+alt+Delete',
      'ctrl+é',
      'alt+Tab',
      'ctrl+',
    ],
    ...[
      'F1',
      'F7',
      'F11',
      'F12',
      'shift+Escape',
      'ContextMenu',
      'BrowserBack',
      'LaunchMail',
      'ctrl+shift+Delete',
    ],
  ])
    expect(isWayOut(press(words)), words).toBe(true);
});

test('what a person types and moves with is none', () => {
  for (const words of [
    ...[
      'a',
      'shift+Å',
      'ø',
      '@',
      '€',
      'Dead',
      'AltGraph',
      'Enter',
      'Escape',
      'Tab',
      'shift+Tab',
      ' ',
      'PageDown',
    ],
    ...[
      'ArrowUp',
      'Home',
      'shift+End',
      'Backspace',
      'Delete',
      'shift+Insert',
      'shift+Delete',
      'AudioVolumeUp',
    ],
    ...[
      'ctrl+c',
      'ctrl+v',
      'ctrl+x',
      'ctrl+a',
      'ctrl+z',
      'ctrl+shift+Z',
      'ctrl+ArrowLeft',
      'ctrl+shift+ArrowRight',
    ],
  ])
    expect(isWayOut(press(words)), words).toBe(false);
});

test('a window among others can be closed and zoomed, but opens no other window and no developer tools', () => {
  for (const words of [
    'ctrl+w',
    'alt+F4',
    'ctrl+q',
    'F5',
    'F11',
    'ctrl++',
    'ctrl+0',
    'alt+Tab',
    'meta+l',
    'ctrl+f',
  ])
    expect(isWayOut(press(words), true), words).toBe(false);
  for (const words of [
    'F12',
    'ctrl+shift+i',
    'ctrl+n',
    'ctrl+t',
    'ctrl+p',
    'ctrl+s',
    'alt+ArrowLeft',
    'BrowserHome',
  ])
    expect(isWayOut(press(words), true), words).toBe(true);
});

test('every row says why', () => {
  for (const { why } of [...waysOut.keys, ...waysOut.editing, ...waysOut.gestures])
    expect(why).toMatch(/\w{3}/);
});
