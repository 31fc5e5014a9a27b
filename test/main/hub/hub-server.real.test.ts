import { X509Certificate } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hubPaths } from '../../../main/contract/hub-paths.ts';
import { invite, ticket, welcome } from '../../../main/contract/room.ts';
import { freePort } from '../../peers/mosquitto.ts';
import { makeMovingClock } from '../rooms/moving-clock.ts';
import { clientOptions, joinRoom, returnCodeOf } from './party.ts';
import { had, page, script, startTrialHub, type TrialHub } from './trial-hub.ts';

type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  json: unknown;
};

/** A request with the path exactly as given; `fetch` would tidy it. */
function ask(
  base: string,
  path: string,
  {
    method = 'GET',
    body,
    headers = {},
    ca,
  }: { method?: string; body?: string; headers?: Record<string, string>; ca?: string } = {},
): Promise<Answer> {
  const { hostname, port, protocol } = new URL(base);
  return new Promise((resolve, reject) => {
    const options = {
      host: hostname.replace(/^\[|\]$/g, ''),
      port,
      path,
      method,
      headers,
      agent: false as const,
    };
    const request = protocol === 'https:' ? requestHttps({ ...options, ca }) : requestHttp(options);
    request.on('error', reject);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        let json: unknown = null;
        try {
          json = JSON.parse(text);
        } catch {
          // Not every answer is JSON.
        }
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
      });
    });
    request.end(body);
  });
}

const post = (
  base: string,
  path: string,
  value: unknown,
  more: { ca?: string; headers?: Record<string, string> } = {},
) =>
  ask(base, path, {
    method: 'POST',
    body: typeof value === 'string' ? value : JSON.stringify(value),
    ...more,
    headers: { 'content-type': 'application/json', ...more.headers },
  });

const invitation = {
  room: 'egeskov',
  meetingId: 'uid-1',
  from: 'Egeskov',
  site: 'Sundhedshuset',
  reason: 'Samtale',
  language: 'da' as const,
  untilMs: Date.now() + 3_600_000,
};
const key = 'a-key-of-more-than-twenty-characters';

