import { asTrack, PretendTrack } from '../pretend-tracks.ts';

/** A remote track: muted until something comes. */
class RemoteTrack extends PretendTrack {
  muted = false;
  listeners = 0;
  override addEventListener(...how: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...how);
  }
  override removeEventListener(...how: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...how);
  }
}

type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive' | 'stopped';

class PretendSender {
  track: PretendTrack | null;
  /** The tones that were inserted, where the browser can. */
  readonly dtmf: {
    canInsertDTMF: boolean;
    toneBuffer: string;
    inserted: string;
    insertDTMF(tones: string): void;
  };
  constructor(track: PretendTrack | null, canInsertDTMF: boolean) {
    this.track = track;
    this.dtmf = {
      canInsertDTMF,
      toneBuffer: '',
      inserted: '',
      insertDTMF(tones) {
        this.inserted += tones;
      },
    };
  }
  async replaceTrack(track: PretendTrack | null): Promise<void> {
    this.track = track;
  }
}

class PretendTransceiver {
  readonly kind: 'audio' | 'video';
  readonly sender: PretendSender;
  readonly receiver: { readonly track: RemoteTrack };
  direction: Direction = 'sendrecv';
  currentDirection: Direction | null = null;
  mid: string | null = null;
  constructor(kind: 'audio' | 'video', track: PretendTrack | null, canInsertDTMF: boolean) {
    this.kind = kind;
    this.sender = new PretendSender(track, canInsertDTMF);
    this.receiver = { track: new RemoteTrack(kind, `remote-${kind}`) };
  }
}

/** How the network carries media; a test changes it. */
export type PretendNetwork = {
  /** Whether ICE connects when descriptions are exchanged. */
  carries: boolean;
  canInsertDTMF: boolean;
  /** The computer has a network; without one gathering completes with nothing. */
  isThere: boolean;
  /** Gathering never completes. */
  stunIsDead: boolean;
  readonly open: Set<PretendConnection>;
  readonly all: PretendConnection[];
};

export const makePretendNetwork = (): PretendNetwork => ({
  carries: true,
  isThere: true,
  canInsertDTMF: true,
  stunIsDead: false,
  open: new Set(),
  all: [],
});

const reverse: Record<string, Direction> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
};

/** The sections of a description: kind, whether it was taken, and its direction. */
export function sectionsOf(sdp: string) {
  return [...sdp.matchAll(/^m=(audio|video) (\d+)[^\n]*\n((?:(?!m=)[^\n]*\n)*)/gm)].map(
    ([, kind = 'audio', port = '0', rest = '']) => ({
      kind: kind as 'audio' | 'video',
      taken: port !== '0',
      direction: (/^a=(sendrecv|sendonly|recvonly|inactive)/m.exec(rest)?.[1] ?? 'sendrecv') as Direction,
    }),
  );
}

