import type { Main } from '../../../main/contract/bridge.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import type { Mixed } from '../call.ts';
import type { FarMove } from '../engine.ts';
import type { EventStreams } from './event-streams.ts';
import { makeFloor } from './floor.ts';
import type {
  ClientEvents,
  Credentials,
  InfinityClient,
  MeetingStatus,
  OpenInfinityClient,
} from './infinity-client.ts';
import { openNodeDoor } from './node-door.ts';
import type { FarParty } from './roster.ts';
import { type MediaIs, makeStayMedia } from './stay-media.ts';

/** Whether what carries a stay stands: the stream of events, and media. */
export type Carriers = { readonly stream: boolean; readonly media: MediaIs };

/** What a stay at a node says. Nothing after `close`. */
export type StayEvents = Pick<
  ClientEvents,
  'pinNeeded' | 'providers' | 'signInAt' | 'extensionNeeded' | 'chat' | 'transferred' | 'moved'
> & {
  /** The node does not let this side in, for its own words. */
  readonly refused: (reason: string) => void;
  readonly entered: () => void;
  /** Anything that the stay tells below is another. */
  readonly changed: () => void;
  /** What carries it is another; `tries`: how often in a row the node was not reached for events. */
  readonly carried: (carriers: Carriers, tries: number) => void;
  readonly ended: (reason: string) => void;
  /** Nobody lets this side present, or somebody else presents. */
  readonly floorLost: (refused: boolean) => void;
};

/** One stay in a meeting at one node, from being let in to the end. */
export type PexipStay = {
  readonly node: string;
  readonly entered: boolean;
  readonly name: string;
  readonly service: string;
  readonly status: MeetingStatus;
  readonly layout: string | null;
  readonly mixed: Mixed;
  /** This side presents, and the node took it. */
  readonly presents: boolean;
  readonly own: string;
  readonly carriers: Carriers;
  readonly connection: RTCPeerConnection | null;
  readonly client: InfinityClient;
  parties(): readonly FarParty[];
  me(): FarParty | null;
  join(by: Credentials): void;
  /** Sends these from now on; null as screen presents nothing. */
  send(tracks: {
    readonly audio: MediaStreamTrack;
    readonly video: MediaStreamTrack;
    readonly screen: MediaStreamTrack | null;
  }): void;
  /** Sends a tone, when there is media to send it on. Resolves when it was sent, or never will be. */
  tone(key: string): Promise<void>;
  /** New media in the same stay. */
  restart(): void;
  /** Tells the node good-bye; resolves when it heard it, or will not. */
  close(reason: string): Promise<void>;
};

/** How long a node is given to hear a good-bye before the next stay. */
const goodByeMs = 1500;

/** Goes to a node; `join` asks to be let in. */
export function openStay(options: {
  readonly main: Main;
  readonly clock: Clock;
  readonly streams: EventStreams;
  readonly openClient: OpenInfinityClient;
  readonly node: string;
  readonly alias: string;
  readonly displayName: string;
  readonly movable: boolean;
  readonly media: MediaStream;
  readonly events: StayEvents;
}): PexipStay {
  const { clock, media, node } = options;
  let closed = false;
  let entered = false;
  let name = '';
  let service = '';
  let status: MeetingStatus = { locked: false, guestsMuted: false, recording: false };
  let layout: string | null = null;
  let picture: MediaStream | null = null;
  let slides: MediaStream | null = null;
  /** The event stream stands. */
  let stream = true;
  let mixed: Mixed = { stream: null, slides: null };
  let mediaRefusal: string | null = null;

  /** What is said once it is over is said to nobody. */
  const events = new Proxy(options.events, {
    get: (all, key: keyof StayEvents) => (closed ? () => {} : all[key]),
  });
  const carriers = (): Carriers => ({ stream, media: stayMedia.is });
  const stayMedia = makeStayMedia({
    clock,
    media,
    changed: () => events.carried(carriers(), 0),
    stands: () => floor.mediaIsUp(),
  });
  const floor = makeFloor({
    client: () => client,
    mayPresent: () => !closed && (stayMedia.is === 'up' || stayMedia.is === 'still'),
    lost: (refused) => events.floorLost(refused),
  });
  const show = (): void => {
    const next = { stream: picture, slides: floor.gets ? slides : null };
    if (next.stream !== mixed.stream || next.slides !== mixed.slides) mixed = next;
    events.changed();
  };

  const door = openNodeDoor({
    main: options.main,
    clock,
    streams: options.streams,
    node,
    alias: options.alias,
    events: {
      lost(tries) {
        stream = false;
        events.carried(carriers(), tries);
      },
      back() {
        stream = true;
        events.carried(carriers(), 0);
      },
      tokenLost: () => events.ended('Invalid token'),
      mediaRefused(reason) {
        mediaRefusal = reason;
        if (entered) events.ended(reason === '' ? 'Ice failure' : reason);
      },
      floorTaken: floor.taken,
    },
  });

  const client: InfinityClient = options.openClient({
    movable: options.movable,
    events: {
      pinNeeded: (of) => events.pinNeeded(of),
      providers: (list) => events.providers(list),
      signInAt: (url, provider) => events.signInAt(url, provider),
      extensionNeeded: () => events.extensionNeeded(),
      chat: (line) => events.chat(line),
      transferred: (to) => events.transferred(to),
      moved: (move: FarMove) => events.moved(move),
      refused(reason) {
        // Once inside, media has its own watch.
        if (!entered) events.refused(reason);
      },
      entered(meeting) {
        entered = true;
        name = meeting.name;
        events.entered();
      },
      ended: (reason) => {
        if (entered) events.ended(mediaRefusal ?? reason);
        else events.refused(reason);
      },
      mediaEnded: stayMedia.gone,
      service(type) {
        service = type;
        events.changed();
      },
      roster: () => events.changed(),
      status(now) {
        status = now;
        events.changed();
      },
      layout(now) {
        layout = now;
        events.changed();
      },
      picture(stream) {
        picture = stream;
        show();
      },
      slides(stream) {
        slides = stream;
        show();
      },
      connection: stayMedia.watch,
      presenting(now) {
        floor.hear(now);
        show();
      },
      peerGone: () => stay.restart(),
    },
  });

  const stay: PexipStay = {
    node,
    client,
    get entered() {
      return entered;
    },
    get name() {
      return name;
    },
    get service() {
      return service;
    },
    get status() {
      return status;
    },
    get layout() {
      return layout;
    },
    get mixed() {
      return mixed;
    },
    get presents() {
      return floor.presents;
    },
    get own() {
      return door.party;
    },
    get carriers() {
      return carriers();
    },
    get connection() {
      return stayMedia.connection;
    },
    parties: () => (entered ? client.parties() : []),
    me: () => (entered ? client.me() : null),
    join: (by) =>
      void client.call({ host: door.host, node: new URL(node).host, name: options.displayName }, by, media),
    send({ audio, video, screen }) {
      stayMedia.send(audio, video);
      floor.want(screen);
    },
    restart() {
      floor.mediaIsNew();
      void client.restart(media);
    },
    async tone(key) {
      await stayMedia.stood;
      if (!closed) await client.tone(key);
    },
    async close(reason) {
      if (closed) return;
      closed = true;
      const closeMedia = stayMedia.end();
      door.close();
      await new Promise<void>((resolve) => {
        const cancel = clock.after(goodByeMs, resolve);
        void client.leave(reason).then(() => {
          cancel();
          resolve();
        });
      });
      door.release();
      closeMedia();
    },
  };
  return stay;
}
