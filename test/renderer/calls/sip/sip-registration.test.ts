import { afterEach, expect, test } from 'vitest';
import { headerOf } from '../../../peers/sip/sip-text.ts';
import { account, type PretendSip } from './pretend-sip.ts';
import { layOut, type SipBench, to } from './sip-bench.ts';
import { readSip } from './sip-text.ts';

const start = { muted: false, camera: true };
const nothing = readSip('');
let bench: SipBench;
const begin = async (prepare: (sip: PretendSip) => void = () => {}) => {
  bench = await layOut((sip) => {
    sip.callees.set('there', (call) => call.accept());
    prepare(sip);
  });
  return bench;
};
afterEach(() => bench.stop());
const reason = () => {
  const { state } = bench.engine;
  return state.kind === 'ended' ? state.reason : state.kind;
};
const said = () => bench.logged.filter((line) => line.startsWith('sip: ') && line.includes('→'));

test('it registers under its address, and says so without a number or a name', async () => {
  const { sip, logged } = await begin();
  const [first] = sip.registrations;
  if (!first) throw new Error('no REGISTER');
  expect(first.uri).toBe('sip:kiosk.test');
  expect(headerOf(first, 'to')).toBe('<sip:egeskov@kiosk.test>');
  expect(headerOf(first, 'contact')).toMatch(/;reg-id=1;\+sip\.instance=".+";expires=300$/);
  expect(said()).toEqual([
    'sip: asking → unreachable',
    'sip: unreachable → registering',
    'sip: registering → registered',
  ]);
  expect(logged.join('\n')).not.toMatch(/egeskov|kiosk\.test/);
});

test('a call that is dialled before anything was heard of the account waits for it', async () => {
  bench = await layOut(
    (sip) => void sip.callees.set('there', (call) => call.accept()),
    (engine, media) => engine.dial(to('there'), media, start),
  );
  await bench.turn(1000);
  expect(bench.engine.state.kind).toBe('connected');
});

test('a password is answered for', async () => {
  const { sip } = await begin((one) => {
    one.registers = 401;
  });
  expect(sip.registrations.length).toBe(2);
  expect(headerOf(sip.registrations[1] ?? nothing, 'authorization')).toContain('username="egeskov"');
});

test('a password that is refused is not tried so often that the account is locked; nobody can be called', async () => {
  const { sip, engine, media, turn } = await begin((one) => {
    one.registers = 401;
  });
  expect(said().at(-1)).toBe('sip: registering → refused');
  await turn(3_600_000);
  expect(sip.registrations.length).toBeLessThan(20);
  engine.dial(to('there'), media, start);
  await turn();
  expect(reason()).toBe('sip-not-registered');
  sip.registers = 200;
  await turn(3_600_000);
  expect(said().at(-1)).toBe('sip: refused → registered');
});

test('without an account nobody can be called, and nobody is asked', async () => {
  const { sip, engine, media, turn } = await begin((one) => one.setAccount(null));
  expect(sip.opened).toEqual([]);
  engine.dial(to('there'), media, start);
  await turn();
  expect(reason()).toBe('sip-not-registered');
});

test('a server that does not open gives way to the next', async () => {
  const { sip, engine, turn, media } = await begin((one) => one.closed.add('wss://one.kiosk.test/ws'));
  await turn(1000);
  expect(sip.opened).toEqual(['wss://one.kiosk.test/ws', 'wss://two.kiosk.test/ws']);
  engine.dial(to('there'), media, start);
  await turn(100);
  expect(engine.state.kind).toBe('connected');
});

test('a server that cannot register gives way to the next', async () => {
  const { sip, turn } = await begin((one) => {
    one.registers = 503;
  });
  expect(sip.registrations.length).toBe(1);
  sip.registers = 200;
  await turn(2000);
  expect(sip.opened).toEqual(['wss://one.kiosk.test/ws', 'wss://two.kiosk.test/ws']);
  expect(said().at(-1)).toBe('sip: registering → registered');
});

test('a server that refuses for a while, or hangs up at once, is not stormed', async () => {
  const { sip, turn } = await begin((one) => {
    one.registers = 503;
  });
  await turn(60_000);
  expect(sip.registrations.length).toBeLessThan(8);
  for (let n = 0; n < 200; n += 1) {
    sip.loseLine();
    sip.mendLine();
    await turn(100);
  }
  expect(sip.opened.length).toBeLessThan(25);
});

test('a call that is dialled before there is a line waits for it', async () => {
  const { sip, engine, turn, media } = await begin((one) => one.loseLine());
  engine.dial(to('there'), media, start);
  await turn(2000);
  expect(engine.state.kind).toBe('dialling');
  sip.mendLine();
  await turn(5000);
  expect(engine.state.kind).toBe('connected');
});

test('and the line does not wait any longer then', async () => {
  const { sip, engine, turn, media } = await begin((one) => one.loseLine());
  await turn(60_000);
  sip.mendLine();
  engine.dial(to('there'), media, start);
  await turn(100);
  expect(engine.state.kind).toBe('connected');
});

test('but not for ever', async () => {
  const { engine, turn, media } = await begin((one) => one.loseLine());
  engine.dial(to('there'), media, start);
  await turn(11_000);
  expect(reason()).toBe('sip-unreachable');
});

test('it registers again in time, and when the server has forgotten it', async () => {
  const { sip, turn } = await begin();
  await turn(300_000);
  expect(sip.registrations.length).toBeGreaterThan(1);
  sip.registers = 'silent';
  await turn(400_000);
  sip.registers = 200;
  const before = sip.registrations.length;
  await turn(90_000);
  expect(sip.registrations.length).toBeGreaterThan(before);
  expect(said().at(-1)).toContain('→ registered');
});

test('another account is taken, after the call that is on; the old one is let go', async () => {
  const { sip, engine, turn, media } = await begin();
  engine.dial(to('there'), media, start);
  await turn(100);
  sip.setAccount({ ...account, uri: 'sip:other@kiosk.test', username: 'other' });
  await turn(3000);
  expect(engine.state.kind).toBe('connected');
  expect(sip.registrations.length).toBe(1);
  engine.hangUp();
  await turn(3000);
  expect(sip.registrations.map((one) => headerOf(one, 'expires'))).toEqual(['300', '0', '300']);
  expect(headerOf(sip.registrations.at(-1) ?? nothing, 'to')).toBe('<sip:other@kiosk.test>');
  engine.dial(to('there'), media, start);
  await turn(100);
  expect(engine.state.kind).toBe('connected');
});

test('the same account again changes nothing', async () => {
  const { sip, turn } = await begin();
  sip.setAccount({ ...account });
  await turn(3000);
  expect(sip.registrations.length).toBe(1);
});

test('an account whose address is none is refused, and throws nothing', async () => {
  await begin((one) => one.setAccount({ ...account, uri: 'sip:' }));
  expect(said().at(-1)).toContain('→ refused');
});

test('a window that closes says goodbye and unregisters', async () => {
  const { sip, engine, turn, media, closeWindow } = await begin();
  engine.dial(to('there'), media, start);
  await turn(100);
  closeWindow();
  await turn(100);
  expect(sip.calls[0]?.over).toBe(true);
  expect(headerOf(sip.registrations.at(-1) ?? nothing, 'expires')).toBe('0');
  await turn(5000);
  expect(sip.listeners()).toBe(0);
});