describe('on this computer', () => {
  let trial: TrialHub;
  beforeAll(async () => {
    trial = await startTrialHub({ kiosks: [{ name: 'reception', key }] });
  });
  afterAll(() => trial?.stop());

  test('serves the page at every path that is a page, with a strict policy', async () => {
    for (const path of ['/', '/g/ABCD-EFGH', '/g/ABCD-EFGH?x=1', '/trust']) {
      const answer = await ask(trial.base, path);
      expect(answer).toMatchObject({ status: 200, text: page });
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      });
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain(`connect-src 'self' ${trial.base.replace('http', 'ws')};`);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(answer.headers['strict-transport-security']).toBeUndefined();
    }
  });

  test('serves hashed files for good, zipped for who takes it', async () => {
    const plain = await ask(trial.base, '/assets/guest-1a2b3c.js');
    expect(plain).toMatchObject({ status: 200, text: script });
    expect(plain.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    const zipped = await ask(trial.base, '/assets/guest-1a2b3c.js', {
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(Number(zipped.headers['content-length'])).toBeLessThan(script.length / 4);
    const head = await ask(trial.base, '/assets/guest-1a2b3c.js', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, text: '' });
  });

  test('nothing outside the folder can be had, and no folder is listed', async () => {
    mkdirSync(join(trial.folder, 'guest', 'assets', 'more'), { recursive: true });
    symlinkSync(join(trial.folder, 'secret.json'), join(trial.folder, 'guest', 'link.json'));
    writeFileSync(join(trial.folder, 'guest', 'index.html'), page);
    for (const path of [
      '/../secret.json',
      '/assets/../../secret.json',
      '/..%2fsecret.json',
      '/%2e%2e/secret.json',
      '/assets/..\\..\\secret.json',
      '//secret.json',
      '/link.json',
      '/assets/',
      '/assets',
      '/assets/more',
      '/secret.json',
      '/index.html/',
      '/own-certificate.crt',
      '/constructor',
      '/__proto__',
      '/%00',
    ]) {
      const answer = await ask(trial.base, path);
      expect({ path, status: answer.status, leaks: answer.text.includes('outside') }).toEqual({
        path,
        status: 404,
        leaks: false,
      });
    }
  });

  test('a guest comes by code: welcome, ticket, room, and the ticket again', async () => {
    const made = invite.parse(had(await trial.hub.invite(invitation)));
    expect(made).toMatchObject({ trust: 'loopback-only', url: `${trial.base}/g/${made.code}` });
    expect(had(await trial.hub.invite(invitation)).code).toBe(made.code);
    expect(had(await trial.hub.invite({ ...invitation, meetingId: 'uid-2' })).code).not.toBe(made.code);
    expect(JSON.stringify(trial.store.read('invites', (await import('zod')).any()))).not.toContain('uid-1');

    const welcomed = await post(trial.base, hubPaths.welcome, {
      code: made.code.toLowerCase().replace('-', ' '),
    });
    expect(welcomed.status).toBe(200);
    expect(welcome.parse((welcomed.json as { value: unknown }).value)).toMatchObject({
      room: 'egeskov',
      from: 'Egeskov',
      reason: 'Samtale',
    });

    const wish = { code: made.code, name: 'Gæst', language: 'da' };
    const given = ticket.parse(
      ((await post(trial.base, hubPaths.guestTicket, wish)).json as { value: unknown }).value,
    );
    expect(given).toMatchObject({ kind: 'guest', role: 'guest', broker: trial.hub.brokerUrl });
    const party = await joinRoom(given);
    await party.client.endAsync();
    const again = await post(trial.base, hubPaths.guestTicket, { ...wish, client: given.client });
    expect(again.json).toMatchObject({ ok: true, value: { client: given.client } });
    expect(had(await trial.hub.redeem(made.code))).toEqual({ room: 'egeskov' });
  });

  test('a guest cannot have the ticket of a kiosk', async () => {
    const { code } = had(await trial.hub.invite(invitation));
    const kiosk = had(await trial.hub.ticket({ room: 'egeskov', name: '', role: '', kind: 'kiosk' }));
    const answer = await post(trial.base, hubPaths.guestTicket, {
      code,
      name: 'Guest',
      language: 'en',
      client: kiosk.client,
    });
    expect(answer).toMatchObject({ status: 400, json: { ok: false, error: { code: 'bad-argument' } } });
  });

  test('another kiosk comes by its key', async () => {
    const wish = { key, room: 'egeskov', name: 'Reception', role: '' };
    const given = await post(trial.base, hubPaths.kioskTicket, wish);
    expect(ticket.parse((given.json as { value: unknown }).value)).toMatchObject({ kind: 'kiosk' });
    const { meetingId: _, ...rest } = invitation;
    const invited = await post(trial.base, hubPaths.kioskInvite, { key, ...rest });
    const { code } = invite.parse((invited.json as { value: unknown }).value);
    const redeemed = await post(trial.base, hubPaths.kioskRedeem, { key, code });
    expect(redeemed.json).toEqual({ ok: true, value: { room: 'egeskov' } });
    const wrong = await post(trial.base, hubPaths.kioskTicket, { ...wish, key: `${key}x` });
    expect(wrong).toMatchObject({ status: 401, json: { ok: false, error: { code: 'token-invalid' } } });
  });

  test('wrong bodies are answered, each with what is wrong', async () => {
    const cases: [unknown, number][] = [
      ['{', 400],
      ['', 400],
      ['null', 400],
      [[], 400],
      [{}, 400],
      [{ code: 5 }, 400],
      [{ code: 'ABCD', extra: true }, 400],
      [{ code: 'x'.repeat(65) }, 400],
      [`{"code":"${'x'.repeat(20_000)}"}`, 413],
    ];
    for (const [body, status] of cases) {
      const answer = await post(trial.base, hubPaths.welcome, body);
      expect({ body: String(body).slice(0, 20), status: answer.status, json: answer.json }).toMatchObject({
        status,
        json: { ok: false, error: { code: 'bad-argument' } },
      });
    }
    expect((await post(trial.base, '/api/nothing', {})).status).toBe(404);
    expect((await post(trial.base, '/api/constructor', {})).status).toBe(404);
    expect(
      (await post(trial.base, 'constructor', {}).catch(() => ({ status: 400 }))).status,
    ).toBeGreaterThanOrEqual(400);
    expect((await ask(trial.base, '/', { method: 'DELETE' })).status).toBe(405);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post(trial.base, hubPaths.welcome, 'code=1', { headers: form })).status).toBe(415);
    const foreign = { origin: 'https://example.org' };
    expect((await post(trial.base, hubPaths.welcome, { code: '1' }, { headers: foreign })).status).toBe(403);
  });

  test('the broker is not for pages of others', async () => {
    const given = had(await trial.hub.ticket({ room: 'egeskov', name: '', role: '', kind: 'kiosk' }));
    const from = (origin: string): Promise<number> =>
      returnCodeOf(given.broker, { ...clientOptions(given), wsOptions: { headers: { origin } } });
    expect(await from('https://kiosk.localhost')).toBe(0);
    expect(await from('rundbord://kiosk')).toBe(0);
    expect(await from(trial.base)).toBe(0);
    await expect(from('https://example.org')).rejects.toThrow();
    await expect(from('null')).rejects.toThrow();
    await expect(
      returnCodeOf(given.broker.replace('/mqtt', '/other'), clientOptions(given)),
    ).rejects.toThrow();
  });

  test('who tries many wrong codes must wait, and others need not', async () => {
    const proxied = (address: string) => ({ headers: { 'x-forwarded-for': `10.9.9.9, ${address}` } });
    for (let turn = 0; turn < 10; turn += 1) {
      const answer = await post(trial.base, hubPaths.welcome, { code: `WRNG-${turn}` }, proxied('10.0.0.1'));
      expect(answer).toMatchObject({ status: 404, json: { error: { code: 'code-unknown' } } });
    }
    const { code } = had(await trial.hub.invite(invitation));
    expect(await post(trial.base, hubPaths.welcome, { code }, proxied('10.0.0.1'))).toMatchObject({
      status: 429,
      json: { error: { code: 'too-many-tries' } },
    });
    expect((await post(trial.base, hubPaths.welcome, { code }, proxied('10.0.0.2'))).status).toBe(200);
  });

  test('a port that is taken makes way for the next', async () => {
    const port = Number(new URL(trial.base).port);
    const other = await startTrialHub({ loopbackPort: port });
    expect(Number(new URL(other.base).port)).toBeGreaterThan(port);
    expect(other.lines.some((line) => line.includes(`port ${port} is taken`))).toBe(true);
    expect(other.hub.facts).toMatchObject({ status: 'up', problem: null });
    await other.stop();
  });

  test('without a built page it says so, and the page is there when it is built', async () => {
    const bare = await startTrialHub();
    const { rmSync } = await import('node:fs');
    rmSync(join(bare.folder, 'guest', 'index.html'));
    expect((await ask(bare.base, '/')).status).toBe(503);
    writeFileSync(join(bare.folder, 'guest', 'index.html'), page);
    expect((await ask(bare.base, '/')).status).toBe(200);
    await bare.stop();
  });
});

