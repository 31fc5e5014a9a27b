import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type GraphPeer, startGraph } from '../peers/graph.ts';
import { flowSettings } from './call-in-test.ts';
import { type KioskInTest, openKiosk } from './kiosk-in-test.ts';
import { shortWaits } from './short-waits.ts';

let kiosk: KioskInTest;
let peer: GraphPeer;

beforeAll(async () => {
  peer = await startGraph();
});
afterEach(() => kiosk?.stop());
afterAll(() => peer.stop());

const inMinutes = (minutes: number): number => Math.ceil(Date.now() / 60_000 + minutes) * 60_000;
const settings = (): string => {
  const { graph, tenant, client, secret, login, service } = peer.source;
  const source = JSON.stringify({ graph, tenant, client, secret, login, service, checkSeconds: 2 });
  return flowSettings(`agenda: {sources: [${source}]}\n`);
};

test('a room mailbox of Microsoft 365: what changes is on the screen, a server that throttles is said with since when, and the room is booked here', async () => {
  const round = peer.put({
    subject: 'Ward round',
    start: inMinutes(60),
    end: inMinutes(90),
    joinUrl:
      'https://teams.microsoft.com/l/meetup-join/19%3ameeting_MzQ%40thread.v2/0?context=%7b%22Tid%22%3a%22a%22%7d',
  });
  kiosk = await openKiosk({ settings: settings(), clock: shortWaits });
  await kiosk.sees('Ward round');
  peer.put({ subject: 'Discharge conference', start: inMinutes(120), end: inMinutes(150) });
  await kiosk.sees('Discharge conference');
  peer.change(round, { subject: 'Ward round, moved', start: inMinutes(30), end: inMinutes(60) });
  await kiosk.sees('Ward round, moved');
  await kiosk.picture('graph');

  peer.throttle(70);
  await kiosk.sees(/As the calendar was at \d\d:\d\d|server is too busy/i);
  await kiosk.sees('Ward round, moved');
  await kiosk.picture('graph-throttled');
  peer.throttle(0);
  peer.remove(round);
  await kiosk.seesNot('Ward round', 90_000);
  await kiosk.seesNot(/As the calendar was at|server is too busy/i);
  expect(await kiosk.text()).toContain('Discharge conference');

  await kiosk.tap(/^Book the room/);
  await kiosk.tap(/^15 minutes/);
  await kiosk.sees('Booked at the room');
  await kiosk.picture('graph-booked');
  expect(peer.mailbox.all.map(({ event }) => event.subject)).toContain('Booked at the room');
  expect(kiosk.logged.join()).not.toMatch(/right~secret|Discharge|egeskov@|eyJ/);
}, 180_000);
