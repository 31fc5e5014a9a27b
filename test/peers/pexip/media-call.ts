import { randomUUID } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import {
  type MediaStreamTrack,
  PictureLossIndication,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RTCRtpHeaderExtensionParameters,
  type RTCRtpTransceiver,
  RtcpPayloadSpecificFeedback,
  type RtpPacket,
} from 'werift';

/** The lines of a call: the two of the meeting, and the slides beside them (`a=content`, RFC 4796). */
export type Line = 'audio' | 'video' | 'slides';

/** The media of one client: it offers, we answer; packets come in and go out as they are. */
export type MediaCall = {
  readonly uuid: string;
  /** Packets heard on each line so far. */
  readonly heard: Readonly<Record<Line, number>>;
  /** Media can go through. */
  readonly isUp: boolean;
  /** What the first offer tells. */
  readonly hasVideo: boolean;
  /** Answers an offer, the first or a later one; the answer has all our candidates. Throws for an offer that is none. */
  answer(offer: string): Promise<string>;
  candidate(candidate: string, mid: string): Promise<void>;
  /** Sends a packet of another call, or one's own, on a line. Packets of a new source must be told of by `turnTo`. */
  send(line: Line, packet: RtpPacket): void;
  /** The next packets of this line come from somewhere else: numbers and times go on without a gap. */
  turnTo(line: Line): void;
  /** Asks the client for a whole picture (RFC 4585 §6.3.1). */
  askForPicture(line: Line): void;
  close(): void;
};

type Heard = {
  packet(line: Line, packet: RtpPacket): void;
  /** The client cannot go on without a whole picture on this line. */
  wantsPicture(line: Line): void;
  connected(): void;
  /** Nothing comes any more; it may be connected once more. */
  lost(): void;
};

/** Milliseconds in which one whole picture is enough, however many ask. */
const pictureEveryMs = 300;

/** The lines by their `a=mid`, read from an offer. */
function linesOf(sdp: string): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  for (const section of sdp.split(/^(?=m=)/m).slice(1)) {
    const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
    if (mid === undefined) continue;
    if (section.startsWith('m=audio')) lines.set(mid, 'audio');
    if (section.startsWith('m=video'))
      lines.set(mid, /^a=content:slides/m.test(section) ? 'slides' : 'video');
  }
  return lines;
}

/** Says `a=content` in the answer as the offer did, for the client tells its lines by it. */
function withContent(sdp: string, lines: ReadonlyMap<string, Line>): string {
  return sdp
    .split(/^(?=m=)/m)
    .map((section) => {
      const line = lines.get(/^a=mid:(\S+)/m.exec(section)?.[1] ?? '');
      if (line === undefined) return section;
      return `${section.trimEnd()}\r\na=content:${line === 'slides' ? 'slides' : 'main'}\r\n`;
    })
    .join('');
}

/** The client's half of the names that ICE's checks go by; another in an offer begins ICE anew (RFC 8839 §4.4.3.1.1). */
const nameOf = (offer: string): string | undefined => /^a=ice-ufrag:(\S+)/m.exec(offer)?.[1];

/**
 * Candidates without the number that Chromium counts its beginnings by: werift holds it against a count of its own, and a beginning
 * whose offer never came here counts on one side only.
 */
const withoutGeneration = (sdp: string): string => sdp.replace(/ generation \d+/g, '');

/** Where the computer has no network but itself, that is where we are. */
function loopbackWhereAlone(): string[] {
  const others = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).filter((one) => one.family === 'IPv4' && !one.internal),
  );
  return others.length > 0 ? [] : ['127.0.0.1'];
}

const extensions = (...uris: readonly string[]): RTCRtpHeaderExtensionParameters[] =>
  uris.map((uri) => new RTCRtpHeaderExtensionParameters({ uri }));

/** RFC 9143 §15.2, and what lets the client know how fast it may send. */
const mid = 'urn:ietf:params:rtp-hdrext:sdes:mid';
const sendTime = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time';
const wideNumbers = 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01';

/** One codec for each kind, so that what one client sends every other understands. */
function connect(): RTCPeerConnection {
  const opus = new RTCRtpCodecParameters({ mimeType: 'audio/OPUS', clockRate: 48_000, channels: 2 });
  const vp8 = new RTCRtpCodecParameters({
    mimeType: 'video/VP8',
    clockRate: 90_000,
    rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }, { type: 'transport-cc' }],
  });
  return new RTCPeerConnection({
    codecs: { audio: [opus], video: [vp8] },
    headerExtensions: { audio: extensions(mid), video: extensions(mid, sendTime, wideNumbers) },
    bundlePolicy: 'max-bundle',
    iceUseIpv6: false,
    iceUseTcp: false,
    iceAdditionalHostAddresses: loopbackWhereAlone(),
    iceServers: [],
  });
}

