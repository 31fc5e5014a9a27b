import type { Main } from '../../../main/contract/bridge.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import type { PexipCaller } from '../../../main/contract/far-systems.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { Problem } from '../../../main/contract/result.ts';
import type { CallInput, EndReason } from '../call.ts';
import type { CallLog } from '../call-log.ts';
import { computerAbilities } from '../computer-abilities.ts';
import type { Conference } from '../conference.ts';
import type { CallEngine, OwnSide, Start } from '../engine.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { PlaceholderTracks } from '../media/placeholder-tracks.ts';
import type { OwnCamera } from '../own-camera.ts';
import { makeOwnControls, type OwnControls, quietSide, wishedSide } from '../own-side.ts';
import { makeWatchedCall } from '../watched-call.ts';
import { makeEventStreams } from './event-streams.ts';
import { makeFarCamera } from './far-camera.ts';
import { callerOf, targetOf, watchIncoming } from './incoming-calls.ts';
import { type HostDeed, makeOwnReport, type OwnReport } from './own-report.ts';
import { openPexipCall, type PexipCall } from './pexip-call.ts';
import { makePexipFlows } from './pexip-flows.ts';
import { browserParts, type PexipParts } from './pexip-parts.ts';
import type { PexipStay } from './pexip-stay.ts';

/** What is alive while a call is. */
type Running = {
  readonly own: OwnControls;
  readonly call: PexipCall;
  readonly placeholders: PlaceholderTracks;
  report: OwnReport | null;
};

/** What the far system makes of this side. */
type Told = Pick<Required<OwnSide>, 'asked' | 'mutedByHost'> & { readonly refusedShare: Problem | null };
const nothingTold: Told = { asked: null, mutedByHost: false, refusedShare: null };

