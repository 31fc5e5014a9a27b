import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../contract/clock.ts';
import { hubPaths } from '../contract/hub-paths.ts';
import type { HubFacts } from '../contract/kiosk.ts';
import { bad, good, type Problem, type Result } from '../contract/result.ts';
import type { Invite, KioskRoom, Ticket } from '../contract/room.ts';
import type { Log } from '../log.ts';
import { type Invitation, openInvites } from '../rooms/invites.ts';
import { openRoomTokens } from '../rooms/room-tokens.ts';
import type { Store } from '../store/store.ts';
import type { Broker, Reach } from './broker.ts';
import { makeBrokerDoor } from './broker-door.ts';
import { startEmbeddedBroker } from './embedded-broker.ts';
import { openGuestFiles } from './guest-files.ts';
import { makeHubApi } from './hub-api.ts';
import { type HubDesk, type InviteWish, openHubDesk, type TicketWish } from './hub-desk.ts';
import { type HubNetwork, openHubNetwork } from './hub-network.ts';
import { makeHubRequests } from './hub-requests.ts';
import { type Listening, listenOnLoopback } from './hub-server.ts';
import type { HubSettings } from './hub-settings.ts';
import { startOutsideBroker } from './outside-broker.ts';
import { urlHost } from './own-addresses.ts';
import { type RemoteHub, reachRemoteHub } from './remote-hub.ts';
import { acceptLines, type Line, type LineListener, lineStatus } from './web-sockets.ts';

/**
 * The hub: lets kiosks and guests into rooms, and carries what they say to each other there. It runs in the kiosk, or
 * alone; or it stands for another hub, and then everything is asked there.
 */
export type Hub = {
  readonly facts: HubFacts;
  /** Where this computer's window connects. */
  readonly brokerUrl: string;
  /** Hosts of links that are ours, with and without a port. */
  readonly ownHosts: readonly string[];
  /** The fingerprint (SHA-256) of the certificate on the network, and the certificate to trust when the hub made it itself. */
  readonly certificate: { readonly fingerprint: string; readonly authority: string | null } | null;
  /** Calls at every change of what is above. */
  watch(listener: () => void): () => void;
  /** Takes settings; only what they change is started anew. Resolves when they are in force. */
  use(settings: HubSettings): Promise<void>;
  /** Problems: `room-name-wrong`, `bad-argument`, `hub-unreachable`; with another hub also `token-invalid`. */
  ticket(wish: TicketWish): Promise<Result<Ticket>>;
  invite(wish: InviteWish): Promise<Result<Invite>>;
  /** The room behind a code. Problems: `code-unknown`, `code-expired`, `too-many-tries`, `hub-unreachable`. */
  redeem(code: string): Promise<Result<{ room: string }>>;
  /** The rooms of the hub's kiosks that told of theirs, this one's among them. Problems: `hub-unreachable`, `token-invalid`. */
  rooms(own: KioskRoom): Promise<Result<readonly KioskRoom[]>>;
  stop(): Promise<void>;
};

/** Who tries codes at this computer's own window. */
const ownWindow = 'own window';

