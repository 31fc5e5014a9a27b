/** The cameras of a round-table cam: their tracks, null where one is not open. */
export type RoundTableCameras = {
  readonly speaker: MediaStreamTrack | null;
  readonly panorama: MediaStreamTrack | null;
};

/** One picture of the two that a round-table cam gives: who speaks, and under it the whole round in a strip. */
export type RoundTable = {
  /** False in a browser that cannot compose pictures in a page that is not seen: then each camera is used alone. */
  readonly possible: boolean;
  readonly shows: 'nothing' | 'panorama' | 'both';
  /** The composed picture; null until the first one is drawn, and while nothing needs composing. Owned by this object. */
  readonly track: MediaStreamTrack | null;
  /**
   * Composes of what is open: both, or the panorama alone between bars; anything else needs no composing and frees all. The
   * answer ends the track that is no longer used, and is called when nobody has it any more.
   */
  show(cameras: RoundTableCameras): () => void;
};

/** Pixels of the composed picture. */
const frame = { width: 1280, height: 720 } as const;
/** The strip is 20:3, as the cameras of this kind give it: 1920×288, 1280×192, 960×144 (Microsoft Lync, video formats). */
const stripHeight = (frame.width * 3) / 20;
/** Milliseconds between two pictures below which one is left out: a little less than at 30 a second, as cameras waver. */
const shortestMs = 26;
/** Milliseconds without a picture of the speaker after which the panorama's rhythm is followed. */
const speakerWaitsMs = 60;

/** Milliseconds without a picture of one camera, while the other has some, after which its pictures are asked for anew. */
const asleepMs = 2000;

type Size = { readonly width: number; readonly height: number };
type Box = Size & { readonly x: number; readonly y: number };

/** A picture of this size, whole and as large as can be, in the middle of a box. */
function fitted({ width, height }: Size, box: Box): Box {
  const scale = Math.min(box.width / width, box.height / height);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return {
    ...size,
    x: box.x + Math.round((box.width - size.width) / 2),
    y: box.y + Math.round((box.height - size.height) / 2),
  };
}

/** Where each picture is drawn, by the sizes in which they come; null is one that is not there. */
export function layoutOf(
  speaker: Size | null,
  panorama: Size | null,
): { readonly speaker: Box | null; readonly panorama: Box | null } {
  const whole: Box = { x: 0, y: 0, ...frame };
  if (!speaker || !panorama) {
    return { speaker: speaker && fitted(speaker, whole), panorama: panorama && fitted(panorama, whole) };
  }
  const above: Box = { ...whole, height: frame.height - stripHeight };
  const under: Box = { ...whole, y: above.height, height: stripHeight };
  return { speaker: fitted(speaker, above), panorama: fitted(panorama, under) };
}

/**
 * Whether a new picture is reason to draw, `sinceMs` after the last drawing. The speaker's pictures give the rhythm; the
 * panorama's do while there are none of the speaker.
 */
export function isDue(of: 'speaker' | 'panorama', speakerIsThere: boolean, sinceMs: number): boolean {
  return sinceMs >= (of === 'panorama' && speakerIsThere ? speakerWaitsMs : shortestMs);
}

/**
 * What is used of the browser: "MediaStreamTrack Insertable Media Processing using Streams" (W3C), as Chromium has it in a
 * window. It works without the screen's rhythm, so in a page that is not seen too.
 */
type Streams = {
  readonly MediaStreamTrackProcessor?: new (options: {
    readonly track: MediaStreamTrack;
    readonly maxBufferSize: number;
  }) => { readonly readable: ReadableStream<VideoFrame> };
  readonly MediaStreamTrackGenerator?: new (options: {
    readonly kind: 'video';
  }) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
};

type Feed = {
  readonly track: MediaStreamTrack;
  readonly newest: VideoFrame | null;
  /** When that came, or it was asked for; of the page's own clock. */
  readonly at: number;
  stop(): void;
};

/** Keeps the newest picture of a track, and frees the ones before it. */
function follow(
  Processor: NonNullable<Streams['MediaStreamTrackProcessor']>,
  track: MediaStreamTrack,
  onPicture: () => void,
): Feed {
  const reader = new Processor({ track, maxBufferSize: 1 }).readable.getReader();
  let newest: VideoFrame | null = null;
  let at = performance.now();
  let stopped = false;
  const read = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      newest?.close();
      newest = value;
      at = performance.now();
      if (stopped) break;
      onPicture();
    }
    newest?.close();
  };
  // The track ended in the middle of a reading; whoever owns it says so.
  read().catch(() => {});
  return {
    track,
    get newest() {
      return newest;
    },
    get at() {
      return at;
    },
    stop() {
      stopped = true;
      newest?.close();
      newest = null;
      reader.cancel().catch(() => {});
    },
  };
}

