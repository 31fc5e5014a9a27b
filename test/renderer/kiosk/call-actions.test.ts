import { expect, test } from 'vitest';
import { callDevice } from './call-device.ts';
import { factsWith } from './day-samples.ts';
import { kioskRig } from './kiosk-rig.ts';

function inCall() {
  const rig = kioskRig();
  rig.main.setState('kiosk', factsWith());
  rig.devices(callDevice('phone'));
  rig.actions.joinOwnRoom();
  return rig;
}

test('tones are sent from the screen and from a device’s keys, shown, and gone with the call', () => {
  const { actions, engine, press, state } = inCall();
  actions.sendTone('1');
  actions.sendTone('x');
  press('phone', { kind: 'key', key: '#' });
  expect(engine.tones).toEqual(['1', '#']);
  expect(state().sentTones).toBe('1#');
  actions.leave();
  expect(state().sentTones).toBe('');
  actions.sendTone('2');
  expect(engine.tones).toEqual(['1', '#']);
});

test('a question is answered from the screen or a device’s keys, and what was typed is gone with it', () => {
  const { actions, engine, press, state } = inCall();
  actions.typeAnswer('1');
  expect(state().typedAnswer).toBe('');
  const asked = { kind: 'asked', question: { kind: 'pin', guests: null, wrong: false } } as const;
  engine.say(asked);
  actions.typeAnswer('2 3a');
  press('phone', { kind: 'key', key: '4' });
  expect(state().typedAnswer).toBe('234');
  press('phone', { kind: 'key', key: '#' });
  expect(engine.told).toEqual([['reply', { kind: 'pin', pin: '234' }]]);
  expect(state().typedAnswer).toBe('');
  expect(engine.tones).toEqual([]);
  engine.say(asked);
  actions.typeAnswer('99');
  engine.say({ kind: 'end', reason: 'pexip-pin-wrong', at: 3 });
  expect(state().typedAnswer).toBe('');
});

test('what a host asks and what is done in a meeting goes to the engine', () => {
  const { actions, engine } = inCall();
  actions.dismissAsked();
  actions.conduct({ do: 'lock', on: true });
  expect(engine.told).toEqual([['dismiss'], ['conduct', { do: 'lock', on: true }]]);
});
