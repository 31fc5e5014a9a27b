import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { silentLog } from '../../../main/log.ts';
import { checkPin, hashPin, makePinDoor, passMs } from '../../../main/settings/pin.ts';
import { pinHashForm } from '../../../main/settings/schema.ts';
import { openStore, type Store } from '../../../main/store/store.ts';
import { type HandClock, makeHandClock } from './hand-clock.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

let hash = '';
beforeAll(async () => {
  const made = await hashPin('2580');
  hash = made.ok ? made.value : '';
});

function makeStore(): Store {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-pin-'));
  folders.push(folder);
  return openStore(folder, silentLog);
}

function door(clock: HandClock = makeHandClock(), store = makeStore(), set: string | undefined = hash) {
  const made = makePinDoor({ clock, store, log: silentLog, hash: () => set });
  return { clock, store, ...made };
}

const wrong = { ok: false, error: { code: 'pin-wrong' } };
const wait = (seconds: number) => ({ ok: false, error: { code: 'pin-wait', at: String(seconds) } });

test('a hash fits the settings, is salted, and tells its PIN from others', async () => {
  expect(hash).toMatch(pinHashForm);
  expect(hash).not.toContain('2580');
  const again = await hashPin('2580');
  expect(again.ok && again.value).not.toBe(hash);
  expect(await checkPin('2580', hash)).toBe(true);
  expect(await checkPin('2581', hash)).toBe(false);
  expect(await checkPin('', hash)).toBe(false);
  for (const no of ['', 'scrypt$1$1$1$a$b', `${hash}x`, hash.replace('$8$', '$9$')])
    expect(await checkPin('2580', no), no).toBe(false);
});

test('a PIN that is guessed first will not do', async () => {
  for (const pin of [
    ...['', '123', '12a4', '1234567890123', '١٢٣٤', '2580 ', '0000', '777777'],
    ...['1234', '4321', '23456', '7890', '0987', '8901'],
  ]) {
    const answer = await hashPin(pin);
    expect(answer.ok ? 'taken' : answer.error.code, pin).toBe('pin-too-simple');
  }
  for (const pin of ['1235', '1357', '1122', '2580', '100000000001'])
    expect((await hashPin(pin)).ok, pin).toBe(true);
});

test('the right PIN gives a pass that holds for ten minutes, until the next one', async () => {
  const { clock, unlock, holds } = door();
  const first = await unlock('2580');
  if (!first.ok) throw new Error(first.error.code);
  expect(first.value.expiresAt).toBe(clock.now() + passMs);
  expect(holds(first.value.pass)).toBe(true);
  expect(holds('')).toBe(false);
  expect(holds(`${first.value.pass}x`)).toBe(false);
  clock.set(first.value.expiresAt - 1);
  expect(holds(first.value.pass)).toBe(true);
  const second = await unlock('2580');
  if (!second.ok) throw new Error(second.error.code);
  expect(holds(first.value.pass)).toBe(false);
  clock.set(second.value.expiresAt);
  expect(holds(second.value.pass)).toBe(false);
});

test('after five wrong ones it waits: 30 seconds, and twice as long each time, at most 15 minutes', async () => {
  const { clock, unlock } = door();
  for (let tried = 0; tried < 5; tried += 1) expect(await unlock('1111')).toEqual(wrong);
  // In the wait even the right one is not looked at.
  expect(await unlock('2580')).toEqual(wait(30));
  for (const seconds of [30, 60, 120, 240, 480, 900, 900]) {
    expect(await unlock('1111')).toEqual(wait(seconds));
    clock.set(clock.now() + seconds * 1000 - 1);
    expect(await unlock('1111')).toEqual(wait(1));
    clock.set(clock.now() + 1);
    expect(await unlock('1111')).toEqual(wrong);
  }
});

test('the right one forgives the wrong ones', async () => {
  const { clock, unlock } = door();
  for (let tried = 0; tried < 5; tried += 1) await unlock('1111');
  clock.set(clock.now() + 30_000);
  expect((await unlock('2580')).ok).toBe(true);
  for (let tried = 0; tried < 5; tried += 1) expect(await unlock('1111')).toEqual(wrong);
  expect(await unlock('1111')).toEqual(wait(30));
});

test('a restart forgives nothing, and a pass does not outlive it', async () => {
  const first = door();
  const given = await first.unlock('2580');
  for (let tried = 0; tried < 5; tried += 1) await first.unlock('1111');
  const second = door(first.clock, first.store);
  expect(await second.unlock('2580')).toEqual(wait(30));
  expect(given.ok && second.holds(given.value.pass)).toBe(false);
});

test('wrong tries are on the disk: a store that is opened anew knows them', async () => {
  const { clock, store, unlock } = door();
  for (let tried = 0; tried < 6; tried += 1) await unlock('1111');
  const anew = door(clock, openStore(store.folder, silentLog));
  expect(await anew.unlock('2580')).toEqual(wait(30));
  clock.set(clock.now() + 30_000);
  expect(await anew.unlock('1111')).toEqual(wrong);
  expect(await door(clock, openStore(store.folder, silentLog)).unlock('2580')).toEqual(wait(60));
});

test('the kiosk is left with a pass in its time, but not by a PIN that was first chosen since the start', async () => {
  const { clock, unlock, mayLeave } = door();
  expect(mayLeave('')).toEqual({ ok: false, error: { code: 'pin-needed' } });
  const given = await unlock('2580');
  const pass = given.ok ? given.value.pass : '';
  expect(mayLeave(pass)).toEqual({ ok: true, value: null });
  clock.set(clock.now() + passMs);
  expect(mayLeave(pass)).toEqual({ ok: false, error: { code: 'pin-needed' } });

  let set: string | undefined;
  const open = { clock, store: makeStore(), log: silentLog, hash: () => set };
  const first = makePinDoor(open);
  set = hash;
  const chosen = await first.unlock('2580');
  expect(chosen.ok && first.mayLeave(chosen.value.pass)).toEqual({
    ok: false,
    error: { code: 'pin-too-new' },
  });
  const nextStart = makePinDoor(open);
  const again = await nextStart.unlock('2580');
  expect(again.ok && nextStart.mayLeave(again.value.pass).ok).toBe(true);
});

test('a clock that is set back makes no wait longer than it was', async () => {
  const { clock, unlock } = door(makeHandClock(1_800_000_000_000));
  for (let tried = 0; tried < 5; tried += 1) await unlock('1111');
  clock.set(1_700_000_000_000);
  expect(await unlock('2580')).toEqual(wait(30));
  clock.set(clock.now() + 30_000);
  expect((await unlock('2580')).ok).toBe(true);
});

test('many tries at once are no more than five', async () => {
  const { unlock } = door();
  const answers = await Promise.all(Array.from({ length: 12 }, () => unlock('1111')));
  expect(answers.map((answer) => (answer.ok ? '' : answer.error.code))).toEqual([
    ...Array.from({ length: 5 }, () => 'pin-wrong'),
    ...Array.from({ length: 7 }, () => 'pin-wait'),
  ]);
});

test('without a PIN the first may be chosen, and nothing is unlocked', async () => {
  const none = makePinDoor({
    clock: makeHandClock(),
    store: makeStore(),
    log: silentLog,
    hash: () => undefined,
  });
  expect(none.mayChoose()).toBe(true);
  expect(await none.unlock('2580')).toEqual({ ok: false, error: { code: 'pin-needed' } });
  expect(none.holds('')).toBe(false);
  expect(door().mayChoose()).toBe(false);
});