/** Makes the composer; it uses nothing until it is shown cameras. `changed` is called when its first picture is drawn. */
export function makeRoundTable(changed: () => void): RoundTable {
  const { MediaStreamTrackProcessor: Processor, MediaStreamTrackGenerator: Generator } =
    globalThis as Streams;
  let out: ReturnType<typeof makeOutput> | null = null;
  let speaker: Feed | null = null;
  let panorama: Feed | null = null;

  const draw = (of: 'speaker' | 'panorama'): void => {
    if (of === 'speaker') panorama = awake('panorama', panorama);
    else speaker = awake('speaker', speaker);
    const [above, under] = [speaker?.newest ?? null, panorama?.newest ?? null];
    // The first picture has in it all that is asked for.
    const whole = under !== null && (speaker === null || above !== null);
    if (!out || !(whole || out.began) || !isDue(of, above !== null, performance.now() - out.drawnAt)) return;
    const first = !out.began;
    out.draw(above, under);
    if (first && out.began) changed();
  };

  /** On a busy computer Chromium may hand out no pictures of a track that goes on; whoever asks anew has them. */
  const awake = (of: 'speaker' | 'panorama', old: Feed | null): Feed | null => {
    if (!old || !Processor || performance.now() - old.at < asleepMs) return old;
    old.stop();
    return follow(Processor, old.track, () => draw(of));
  };

  const feed = (
    of: 'speaker' | 'panorama',
    old: Feed | null,
    track: MediaStreamTrack | null,
  ): Feed | null => {
    if (old?.track === track) return old;
    old?.stop();
    return track && Processor ? follow(Processor, track, () => draw(of)) : null;
  };

  return {
    possible: Processor !== undefined && Generator !== undefined && typeof OffscreenCanvas !== 'undefined',
    get shows() {
      if (!out?.began) return 'nothing';
      return speaker ? 'both' : 'panorama';
    },
    get track() {
      return out?.began ? out.track : null;
    },
    show(cameras) {
      const needed = this.possible && cameras.panorama !== null;
      speaker = feed('speaker', speaker, needed ? cameras.speaker : null);
      panorama = feed('panorama', panorama, needed ? cameras.panorama : null);
      if (needed && Generator) {
        out ??= makeOutput(new Generator({ kind: 'video' }));
        return () => {};
      }
      const old = out;
      out = null;
      return () => old?.end();
    },
  };
}

/** The composed track and the canvas behind it. */
function makeOutput(track: MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> }) {
  const canvas = new OffscreenCanvas(frame.width, frame.height);
  const pen = canvas.getContext('2d', { alpha: false });
  const writer = track.writable.getWriter();
  track.contentHint = 'motion';
  let layout = '';
  let drawnAt = Number.NEGATIVE_INFINITY;
  let began = false;
  const put = (picture: VideoFrame | null, box: Box | null): void => {
    if (picture && box) pen?.drawImage(picture, box.x, box.y, box.width, box.height);
  };
  return {
    track,
    get began() {
      return began;
    },
    get drawnAt() {
      return drawnAt;
    },
    draw(speaker: VideoFrame | null, panorama: VideoFrame | null): void {
      // Whoever takes the pictures is behind: one more would only wait.
      if (writer.desiredSize !== null && writer.desiredSize <= 0) return;
      drawnAt = performance.now();
      began = true;
      const boxes = layoutOf(speaker && sizeOf(speaker), panorama && sizeOf(panorama));
      const next = JSON.stringify(boxes);
      if (next !== layout) pen?.clearRect(0, 0, frame.width, frame.height);
      layout = next;
      put(speaker, boxes.speaker);
      put(panorama, boxes.panorama);
      const picture = new VideoFrame(canvas, { timestamp: Math.round(drawnAt * 1000) });
      // Refused only once the track is ended; a picture that is taken is closed by who took it.
      writer.write(picture).catch(() => picture.close());
    },
    end(): void {
      track.stop();
      writer.close().catch(() => {});
    },
  };
}

const sizeOf = ({ displayWidth, displayHeight }: VideoFrame): Size => ({
  width: displayWidth,
  height: displayHeight,
});
