import { expect, test } from 'vitest';
import { hasCallKeys, udevRules } from '../../build/udev-rules.ts';
import type { KnownDevice } from '../../native/devices/known.ts';

const row = (vendorId: number, productIds: KnownDevice['productIds'], name: string): KnownDevice => ({
  ...{ vendorId, productIds, name },
  kind: 'speakerphone',
  oneProduct: false,
  streams: [],
  quirks: {},
});
const known = [row(0x046d, [0x084c, 0x0857], 'Connect and Group'), row(0x0b0e, 'any', 'Jabra')];
const kiosk = udevRules(known, { group: 'rundbord', alone: true });
const desktop = udevRules(known, { group: null, alone: false });

/** The rules without comments. */
const lines = (rules: string): string[] => rules.split('\n').filter((line) => line !== '' && line[0] !== '#');

test.each([kiosk, desktop])('each number of the table is in them, and no family as a whole', (rules) => {
  expect(lines(rules).filter((line) => line.startsWith('KERNELS'))).toEqual([
    'KERNELS=="*:046D:084C.*", ENV{.RUNDBORD_KNOWN}="known"',
    'KERNELS=="*:046D:0857.*", ENV{.RUNDBORD_KNOWN}="known"',
  ]);
});

test.each([kiosk, desktop])('nothing is given before the descriptor was looked at', (rules) => {
  const all = lines(rules);
  const looked = all.findIndex((line) => line.startsWith(`PROGRAM!="/${hasCallKeys} `));
  const given = all.findIndex(
    (line) => !line.includes('"tty"') && /MODE|uaccess|IGNORE|reserved|ATTR\{/.test(line),
  );
  expect(looked).toBeGreaterThan(0);
  expect(given).toBeGreaterThan(looked);
  expect(all[looked]).toMatch(/, GOTO="rundbord_end"$/);
  expect(all.at(-1)).toBe('LABEL="rundbord_end"');
});

test('where the kiosk is alone it may open them, and everything else leaves their keys to it', () => {
  expect(kiosk).toContain('SUBSYSTEM=="hidraw", GROUP="rundbord", MODE="0660", TAG+="uaccess"');
  expect(kiosk).toContain('SUBSYSTEM=="input", ENV{ID_INPUT}="", ENV{LIBINPUT_IGNORE_DEVICE}="1"');
  expect(kiosk).not.toContain('KEYBOARD_KEY');
});

test('beside a desktop they are for who sits there, and the desktop loses Phone Mute alone', () => {
  expect(desktop).toContain('SUBSYSTEM=="hidraw", TAG+="uaccess"');
  expect(desktop).toContain('ENV{KEYBOARD_KEY_b002f}="reserved", RUN{builtin}+="keyboard"');
  expect(desktop).not.toMatch(/IGNORE|ID_INPUT|GROUP|MODE/);
});

test('serial adapters are for who sits there, and in the group of the system where nobody does', () => {
  expect(lines(desktop)).toContain('SUBSYSTEM=="tty", SUBSYSTEMS=="usb", TAG+="uaccess"');
  expect(kiosk).not.toContain('tty');
});

test('every rule is a list of keys that udev knows, and every jump has its label', () => {
  const key =
    /^(ACTION|KERNEL|KERNELS|SUBSYSTEM|SUBSYSTEMS|ENV\{[\w.]+\}|ATTR\{trigger\}|PROGRAM|GROUP|MODE|TAG|RUN\{builtin\}|GOTO|LABEL)(==|!=|=|\+=)"[^"]*"$/;
  for (const rules of [kiosk, desktop]) {
    for (const line of lines(rules)) for (const part of line.split(', ')) expect(part).toMatch(key);
    const labels = new Set([...rules.matchAll(/LABEL="(\w+)"/g)].map(([, name]) => name));
    for (const [, name] of rules.matchAll(/GOTO="(\w+)"/g)) expect(labels).toContain(name);
  }
});

test('a name in the table that breaks the line cannot add a rule', () => {
  const [first] = known;
  const bad = udevRules([{ ...(first as KnownDevice), name: 'x\nSUBSYSTEM=="hidraw", MODE="0666"' }], {
    group: null,
    alone: false,
  });
  expect(lines(bad)).toEqual(lines(udevRules([first as KnownDevice], { group: null, alone: false })));
});
