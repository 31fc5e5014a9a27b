/** One end of a connection with nothing of ours: default settings, descriptions that are whole before they are given on. */
export type BareEnd = {
  readonly stream: Promise<MediaStream>;
  /** An offer with all candidates: the first, or one that restarts ICE (RFC 8445 §9). */
  offer(restart?: boolean): Promise<string>;
  answer(offer: string): Promise<string>;
  take(answer: string): Promise<void>;
  close(): void;
};

/** Opens an end that sends these tracks. */
export function openBareEnd(source: MediaStream): BareEnd {
  const connection = new RTCPeerConnection();
  const gathered = async (description: RTCSessionDescriptionInit): Promise<string> => {
    await connection.setLocalDescription(description);
    while (connection.iceGatheringState !== 'complete')
      await new Promise((resolve) =>
        connection.addEventListener('icegatheringstatechange', resolve, { once: true }),
      );
    return connection.localDescription?.sdp ?? '';
  };
  const stream = videoStreamOf(connection);
  for (const track of source.getTracks()) connection.addTrack(track, source);
  return {
    stream,
    offer: async (iceRestart = false) => gathered(await connection.createOffer({ iceRestart })),
    async answer(sdp) {
      await connection.setRemoteDescription({ type: 'offer', sdp });
      return gathered(await connection.createAnswer());
    },
    take: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
    close: () => connection.close(),
  };
}

/** Two ends in one page, with candidates that are given on one by one: what comes out at the other one. */
export async function connectBare(
  source: MediaStream,
): Promise<{ readonly stream: MediaStream; close(): void }> {
  const one = new RTCPeerConnection();
  const other = new RTCPeerConnection();
  one.onicecandidate = ({ candidate }) => void (candidate && other.addIceCandidate(candidate));
  other.onicecandidate = ({ candidate }) => void (candidate && one.addIceCandidate(candidate));
  const stream = videoStreamOf(other);
  for (const track of source.getTracks()) one.addTrack(track, source);
  await one.setLocalDescription();
  if (one.localDescription) await other.setRemoteDescription(one.localDescription);
  await other.setLocalDescription();
  if (other.localDescription) await one.setRemoteDescription(other.localDescription);
  return {
    stream: await stream,
    close() {
      one.close();
      other.close();
    },
  };
}

const videoStreamOf = (connection: RTCPeerConnection): Promise<MediaStream> =>
  new Promise((resolve) => {
    connection.ontrack = ({ streams, track }) => {
      if (track.kind === 'video' && streams[0]) resolve(streams[0]);
    };
  });
