import type { Clock } from '../contract/clock.ts';
import type { LineHeard, PexipCalls, StreamHeard } from '../contract/far-systems.ts';
import type { Answers } from '../contract/main-end.ts';
import { good, type Problem } from '../contract/result.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings/schema.ts';
import type { Shell } from '../shell/shell.ts';
import { trustedWith } from './certificates.ts';
import { openNodeRequests } from './node-requests.ts';
import { openPexipDoor } from './pexip-door.ts';
import { makePexipPlaces } from './pexip-places.ts';
import { keepPexipRegistration } from './pexip-registration.ts';
import { makePexipSignIn } from './pexip-sign-in.ts';
import { openSipDoor } from './sip-door.ts';
import type { SipStanding } from './sip-standing.ts';
import { type LookUpSrv, lookUpSrvHere } from './srv-records.ts';

/** The part of the settings that the doors live by. */
export type FarSettings = Pick<Settings, 'dialling' | 'calls' | 'links' | 'room' | 'language'>;

/** What the doors tell the window. */
export type FarEvents = {
  'pexip.heard'(heard: StreamHeard): void;
  'sip.heard'(heard: LineHeard): void;
  'sip.changed'(nothing: null): void;
};

/** Main's doors to other systems: conferencing nodes and SIP servers. */
export type FarDoors = {
  readonly pexipCalls: PexipCalls;
  /** Why the kiosk cannot be called, when that has lasted a while; the engines tell of calls themselves. */
  readonly problems: readonly Problem[];
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
  /** The settings changed, or are there for the first time: what they say of accounts and certificates counts from now on. */
  use(): void;
  /** The window is gone, and with it its calls: what they hold at other systems is let go. */
  windowGone(): void;
  stop(): Promise<void>;
};

/** So long, in ms, the kiosk may be out of reach for callers before a person is told. */
const patienceMs = 60_000;

/** Opens them. Nothing is asked before `use`. */
export function openFarDoors(parts: {
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => FarSettings;
  readonly tell: FarEvents;
  /** `pexipCalls` or `problems` differ. */
  readonly changed?: () => void;
  /** Shows pages to sign in; without it nobody can. */
  readonly signIn?: Shell['signIn'];
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
  const registration = keepPexipRegistration({
    clock,
    log,
    requests,
    places,
    random: Math.random,
    changed: () => changed(),
  });
  const pexip = openPexipDoor({
    clock,
    log,
    requests,
    places,
    heard: tell['pexip.heard'],
    bodyFor: registration.bodyFor,
    answered: registration.answered,
  });
  const signIn = makePexipSignIn({
    log,
    show: parts.signIn ?? null,
    places,
    language: () => settings().language.default,
  });
  let sipCa: string[] | undefined;
  const sip = openSipDoor({
    clock,
    log,
    settings: () => ({ sip: settings().dialling.sip, calls: settings().calls, displayName: displayName() }),
    trusted: () => sipCa,
    heard: tell['sip.heard'],
    standingChanged: () => changed(),
  });
  const tellChanged = parts.changed ?? (() => {});
  let lookAgain = (): void => {};
  const changed = (): void => {
    lookAgain();
    // What has just begun becomes a problem by lasting.
    if (registration.missingSince !== null) lookAgain = clock.after(patienceMs, tellChanged);
    tellChanged();
  };
  let used: { readonly pexipCa: string; readonly sipCa: string; readonly sip: string } | null = null;

  return {
    get pexipCalls() {
      return registration.calls;
    },
    get problems() {
      return farProblems({
        registration: registration.calls.registration.status,
        missingMs: registration.missingSince === null ? 0 : clock.now() - registration.missingSince,
        sip: sip.standing(),
      });
    },
    answers: {
      'pexip.find': ({ address }) => places.find(address),
      'pexip.ask': pexip.ask,
      'pexip.listen': ({ node, path }) => pexip.listen(node, path),
      'pexip.unlisten'({ stream }) {
        pexip.unlisten(stream);
        return good(null);
      },
      'pexip.signIn': ({ node, url }) => signIn.begin(node, url),
      'pexip.closeSignIn'() {
        signIn.close();
        return good(null);
      },
      'sip.account': () => good(sip.account()),
      'sip.open': ({ server }) => sip.open(server),
      'sip.send': ({ line, text }) => sip.send(line, text),
      'sip.close'({ line }) {
        sip.close(line);
        return good(null);
      },
    },
    use() {
      const { dialling, calls } = settings();
      const { pexip: house, sip: account } = dialling;
      const now = {
        pexipCa: house.ca ?? '',
        sipCa: account?.ca ?? '',
        sip: JSON.stringify([
          account ?? null,
          account && [calls.stun, calls.turn, calls.relayOnly],
          displayName(),
        ]),
      };
      if (now.pexipCa !== used?.pexipCa) requests.trust(trustedWith(house.ca, log));
      if (now.sipCa !== used?.sipCa) sipCa = trustedWith(account?.ca, log);
      const isOther = used !== null && now.sip !== used.sip;
      used = now;
      places.forget();
      registration.use(house.registration);
      if (!isOther) return;
      sip.accountChanged();
      // The window signs the old one off over the lines that it has.
      tell['sip.changed'](null);
    },
    windowGone() {
      signIn.close();
      sip.letGo();
      void pexip.letGo();
    },
    async stop() {
      lookAgain();
      signIn.close();
      sip.letGo();
      await Promise.all([pexip.letGo(), registration.stop()]);
      requests.stop();
    },
  };
}

/** What a person is told of. A registration that is being tried again and again has no better word than that it is out of reach. */
function farProblems(facts: {
  readonly registration: PexipCalls['registration']['status'];
  readonly missingMs: number;
  readonly sip: SipStanding;
}): readonly Problem[] {
  const { registration, missingMs, sip } = facts;
  const isPexipMissing = registration !== 'none' && registration !== 'registered' && missingMs >= patienceMs;
  return [
    ...(registration === 'refused'
      ? [{ code: 'pexip-not-registered', at: 'dialling.pexip.registration' } as const]
      : []),
    ...(isPexipMissing && registration !== 'refused'
      ? [{ code: 'pexip-unreachable', at: 'dialling.pexip.registration' } as const]
      : []),
    ...(sip === 'refused' ? [{ code: 'sip-not-registered', at: 'dialling.sip' } as const] : []),
    ...(sip === 'unreachable' ? [{ code: 'sip-unreachable', at: 'dialling.sip' } as const] : []),
  ];
}
