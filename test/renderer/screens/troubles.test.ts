import { expect, test } from 'vitest';
import { callDevice } from '../../../renderer/pictures/device-samples.ts';
import { homeTroublesOf, signsOf, troublesOf } from '../../../renderer/screens/troubles.ts';
import { atRest } from './states.ts';

test('nothing is wrong, and the four signs say so', () => {
  expect(troublesOf(atRest)).toEqual([]);
  expect(signsOf(atRest)).toEqual({
    camera: 'works',
    microphone: 'works',
    sound: 'works',
    network: 'works',
  });
});

test('what keeps people from being heard and seen comes before what main tells', () => {
  const troubles = troublesOf({
    ...atRest,
    online: false,
    devices: {
      ...atRest.devices,
      cameraProblem: { code: 'camera-missing' },
      microphoneProblem: { code: 'microphone-busy' },
    },
    notices: [{ code: 'agenda-broken', since: 1 }],
  });
  expect(troubles.map(({ code }) => code)).toEqual([
    'network-down',
    'microphone-busy',
    'camera-missing',
    'agenda-broken',
  ]);
});

test('the same trouble told twice is one; the same at two places is two', () => {
  const hub = { status: 'down' as const, guestBase: null, trust: 'loopback-only' as const };
  const taken = { code: 'hub-port-taken' as const };
  const once = troublesOf({ ...atRest, hub: { ...hub, problem: taken }, notices: [{ ...taken, since: 1 }] });
  expect(once).toEqual([{ code: 'hub-port-taken', since: 1 }]);
  const twice = troublesOf({
    ...atRest,
    notices: [
      { code: 'agenda-broken', at: 'agenda.sources[0]', since: 1 },
      { code: 'agenda-broken', at: 'agenda.sources[1]', since: 1 },
    ],
  });
  expect(twice).toHaveLength(2);
});

test('a hub that is down without saying why is still a trouble', () => {
  const hub = { status: 'down' as const, guestBase: null, trust: 'loopback-only' as const, problem: null };
  expect(troublesOf({ ...atRest, hub })).toEqual([{ code: 'hub-unreachable' }]);
  expect(signsOf({ ...atRest, hub }).network).toBe('trouble');
});

test('what is not known yet is neither well nor ill', () => {
  expect(signsOf({ ...atRest, hub: null, devices: { ...atRest.devices, known: false } })).toEqual({
    camera: 'unknown',
    microphone: 'unknown',
    sound: 'unknown',
    network: 'unknown',
  });
});

test('no network is said first and once, whether the browser or main has noticed', () => {
  const byMain = {
    ...atRest,
    devices: { ...atRest.devices, cameraProblem: { code: 'camera-missing' as const } },
    notices: [{ code: 'network-down' as const, since: 7 }],
  };
  expect(troublesOf(byMain)).toEqual([{ code: 'network-down', since: 7 }, { code: 'camera-missing' }]);
  expect(troublesOf({ ...byMain, online: false })).toEqual(troublesOf(byMain));
  expect(signsOf(byMain).network).toBe('trouble');
});

test('a thing of the room that is unplugged comes before what follows from it', () => {
  const { devices, callDevices } = atRest;
  const gone = { ...callDevices, devices: [callDevice('Jabra SPEAK 510', { status: 'gone' })] };
  const troubles = troublesOf({
    ...atRest,
    callDevices: gone,
    devices: { ...devices, microphoneProblem: { code: 'microphone-missing' } },
  });
  expect(troubles).toEqual([{ code: 'device-gone', at: 'Jabra SPEAK 510' }, { code: 'microphone-missing' }]);
});

test('buttons that the computer does not let us use are IT’s business: said to them, and not on home', () => {
  const notices = [
    { code: 'device-not-allowed' as const, at: 'Jabra SPEAK 510', since: 1 },
    { code: 'line-not-allowed' as const, at: 'Sony EVI-HD1', since: 1 },
    { code: 'devices-down' as const, since: 1 },
  ];
  expect(troublesOf({ ...atRest, notices })).toHaveLength(3);
  expect(homeTroublesOf({ ...atRest, notices }).map(({ code }) => code)).toEqual(['devices-down']);
});
