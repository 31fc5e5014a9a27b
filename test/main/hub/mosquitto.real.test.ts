import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../main/contract/clock.ts';
import { ownCertificate } from '../../../main/hub/own-certificate.ts';
import { type Mosquitto, startMosquitto } from '../../peers/mosquitto.ts';
import { brokerSuite } from './broker-suite.ts';
import { clientOptions, returnCodeOf } from './party.ts';
import { had, startTrialHub, type TrialHub } from './trial-hub.ts';

const settingsFor = ({ url, username, password }: Mosquitto) => ({ broker: { url, username, password } });

brokerSuite('Mosquitto', async () => {
  const mosquitto = await startMosquitto();
  return {
    settings: settingsFor(mosquitto),
    async restart({ hub }) {
      await mosquitto.halt();
      await until(hub, () => hub.facts.status === 'down');
      expect(hub.facts.problem).toMatchObject({ code: 'hub-unreachable', at: 'hub.broker.url' });
      const ticket = had(await hub.ticket({ room: 'away', name: '', role: '', kind: 'kiosk' }));
      expect(await returnCodeOf(ticket.broker, clientOptions(ticket))).toBe(3);
      await mosquitto.again();
    },
    stop: () => mosquitto.stop(),
  };
});

let mosquitto: Mosquitto;
let trial: TrialHub;
beforeAll(async () => {
  mosquitto = await startMosquitto();
});
afterAll(async () => {
  await trial?.stop();
  await mosquitto?.stop();
});

test('a wrong password for the broker is a problem that the hub tells of, until it is mended', async () => {
  trial = await startTrialHub({ broker: { ...settingsFor(mosquitto).broker, password: 'wrong' } });
  const { hub } = trial;
  await until(hub, () => /return code 5/.test(hub.facts.problem?.detail ?? ''));
  expect(hub.facts.status).toBe('down');
  const ticket = had(await hub.ticket({ room: 'room', name: '', role: '', kind: 'kiosk' }));
  expect(await returnCodeOf(ticket.broker, clientOptions(ticket))).toBe(3);
  await trial.use(settingsFor(mosquitto));
  await until(hub, () => hub.facts.status === 'up');
  expect(await returnCodeOf(ticket.broker, clientOptions(ticket))).toBe(0);
});

test('a broker on TLS is reached when its authority is trusted, and only then', async () => {
  const { store, folder, use, hub } = trial;
  const own = await ownCertificate(store, ['127.0.0.1'], systemClock);
  const secure = await startMosquitto(own);
  const { broker } = settingsFor(secure);
  const ca = join(folder, 'broker-ca.pem');
  await use({ broker: { ...broker, ca } });
  await until(hub, () => hub.facts.problem?.at === 'hub.broker.ca');
  await use({ broker });
  await until(hub, () => hub.facts.problem?.at === 'hub.broker.url');
  writeFileSync(ca, own.authority);
  await use({ broker: { ...broker, ca } });
  await until(hub, () => hub.facts.status === 'up');
  const ticket = had(await hub.ticket({ room: 'room', name: '', role: '', kind: 'kiosk' }));
  expect(await returnCodeOf(ticket.broker, clientOptions(ticket))).toBe(0);
  await secure.stop();
  await until(hub, () => hub.facts.status === 'down');
});

function until(hub: TrialHub['hub'], holds: () => boolean): Promise<void> {
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