/** Makes the hub; it does nothing before it is told the settings by `use`. */
export function startHub(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  /** The built guest page. */
  readonly guestFolder: string;
}): Hub {
  const { clock, log, store } = options;
  const invites = openInvites(store, clock);
  const listeners = new Set<() => void>();
  let settings: HubSettings | null = null;
  let stopped = false;
  let queue: Promise<void> = Promise.resolve();

  const notYet = bad('hub-unreachable', { detail: 'the hub is starting' });
  let desk: HubDesk | null = null;
  let api: ReturnType<typeof makeHubApi> | null = null;
  let loopback: Listening | null = null;
  let loopbackProblem: Problem | null = null;
  let network: HubNetwork | null = null;
  let broker: Broker | null = null;
  let door: { accept(line: Line): LineListener; stop(): void } | null = null;
  let remote: RemoteHub | null = null;
  let told: Pick<Hub, 'facts' | 'brokerUrl' | 'ownHosts'> = {
    facts: { status: 'starting', guestBase: null, trust: 'loopback-only', problem: null },
    brokerUrl: '',
    ownHosts: [],
  };

  const loopbackBase = (): string => `http://127.0.0.1:${loopback?.port ?? settings?.loopbackPort ?? 0}`;
  const brokerUrl = (): string => `${loopbackBase().replace(/^http/, 'ws')}${hubPaths.broker}`;
  const trust = (): HubFacts['trust'] => {
    const { publicUrl, listen } = settings ?? {};
    const certificate = network?.certificate()?.trust;
    // Without a port of our own on the network it is another server that answers at the public address.
    if (certificate) return certificate;
    return publicUrl && !listen ? 'trusted' : 'loopback-only';
  };
  const guestBase = (): string | null => settings?.publicUrl?.replace(/\/+$/, '') ?? network?.base() ?? null;

  const factsNow = (): HubFacts => {
    const reach: Reach = remote?.reach() ?? broker?.reach() ?? { status: 'starting' };
    const blocking = loopbackProblem ?? (reach.status === 'down' ? reach.problem : null);
    return {
      status: blocking ? 'down' : reach.status,
      guestBase: remote ? (settings?.remote?.url ?? null) : guestBase(),
      trust: remote ? 'trusted' : trust(),
      problem: blocking ?? network?.problem() ?? null,
    };
  };
  const hostsAndPorts = (): { host: string; port: number | null; scheme: 'http' | 'https' }[] => {
    const own = ['127.0.0.1', 'localhost', '::1'];
    return [
      ...own.map((host) => ({ host, port: loopback?.port ?? null, scheme: 'http' as const })),
      ...(network?.hosts() ?? []).map((host) => ({
        host,
        port: network?.port() ?? null,
        scheme: 'https' as const,
      })),
    ];
  };
  const publicUrls = (): URL[] =>
    [settings?.publicUrl, settings?.remote?.url]
      .filter((url) => url !== undefined)
      .map((url) => new URL(url));
  const ownHosts = (): readonly string[] => {
    const reached = hostsAndPorts().map(({ host, port }) => ({ host: urlHost(host), port }));
    const hosts = reached.flatMap(({ host, port }) => (port === null ? [host] : [host, `${host}:${port}`]));
    return [...new Set([...hosts, ...publicUrls().flatMap(({ hostname, host }) => [hostname, host])])];
  };

  const tell = (): void => {
    // While settings are being taken for the first time it is still starting.
    if (stopped || (!loopback && !loopbackProblem)) return;
    const next = { facts: factsNow(), brokerUrl: brokerUrl(), ownHosts: ownHosts() };
    if (isDeepStrictEqual(next, told)) return;
    told = next;
    for (const listener of [...listeners]) listener();
  };

  const origins = (): ReadonlySet<string> =>
    new Set([
      ...hostsAndPorts().map(
        ({ host, port, scheme }) => new URL(`${scheme}://${urlHost(host)}:${port ?? 0}`).origin,
      ),
      ...(settings?.publicUrl ? [new URL(settings.publicUrl).origin] : []),
    ]);

  const linkTo = ({ code, until }: Invitation): Invite => ({
    url: `${guestBase() ?? loopbackBase()}${hubPaths.guest}${code}`,
    code,
    expiresAt: until,
    trust: trust(),
  });

  const lines = acceptLines((line) => {
    const taker = remote ?? door;
    if (taker) return taker.accept(line);
    line.close(lineStatus.tryLater, 'the hub is starting');
    return { bytes() {}, closed() {} };
  });

  const tokens = openRoomTokens(store, clock);
  // Whoever needs it sees that it failed.
  tokens.catch(() => {});

  const requests = makeHubRequests({
    file: openGuestFiles(options.guestFolder),
    ask: (path, argument, caller) => (api ? api(path, argument, caller) : Promise.resolve(notYet)),
    origins,
    publicUrl: () => settings?.publicUrl,
    trust,
    authority: () => network?.certificate()?.authority ?? null,
    line: lines.upgrade,
    log,
  });
  const renewLoopback = async (next: HubSettings): Promise<void> => {
    await loopback?.close();
    loopback = null;
    try {
      loopback = await listenOnLoopback(next.loopbackPort, next.listen?.port ?? null, requests);
      loopbackProblem = null;
      const { port } = loopback;
      if (next.loopbackPort === 0 || port === next.loopbackPort)
        log.info(`listening on this computer, port ${port}`);
      else log.warn(`port ${next.loopbackPort} is taken; listening on this computer on port ${port}`);
    } catch (error) {
      const { code = String(error) } = error as NodeJS.ErrnoException;
      loopbackProblem = { code: 'hub-port-taken', at: 'hub.loopbackPort', detail: code };
      log.error(`cannot listen on this computer: ${code}`);
    }
  };

  const renewBroker = async (next: HubSettings): Promise<void> => {
    door?.stop();
    await broker?.stop();
    broker = null;
    door = null;
    if (next.remote) return;
    broker = next.broker
      ? startOutsideBroker({ settings: next.broker, clock, log })
      : await startEmbeddedBroker(log);
    broker.watch(tell);
    door = makeBrokerDoor({ broker, tokens: await tokens, clock, log });
  };

  const renewRemote = (next: HubSettings): void => {
    remote?.stop();
    remote = next.remote
      ? reachRemoteHub({ settings: next.remote, ownDoor: brokerUrl, clock, log, changed: tell })
      : null;
    lines.drop();
  };

  const renewNetwork = async ({
    listen,
    certificate,
    publicUrl,
    remote: other,
  }: HubSettings): Promise<void> => {
    await network?.stop();
    network = null;
    if (!listen || other) return;
    network = await openHubNetwork({
      settings: {
        listen,
        ...(certificate ? { certificate } : {}),
        ...(publicUrl === undefined ? {} : { publicUrl }),
      },
      requests,
      store,
      clock,
      log,
      changed: tell,
    });
  };

  const apply = async (next: HubSettings): Promise<void> => {
    if (stopped) return;
    const before = settings;
    settings = next;
    const changed = (...keys: readonly (keyof HubSettings)[]): boolean =>
      !before || keys.some((key) => !isDeepStrictEqual(before[key], next[key]));
    const inForce = (): HubSettings => settings ?? next;
    desk ??= openHubDesk({ clock, tokens: await tokens, invites, settings: inForce });
    api ??= makeHubApi({ desk, clock, log, settings: inForce, trust, linkTo });
    if (changed('remote')) renewRemote(next);
    if (changed('broker', 'remote')) await renewBroker(next);
    if (!loopback || changed('loopbackPort')) await renewLoopback(next);
    if (changed('listen', 'certificate', 'publicUrl', 'remote')) await renewNetwork(next);
    tell();
  };

  return {
    get facts() {
      return told.facts;
    },
    get brokerUrl() {
      return told.brokerUrl;
    },
    get ownHosts() {
      return told.ownHosts;
    },
    get certificate() {
      const certificate = network?.certificate();
      return certificate ? { fingerprint: certificate.fingerprint, authority: certificate.authority } : null;
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    use(next) {
      const done = queue.then(() => apply(next));
      // One that failed must not keep the next from being tried.
      queue = done.catch(() => {});
      return done;
    },
    async ticket(wish) {
      await queue;
      if (remote) return remote.ticket(wish);
      return desk ? desk.ticket(wish, brokerUrl()) : notYet;
    },
    async invite(wish) {
      await queue;
      if (remote) return remote.invite(wish);
      const made = desk?.invite(wish) ?? notYet;
      return made.ok ? good(linkTo(made.value)) : made;
    },
    async redeem(code) {
      await queue;
      if (remote) return remote.redeem(code);
      const found = desk?.redeem(code, ownWindow) ?? notYet;
      return found.ok ? good({ room: found.value.room }) : found;
    },
    async rooms(own) {
      await queue;
      if (remote) return remote.rooms(own);
      return desk ? good(desk.rooms(ownWindow, own)) : notYet;
    },
    async stop() {
      stopped = true;
      await queue;
      invites.stop();
      remote?.stop();
      door?.stop();
      lines.stop();
      await network?.stop();
      await loopback?.close();
      await broker?.stop();
    },
  };
}
