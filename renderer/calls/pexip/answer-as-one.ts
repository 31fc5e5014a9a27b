/**
 * Says in every answer of a connection that sound and picture are one stream (`a=msid`, RFC 8830), as its offers do. The client leaves
 * the picture out of it, and shows, at the other end of a call without a node between, the last stream of two: a picture without sound.
 */
export function answerAsOne(connection: RTCPeerConnection, media: MediaStream): void {
  connection.addEventListener('signalingstatechange', () => {
    if (connection.signalingState !== 'have-remote-offer') return;
    for (const kind of ['audio', 'video']) {
      const line = connection.getTransceivers().find(({ receiver }) => receiver.track.kind === kind);
      line?.sender.setStreams(media);
    }
  });
}
