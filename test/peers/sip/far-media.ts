import {
  useOPUS as opus,
  usePCMU as pcmu,
  RTCPeerConnection,
  type RTCRtpTransceiver,
  useVP8 as vp8,
} from 'werift';

/** The media of a scripted far end: it answers offers truly (ICE, DTLS) and sends nothing. */
export type FarMedia = {
  /** The answer to an offer, the first or a later one, with all candidates. */
  answer(offer: string): Promise<string>;
  /** An offer of its own within the call, with this direction on every line. */
  offer(direction: RTCRtpTransceiver['direction']): Promise<string>;
  /** Takes the answer to it. */
  answered(sdp: string): Promise<void>;
  readonly connected: boolean;
  /** Packets of sound and pictures that came so far. */
  readonly packets: number;
  close(): Promise<void>;
};

const codecs = { audio: [opus(), pcmu()], video: [vp8()] };

/** Opens it. */
export function openFarMedia(): FarMedia {
  const connection = new RTCPeerConnection({
    bundlePolicy: 'max-bundle',
    iceServers: [],
    codecs,
  });
  let packets = 0;
  connection.onTrack.subscribe((track) => {
    track.onReceiveRtp.subscribe(() => {
      packets += 1;
    });
  });
  const gathered = async (): Promise<string> => {
    if (connection.iceGatheringState !== 'complete') {
      await new Promise<void>((resolve) => {
        connection.iceGatheringStateChange.subscribe((state) => {
          if (state === 'complete') resolve();
        });
      });
    }
    return connection.localDescription?.sdp ?? '';
  };
  return {
    async answer(offer) {
      await connection.setRemoteDescription({ type: 'offer', sdp: offer });
      for (const line of connection.getTransceivers()) line.setDirection('sendrecv');
      await connection.setLocalDescription(await connection.createAnswer());
      return gathered();
    },
    async offer(direction) {
      for (const line of connection.getTransceivers()) line.setDirection(direction);
      await connection.setLocalDescription(await connection.createOffer());
      return gathered();
    },
    answered: async (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
    get connected() {
      return connection.connectionState === 'connected';
    },
    get packets() {
      return packets;
    },
    close: () => connection.close(),
  };
}
