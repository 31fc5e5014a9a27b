import { expect, test } from 'vitest';
import { openboxConfig } from '../../../../main/shell/lock/openbox-config.ts';

const config = openboxConfig();
const taken = [...config.matchAll(/keybind key="([^"]+)"/g)].map(([, key]) => key ?? '');

test('it takes what closes, opens and changes, and no key with which one types or edits', () => {
  for (const key of [
    'C-w',
    'A-F4',
    'C-S-i',
    'F12',
    'F1',
    'S-Escape',
    'C-plus',
    'C-KP_Add',
    'Menu',
    'XF86Back',
  ])
    expect(taken).toContain(key);
  for (const key of [
    'w',
    'Escape',
    'Tab',
    'Return',
    'C-c',
    'C-v',
    'C-x',
    'C-a',
    'C-z',
    'C-S-z',
    'C-Left',
    'S-Insert',
  ])
    expect(taken).not.toContain(key);
});

test('each key is taken once, with an action, and there are so few that X has them in a moment', () => {
  expect(new Set(taken).size).toBe(taken.length);
  expect(config.match(/<keybind [^>]*><action name="If"\/><\/keybind>/g)).toHaveLength(taken.length);
  expect(taken.length).toBeGreaterThan(200);
  // Eight grabs each; X compares every one with all before.
  expect(taken.length).toBeLessThan(600);
});

test('it opens no menu, runs no program and ends no window', () => {
  const actions = new Set([...config.matchAll(/action name="(\w+)"/g)].map(([, name]) => name));
  expect([...actions].sort()).toEqual(['Focus', 'If']);
});
