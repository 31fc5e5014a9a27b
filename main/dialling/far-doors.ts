import type { Clock } from '../contract/clock.ts';
import { type LineHeard, noPexipCalls, type PexipCalls, type StreamHeard } from '../contract/far-systems.ts';
import type { Answers } from '../contract/main-end.ts';
import { bad, good } from '../contract/result.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings/schema.ts';
import { trustedWith } from './certificates.ts';
import { openNodeRequests } from './node-requests.ts';
import { openPexipDoor } from './pexip-door.ts';
import { makePexipPlaces } from './pexip-places.ts';
import { openSipDoor } from './sip-door.ts';
import { type LookUpSrv, lookUpSrvHere } from './srv-records.ts';

/** The part of the settings that the doors live by. */
export type FarSettings = Pick<Settings, 'dialling' | 'calls' | 'links' | 'room'>;

/** What the doors tell the window. */
export type FarEvents = {
  'pexip.heard'(heard: StreamHeard): void;
  'sip.heard'(heard: LineHeard): void;
  'sip.changed'(nothing: null): void;
};

/** Main's doors to other systems: conferencing nodes and SIP servers. */
export type FarDoors = {
  readonly pexipCalls: PexipCalls;
  readonly answers: Pick<
    Answers,
    | 'pexip.find'
    | 'pexip.ask'
    | 'pexip.listen'
    | 'pexip.unlisten'
    | 'pexip.signIn'
    | 'pexip.closeSignIn'
    | 'sip.account'
    | 'sip.open'
    | 'sip.send'
    | 'sip.close'
  >;
  /** The window is gone, and with it its calls: what they hold at other systems is let go. */
  windowGone(): void;
  stop(): Promise<void>;
};

/** Opens them. */
export function openFarDoors(parts: {
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => FarSettings;
  readonly tell: FarEvents;
  /** The DNS; this computer's when absent. */
  readonly lookUpSrv?: LookUpSrv;
}): FarDoors {
  const { clock, log, settings, tell } = parts;
  const requests = openNodeRequests(clock);
  const displayName = (): string => {
    const { name, site } = settings().room;
    return (site === '' ? name : `${name}, ${site}`).slice(0, 200);
  };
  const places = makePexipPlaces({
    clock,
    requests,
    lookUpSrv: parts.lookUpSrv ?? lookUpSrvHere,
    house: () => ({
      nodes: settings().dialling.pexip.nodes,
      hosts: settings().links.pexip,
      displayName: displayName(),
    }),
    random: Math.random,
  });
  const pexip = openPexipDoor({ clock, log, requests, places, heard: tell['pexip.heard'] });
  const sip = openSipDoor({
    clock,
    log,
    settings: () => ({ sip: settings().dialling.sip, calls: settings().calls, displayName: displayName() }),
    trusted: () => trustedWith(settings().dialling.sip?.ca, log),
    heard: tell['sip.heard'],
    standingChanged: () => {},
  });
  requests.trust(trustedWith(settings().dialling.pexip.ca, log));

  return {
    pexipCalls: noPexipCalls,
    answers: {
      'pexip.find': ({ address }) => places.find(address),
      'pexip.ask': pexip.ask,
      'pexip.listen': ({ node, path }) => pexip.listen(node, path),
      'pexip.unlisten'({ stream }) {
        pexip.unlisten(stream);
        return good(null);
      },
      'pexip.signIn': () => bad('pexip-sign-in-failed'),
      'pexip.closeSignIn': () => good(null),
      'sip.account': () => good(sip.account()),
      'sip.open': ({ server }) => sip.open(server),
      'sip.send': ({ line, text }) => sip.send(line, text),
      'sip.close'({ line }) {
        sip.close(line);
        return good(null);
      },
    },
    windowGone() {
      sip.letGo();
      void pexip.letGo();
    },
    async stop() {
      sip.letGo();
      await pexip.letGo();
      requests.stop();
    },
  };
}