/** The engine for calls by the Client API of Pexip Infinity. */
export function makePexipEngine(options: {
  readonly main: Main;
  readonly clock: Clock;
  readonly log: CallLog;
  /** The room's camera, where others may move it. */
  readonly ownCamera?: OwnCamera;
  readonly parts?: PexipParts;
}): CallEngine {
  const { main, clock, log, ownCamera } = options;
  const parts = options.parts ?? browserParts;
  const streams = makeEventStreams(main);
  let own: OwnSide = quietSide;
  let told: Told = nothingTold;
  let running: Running | null = null;
  let conference: Conference | null = null;
  /** The end of the call before. */
  let gone: Promise<void> = Promise.resolve();
  const watched = makeWatchedCall('call', log);
  const { move, tell } = watched;
  const say = (input: CallInput): void => {
    if (!move(input)) return;
    if (running && input.kind === 'parties') hush(running);
    tell();
  };

  const end = (reason: EndReason): void => {
    const ending = running;
    running = null;
    if (ending) gone = ending.call.leave();
    ending?.own.end();
    ending?.placeholders.close();
    own = quietSide;
    told = nothingTold;
    conference = null;
    say({ kind: 'end', reason, at: clock.now() });
  };

  /** Nothing is played of a held call. */
  const hush = ({ own: controls, call }: Running): void => {
    const { stream = null, slides = null } = call.stay?.mixed ?? {};
    for (const track of [...(stream?.getTracks() ?? []), ...(slides?.getTracks() ?? [])])
      track.enabled = !controls.side.held.wanted;
  };

  const readOwn = (now: Running): void => {
    const { side, tracks } = now.own;
    const presents = now.call.stay?.presents ?? false;
    own = {
      ...side,
      sharing: { wanted: side.sharing.wanted, actual: side.sharing.actual && presents },
      shareProblem: side.shareProblem ?? told.refusedShare,
      asked: told.asked,
      mutedByHost: told.mutedByHost,
    };
    now.call.stay?.send({
      audio: tracks.audio ?? now.placeholders.audio,
      video: tracks.camera ?? now.placeholders.video,
      screen: tracks.screen,
    });
    now.report?.tell(side);
    hush(now);
    tell();
  };
  const note = (change: Partial<Told>): void => {
    told = { ...told, ...change };
    if (running) readOwn(running);
  };

  const heardDeed = (deed: HostDeed): void => {
    if (deed.kind === 'asked') note({ asked: deed.for });
    else if (deed.kind === 'kept-muted') running?.own.setMuted(true);
    else {
      // Whoever was muted by a host is heard again by their own wish only.
      if (deed.on) running?.own.setMuted(true);
      note({ mutedByHost: deed.on, ...(deed.on && { asked: null }) });
    }
  };

  const reportTo = (stay: PexipStay): OwnReport =>
    makeOwnReport({
      async send(ending) {
        // Where only two are linked through a gateway, nodes take such a report amiss.
        if (stay.service === 'gateway' && ending.startsWith('client_')) return true;
        const answer = await stay.client.request('POST', `participants/${stay.own}/${ending}`);
        return answer && answer.status === 200 && answer.result !== false;
      },
      deed: (deed) => {
        if (running?.call.stay === stay) heardDeed(deed);
      },
    });

  /** Begins a call in a state that is `dialling`. */
  const begin = (target: JoinTarget, media: LocalMedia, start: Start, came?: PexipCaller): void => {
    own = wishedSide(start);
    tell();
    const placeholders = parts.placeholders();
    if (!placeholders) {
      end('unexpected');
      return;
    }
    const sent = parts.makeStream();
    sent.addTrack(placeholders.audio);
    sent.addTrack(placeholders.video);
    const call = openPexipCall({
      main,
      clock,
      random: parts.random,
      log,
      streams,
      openClient: parts.openClient,
      target,
      ...(came && { came }),
      movable: ownCamera?.mayBeMoved ?? false,
      media: sent,
      after: gone,
      events: {
        say,
        changed() {
          if (!running) return;
          conference = call.conference;
          const me = call.stay?.me();
          if (me) running.report?.hear(me);
          if (running) readOwn(running);
        },
        entered(stay) {
          if (!running) return;
          running.report = reportTo(stay);
          readOwn(running);
        },
        floorLost(refused) {
          if (refused) told = { ...told, refusedShare: { code: 'presentation-refused' } };
          running?.own.setSharing(false);
        },
        moved: (movement) => ownCamera?.moved({ id: 'pexip', name: conference?.name ?? '' }, movement),
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
    running = { own: controls, call, placeholders, report: null };
    readOwn(running);
  };

  const ringOf = (caller: PexipCaller): CallInput => ({
    kind: 'ring',
    target: targetOf(caller),
    from: callerOf(caller),
    at: caller.since,
  });
  const incoming = watchIncoming({
    main,
    isFree: () => watched.state.kind === 'idle',
    isInCall: () => running !== null,
    events: {
      rings: (caller) => say(ringOf(caller)),
      silent: () => say({ kind: 'silent' }),
      changed: tell,
    },
  });
  const take = (caller: PexipCaller, media: LocalMedia, start: Start): void => {
    move({ kind: 'answered', at: clock.now() });
    begin(targetOf(caller), media, start, caller);
  };

  const moveFarCamera = makeFarCamera((party, movement, isFirst) =>
    running?.call.stay?.client.moveCamera(party, movement, isFirst),
  );
  const flows = makePexipFlows();
  let tones: Promise<void> = Promise.resolve();

  return {
    name: 'pexip',
    abilities: computerAbilities,
    get state() {
      return watched.state;
    },
    get own() {
      return own;
    },
    get conference() {
      return conference;
    },
    get second() {
      const caller = incoming.second;
      return caller && { from: callerOf(caller), since: caller.since };
    },
    watch: watched.watch,
    dial(target, media, start) {
      if (running) end('left');
      incoming.refuse();
      move({ kind: 'silent' });
      move({ kind: 'clear' });
      move({ kind: 'dial', target, at: clock.now() });
      begin(target, media, start);
    },
    answer(media, start) {
      const caller = incoming.take();
      if (caller) take(caller, media, start);
    },
    decline() {
      if (!incoming.refuse()) return;
      say({ kind: 'silent' });
      incoming.next();
    },
    answerSecond(media, start) {
      const caller = incoming.takeSecond();
      if (!caller) return;
      end('left');
      move({ kind: 'clear' });
      move(ringOf(caller));
      take(caller, media, start);
    },
    declineSecond() {
      if (incoming.refuseSecond()) tell();
    },
    reply: (answer) => running?.call.reply(answer),
    dismissAsked: () => note({ asked: null }),
    conduct: (deed) => running?.call.conduct(deed),
    flows: () => flows(running?.call.stay?.connection ?? null).catch(() => []),
    hangUp() {
      if (running) end('left');
    },
    clear() {
      say({ kind: 'clear' });
      incoming.next();
    },
    setMuted(muted) {
      if (!muted) {
        told = { ...told, asked: told.asked === 'unmute' ? null : told.asked };
        running?.report?.unmute();
      }
      running?.own.setMuted(muted);
    },
    setCamera(on) {
      if (on && told.asked === 'camera') told = { ...told, asked: null };
      running?.own.setCamera(on);
    },
    setSharing(on) {
      if (on) told = { ...told, refusedShare: null };
      running?.own.setSharing(on);
    },
    setHeld: (held) => running?.own.setHeld(held),
    moveFarCamera,
    sendTone(key) {
      const { call } = running ?? {};
      // One after the other, for questions to a node may overtake each other.
      tones = tones.then(() => (call === running?.call ? call?.stay?.tone(key) : undefined));
    },
  };
}
