import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../contract/clock.ts';
import type { Problem } from '../contract/result.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { type HubCertificate, hubCertificate } from './hub-certificate.ts';
import type { HubRequests } from './hub-requests.ts';
import { type Listening, listen } from './hub-server.ts';
import type { HubSettings } from './hub-settings.ts';
import { ownAddresses, urlHost } from './own-addresses.ts';

/** How often addresses, certificate files, and a port that was taken are looked at again. */
const lookMs = 20_000;
const anyHost: readonly string[] = ['0.0.0.0', '::'];

/** The hub's HTTPS door on the network. */
export type HubNetwork = {
  /** The first address to reach it at, `https://host:port`; null while it does not listen. */
  base(): string | null;
  /** Every host that it may be reached at. */
  hosts(): readonly string[];
  port(): number | null;
  certificate(): HubCertificate | null;
  problem(): Problem | null;
  stop(): Promise<void>;
};

/**
 * Listens on the network as the settings say, with their certificate or our own, and goes on seeing to it: takes a
 * certificate file that changed, a new own certificate when this computer's addresses change, and a port that became
 * free. `changed` is called when something of {@link HubNetwork} did.
 */
export async function openHubNetwork(options: {
  readonly settings: Pick<HubSettings, 'certificate' | 'publicUrl'> & {
    readonly listen: NonNullable<HubSettings['listen']>;
  };
  readonly requests: HubRequests;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
}): Promise<HubNetwork> {
  const { settings, requests, store, clock, log } = options;
  const { host, port } = settings.listen;
  let hosts: readonly string[] = [];
  let certificate: HubCertificate | null = null;
  let listening: Listening | null = null;
  let portProblem: Problem | null = null;
  let cancel = (): void => {};
  let stopped = false;

  const hostsNow = (): string[] => {
    const { names, addresses } = ownAddresses();
    const publicHost = settings.publicUrl
      ? [new URL(settings.publicUrl).hostname.replace(/^\[|\]$/g, '')]
      : [];
    const reached = anyHost.includes(host) ? [...addresses, ...names] : [host, ...names];
    return [...new Set([...publicHost, ...reached, 'localhost', '127.0.0.1', '::1'])];
  };

  const takeCertificate = async (): Promise<void> => {
    hosts = hostsNow();
    const next = await hubCertificate(settings.certificate, store, hosts, clock);
    if (isDeepStrictEqual(next, certificate)) return;
    // While it runs, a certificate that is being replaced, and so is only half there, is no reason to change to our own.
    if (certificate?.trust === 'trusted' && next.problem) {
      if (!certificate.problem) log.warn(`hub.certificate is kept as it was: ${next.problem.detail}`);
      certificate = { ...certificate, problem: next.problem };
      return;
    }
    if (next.problem) log.error(`hub.certificate cannot be used: ${next.problem.detail}`);
    log.info(`the certificate's fingerprint (SHA-256) is ${next.fingerprint}`);
    certificate = next;
    listening?.renew({ cert: next.chain, key: next.key });
  };

  const takePort = async (): Promise<void> => {
    if (listening || !certificate) return;
    try {
      listening = await listen({
        host,
        port,
        pem: { cert: certificate.chain, key: certificate.key },
        requests,
      });
      portProblem = null;
      log.info(`listening on the network, port ${listening.port}`);
    } catch (error) {
      const { code = String(error) } = error as NodeJS.ErrnoException;
      if (!portProblem) log.error(`cannot listen on the network: ${code}`);
      portProblem = { code: 'hub-port-taken', at: 'hub.listen', detail: code };
    }
  };

  const look = async (): Promise<void> => {
    await takeCertificate();
    await takePort();
    if (stopped) {
      await listening?.close();
      return;
    }
    options.changed();
    cancel = clock.after(lookMs, () => {
      look().catch((error: unknown) => log.error(`while looking after the network: ${String(error)}`));
    });
  };
  await look();

  const guestHost = (): string => urlHost(certificate?.hosts[0] ?? hosts[0] ?? '127.0.0.1');
  return {
    base: () =>
      listening ? `https://${guestHost()}${listening.port === 443 ? '' : `:${listening.port}`}` : null,
    hosts: () => [...new Set([...hosts, ...(certificate?.hosts ?? [])])],
    port: () => listening?.port ?? null,
    certificate: () => certificate,
    problem: () => portProblem ?? certificate?.problem ?? null,
    async stop() {
      stopped = true;
      cancel();
      await listening?.close();
    },
  };
}
