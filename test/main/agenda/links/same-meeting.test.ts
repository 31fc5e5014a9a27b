import { expect, test } from 'vitest';
import { addressKey, betterOf, isSameMeeting } from '../../../../main/agenda/links/same-meeting.ts';
import type { Candidate } from '../../../../main/agenda/links/target-of.ts';

const web = (provider: string, address: string): Candidate => ({ engine: 'web', provider, address });
const sip = (address: string): Candidate => ({ engine: 'sip', provider: 'zoom', address });

test('spellings of one address', () => {
  expect(addressKey('HTTPS://Zoom.US/j/1/')).toBe(addressKey('https://zoom.us/j/1'));
  expect(addressKey('https://a.example/19%3ameeting')).toBe(addressKey('https://a.example/19%3Ameeting'));
  expect(addressKey('sip:1@A.example')).toBe(addressKey('1@a.example'));
  expect(addressKey('https://a.example/%zz')).toBe('https://a.example/%zz');
  expect(addressKey('https://meet.jit.si/Room')).not.toBe(addressKey('https://meet.jit.si/room'));
});

test('one meeting, by one engine', () => {
  const same = (one: Candidate, other: Candidate) => isSameMeeting(one, other) && isSameMeeting(other, one);
  expect(
    same(
      web('zoom', 'https://zoom.us/j/123456789'),
      web('zoom', 'https://us02web.zoom.us/j/123456789?pwd=a'),
    ),
  ).toBe(true);
  expect(
    same(web('meet', 'https://meet.google.com/a'), web('meet', 'https://meet.google.com/a?authuser=0')),
  ).toBe(true);
  expect(same(sip('1@zoomcrc.com'), sip('sip:1@zoomcrc.com'))).toBe(true);
  expect(same(web('zoom', 'https://zoom.us/j/123456789'), web('zoom', 'https://zoom.us/j/123456780'))).toBe(
    false,
  );
  expect(same(web('jitsi', 'https://meet.jit.si/A'), web('jitsi', 'https://meet.jit.si/AB'))).toBe(false);
  expect(same(web('zoom', 'https://zoom.us/j/123456789'), sip('123456789@zoomcrc.com'))).toBe(false);
});

test('the better address has the password; else the first; the PIN beside the other is kept', () => {
  const bare = web('zoom', 'https://zoom.us/j/123456789');
  const whole = web('zoom', 'https://zoom.us/j/123456789?pwd=a');
  expect(betterOf(bare, whole, false).address).toBe(whole.address);
  expect(betterOf(whole, bare, true).address).toBe(whole.address);
  expect(betterOf(bare, { ...bare, address: `${bare.address}?x=1` }, true).address).toBe(bare.address);
  expect(betterOf(bare, { ...bare, pin: '12', role: 'guest' }, false)).toEqual({
    ...bare,
    pin: '12',
    role: 'guest',
  });
  expect(betterOf({ ...bare, pin: '34' }, { ...bare, pin: '12' }, false).pin).toBe('34');
});
