/** What is sent to each party: lines, pictures a second, and bits a second at most and to begin with. */
export type Quality = {
  readonly height: number;
  readonly framesPerSecond: number;
  readonly maximumBitsPerSecond: number;
  readonly startKilobitsPerSecond: number;
};

/**
 * What a mesh can bear: every party encodes once for each other one. Measured on two cores in software: 720p30 holds
 * for one encoder, 360p30 for two and 360p15 for three.
 */
const byOthers: readonly Quality[] = [
  { height: 720, framesPerSecond: 30, maximumBitsPerSecond: 2_500_000, startKilobitsPerSecond: 2000 },
  { height: 360, framesPerSecond: 30, maximumBitsPerSecond: 1_000_000, startKilobitsPerSecond: 800 },
  { height: 360, framesPerSecond: 15, maximumBitsPerSecond: 600_000, startKilobitsPerSecond: 500 },
];

/** A shared screen keeps its lines, so that small letters can be read, and gives up pictures instead. */
const screenByOthers: readonly Quality[] = [
  { height: 1080, framesPerSecond: 15, maximumBitsPerSecond: 2_500_000, startKilobitsPerSecond: 2000 },
  { height: 1080, framesPerSecond: 8, maximumBitsPerSecond: 1_500_000, startKilobitsPerSecond: 800 },
  { height: 1080, framesPerSecond: 5, maximumBitsPerSecond: 1_000_000, startKilobitsPerSecond: 500 },
];

/** The quality for a call with so many others. */
export function qualityFor(others: number, picture: 'camera' | 'screen'): Quality {
  const table = picture === 'screen' ? screenByOthers : byOthers;
  const index = Math.min(Math.max(others, 1), table.length) - 1;
  // The tables are not empty, and the index lies inside them.
  return table[index] as Quality;
}

/**
 * Puts libwebrtc's `x-google-start-bitrate` (kbit/s) into the fmtp of every video codec of a description (RFC 8866
 * §6.15). The encoder of the side that reads it then begins there instead of at 300 kbit/s, where it drops
 * 720p pictures until it has shrunk them: the first picture comes earlier and larger.
 */
export function withStartBitrate(sdp: string, kilobitsPerSecond: number): string {
  const hint = `x-google-start-bitrate=${kilobitsPerSecond}`;
  const [head = '', ...media] = sdp.split(/(?=^m=)/m);
  return [head, ...media.map((part) => (part.startsWith('m=video') ? hinted(part, hint) : part))].join('');
}

function hinted(part: string, hint: string): string {
  return part.replace(
    /^a=rtpmap:(\d+) (?:VP8|VP9|H264|AV1)\/90000(\r?\n)((?:a=(?:rtcp-fb|fmtp):\1 .*\r?\n)*)/gm,
    (line: string, type: string, end: string, details: string) => {
      if (details.includes('x-google-start-bitrate')) return line;
      const fmtp = new RegExp(`^(a=fmtp:${type} .*?)(\\r?)$`, 'm');
      if (fmtp.test(details)) return line.replace(fmtp, `$1;${hint}$2`);
      return `${line}a=fmtp:${type} ${hint}${end}`;
    },
  );
}
