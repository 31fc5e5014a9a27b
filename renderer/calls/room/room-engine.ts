import { type Clock, systemClock } from '../../../main/contract/clock.ts';
import type { Result } from '../../../main/contract/result.ts';
import type { Ticket } from '../../../main/contract/room.ts';
import type { EndReason } from '../call.ts';
import type { CallLog } from '../call-log.ts';
import type { CallEngine, OwnSide } from '../engine.ts';
import { type FlowMeter, makeFlowMeter } from '../media/flow-meter.ts';
import { makePlaceholderTracks, type PlaceholderTracks } from '../media/placeholder-tracks.ts';
import { canShareScreen, openScreen } from '../media/screen-share.ts';
import type { OwnCamera } from '../own-camera.ts';
import { makeOwnControls, type OwnControls, quietSide, wishedSide } from '../own-side.ts';
import { makeWatchedCall } from '../watched-call.ts';
import { makeCertificates } from './certificates.ts';
import { type Connect, connectMqtt } from './mqtt-line.ts';
import { type OpenLink, openPeerLink } from './peer-link.ts';
import { openRoomCall, type RoomCall } from './room-call.ts';

/** What the engine takes from the browser; a test brings its own. */
export type RoomParts = {
  readonly random: () => number;
  readonly connect: Connect;
  readonly openLink: OpenLink;
  readonly placeholders: () => PlaceholderTracks | null;
  readonly certificates: { next(): () => RTCCertificate | null };
  readonly openScreen: () => Promise<Result<MediaStreamTrack>>;
  readonly canShare: boolean;
};

const browserParts = (): RoomParts => ({
  random: Math.random,
  connect: connectMqtt,
  openLink: openPeerLink,
  placeholders: makePlaceholderTracks,
  certificates: makeCertificates(systemClock),
  openScreen,
  canShare: canShareScreen(),
});

/** What is alive while a call is. */
type Running = {
  readonly own: OwnControls;
  readonly call: RoomCall;
  readonly placeholders: PlaceholderTracks;
  readonly meter: FlowMeter;
};

/**
 * The engine for rooms of our own. `ticket` asks the hub for a way into the room of an address; with `client` it renews
 * that party's ticket. It must not reject.
 */
export function makeRoomEngine(options: {
  readonly clock: Clock;
  readonly ticket: (address: string, client?: string) => Promise<Result<Ticket>>;
  readonly log: CallLog;
  /** The room's camera, where other rooms may move it. */
  readonly ownCamera?: OwnCamera;
  readonly parts?: RoomParts;
}): CallEngine {
  const { clock, log } = options;
  const parts = options.parts ?? browserParts();
  let own: OwnSide = quietSide;
  let running: Running | null = null;
  const watched = makeWatchedCall('call', log);
  const { say, tell } = watched;

  const end = (reason: EndReason): void => {
    const ending = running;
    running = null;
    ending?.call.leave();
    ending?.own.end();
    ending?.placeholders.close();
    own = quietSide;
    say({ kind: 'end', reason, at: clock.now() });
  };

  const dial: CallEngine['dial'] = (target, media, start) => {
    if (running) end('left');
    say({ kind: 'clear' });
    own = wishedSide(start);
    say({ kind: 'dial', target, at: clock.now() });
    const placeholders = parts.placeholders();
    if (!placeholders) {
      end('unexpected');
      return;
    }
    const certificate = parts.certificates.next();
    const call = openRoomCall({
      clock,
      random: parts.random,
      log,
      session: newSession(),
      ticket: (client) => options.ticket(target.address, client),
      connect: parts.connect,
      openLink: parts.openLink,
      certificate,
      placeholders,
      ownCamera: options.ownCamera ?? null,
      events: {
        joined: () => say({ kind: 'joined', at: clock.now() }),
        parties: (parties) => say({ kind: 'parties', parties, at: clock.now() }),
        lineLost: () => say({ kind: 'line-lost' }),
        lineBack: () => say({ kind: 'line-back' }),
        ended: end,
      },
    });
    const controls = makeOwnControls({
      clock,
      media,
      openScreen: parts.openScreen,
      start,
      changed: () => {
        if (running) readOwn(running);
      },
    });
    running = { own: controls, call, placeholders, meter: makeFlowMeter(clock) };
    readOwn(running);
  };

  const readOwn = ({ own: controls, call }: Running): void => {
    own = controls.side;
    call.show(controls.side, controls.tracks);
    tell();
  };

  options.ownCamera?.watch(() => {
    if (running) readOwn(running);
  });

  return {
    name: 'room',
    abilities: { share: parts.canShare, invite: true, hold: true, tones: false, ownMedia: true },
    get state() {
      return watched.state;
    },
    get own() {
      return own;
    },
    watch: watched.watch,
    dial,
    // Nobody can ring a room: whoever wants to be in it comes in. So there is nothing to take or to decline.
    answer: () => {},
    decline: () => {},
    flows: async () => (running ? running.meter.read(running.call.measured()) : []),
    hangUp() {
      if (running) end('left');
    },
    clear: () => say({ kind: 'clear' }),
    setMuted: (muted) => running?.own.setMuted(muted),
    setCamera: (on) => running?.own.setCamera(on),
    setSharing: (on) => running?.own.setSharing(on),
    setHeld: (held) => running?.own.setHeld(held),
    moveFarCamera: (party, move) => running?.call.moveFarCamera(party, move),
    sendTone: () => {},
  };
}

/** Eight random bytes; `crypto.randomUUID` is missing in a page without HTTPS. */
function newSession(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
