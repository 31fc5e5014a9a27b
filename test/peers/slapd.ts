import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../main/contract/clock.ts';
import { ownCertificate } from '../../main/hub/own-certificate.ts';
import { storeInHand } from '../main/watch/store-in-hand.ts';
import { endChild, freePort, untilListening } from './mosquitto.ts';

const program = '/usr/sbin/slapd';

/** OpenLDAP from Debian (2.5), on ports of its own on this computer, in a folder of its own. */
export type Slapd = {
  /** `ldap://` and `ldaps://`, the latter with a certificate that `authority` (a file) signed. */
  readonly plainUrl: string;
  readonly url: string;
  readonly authority: string;
  readonly base: string;
  readonly bind: string;
  readonly password: string;
  /** Ends the server; what it holds stays. */
  halt(): Promise<void>;
  /** Starts it again on the same ports. */
  again(): Promise<void>;
  /** Takes the server's processor, so that it is reached and answers nothing; and gives it back. */
  freeze(frozen: boolean): void;
  /** Ends it for good. */
  stop(): Promise<void>;
};

/** Starts it with these entries (LDIF, RFC 2849) below `base`; nothing is read by who is not bound. */
export async function startSlapd(ldif: string): Promise<Slapd> {
  if (!existsSync(program)) throw new Error('slapd is needed for this: apt-get install slapd');
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-slapd-'));
  const [base, bind, password] = ['dc=example,dc=org', 'cn=kiosk,dc=example,dc=org', 'a-secret-of-this-test'];
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const made = await ownCertificate(storeInHand().store, ['127.0.0.1'], systemClock);
  const { chain, key, authority } = made;
  mkdirSync(join(folder, 'data'));
  const config = file(
    'slapd.conf',
    `include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile ${join(folder, 'slapd.pid')}
TLSCACertificateFile ${file('authority.pem', authority)}
TLSCertificateFile ${file('chain.pem', chain)}
TLSCertificateKeyFile ${file('key.pem', key)}
database mdb
suffix "${base}"
rootdn "${bind}"
rootpw ${password}
directory ${join(folder, 'data')}
access to * by anonymous auth by * none
`,
  );
  const root = `dn: ${base}\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: Example\n\n`;
  const loaded = spawnSync('/usr/sbin/slapadd', ['-f', config, '-l', file('entries.ldif', root + ldif)], {
    encoding: 'utf8',
  });
  if (loaded.status !== 0) throw new Error(`slapadd: ${loaded.stderr}`);
  const [port, tlsPort] = [await freePort(), await freePort()];
  const [plainUrl, url] = [`ldap://127.0.0.1:${port}`, `ldaps://127.0.0.1:${tlsPort}`];
  const begin = async (): Promise<ChildProcess> => {
    // With -d it stays in front and is ours to end.
    const started = spawn(program, ['-d', '0', '-f', config, '-h', `${plainUrl}/ ${url}/`], {
      stdio: 'ignore',
    });
    await Promise.all([untilListening(port), untilListening(tlsPort)]);
    return started;
  };
  let child = await begin();
  return {
    plainUrl,
    url,
    authority: join(folder, 'authority.pem'),
    base,
    bind,
    password,
    halt: () => endChild(child),
    async again() {
      child = await begin();
    },
    freeze: (frozen) => void child.kill(frozen ? 'SIGSTOP' : 'SIGCONT'),
    async stop() {
      child.kill('SIGCONT');
      await endChild(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
