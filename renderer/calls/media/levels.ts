import { borrowAudioContext } from './audio-context.ts';

/** Loudness of one track, read whenever it is drawn. */
export type Meter = {
  /** 0 to 1: the root mean square of the last 20 ms or so, on a scale on which speech lies around the middle. */
  level(): number;
  stop(): void;
};

const samples = 1024;

/** Quieter than this is 0; full scale is 1. Between them the scale is even in decibels. */
const quietestDecibels = -60;

/** The loudness, 0 to 1, of samples between -1 and 1. */
export function loudness(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  const power = values.length > 0 ? sum / values.length : 0;
  const decibels = power > 0 ? 10 * Math.log10(power) : quietestDecibels;
  return Math.min(1, Math.max(0, 1 - decibels / quietestDecibels));
}

/**
 * Measures a track of sound. For a remote track Chromium gives samples only while an element plays its stream
 * (crbug.com/121673), as the call does.
 */
export function makeMeter(track: MediaStreamTrack): Meter {
  const lent = borrowAudioContext();
  if (!lent) return { level: () => 0, stop: () => {} };
  const analyser = new AnalyserNode(lent.context, { fftSize: samples, smoothingTimeConstant: 0 });
  const source = lent.context.createMediaStreamSource(new MediaStream([track]));
  source.connect(analyser);
  const values = new Float32Array(samples);
  let stopped = false;
  return {
    level() {
      if (stopped) return 0;
      analyser.getFloatTimeDomainData(values);
      return loudness(values);
    },
    stop() {
      if (stopped) return;
      stopped = true;
      source.disconnect();
      lent.giveBack();
    },
  };
}

/** Meters for the streams of a call. */
export type StreamLevels = {
  /** Loudness of a stream now, 0 to 1; its meter is made at the first reading. */
  read(stream: MediaStream | null): number;
  /** Lets go of the meters of all streams but these. */
  keepOnly(streams: readonly (MediaStream | null)[]): void;
};

/** Makes meters as they are read. */
export function makeStreamLevels(): StreamLevels {
  const meters = new Map<MediaStream, { readonly track: MediaStreamTrack; readonly meter: Meter }>();
  const drop = (stream: MediaStream): void => {
    meters.get(stream)?.meter.stop();
    meters.delete(stream);
  };
  return {
    read(stream) {
      const track = stream?.getAudioTracks()[0];
      if (!stream || !track || track.readyState === 'ended') return 0;
      const known = meters.get(stream);
      if (known?.track === track) return known.meter.level();
      drop(stream);
      const meter = makeMeter(track);
      meters.set(stream, { track, meter });
      return meter.level();
    },
    keepOnly(streams) {
      for (const stream of [...meters.keys()]) if (!streams.includes(stream)) drop(stream);
    },
  };
}