/** Opens a call; `heard` is told what comes in. */
export function openMediaCall(heard: Heard): MediaCall {
  const pc = connect();
  const counts = { audio: 0, video: 0, slides: 0 };
  const transceivers = new Map<Line, RTCRtpTransceiver>();
  const askedAt = new Map<Line, number>();
  let lines: ReadonlyMap<string, Line> = new Map();
  let hasVideo = false;

  const listened = new Set<MediaStreamTrack>();

  /** Takes note of what an offer brought: new lines, and new tracks on lines that were there. */
  const take = (transceiver: RTCRtpTransceiver): void => {
    const line = lines.get(transceiver.mid ?? '');
    if (line === undefined) return;
    transceiver.setDirection('sendrecv');
    if (!transceivers.has(line)) {
      transceivers.set(line, transceiver);
      transceiver.onTrack.subscribe((track) => listen(line, track));
    }
    for (const track of transceiver.receiver.tracks) listen(line, track);
  };
  const listen = (line: Line, track: MediaStreamTrack): void => {
    if (listened.has(track)) return;
    listened.add(track);
    track.onReceiveRtp.subscribe((packet) => {
      counts[line] += 1;
      heard.packet(line, packet);
    });
  };

  let listens = false;
  /** Read from the transport: werift gives a client's wish for a whole picture to the receiver of that client's own picture. */
  const listenToWishes = (): void => {
    const [transport] = pc.dtlsTransports;
    if (listens || !transport) return;
    listens = true;
    transport.onRtcp.subscribe((packet) => {
      if (!(packet instanceof RtcpPayloadSpecificFeedback)) return;
      if (!(packet.feedback instanceof PictureLossIndication)) return;
      const { mediaSsrc } = packet.feedback;
      for (const [line, { sender }] of transceivers) if (sender.ssrc === mediaSsrc) heard.wantsPicture(line);
    });
  };

  pc.connectionStateChange.subscribe((state) => {
    if (state === 'connected') heard.connected();
    else if (state === 'disconnected' || state === 'failed') heard.lost();
  });

  let name: string | undefined;
  let answered: Promise<unknown> = Promise.resolve();
  /**
   * Answers one offer. One that begins ICE anew is seen to here: with a line that is inactive, as the slides are, werift goes on by its own
   * old name and with the pairs that were, and where DTLS stands it begins no checks.
   */
  const answerOne = async (offer: string): Promise<string> => {
    lines = linesOf(offer);
    hasVideo ||= [...lines.values()].includes('video');
    const offered = nameOf(offer);
    const restarts = name !== undefined && offered !== undefined && offered !== name;
    if (restarts) for (const transport of pc.iceTransports) transport.restart();
    await pc.setRemoteDescription({ type: 'offer', sdp: withoutGeneration(offer) });
    name = offered;
    for (const transceiver of pc.getTransceivers()) take(transceiver);
    listenToWishes();
    await pc.setLocalDescription(await pc.createAnswer());
    for (const { state, iceTransport } of restarts ? pc.dtlsTransports : []) {
      // That checks fail is told by the state of the connection.
      if (state === 'connected') iceTransport.start().catch(() => {});
    }
    return withContent(pc.localDescription?.sdp ?? '', lines);
  };

  const call: MediaCall = {
    uuid: randomUUID(),
    heard: counts,
    get isUp() {
      return pc.connectionState === 'connected';
    },
    get hasVideo() {
      return hasVideo;
    },
    answer(offer) {
      const answer = answered.then(() => answerOne(offer));
      // One after the other: a client that was cut off sends the offer it could not send, and then a newer one.
      answered = answer.catch(() => {});
      return answer;
    },
    async candidate(candidate, mid) {
      if (candidate === '') return;
      await answered;
      // One of an older offer than the last is refused.
      const [, of] = / ufrag (\S+)/.exec(candidate) ?? [];
      await pc.addIceCandidate({
        candidate: withoutGeneration(candidate),
        sdpMid: mid,
        ...(of !== undefined && { usernameFragment: of }),
      });
    },
    send(line, packet) {
      const bare = packet.clone();
      // Extensions are between two neighbours: the numbers and the line's name of the sender are not ours.
      bare.header.extensions = [];
      transceivers
        .get(line)
        ?.sender.sendRtp(bare)
        .catch(() => {});
    },
    turnTo(line) {
      transceivers.get(line)?.sender.replaceRTP({ sequenceNumber: 0, timestamp: 0 });
    },
    askForPicture(line) {
      const now = performance.now();
      if (line === 'audio' || now - (askedAt.get(line) ?? Number.NEGATIVE_INFINITY) < pictureEveryMs) return;
      const receiver = transceivers.get(line)?.receiver;
      const ssrc = receiver?.tracks.at(-1)?.ssrc;
      if (!receiver || ssrc === undefined) return;
      askedAt.set(line, now);
      receiver.sendRtcpPLI(ssrc).catch(() => {});
    },
    close: () => void pc.close().catch(() => {}),
  };
  return call;
}
