import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { md4 } from '../../main/agenda/ews/md4.ts';

/** How a simulated server asks who is there. */
export type SignIn = {
  /** Null when the request may go on, else the `WWW-Authenticate` of a 401. */
  check(request: IncomingMessage): readonly string[] | null;
  /** How many wrong passwords were shown. */
  readonly wrong: number;
};

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer =>
  createHmac('md5', key).update(Buffer.concat(parts)).digest();

const pair = (id: number, value: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
};

function challengeMessage(serverChallenge: Buffer): Buffer {
  const time = Buffer.alloc(8);
  time.writeBigUInt64LE(134_000_000_000_000_000n);
  const info = Buffer.concat([
    pair(2, utf16('EXAMPLE')),
    pair(1, utf16('MAIL')),
    pair(7, time),
    pair(0, Buffer.alloc(0)),
  ]);
  const message = Buffer.alloc(56);
  message.write('NTLMSSP\0', 'latin1');
  message.writeUInt32LE(2, 8);
  message.writeUInt32LE(56, 16);
  message.writeUInt32LE(0xa2898205, 20);
  serverChallenge.copy(message, 24);
  message.writeUInt16LE(info.length, 40);
  message.writeUInt16LE(info.length, 42);
  message.writeUInt32LE(56, 44);
  return Buffer.concat([message, info]);
}

/** The value of an AV pair in an NTLMv2 answer, whose pairs begin after 44 bytes (MS-NLMP §2.2.2.7). */
function pairIn(answer: Buffer, wanted: number): Buffer | null {
  for (let at = 44; at + 4 <= answer.length; ) {
    const id = answer.readUInt16LE(at);
    const length = answer.readUInt16LE(at + 2);
    if (id === wanted) return answer.subarray(at + 4, at + 4 + length);
    if (id === 0) return null;
    at += 4 + length;
  }
  return null;
}

/** Checks Basic, or NTLMv2 with integrity code and, over TLS, channel bindings (Extended Protection required). */
export function signIn(options: {
  readonly offers: readonly string[];
  readonly username: string;
  readonly password: string;
  /** The server's certificate (DER), signed with SHA-256. */
  readonly certificate: Buffer | null;
}): SignIn {
  const { offers, username, password, certificate } = options;
  const [domain = '', user = ''] = username.includes('\\') ? username.split('\\') : ['', username];
  const key = hmac(md4(utf16(password)), utf16(user.toUpperCase() + domain));
  const sockets = new WeakMap<Socket, { negotiate: Buffer; challenge: Buffer; signedIn: boolean }>();
  let wrong = 0;

  const isRight = (message: Buffer, negotiate: Buffer, challenge: Buffer): boolean => {
    const field = (at: number): Buffer =>
      message.subarray(message.readUInt32LE(at + 4), message.readUInt32LE(at + 4) + message.readUInt16LE(at));
    const answer = field(20);
    if (!field(28).equals(utf16(domain)) || !field(36).equals(utf16(user))) return false;
    const proof = hmac(key, challenge.subarray(24, 32), answer.subarray(16));
    if (!proof.equals(answer.subarray(0, 16))) return false;
    const bare = Buffer.from(message);
    bare.fill(0, 72, 88);
    if (!hmac(hmac(key, proof), negotiate, challenge, bare).equals(message.subarray(72, 88))) return false;
    if (!certificate) return true;
    const data = Buffer.concat([
      Buffer.from('tls-server-end-point:'),
      createHash('sha256').update(certificate).digest(),
    ]);
    const bindings = Buffer.concat([Buffer.alloc(16), Buffer.from([data.length, 0, 0, 0]), data]);
    return pairIn(answer, 10)?.equals(createHash('md5').update(bindings).digest()) ?? false;
  };

  return {
    get wrong() {
      return wrong;
    },
    check({ headers, socket }) {
      if (sockets.get(socket)?.signedIn) return null;
      const [scheme = '', value = ''] = (headers.authorization ?? '').split(' ');
      if (!offers.includes(scheme)) return offers;
      if (scheme === 'Basic') {
        if (Buffer.from(value, 'base64').toString() === `${username}:${password}`) return null;
        wrong += 1;
        return offers;
      }
      const message = Buffer.from(value, 'base64');
      if (message.readUInt32LE(8) === 1) {
        const challenge = challengeMessage(randomBytes(8));
        sockets.set(socket, { negotiate: message, challenge, signedIn: false });
        return [`${scheme} ${challenge.toString('base64')}`];
      }
      const state = sockets.get(socket);
      if (!state) return offers;
      state.signedIn = isRight(message, state.negotiate, state.challenge);
      if (state.signedIn) return null;
      wrong += 1;
      return offers;
    },
  };
}
