/** One round of MD4 (RFC 1320 §3.4): which word each of its 16 steps takes, how far it turns, what it mixes, what it adds. */
type Round = {
  readonly words: readonly number[];
  readonly turns: readonly number[];
  readonly constant: number;
  mix(x: number, y: number, z: number): number;
};

const rounds: readonly Round[] = [
  {
    words: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    turns: [3, 7, 11, 19],
    constant: 0,
    mix: (x, y, z) => (x & y) | (~x & z),
  },
  {
    words: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    turns: [3, 5, 9, 13],
    constant: 0x5a827999,
    mix: (x, y, z) => (x & y) | (x & z) | (y & z),
  },
  {
    words: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    turns: [3, 9, 11, 15],
    constant: 0x6ed9eba1,
    mix: (x, y, z) => x ^ y ^ z,
  },
];

const turned = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/**
 * MD4 (RFC 1320). NTLM makes a password's key with it, and OpenSSL 3 has it no more; it is good for nothing else.
 */
export function md4(message: Uint8Array): Buffer {
  const blocks = Buffer.alloc(Math.ceil((message.length + 9) / 64) * 64);
  blocks.set(message);
  blocks[message.length] = 0x80;
  blocks.writeBigUInt64LE(BigInt(message.length) * 8n, blocks.length - 8);
  let state: readonly [number, number, number, number] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let at = 0; at < blocks.length; at += 64) {
    let [a, b, c, d] = state;
    for (const { words, turns, constant, mix } of rounds) {
      for (const [step, word] of words.entries()) {
        const sum = (a + mix(b, c, d) + blocks.readUInt32LE(at + 4 * word) + constant) | 0;
        [a, b, c, d] = [d, turned(sum, turns[step % 4] ?? 0), b, c];
      }
    }
    state = [state[0] + a, state[1] + b, state[2] + c, state[3] + d];
    state = [state[0] | 0, state[1] | 0, state[2] | 0, state[3] | 0];
  }
  const digest = Buffer.alloc(16);
  for (const [index, word] of state.entries()) digest.writeInt32LE(word, 4 * index);
  return digest;
}
