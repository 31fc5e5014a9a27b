import { makeFlowMeter } from '../media/flow-meter.ts';
import type { MediaFlow } from '../media/media-flow.ts';

/** Measures a call whose slides are a line of the same connection as everything else: the second one of pictures. */
export function makePexipFlows() {
  const meter = makeFlowMeter();
  const lines = new WeakMap<RTCPeerConnection, Lines>();
  return async (connection: RTCPeerConnection | null): Promise<readonly MediaFlow[]> => {
    if (!connection || connection.connectionState === 'closed') return [];
    const known = lines.get(connection) ?? {
      rest: reportOf(connection, false),
      slides: reportOf(connection, true),
    };
    lines.set(connection, known);
    return meter.read([{ connection: known.rest }, { connection: known.slides, slides: true }]);
  };
}

/** Connections of which the meter sees some lines alone. */
type Lines = { readonly rest: RTCPeerConnection; readonly slides: RTCPeerConnection };

function reportOf(connection: RTCPeerConnection, slides: boolean): RTCPeerConnection {
  const getStats = async (): Promise<ReadonlyMap<string, unknown>> => {
    const all = connection.getTransceivers();
    const second = all.filter(({ receiver }) => receiver.track.kind === 'video')[1];
    const wanted = all.filter((line) => (line === second) === slides);
    const reports = await Promise.all(
      wanted.flatMap(({ sender, receiver }) => [sender.getStats(), receiver.getStats()]),
    );
    return new Map(reports.flatMap((report) => [...(report as unknown as ReadonlyMap<string, unknown>)]));
  };
  return { getStats } as unknown as RTCPeerConnection;
}
