import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const unit = readFileSync(
  join(import.meta.dirname, '..', '..', '..', 'build', 'debian', 'rundbord.service'),
  'utf8',
);
const values = (key: string): string[] =>
  unit.split('\n').flatMap((line) => (line.startsWith(`${key}=`) ? [line.slice(key.length + 1)] : []));

test('what the unit takes from the kiosk leaves Chromium what it builds its sandbox of', () => {
  // systemd.exec(5): a list that begins by refusing is added to by lines with ~, and taken from by lines without.
  const refused = new Set<string>();
  for (const line of values('SystemCallFilter')) {
    const names = line.replace('~', '').split(' ');
    for (const name of names) {
      if (line.startsWith('~')) refused.add(name);
      else refused.delete(name);
    }
    if (line.startsWith('~') && names.includes('@mount')) refused.add('chroot');
  }
  expect(refused.has('@mount')).toBe(true);
  expect(refused.has('chroot')).toBe(false);
  for (const line of values('RestrictNamespaces'))
    expect(line.split(' ').sort()).toEqual(['net', 'pid', 'user']);
  expect(values('RestrictNamespaces')).toHaveLength(1);
  // Seccomp(2) needs it of who has no rights, and has it set anyway.
  expect(values('NoNewPrivileges')).toEqual(['yes']);
  expect(values('User')).toEqual(['rundbord']);
});

test('what the unit takes from the kiosk leaves it the HID devices that udev gives it, and the serial ports', () => {
  // systemd.exec(5), systemd.resource-control(5): each of these would hide /dev/hidraw* and /dev/ttyUSB* or make them unreadable.
  for (const key of [
    'PrivateDevices',
    'DevicePolicy',
    'DeviceAllow',
    'InaccessiblePaths',
    'TemporaryFileSystem',
  ]) {
    for (const value of values(key)) expect(value, key).not.toMatch(/yes|closed|strict|\/dev|\/sys|char/);
  }
  // Strict leaves /dev as it is. The addon asks udev through netlink what is plugged in.
  expect(values('ProtectSystem')).toEqual(['strict']);
  expect(values('RestrictAddressFamilies').join(' ')).toContain('AF_NETLINK');
  expect(values('PrivateUsers')).toEqual([]);
});
