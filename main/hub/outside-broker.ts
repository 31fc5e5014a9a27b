import { readFileSync } from 'node:fs';
import { connect as connectTcp, isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../contract/clock.ts';
import type { Log } from '../log.ts';
import type { Broker, Reach } from './broker.ts';
import type { HubSettings } from './hub-settings.ts';
import { packetBytes, readPackets } from './mqtt-packets.ts';

/** Milliseconds before each next try while the broker is away; the last one is repeated. */
const retryMs = [250, 500, 1000, 2000];
/** How long the broker has to answer. */
const patienceMs = 5000;
/** Seconds between signs of life on the hub's own connection. */
const keepaliveSeconds = 15;

/**
 * A broker elsewhere, such as Mosquitto. The hub keeps one connection of its own to know whether the broker is there;
 * while it is not, `reach` says so, and the next try comes by itself.
 */
export function startOutsideBroker(options: {
  readonly settings: NonNullable<HubSettings['broker']>;
  readonly clock: Clock;
  readonly log: Log;
}): Broker {
  const { clock, log, settings } = options;
  const url = new URL(settings.url);
  const login =
    settings.username === undefined
      ? null
      : { username: settings.username, password: settings.password ?? '' };
  const secure = url.protocol === 'mqtts:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (secure ? 8883 : 1883));
  const listeners: (() => void)[] = [];
  const streams = new Set<Duplex>();
  let stopped = false;
  let tries = 0;
  let cancel = (): void => {};
  let ca: Buffer | null = null;
  let reach: Reach = { status: 'starting' };

  const open = (): Duplex => {
    const stream = secure
      ? connectTls({
          host,
          port,
          ...(isIP(host) ? {} : { servername: host }),
          ...(ca ? { ca } : {}),
        })
      : connectTcp({ host, port, noDelay: true });
    streams.add(stream);
    stream.on('close', () => streams.delete(stream));
    return stream;
  };
  const become = (next: Reach): void => {
    if (stopped || isDeepStrictEqual(next, reach)) return;
    reach = next;
    if (next.status === 'down') log.error(`the broker is away: ${next.problem.detail}`);
    else log.info('the broker is there');
    for (const listener of listeners) listener();
  };
  const away = (at: string, detail: string): Reach => ({
    status: 'down',
    problem: { code: 'hub-unreachable', at, detail },
  });

  const look = (): void => {
    if (stopped) return;
    let why = 'it closed the connection';
    try {
      ca = settings.ca === undefined ? null : readFileSync(settings.ca);
    } catch (error) {
      become(away('hub.broker.ca', String(error)));
      cancel = clock.after(retryMs.at(-1) ?? 0, look);
      return;
    }
    const stream = open();
    const drop = (reason: string): void => {
      why = reason;
      stream.destroy();
    };
    let cancelWait = clock.after(patienceMs, () => drop('it does not answer'));
    const say = (packet: Parameters<typeof packetBytes>[0]): void => {
      const bytes = packetBytes(packet);
      if (bytes) stream.write(bytes);
    };
    const ping = (): void => {
      say({ cmd: 'pingreq' });
      cancelWait = clock.after(patienceMs, () => drop('it does not answer'));
    };
    const read = readPackets({
      bad: () => drop('it does not speak MQTT 3.1.1'),
      packet(packet) {
        cancelWait();
        if (packet.cmd === 'connack' && packet.returnCode !== 0)
          return drop(`it refused the user name or password (return code ${packet.returnCode})`);
        tries = 0;
        become({ status: 'up' });
        cancelWait = clock.after(keepaliveSeconds * 1000, ping);
      },
    });
    stream.on('data', (bytes: Buffer) => read(bytes));
    stream.on('error', (error: NodeJS.ErrnoException) => {
      why = error.code ?? error.message;
    });
    stream.on('close', () => {
      cancelWait();
      become(away('hub.broker.url', why));
      if (stopped) return;
      cancel = clock.after(retryMs[Math.min(tries, retryMs.length - 1)] ?? 0, look);
      tries += 1;
    });
    say({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clientId: `rundbord-hub-${crypto.randomUUID()}`,
      clean: true,
      keepalive: keepaliveSeconds * 2,
      ...(login ? { username: login.username, password: Buffer.from(login.password) } : {}),
    });
  };
  look();

  return {
    login,
    reach: () => reach,
    watch: (listener) => void listeners.push(listener),
    open,
    stop() {
      stopped = true;
      cancel();
      for (const stream of [...streams]) stream.destroy();
      return Promise.resolve();
    },
  };
}
