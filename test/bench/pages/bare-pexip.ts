import {
  ClientCallType,
  createCallSignals,
  createInfinityClient,
  createInfinityClientSignals,
} from '@pexip/infinity';

/** A call of the vendor's client as it is, from the page straight to the node. */
export type BarePexip = {
  /** The mixed picture and sound of the meeting. */
  readonly stream: Promise<MediaStream>;
  /** What it is now; another where the client made it anew. */
  readonly shown: () => MediaStream | null;
  hangUp(): Promise<void>;
};

/** Calls with these tracks, as the client does without further words. */
export function callBarePexip(
  origin: string,
  alias: string,
  displayName: string,
  source: MediaStream,
): BarePexip {
  const signals = createInfinityClientSignals([], { batchScheduleTimeoutMS: 30, batchBufferSize: 100 });
  const callSignals = createCallSignals([]);
  const client = createInfinityClient(signals, callSignals);
  let shown: MediaStream | null = null;
  let fail = (_error: unknown): void => {};
  const stream = new Promise<MediaStream>((resolve, reject) => {
    fail = reject;
    callSignals.onRemoteStream.add((now) => {
      shown = now;
      resolve(now);
    });
    signals.onError.add(({ error }) => reject(new Error(`the bare client was refused: ${error}`)));
  });
  const called = client.call({
    conferenceAlias: alias,
    displayName,
    host: origin,
    node: new URL(origin).host,
    bandwidth: 2464,
    callType: ClientCallType.AudioVideoPresentation,
    mediaStream: source,
  });
  called.catch(fail);
  return {
    stream,
    shown: () => shown,
    async hangUp() {
      await client.disconnect({ reason: 'User initiated disconnect' });
    },
  };
}
