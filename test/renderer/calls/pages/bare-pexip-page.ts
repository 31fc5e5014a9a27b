import {
  ClientCallType,
  createCallSignals,
  createInfinityClient,
  createInfinityClientSignals,
} from '@pexip/infinity';
import { heard, offer, refusedEndpoints, wantsIn } from './pexip-conformance.ts';

/**
 * A page with the vendor's own client and nothing around it, which sends a picture of one colour and one tone; the tests drive it as
 * `window.bare`.
 */

type Wanted = {
  readonly origin: string;
  readonly alias: string;
  readonly name: string;
  readonly pin?: string;
  readonly extension?: string;
  /** A CSS colour, and hertz. */
  readonly colour: string;
  readonly hertz: number;
  /** Of a transfer. */
  readonly token?: string;
};

/** What the client told, in order: `connected`, `pin-required`, `error Invalid PIN`, `message Hello`. */
const told: string[] = [];
const signals = createInfinityClientSignals([], { batchScheduleTimeoutMS: 50, batchBufferSize: 10 });
const callSignals = createCallSignals([]);
const client = createInfinityClient(signals, callSignals);
const context = new AudioContext();
const shown = { main: document.createElement('video'), slides: document.createElement('video') };
let analyser: AnalyserNode | null = null;

for (const video of Object.values(shown)) {
  video.muted = true;
  video.autoplay = true;
  video.playsInline = true;
  document.body.append(video);
}

/** A stream of one colour that is drawn anew, since a canvas that does not change sends nothing. */
function coloured(colour: string): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const drawing = canvas.getContext('2d');
  let tick = 0;
  setInterval(() => {
    if (!drawing) return;
    tick += 1;
    drawing.fillStyle = colour;
    drawing.fillRect(0, 0, canvas.width, canvas.height);
    drawing.fillStyle = 'white';
    drawing.fillRect((tick * 8) % canvas.width, 0, 16, 16);
  }, 40);
  return canvas.captureStream(25);
}

function sounding(hertz: number): MediaStreamTrack[] {
  const oscillator = new OscillatorNode(context, { frequency: hertz });
  const out = context.createMediaStreamDestination();
  oscillator.connect(out);
  oscillator.start();
  return out.stream.getAudioTracks();
}

signals.onConnected.add(() => void told.push('connected'));
signals.onPinRequired.add(
  ({ hasHostPin, hasGuestPin }) => void told.push(`pin-required ${hasHostPin} ${hasGuestPin}`),
);
signals.onError.add(({ error }) => void told.push(`error ${error}`));
signals.onDisconnected.add(({ error }) => void told.push(`disconnected ${error}`));
signals.onMessage.add(({ message, displayName }) => void told.push(`message ${displayName}: ${message}`));
signals.onParticipantJoined.add((joined) => {
  for (const { participant } of [joined].flat()) told.push(`joined ${participant.displayName}`);
});
signals.onConferenceStatus.add(({ status }) => void told.push(`locked ${status.locked}`));
signals.onExtension.add((kind) => void told.push(`extension ${kind}`));
signals.onIdp.add((providers) => void told.push(`idp ${providers.map(({ name }) => name).join()}`));
/** Where a transfer leads, and with what one is let in there. */
let referred: { readonly alias: string; readonly token: string } | null = null;
signals.onTransfer.add(({ alias, token }) => {
  referred = { alias, token };
  told.push(`transfer ${alias}`);
});
signals.onTokenRefreshed.add(() => void told.push('refreshed'));
callSignals.onCallConnected.add(() => void told.push('call-connected'));
callSignals.onPresentationConnectionChange.add(
  ({ send, recv }) => void told.push(`presentation ${send} ${recv}`),
);
callSignals.onRemoteStream.add((stream) => {
  shown.main.srcObject = stream;
  if (stream.getAudioTracks().length === 0) return;
  analyser = new AnalyserNode(context, { fftSize: 4096 });
  new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(analyser);
});
callSignals.onRemotePresentationStream.add((stream) => {
  shown.slides.srcObject = stream;
});

const bare = {
  refusedEndpoints,
  heard,
  offer,
  wantsIn,
  told: () => [...told],
  /** Calls; a second time with the PIN or the extension that was asked for. */
  async connect(to: Wanted): Promise<void> {
    await context.resume();
    await client.call({
      host: to.origin,
      node: new URL(to.origin).host,
      conferenceAlias: to.alias,
      displayName: to.name,
      bandwidth: 1500,
      callType: ClientCallType.AudioVideoPresentation,
      mediaStream: new MediaStream([...coloured(to.colour).getVideoTracks(), ...sounding(to.hertz)]),
      ...(to.pin !== undefined && { pin: to.pin }),
      ...(to.extension !== undefined && { conferenceExtension: to.extension }),
      ...(to.token !== undefined && { token: to.token }),
    });
  },
  /** Follows the transfer that was told of last, as the vendor's own applications do. */
  async follow(to: Wanted): Promise<void> {
    await client.disconnect({ reason: 'Transfer' });
    await this.connect({ ...to, ...referred });
  },
  present: (colour: string) => client.present(coloured(colour)),
  stopPresenting: () => client.stopPresenting(),
  say: (payload: string) => client.sendMessage({ payload }),
  lock: (lock: boolean) => client.lock({ lock }),
  layouts: () => client.availableLayouts({}),
  setLayout: (layout: string) => client.setLayout({ transforms: { layout } }),
  dial: (destination: string) => client.dial({ destination, role: 'GUEST', protocol: 'sip' }),
  dtmf: (digits: string) => client.sendDTMF({ digits }),
  names: () => client.getParticipants('main').map(({ displayName }) => displayName),
  leave: () => client.disconnect({ reason: 'User initiated disconnect' }),
  /** The colour in the middle of a picture, or null while there is none. */
  colour(which: 'main' | 'slides'): 'red' | 'green' | 'blue' | 'other' | null {
    const video = shown[which];
    if (video.readyState < 2 || video.videoWidth === 0) return null;
    const canvas = new OffscreenCanvas(1, 1);
    const drawing = canvas.getContext('2d');
    drawing?.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = drawing?.getImageData(0, 0, 1, 1).data ?? [];
    if (red > 150 && green < 100 && blue < 100) return 'red';
    if (green > 90 && red < 100 && blue < 100) return 'green';
    if (blue > 150 && red < 100 && green < 100) return 'blue';
    return 'other';
  },
  /** The tone that is heard, in hertz to the nearest hundred; 0 for silence. */
  tone(): number {
    if (!analyser) return 0;
    const bins = new Uint8Array(analyser.frequencyBinCount);
    analyser.getByteFrequencyData(bins);
    const loudest = bins.indexOf(Math.max(...bins));
    if ((bins[loudest] ?? 0) < 100) return 0;
    return Math.round((loudest * context.sampleRate) / analyser.fftSize / 100) * 100;
  },
};

declare global {
  interface Window {
    bare: typeof bare;
  }
}
window.bare = bare;