/** What the code under test and JsSIP ask of an RTCPeerConnection, with the signalling states of W3C webrtc §4.3.1. */
export class PretendConnection extends EventTarget {
  signalingState = 'stable';
  iceGatheringState = 'new';
  iceConnectionState = 'new';
  localDescription: { type: string; sdp: string } | null = null;
  readonly configuration: RTCConfiguration;
  readonly #network: PretendNetwork;
  readonly #transceivers: PretendTransceiver[] = [];
  #ufrag = 1;
  /** Whose candidates are known: they are in every description from then on. */
  #gathered = 0;
  #version = 0;
  /** How often new ways for the media were asked for. */
  restarts = 0;
  closed = false;
  listeners = 0;
  constructor(network: PretendNetwork, configuration: RTCConfiguration) {
    super();
    this.#network = network;
    this.configuration = configuration;
    network.open.add(this);
    network.all.push(this);
  }
  override addEventListener(...how: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...how);
  }
  override removeEventListener(...how: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...how);
  }
  addTrack(track: PretendTrack): PretendSender {
    const transceiver = new PretendTransceiver(track.kind, track, this.#network.canInsertDTMF);
    this.#transceivers.push(transceiver);
    return transceiver.sender;
  }
  getSenders = () => this.#transceivers.map(({ sender }) => sender);
  getTransceivers = () => this.#transceivers;
  async createOffer(wishes?: RTCOfferOptions | null) {
    if (wishes?.iceRestart) {
      this.#ufrag += 1;
      this.restarts += 1;
    }
    return { type: 'offer', sdp: this.#describe((one) => one.direction, true) };
  }
  async createAnswer() {
    const answer = (one: PretendTransceiver): Direction =>
      one.currentDirection === 'stopped' ? 'stopped' : this.#answerOf(one);
    return { type: 'answer', sdp: this.#describe(answer, false) };
  }
  async setLocalDescription(description: { type: string; sdp: string }): Promise<void> {
    if (description.type === 'rollback') {
      this.#to('stable');
      return;
    }
    const candidates = this.#gathered === this.#ufrag ? 'a=candidate:1\r\n' : '';
    this.localDescription = { ...description, sdp: `${description.sdp}${candidates}` };
    const mine = this.localDescription;
    for (const [index, one] of this.#transceivers.entries()) one.mid ??= `${index}`;
    if (description.type === 'answer') this.#settle((one) => this.#answerOf(one));
    this.#to(description.type === 'offer' ? 'have-local-offer' : 'stable');
    this.iceGatheringState = 'gathering';
    setTimeout(() => {
      if (this.localDescription !== mine || candidates !== '' || !this.#network.isThere) return;
      this.#gathered = this.#ufrag;
      this.localDescription = { ...description, sdp: `${description.sdp}a=candidate:1\r\n` };
      this.#fire('icecandidate', { candidate: { candidate: 'candidate:1' } });
    }, 1);
    if (this.#network.stunIsDead) return;
    setTimeout(() => {
      this.iceGatheringState = 'complete';
      this.#fire('icegatheringstatechange');
    }, 5);
  }
  #offered: ReturnType<typeof sectionsOf> = [];
  async setRemoteDescription({ type, sdp }: { type: string; sdp: string }): Promise<void> {
    if (type === 'answer' && this.signalingState !== 'have-local-offer')
      throw new Error(`an answer in ${this.signalingState}`);
    const sections = sectionsOf(sdp);
    if (sections.length === 0) throw new Error('no description');
    for (const [index, { kind, taken, direction }] of sections.entries()) {
      let one = this.#transceivers.find((it) => it.mid === `${index}`);
      one ??= this.#transceivers.find((it) => it.mid === null && it.kind === kind);
      if (!one) {
        one = new PretendTransceiver(kind, null, false);
        one.direction = 'recvonly';
        this.#transceivers.push(one);
      }
      one.mid = `${index}`;
      const hears = direction === 'sendrecv' || direction === 'sendonly';
      if (!taken) one.currentDirection = 'stopped';
      else if (hears) this.#fire('track', { track: one.receiver.track, transceiver: one, streams: [] });
    }
    this.#offered = sections;
    if (type === 'offer') {
      this.#to('have-remote-offer');
      return;
    }
    this.#settle((one) => {
      const theirs = sections[Number(one.mid)]?.direction ?? 'inactive';
      return meet(one.direction, reverse[theirs] ?? 'inactive');
    });
    this.#to('stable');
  }
  close(): void {
    this.closed = true;
    this.signalingState = 'closed';
    this.#network.open.delete(this);
  }
  async getStats() {
    return new Map();
  }
  /** The way of the media breaks, or holds again. */
  ice(state: 'connected' | 'disconnected' | 'failed'): void {
    this.iceConnectionState = state;
    this.#fire('iceconnectionstatechange');
  }
  /** What is sent now, by the names of the tracks. */
  sends(kind: 'audio' | 'video'): string | undefined {
    return this.#transceivers.find((one) => one.kind === kind)?.sender.track?.id;
  }
  #answerOf(one: PretendTransceiver): Direction {
    const theirs = this.#offered[Number(one.mid)]?.direction ?? 'inactive';
    return meet(one.direction, reverse[theirs] ?? 'inactive');
  }
  #settle(directionOf: (one: PretendTransceiver) => Direction): void {
    for (const one of this.#transceivers) {
      if (one.currentDirection !== 'stopped' && one.mid !== null) one.currentDirection = directionOf(one);
    }
    if (!this.#network.carries) return;
    setTimeout(() => {
      if (!this.closed && this.iceConnectionState !== 'connected') this.ice('connected');
    }, 10);
  }
  #to(state: string): void {
    this.signalingState = state;
    this.#fire('signalingstatechange');
  }
  #fire(name: string, values: object = {}): void {
    if (!this.closed) this.dispatchEvent(Object.assign(new Event(name), values));
  }
  #describe(directionOf: (one: PretendTransceiver) => Direction, isOffer: boolean): string {
    this.#version += 1;
    const lines = [
      'v=0',
      `o=- 1 ${this.#version} IN IP4 127.0.0.1`,
      's=-',
      't=0 0',
      `a=ice-ufrag:${this.#ufrag}`,
    ];
    const described = this.#transceivers.filter((one) => isOffer || one.mid !== null);
    for (const one of described) {
      const isStopped = one.currentDirection === 'stopped';
      const port = isStopped ? 0 : 9;
      if (one.kind === 'audio') {
        lines.push(`m=audio ${port} UDP/TLS/RTP/SAVPF 111 126`, 'c=IN IP4 0.0.0.0');
        lines.push('a=rtpmap:111 opus/48000/2', 'a=rtpmap:126 telephone-event/48000');
      } else {
        lines.push(`m=video ${port} UDP/TLS/RTP/SAVPF 96`, 'c=IN IP4 0.0.0.0', 'a=rtpmap:96 VP8/90000');
      }
      lines.push(`a=${isStopped ? 'inactive' : directionOf(one)}`);
    }
    return `${lines.join('\r\n')}\r\n`;
  }
}

function meet(mine: Direction, allowed: Direction): Direction {
  const sends = /send/.test(mine) && /send/.test(allowed);
  const receives = /recv/.test(mine) && /recv/.test(allowed);
  if (sends) return receives ? 'sendrecv' : 'sendonly';
  return receives ? 'recvonly' : 'inactive';
}

/** For whoever wants a browser's stream. */
export function pretendStream(tracks: readonly unknown[]): MediaStream {
  const held = [...tracks] as PretendTrack[];
  return {
    getTracks: () => held,
    getAudioTracks: () => held.filter(({ kind }) => kind === 'audio'),
    getVideoTracks: () => held.filter(({ kind }) => kind === 'video'),
    addTrack: (track: PretendTrack) => {
      if (!held.includes(track)) held.push(track);
    },
  } as unknown as MediaStream;
}

export const pretendPlaceholders = () => ({
  audio: asTrack(new PretendTrack('audio', 'silence')),
  video: asTrack(new PretendTrack('video', 'nothing')),
  close: () => {},
});
