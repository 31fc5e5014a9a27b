import { expect, test } from 'vitest';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import { plainParty } from '../../../renderer/calls/plain-party.ts';
import { kioskRig } from './kiosk-rig.ts';

const target: JoinTarget = {
  engine: 'codec',
  provider: 'pexip',
  address: 'sip:71234567@rooms.vconf.dk',
  source: 'text',
  pin: '4711',
};
const party = plainParty({ id: 'p', name: '', kind: 'guest' });

function setUp(change: Partial<JoinTarget> = {}) {
  const rig = kioskRig();
  const { engine } = rig;
  engine.say({ kind: 'dial', target: { ...target, ...change }, at: 1 });
  const answered = (): void => {
    engine.say({ kind: 'joined', at: 1 });
    engine.say({ kind: 'parties', parties: [party], at: 1 });
  };
  return { ...rig, answered };
}

test('the PIN is sent a moment after the other end has answered, once', () => {
  const { answered, engine, time } = setUp();
  time.pass(10_000);
  expect(engine.tones).toEqual([]);
  answered();
  time.pass(2_999);
  expect(engine.tones).toEqual([]);
  time.pass(1);
  expect(engine.tones.join('')).toBe('4711#');
  engine.say({ kind: 'parties', parties: [], at: 2 });
  engine.say({ kind: 'parties', parties: [party], at: 3 });
  time.pass(10_000);
  expect(engine.tones).toHaveLength(5);
});

test('in a SIP call of this computer too; Pexip takes it with the call', () => {
  for (const [engine, sent] of [
    ['sip', '4711#'],
    ['pexip', ''],
  ] as const) {
    const rig = setUp({ engine });
    rig.answered();
    rig.time.pass(10_000);
    expect(rig.engine.tones.join('')).toBe(sent);
  }
});

test('never in a call of this computer, without a PIN, or where the address holds it', () => {
  for (const change of [
    { engine: 'room' },
    { pin: 'abc' },
    { address: 'sip:7123.4711@zoomcrc.com' },
  ] as const) {
    const { answered, engine, time } = setUp(change);
    answered();
    time.pass(10_000);
    expect(engine.tones).toEqual([]);
  }
});

test('not into a call that has ended meanwhile, nor into the next one', () => {
  const { answered, actions, engine, time } = setUp();
  answered();
  engine.say({ kind: 'end', reason: 'left', at: 2 });
  actions.goHome();
  const { pin: _, ...without } = target;
  engine.say({ kind: 'dial', target: without, at: 3 });
  answered();
  time.pass(10_000);
  expect(engine.tones).toEqual([]);
});

test('again when the same call is dialled once more', () => {
  const { answered, actions, engine, time } = setUp();
  answered();
  time.pass(5_000);
  engine.say({ kind: 'end', reason: 'link-lost', at: 2 });
  actions.tryAgain();
  engine.say({ kind: 'clear' });
  engine.say({ kind: 'dial', target, at: 3 });
  answered();
  time.pass(5_000);
  expect(engine.tones.join('')).toBe('4711#4711#');
});
