import { expect, test } from 'vitest';
import {
  authenticateMessage,
  negotiateMessage,
  ntlmAccount,
  ntlmResponses,
  readChallenge,
  responseKey,
} from '../../../../main/agenda/ews/ntlm.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');
// MS-NLMP §4.2.1 and §4.2.4.
const account = { domain: 'Domain', user: 'User', password: 'Password' };
const info = hex('02000c0044006f006d00610069006e00 01000c0053006500720076006500720000000000');
const given = {
  key: responseKey(account),
  serverChallenge: hex('0123456789abcdef'),
  clientChallenge: hex('aaaaaaaaaaaaaaaa'),
  time: Buffer.alloc(8),
  info,
};

function challengeOf(targetInfo: Buffer): Buffer {
  const message = Buffer.alloc(56 + targetInfo.length);
  message.write('NTLMSSP\0', 'latin1');
  message.writeUInt32LE(2, 8);
  message.writeUInt32LE(0xa2898205, 20);
  hex('0123456789abcdef').copy(message, 24);
  message.writeUInt16LE(targetInfo.length, 40);
  message.writeUInt32LE(56, 44);
  targetInfo.copy(message, 56);
  return message;
}

test('key, answers and session key are those of the published example', () => {
  expect(given.key.toString('hex')).toBe('0c868a403bfd7a93a3001ef22ef02e3f');
  const { nt, lm, sessionKey } = ntlmResponses(given);
  expect(nt.toString('hex')).toBe(
    `68cd0ab851e51c96aabc927bebef6a1c01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000${info.toString('hex')}00000000`,
  );
  expect(lm.toString('hex')).toBe('86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa');
  expect(sessionKey.toString('hex')).toBe('8de40ccadbc14a82f15cb0ad0de95ca3');
});

test('a name has a domain before the backslash, or is a mail address', () => {
  expect(ntlmAccount('EXAMPLE\\kiosk', 'p')).toEqual({ domain: 'EXAMPLE', user: 'kiosk', password: 'p' });
  expect(ntlmAccount('kiosk@example.org', 'p')).toMatchObject({ domain: '', user: 'kiosk@example.org' });
});

test('what is no challenge, or points out of itself, is none', () => {
  expect(readChallenge(Buffer.alloc(0))).toBeNull();
  expect(readChallenge(negotiateMessage())).toBeNull();
  const whole = challengeOf(info);
  expect(readChallenge(whole)?.pairs.map(({ id }) => id)).toEqual([2, 1]);
  whole.writeUInt16LE(0xffff, 56 + 2);
  expect(readChallenge(whole)).toBeNull();
});

test('with the time of the server there is an integrity code, its time in the answer, and no older answer', () => {
  const time = hex('0011223344556677');
  const withTime = Buffer.concat([info.subarray(0, -4), hex('07000800'), time, Buffer.alloc(4)]);
  const challenge = readChallenge(challengeOf(withTime));
  if (!challenge) throw new Error('no challenge');
  const negotiate = negotiateMessage();
  const bindings = Buffer.alloc(16, 7);
  const message = authenticateMessage({
    account,
    negotiate,
    challenge,
    clientChallenge: given.clientChallenge,
    channelBindings: bindings,
    now: 0,
  });
  const lm = message.subarray(message.readUInt32LE(16), message.readUInt32LE(16) + message.readUInt16LE(12));
  const nt = message.subarray(message.readUInt32LE(24), message.readUInt32LE(24) + message.readUInt16LE(20));
  expect(lm).toEqual(Buffer.alloc(24));
  expect(nt.subarray(24, 32)).toEqual(time);
  expect(nt.includes(Buffer.concat([hex('0a001000'), bindings]))).toBe(true);
  expect(nt.includes(hex('0600040002000000'))).toBe(true);
  expect(message.subarray(72, 88)).not.toEqual(Buffer.alloc(16));
});

test('a challenge of any bytes is read or refused, and never more', () => {
  let seed = 7;
  const next = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed >> 8;
  };
  for (let round = 0; round < 2000; round += 1) {
    const message = challengeOf(Buffer.from(Array.from({ length: next() % 80 }, () => next() % 256)));
    for (let change = 0; change < 3; change += 1) message[8 + (next() % (message.length - 8))] = next() % 256;
    const read = readChallenge(message.subarray(0, next() % (message.length + 1)));
    for (const { value } of read?.pairs ?? []) expect(value.length).toBeLessThan(message.length);
  }
});
