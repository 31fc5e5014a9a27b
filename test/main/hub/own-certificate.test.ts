import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type OwnCertificate, ownCertificate } from '../../../main/hub/own-certificate.ts';
import { silentLog } from '../../../main/log.ts';
import { openStore } from '../../../main/store/store.ts';
import { makeMovingClock } from '../rooms/moving-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'rundbord-certificate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dayMs = 86_400_000;
const hosts = ['egeskov', 'egeskov.local', '192.168.1.5', 'fd00::5', 'localhost', '127.0.0.1', '::1'];
const server = ({ chain }: OwnCertificate): X509Certificate => new X509Certificate(chain);
const authority = (own: OwnCertificate): X509Certificate => new X509Certificate(own.authority);

test('the certificate is for every host, of an elliptic key, signed by its authority, and not for longer than browsers take', async () => {
  const clock = makeMovingClock();
  const own = await ownCertificate(openStore(join(folder, 'a'), silentLog), hosts, clock);
  for (const host of hosts)
    expect(server(own).checkHost(host) ?? server(own).checkIP(host), host).toBeTruthy();
  expect(server(own).checkHost('example.org')).toBeUndefined();
  expect(server(own).publicKey.asymmetricKeyType).toBe('ec');
  expect(server(own).verify(authority(own).publicKey)).toBe(true);
  expect(server(own).checkIssued(authority(own))).toBe(true);
  expect(authority(own).ca).toBe(true);
  expect(server(own).ca).toBe(false);
  const days = (server(own).validToDate.getTime() - server(own).validFromDate.getTime()) / dayMs;
  expect(days).toBeLessThanOrEqual(397);
});

test('it is kept, for the kiosk alone to read', async () => {
  const clock = makeMovingClock();
  const store = openStore(join(folder, 'b'), silentLog);
  const own = await ownCertificate(store, hosts, clock);
  clock.advance(300 * dayMs);
  expect(await ownCertificate(store, hosts, clock)).toEqual(own);
  expect(statSync(join(folder, 'b', 'own-certificate.json')).mode & 0o777).toBe(0o600);
});

test('near its end, or for a new address, it is made anew by the same authority', async () => {
  const clock = makeMovingClock();
  const store = openStore(join(folder, 'c'), silentLog);
  const first = await ownCertificate(store, hosts, clock);
  const moved = await ownCertificate(store, [...hosts, '10.0.0.7'], clock);
  expect(server(moved).checkIP('10.0.0.7')).toBeTruthy();
  clock.advance(361 * dayMs);
  const later = await ownCertificate(store, hosts, clock);
  expect(server(later).validToDate.getTime()).toBeGreaterThan(clock.now() + 360 * dayMs);
  expect(new Set([first, moved, later].map((own) => own.chain)).size).toBe(3);
  expect(new Set([first, moved, later].map((own) => own.authority)).size).toBe(1);
});

test('what is in the store and no certificate is made anew', async () => {
  const store = openStore(join(folder, 'd'), silentLog);
  const broken = { certificate: 'not PEM', key: 'not PEM' };
  store.write('own-certificate', { authority: broken, server: broken });
  const own = await ownCertificate(store, hosts, makeMovingClock());
  expect(server(own).checkHost('egeskov')).toBeTruthy();
});