describe('on the network', () => {
  const listen = { host: '127.0.0.1', port: 0 };

  test('listens with a certificate of its own, which whoever trusts it can verify', async () => {
    const trial = await startTrialHub({ listen });
    const { facts, certificate } = trial.hub;
    expect(facts).toMatchObject({ status: 'up', trust: 'own-certificate', problem: null });
    const base = facts.guestBase ?? '';
    expect(base).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const served = await ask(trial.base, '/own-certificate.crt');
    expect(served.headers['content-type']).toBe('application/x-x509-ca-cert');
    expect(served.text).toBe(certificate?.authority);

    const answer = await ask(base, '/', { ca: served.text });
    expect(answer).toMatchObject({ status: 200, text: page });
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    expect(String(answer.headers['content-security-policy'])).toContain(
      `connect-src 'self' ${base.replace('http', 'ws')};`,
    );
    await expect(ask(base, '/')).rejects.toThrow(/self-signed|unable to verify/i);

    const { code, url, trust } = had(await trial.hub.invite(invitation));
    expect({ url, trust }).toEqual({ url: `${base}/g/${code}`, trust: 'own-certificate' });
    const headers = { origin: base };
    const wish = { code, name: 'Guest', language: 'en' };
    const given = (await post(base, hubPaths.guestTicket, wish, { ca: served.text, headers })).json as {
      value: unknown;
    };
    const checked = ticket.parse(given.value);
    expect(checked.broker).toBe(`${base.replace('https', 'wss')}/mqtt`);
    const party = await joinRoom(checked, { wsOptions: { ca: served.text, headers } });
    await party.client.endAsync();
    expect(trial.hub.ownHosts).toContain(new URL(base).host);

    await trial.hub.stop();
    const again = await startTrialHub({ listen }, { inFolder: trial.folder });
    expect(again.hub.certificate?.fingerprint).toBe(certificate?.fingerprint);
    await again.stop();
    await trial.stop();
  });

  test('takes the certificate in the settings, and a file of it that cannot be used is told', async () => {
    const trial = await startTrialHub();
    const made = await generate([{ name: 'commonName', value: 'localhost' }], {
      keyType: 'ec',
      algorithm: 'sha256',
    });
    const files = { certificate: join(trial.folder, 'hub.crt'), key: join(trial.folder, 'hub.key') };
    writeFileSync(files.certificate, made.cert);
    writeFileSync(files.key, made.private);
    await trial.use({ listen, certificate: files });
    expect(trial.hub.facts).toMatchObject({ status: 'up', trust: 'trusted', problem: null });
    expect(trial.hub.certificate).toEqual({
      fingerprint: new X509Certificate(made.cert).fingerprint256,
      authority: null,
    });
    const base = `https://localhost:${new URL(trial.hub.facts.guestBase ?? '').port}`;
    const answer = await ask(base, '/', { ca: made.cert });
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=/);

    await trial.use({ listen, certificate: { ...files, key: join(trial.folder, 'missing.key') } });
    expect(trial.hub.facts).toMatchObject({
      status: 'up',
      trust: 'own-certificate',
      problem: { code: 'settings-unreadable', at: 'hub.certificate' },
    });
    await trial.stop();
  });

  test('a certificate file that is replaced is taken while it runs, and half a one is not', async () => {
    const clock = makeMovingClock(Date.now());
    const trial = await startTrialHub({}, { clock });
    const make = () =>
      generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', algorithm: 'sha256' });
    const [first, second] = [await make(), await make()];
    const files = { certificate: join(trial.folder, 'hub.crt'), key: join(trial.folder, 'hub.key') };
    writeFileSync(files.certificate, first.cert);
    writeFileSync(files.key, first.private);
    await trial.use({ listen, certificate: files });
    const base = `https://localhost:${new URL(trial.hub.facts.guestBase ?? '').port}`;
    const isTold = (holds: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const stop = trial.hub.watch(() => {
          if (!holds()) return;
          stop();
          resolve();
        });
        clock.advance(20_000);
      });
    writeFileSync(files.certificate, second.cert);
    await isTold(() => trial.hub.facts.problem?.at === 'hub.certificate');
    expect((await ask(base, '/', { ca: first.cert })).status).toBe(200);
    writeFileSync(files.key, second.private);
    await isTold(() => trial.hub.facts.problem === null);
    expect((await ask(base, '/', { ca: second.cert })).status).toBe(200);
    await expect(ask(base, '/', { ca: first.cert })).rejects.toThrow();
    await trial.stop();
  });

  test('a taken port on the network is told, while this computer is served; other settings mend it', async () => {
    const taker = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => taker.listen(port, '127.0.0.1', resolve));
    const trial = await startTrialHub({ listen: { host: '127.0.0.1', port } });
    expect(trial.hub.facts).toMatchObject({
      status: 'up',
      guestBase: null,
      problem: { code: 'hub-port-taken', at: 'hub.listen' },
    });
    expect((await ask(trial.base, '/')).status).toBe(200);
    const before = trial.hub.brokerUrl;
    await trial.use({ listen });
    expect(trial.hub.facts).toMatchObject({ status: 'up', problem: null });
    expect(trial.hub.brokerUrl).toBe(before);
    await new Promise((resolve) => taker.close(resolve));
    await trial.stop();
  });

  test('a public address is what links begin with, and whose pages may ask', async () => {
    const trial = await startTrialHub({ publicUrl: 'https://video.example.org/' });
    const made = had(await trial.hub.invite(invitation));
    expect(made).toMatchObject({ url: `https://video.example.org/g/${made.code}`, trust: 'trusted' });
    const headers = { origin: 'https://video.example.org' };
    const given = await post(
      trial.base,
      hubPaths.guestTicket,
      { code: made.code, name: 'G', language: 'en' },
      { headers },
    );
    expect(given.json).toMatchObject({ ok: true, value: { broker: 'wss://video.example.org/mqtt' } });
    expect(trial.hub.ownHosts).toContain('video.example.org');
    await trial.stop();
  });
});

