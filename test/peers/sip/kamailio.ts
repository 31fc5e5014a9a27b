import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../main/contract/clock.ts';
import { ownCertificate } from '../../../main/hub/own-certificate.ts';
import { storeInHand } from '../../main/watch/store-in-hand.ts';
import { type CutLine, openCutLine } from './cut-line.ts';
import { freePorts, type GroupedChild, startGrouped, untilServes } from './grouped-child.ts';
import { kamailioConfig, sipDomain, sipPassword } from './kamailio-config.ts';
import { type Rtpengine, startRtpengine } from './rtpengine.ts';

/** Kamailio from Debian on ports of its own on this computer: a SIP server with passwords, for browsers and for rooms. */
export type Kamailio = {
  readonly domain: string;
  /** Where browsers connect, through {@link Kamailio.line}; its certificate is signed by `authority`. */
  readonly wss: string;
  /** The same without encryption. */
  readonly ws: string;
  /** PEM; also in the file `authorityFile`. */
  readonly authority: string;
  readonly authorityFile: string;
  /** Where rooms and the far end of a script send to (UDP and TCP). */
  readonly port: number;
  /** The port (UDP) at which calls to names that begin with "far" arrive. */
  readonly farEnd: number;
  /** The encrypted WebSocket itself, on 127.0.0.1. */
  readonly tlsPort: number;
  /** Between browsers and the encrypted WebSocket. */
  readonly line: CutLine;
  /** The address and the password of a user; every name is known. */
  uri(user: string): string;
  password(user: string): string;
  /** Kills it with all that it keeps; {@link Kamailio.again} starts it on the same ports. */
  halt(): Promise<void>;
  again(): Promise<void>;
  /** What it and its bridge said; for a look when a test fails. */
  said(): string;
  stop(): Promise<void>;
};

/**
 * Starts Kamailio; `bridged` with rtpengine, which speaks with rooms whose names begin with "classic", and has its media at the
 * address `mediaAt`.
 */
export async function startKamailio(
  options: { readonly bridged?: boolean; readonly mediaAt?: string } = {},
): Promise<Kamailio> {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-kamailio-'));
  const rtpengine: Rtpengine | null = options.bridged ? await startRtpengine(options.mediaAt) : null;
  const [port, tlsPort, farEnd] = [await freePorts(1), await freePorts(1), await freePorts(1)];
  const own = await ownCertificate(storeInHand().store, ['127.0.0.1', 'localhost'], systemClock);
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const tlsFile = file(
    'tls.cfg',
    [
      '[server:default]',
      'method = TLSv1.2+',
      'verify_certificate = no',
      'require_certificate = no',
      `private_key = ${file('server.key', own.key)}`,
      `certificate = ${file('server.crt', own.chain)}`,
      '',
    ].join('\n'),
  );
  const config = file(
    'kamailio.cfg',
    kamailioConfig({ port, tlsPort, tlsFile, farEnd, rtpengine: rtpengine?.control ?? null }),
  );
  const begin = async (): Promise<GroupedChild> => {
    const started = startGrouped(
      '/usr/sbin/kamailio',
      'kamailio kamailio-websocket-modules kamailio-tls-modules',
      ['-f', config, '-DD', '-E', '-m', '32', '-M', '4', '-Y', folder],
      { cwd: folder },
    );
    await untilServes(started, tlsPort);
    return started;
  };
  let child = await begin();
  const line = await openCutLine(tlsPort);
  return {
    domain: sipDomain,
    wss: `wss://127.0.0.1:${line.port}/ws`,
    ws: `ws://127.0.0.1:${port}/ws`,
    authority: own.authority,
    authorityFile: file('authority.crt', own.authority),
    port,
    farEnd,
    tlsPort,
    line,
    uri: (user) => `sip:${user}@${sipDomain}`,
    password: sipPassword,
    halt: () => child.kill(),
    async again() {
      child = await begin();
    },
    said: () => `${child.said()}\n${rtpengine?.said() ?? ''}`,
    async stop() {
      await line.stop();
      await child.kill();
      await rtpengine?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
