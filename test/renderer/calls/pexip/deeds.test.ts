import { expect, test } from 'vitest';
import type { ConferenceDeed } from '../../../../renderer/calls/conference.ts';
import { mayDo, problemOf, requestOf } from '../../../../renderer/calls/pexip/deeds.ts';

const deeds: readonly [deed: ConferenceDeed, path: string, payload?: unknown][] = [
  [{ do: 'lock', on: true }, 'lock'],
  [{ do: 'lock', on: false }, 'unlock'],
  [{ do: 'mute-guests', on: true }, 'muteguests'],
  [{ do: 'mute-guests', on: false }, 'unmuteguests'],
  [{ do: 'layout', layout: '4:0' }, 'transform_layout', { transforms: { layout: '4:0' } }],
  [{ do: 'raise-hand', on: true }, 'participants/me/buzz'],
  [{ do: 'raise-hand', on: false }, 'participants/me/clearbuzz'],
  [{ do: 'admit', party: 'a' }, 'participants/a/unlock'],
  [{ do: 'mute', party: 'a', on: true }, 'participants/a/mute'],
  [{ do: 'mute', party: 'a', on: false }, 'participants/a/unmute'],
  [{ do: 'role', party: 'a', role: 'host' }, 'participants/a/role', { role: 'chair' }],
  [{ do: 'role', party: 'a', role: 'guest' }, 'participants/a/role', { role: 'guest' }],
  [{ do: 'remove', party: 'a/b' }, 'participants/a%2Fb/disconnect'],
  [
    { do: 'add', address: 'h323:x', protocol: 'h323', role: 'guest' },
    'dial',
    { role: 'GUEST', destination: 'h323:x', protocol: 'h323' },
  ],
  [
    { do: 'transfer', party: null, address: 'b@example.org' },
    'participants/me/transfer',
    { role: 'guest', conference_alias: 'b@example.org' },
  ],
  [{ do: 'end-for-all' }, 'disconnect'],
];

test.each(deeds.map((row) => ({ row })))('$row.0', ({ row: [deed, path, payload] }) => {
  expect(requestOf(deed, 'me')).toEqual(payload === undefined ? { path } : { path, payload });
});

test('what a role may do', () => {
  const of = (role: 'host' | 'guest', service: string, chats = true) => mayDo({ role, service, chats });
  expect(of('guest', 'conference')).toEqual(['say', 'raise-hand']);
  expect(of('guest', 'conference', false)).toEqual(['raise-hand']);
  expect(of('host', 'conference')).toEqual(
    expect.arrayContaining(['say', ...new Set(deeds.map(([{ do: one }]) => one))]),
  );
  expect(of('host', 'waiting_room')).toEqual([]);
  expect(of('host', 'gateway')).toEqual(['say']);
});

test('what an answer means', () => {
  const ok = { status: 200, result: true };
  expect(problemOf('lock', ok)).toBeNull();
  expect(problemOf('lock', null)).toBe('pexip-unreachable');
  expect(problemOf('lock', { status: 403, result: 'Invalid role' })).toBe('not-allowed-here');
  expect(problemOf('role', { status: 404, result: undefined })).toBe('not-allowed-here');
  expect(problemOf('lock', { status: 500, result: undefined })).toBe('call-failed');
  expect(problemOf('layout', { status: 200, result: 'Illegal value' })).toBe('call-failed');
  expect(problemOf('transfer', { status: 200, result: false })).toBe('call-transferred-badly');
  expect(problemOf('add', { status: 200, result: [] })).toBe('call-failed');
  expect(problemOf('add', { status: 200, result: ['x'] })).toBeNull();
});
