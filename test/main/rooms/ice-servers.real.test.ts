import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { iceServers } from '../../../main/rooms/ice-servers.ts';
import { type Coturn, startCoturn } from '../../peers/coturn.ts';

/** Comes with coturn. */
const client = '/usr/bin/turnutils_uclient';
let coturn: Coturn;
beforeAll(async () => {
  coturn = await startCoturn();
});
afterAll(() => coturn?.stop());

/** Whether coturn's own client gets a relay and its packets through with this name and password. */
function getsThrough(username: string, credential: string): Promise<boolean> {
  const port = coturn.settings.urls[0]?.split(':').at(-1) ?? '';
  const args = ['-u', username, '-w', credential, '-p', port, '-y', '-n', '1', '-m', '1', '-c', '127.0.0.1'];
  return new Promise((resolve, reject) => {
    const child = spawn(client, args, { stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}

const serverAt = (now: number, secret = coturn.settings.secret) => {
  const [server] = iceServers({ stun: [], turn: { urls: coturn.settings.urls, secret } }, 'kiosk-1', now);
  return [server?.username ?? '', server?.credential ?? ''] as const;
};

test('coturn takes the credentials that are made for a party, and no others', async () => {
  expect(await getsThrough(...serverAt(Date.now()))).toBe(true);
  expect(await getsThrough(...serverAt(Date.now(), 'another secret'))).toBe(false);
  const dayMs = 86_400_000;
  expect(await getsThrough(...serverAt(Date.now() - dayMs))).toBe(false);
  const [, ofAnother] = serverAt(Date.now() + 1000);
  expect(await getsThrough(serverAt(Date.now())[0], ofAnother)).toBe(false);
});
