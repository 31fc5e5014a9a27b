import { createHmac } from 'node:crypto';
import { md4 } from './md4.ts';

/** Who signs in: `DOMAIN\user`, or a mail address, which needs no domain. */
export type NtlmAccount = { readonly domain: string; readonly user: string; readonly password: string };

/** The parts of `DOMAIN\user`. */
export function ntlmAccount(username: string, password: string): NtlmAccount {
  const cut = username.indexOf('\\');
  return { domain: cut < 0 ? '' : username.slice(0, cut), user: username.slice(cut + 1), password };
}

/** What a server's challenge says (MS-NLMP §2.2.1.2). */
export type NtlmChallenge = {
  readonly message: Buffer;
  readonly flags: number;
  readonly serverChallenge: Buffer;
  /** Names and time of the server as AV pairs (§2.2.2.1), the end left out. */
  readonly pairs: readonly AvPair[];
};

type AvPair = { readonly id: number; readonly value: Buffer };

const signature = Buffer.from('NTLMSSP\0', 'latin1');
/** Ids of AV pairs. */
const avEnd = 0;
const avFlags = 6;
const avTimestamp = 7;
const avChannelBindings = 10;
/** In the flags pair: the message carries an integrity code. */
const hasIntegrityCode = 2;
/**
 * Unicode, the target's name, NTLM, always sign, extended session security, target information, 128 and 56 bits (§2.2.2.5).
 * No session is signed or sealed over HTTP, so that no key is exchanged.
 */
const wantedFlags = (0x1 | 0x4 | 0x200 | 0x8000 | 0x8_0000 | 0x80_0000 | 0x2000_0000 | 0x8000_0000) >>> 0;
/** Where the fixed part of the last message ends, version and integrity code included (§2.2.1.3). */
const headerBytes = 88;
const integrityAt = 72;

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer => {
  const mac = createHmac('md5', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
};

/** The first message (§2.2.1.1), which names nobody. */
export function negotiateMessage(): Buffer {
  const message = Buffer.alloc(40);
  signature.copy(message);
  message.writeUInt32LE(1, 8);
  message.writeUInt32LE(wantedFlags, 12);
  return message;
}

/** Reads a challenge; null for bytes that are none. */
export function readChallenge(message: Buffer): NtlmChallenge | null {
  if (message.length < 48 || !message.subarray(0, 8).equals(signature) || message.readUInt32LE(8) !== 2)
    return null;
  const length = message.readUInt16LE(40);
  const start = message.readUInt32LE(44);
  const info = message.subarray(start, start + length);
  const pairs: AvPair[] = [];
  for (let at = 0; at + 4 <= info.length; ) {
    const id = info.readUInt16LE(at);
    const end = at + 4 + info.readUInt16LE(at + 2);
    if (id === avEnd) break;
    if (end > info.length) return null;
    pairs.push({ id, value: info.subarray(at + 4, end) });
    at = end;
  }
  return { message, flags: message.readUInt32LE(20), serverChallenge: message.subarray(24, 32), pairs };
}

function targetInfo(pairs: readonly AvPair[]): Buffer {
  const bytes = [...pairs, { id: avEnd, value: Buffer.alloc(0) }].map(({ id, value }) => {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(id, 0);
    head.writeUInt16LE(value.length, 2);
    return Buffer.concat([head, value]);
  });
  return Buffer.concat(bytes);
}

/** NTOWFv2 (§3.3.2): the key that stands for name, domain and password. */
export const responseKey = ({ domain, user, password }: NtlmAccount): Buffer =>
  hmac(md4(utf16(password)), utf16(user.toUpperCase() + domain));

/** The two answers to a challenge (§3.3.2), and the key of the session. */
export function ntlmResponses(options: {
  readonly key: Buffer;
  readonly serverChallenge: Buffer;
  readonly clientChallenge: Buffer;
  /** 100 ns since 1601, 8 bytes, least significant first. */
  readonly time: Buffer;
  readonly info: Buffer;
}): { readonly nt: Buffer; readonly lm: Buffer; readonly sessionKey: Buffer } {
  const { key, serverChallenge, clientChallenge, time, info } = options;
  const four = Buffer.alloc(4);
  const temp = Buffer.concat([
    Buffer.from([1, 1, 0, 0, 0, 0, 0, 0]),
    time,
    clientChallenge,
    four,
    info,
    four,
  ]);
  const proof = hmac(key, serverChallenge, temp);
  return {
    nt: Buffer.concat([proof, temp]),
    lm: Buffer.concat([hmac(key, serverChallenge, clientChallenge), clientChallenge]),
    sessionKey: hmac(key, proof),
  };
}

/** ms since 1970 as a FILETIME. */
function fileTime(now: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE((BigInt(Math.floor(now)) + 11_644_473_600_000n) * 10_000n);
  return bytes;
}

/** The last message (§2.2.1.3, §3.1.5.1.2): that the password is known, without it. */
export function authenticateMessage(options: {
  readonly account: NtlmAccount;
  readonly negotiate: Buffer;
  readonly challenge: NtlmChallenge;
  /** 8 random bytes. */
  readonly clientChallenge: Buffer;
  /** MD5 of the channel bindings (§2.2.2.1), where the connection is over TLS. */
  readonly channelBindings: Buffer | null;
  readonly now: number;
}): Buffer {
  const { account, negotiate, challenge, clientChallenge, channelBindings, now } = options;
  const time = challenge.pairs.find(({ id }) => id === avTimestamp)?.value;
  const flagBytes = Buffer.alloc(4);
  flagBytes.writeUInt32LE(hasIntegrityCode);
  const info = targetInfo([
    ...challenge.pairs.filter(({ id }) => id !== avFlags && id !== avChannelBindings),
    ...(time ? [{ id: avFlags, value: flagBytes }] : []),
    ...(channelBindings ? [{ id: avChannelBindings, value: channelBindings }] : []),
  ]);
  const { nt, lm, sessionKey } = ntlmResponses({
    key: responseKey(account),
    serverChallenge: challenge.serverChallenge,
    clientChallenge,
    time: time ?? fileTime(now),
    info,
  });
  // A server that tells its time wants no older answer beside the new one.
  const fields = [
    time ? Buffer.alloc(24) : lm,
    nt,
    utf16(account.domain),
    utf16(account.user),
    utf16(''),
    Buffer.alloc(0),
  ];
  const header = Buffer.alloc(headerBytes);
  signature.copy(header);
  header.writeUInt32LE(3, 8);
  let offset = headerBytes;
  for (const [index, field] of fields.entries()) {
    header.writeUInt16LE(field.length, 12 + 8 * index);
    header.writeUInt16LE(field.length, 14 + 8 * index);
    header.writeUInt32LE(offset, 16 + 8 * index);
    offset += field.length;
  }
  header.writeUInt32LE((challenge.flags & wantedFlags) >>> 0, 60);
  const message = Buffer.concat([header, ...fields]);
  if (time) hmac(sessionKey, negotiate, challenge.message, message).copy(message, integrityAt);
  return message;
}