test('who watches is told of another port, and settings that change nothing start nothing anew', async () => {
  const trial = await startTrialHub();
  const { hub } = trial;
  const first = hub.brokerUrl;
  const tellings: string[] = [];
  hub.watch(() => tellings.push(hub.brokerUrl));
  const party = await joinRoom(had(await hub.ticket({ room: 'egeskov', name: '', role: '', kind: 'kiosk' })));
  await trial.use({ ticketMinutes: 7, stun: ['stun:127.0.0.1'] });
  expect(tellings).toEqual([]);
  expect(party.client.connected).toBe(true);
  const ticket = had(await hub.ticket({ room: 'egeskov', name: '', role: '', kind: 'kiosk' }));
  expect(ticket.iceServers).toEqual([{ urls: ['stun:127.0.0.1'] }]);
  expect(Math.round((ticket.expiresAt - Date.now()) / 60_000)).toBe(7);
  const port = await freePort();
  await trial.use({ loopbackPort: port });
  await party.gone;
  expect(tellings).toEqual([`ws://127.0.0.1:${port}/mqtt`]);
  expect(hub.brokerUrl).not.toBe(first);
  expect(hub.ownHosts).toContain(`127.0.0.1:${port}`);
  await trial.stop();
});

test('a connection that says nothing does not keep the hub from stopping', async () => {
  const trial = await startTrialHub();
  const socket = connect(Number(new URL(trial.base).port), '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await trial.stop();
  await closed;
});
