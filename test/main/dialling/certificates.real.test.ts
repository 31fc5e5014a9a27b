import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { systemClock } from '../../../main/contract/clock.ts';
import type { LineHeard } from '../../../main/contract/far-systems.ts';
import { openFarDoors } from '../../../main/dialling/far-doors.ts';
import { ownCertificate } from '../../../main/hub/own-certificate.ts';
import { silentLog } from '../../../main/log.ts';
import { settingsSchema } from '../../../main/settings/schema.ts';
import { openStore } from '../../../main/store/store.ts';

// A node and a SIP server whose certificate an authority of the house signed.
let server: Server;
let sip: WebSocketServer;
let port: number;
const folder = mkdtempSync(join(tmpdir(), 'rundbord-ca-'));
const ca = join(folder, 'ca.crt');

beforeAll(async () => {
  const own = await ownCertificate(openStore(folder, silentLog), ['localhost'], systemClock);
  writeFileSync(ca, own.authority);
  server = createServer({ cert: own.chain, key: own.key }, (_request, response) => {
    response.end('{"status":"success","result":"OK"}');
  });
  sip = new WebSocketServer({ server });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  sip.close();
  server.closeAllConnections();
  server.close();
});

/** The doors of a house with this server, and what its lines told. */
function doorsOf(authority: { ca?: string }) {
  let settings = settingsSchema.parse({
    dialling: {
      pexip: { nodes: [`https://localhost:${port}`], ...authority },
      sip: { uri: 'sip:a@b', password: 'x', servers: [`wss://localhost:${port}/`], ...authority },
    },
  });
  const lines: LineHeard['kind'][] = [];
  const changed: null[] = [];
  const doors = openFarDoors({
    clock: systemClock,
    log: silentLog,
    settings: () => settings,
    tell: {
      'pexip.heard': () => {},
      'sip.heard': ({ kind }) => lines.push(kind),
      'sip.changed': (nothing) => changed.push(nothing),
    },
  });
  doors.use();
  return {
    doors,
    lines,
    changed,
    use(dialling: object) {
      settings = settingsSchema.parse({ dialling });
      doors.use();
    },
  };
}

test('with the authority that the settings name both are reached', async () => {
  const { doors, lines } = doorsOf({ ca });
  expect(await doors.answers['pexip.find']({ address: 'team' })).toMatchObject({ ok: true });
  await doors.answers['sip.open']({ server: `wss://localhost:${port}/` });
  await vi.waitFor(() => expect(lines).toEqual(['open']), 10_000);
  await doors.stop();
});

test('without it neither is, nor with a file that cannot be read', async () => {
  for (const authority of [{}, { ca: join(folder, 'nowhere.crt') }]) {
    const { doors, lines } = doorsOf(authority);
    expect(await doors.answers['pexip.find']({ address: 'team' })).toMatchObject({
      error: { code: 'pexip-unreachable' },
    });
    await doors.answers['sip.open']({ server: `wss://localhost:${port}/` });
    await vi.waitFor(() => expect(lines).toEqual(['closed']), 10_000);
    await doors.stop();
  }
});

test('other settings count at once, and another account is told', async () => {
  const { doors, changed, use } = doorsOf({});
  const pexip = { nodes: [`https://localhost:${port}`], ca };
  use({ pexip, sip: { uri: 'sip:a@b', password: 'x', servers: [`wss://localhost:${port}/`] } });
  expect(await doors.answers['pexip.find']({ address: 'team' })).toMatchObject({ ok: true });
  expect(changed).toHaveLength(0);
  use({ pexip, sip: { uri: 'sip:c@b', password: 'x', servers: [`wss://localhost:${port}/`] } });
  expect(changed).toHaveLength(1);
  use({ pexip });
  expect(changed).toHaveLength(2);
  expect(await doors.answers['sip.account'](null)).toEqual({ ok: true, value: null });
  await doors.stop();
});
