import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../../../main/hub/hub.ts';
import { freePort } from '../../peers/mosquitto.ts';
import { joinRoom } from './party.ts';
import { had, startTrialHub, type TrialHub } from './trial-hub.ts';

const key = 'a-key-of-more-than-twenty-characters';

/** A hub for several kiosks with a certificate of its own, and a kiosk that uses it. */
let other: TrialHub;
let kiosk: TrialHub;
let port: number;
let settings: { listen: { host: string; port: number }; kiosks: { name: string; key: string }[] };

beforeAll(async () => {
  port = await freePort();
  settings = { listen: { host: '127.0.0.1', port }, kiosks: [{ name: 'reception', key }] };
  other = await startTrialHub(settings);
  const ca = join(other.folder, 'authority.pem');
  writeFileSync(ca, other.hub.certificate?.authority ?? '');
  kiosk = await startTrialHub({ remote: { url: `https://127.0.0.1:${port}`, key, ca } });
  await until(kiosk.hub, () => kiosk.hub.facts.status === 'up');
});
afterAll(async () => {
  await kiosk?.stop();
  await other?.stop();
});

function until(hub: Hub, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return;
      stop();
      resolve();
    };
    const stop = hub.watch(look);
    look();
  });
}

test('a kiosk of another hub and a guest of that hub meet, and the window reaches this computer only', async () => {
  const ticket = had(await kiosk.hub.ticket({ room: 'egeskov', name: 'Kiosk', role: '', kind: 'demo' }));
  expect(ticket).toMatchObject({ kind: 'demo', broker: kiosk.hub.brokerUrl });
  const elsewhere = had(await other.hub.ticket({ room: 'egeskov', name: 'There', role: '', kind: 'kiosk' }));
  const [here, there] = [await joinRoom(ticket), await joinRoom(elsewhere)];
  await here.until(({ text }) => text === 'There');
  await there.until(({ text }) => text === 'Kiosk');
  here.client.stream.destroy();
  await there.until(({ text }) => text === '');
  await there.client.endAsync();
});

test('invitations and codes are those of the other hub', async () => {
  const wish = {
    room: 'egeskov',
    meetingId: 'uid-1',
    from: 'Egeskov',
    site: '',
    reason: '',
    language: 'da' as const,
    untilMs: Date.now() + 3_600_000,
  };
  const invited = had(await kiosk.hub.invite(wish));
  expect(invited.url).toBe(`https://127.0.0.1:${port}/g/${invited.code}`);
  expect(had(await kiosk.hub.invite(wish)).code).toBe(invited.code);
  expect(had(await kiosk.hub.redeem(invited.code))).toEqual({ room: 'egeskov' });
  expect(await kiosk.hub.redeem('AAAA-AAAA')).toMatchObject({ ok: false, error: { code: 'code-unknown' } });
});

test('the kiosks of a hub tell it their rooms and hear of each other’s', async () => {
  const egeskov = { room: 'egeskov', name: 'Egeskov', site: 'Odense' };
  const rosenborg = { room: 'rosenborg', name: 'Rosenborg', site: '' };
  expect(had(await other.hub.rooms(rosenborg))).toEqual([rosenborg]);
  expect(had(await kiosk.hub.rooms(egeskov))).toEqual([egeskov, rosenborg]);
  expect(had(await other.hub.rooms({ ...rosenborg, name: 'Rosenborg 2' }))).toHaveLength(2);
});

test('a wrong key, and a certificate that is not trusted, are problems', async () => {
  const url = `https://127.0.0.1:${port}`;
  const wish = { room: 'egeskov', name: '', role: '', kind: 'kiosk' } as const;
  const wrongKey = await startTrialHub({
    remote: { url, key: `${key}-wrong`, ca: join(other.folder, 'authority.pem') },
  });
  expect(await wrongKey.hub.ticket(wish)).toMatchObject({ ok: false, error: { code: 'token-invalid' } });
  const own = { room: 'egeskov', name: 'Egeskov', site: '' };
  expect(await wrongKey.hub.rooms(own)).toMatchObject({ ok: false, error: { code: 'token-invalid' } });
  await wrongKey.stop();
  const untrusting = await startTrialHub({ remote: { url, key } });
  expect(await untrusting.hub.ticket(wish)).toMatchObject({ ok: false, error: { code: 'hub-unreachable' } });
  expect(untrusting.hub.facts).toMatchObject({
    status: 'down',
    problem: { code: 'hub-unreachable', at: 'hub.remote.url' },
  });
  await untrusting.stop();
});

test('the other hub goes and comes back: told both times, and calls can be made again', async () => {
  const before = await joinRoom(
    had(await kiosk.hub.ticket({ room: 'egeskov', name: '', role: '', kind: 'kiosk' })),
  );
  await other.hub.stop();
  await before.gone;
  const wish = { room: 'egeskov', name: '', role: '', kind: 'kiosk' } as const;
  expect(await kiosk.hub.ticket(wish)).toMatchObject({ ok: false, error: { code: 'hub-unreachable' } });
  expect(kiosk.hub.facts.status).toBe('down');
  const again = await startTrialHub(settings, { inFolder: other.folder });
  await until(kiosk.hub, () => kiosk.hub.facts.status === 'up');
  const party = await joinRoom(had(await kiosk.hub.ticket(wish)));
  await party.client.endAsync();
  await again.stop();
});
