import { expect, test } from 'vitest';
import { iceServers } from '../../../main/rooms/ice-servers.ts';

const now = 1_800_000_000_000;
const stun = ['stun:turn.example.org:3478'];
const urls = ['turn:turn.example.org:3478', 'turns:turn.example.org:5349?transport=tcp'];

test('without settings there are none', () => {
  expect(iceServers({ stun: [] }, 'kiosk-1', now)).toEqual([]);
});

test('with a secret each party gets a name that says its end and a password of it', () => {
  // Computed apart: echo -n '1800043200:kiosk-1' | openssl dgst -sha1 -hmac north -binary | base64
  expect(iceServers({ stun, turn: { urls, secret: 'north' } }, 'kiosk-1', now)).toEqual([
    { urls: stun },
    { urls, username: '1800043200:kiosk-1', credential: '9bvVjTPXtN7sPxrkbJCOl7TEflE=' },
  ]);
});

test('a fixed name and password are handed on', () => {
  expect(iceServers({ stun: [], turn: { urls, username: 'u', credential: 'p' } }, 'kiosk-1', now)).toEqual([
    { urls, username: 'u', credential: 'p' },
  ]);
});
