import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { silentLog } from '../../../main/log.ts';
import { openInvites } from '../../../main/rooms/invites.ts';
import { openStore } from '../../../main/store/store.ts';
import { makeMovingClock } from './moving-clock.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const hour = 3_600_000;

function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-invites-'));
  folders.push(folder);
  const store = openStore(folder, silentLog);
  const clock = makeMovingClock();
  const wanted = {
    room: 'egeskov',
    meeting: 'sign-of-a-meeting',
    from: 'Egeskov',
    site: 'Sundhedshuset',
    reason: 'Samtale med Karen',
    language: 'da' as const,
    until: clock.now() + hour,
  };
  const onDisk = (): string => {
    try {
      return readFileSync(join(folder, 'invites.json'), 'utf8');
    } catch {
      return '';
    }
  };
  return { store, clock, wanted, onDisk, invites: openInvites(store, clock) };
}

const unknown = { ok: false, error: { code: 'code-unknown' } };
const expired = { ok: false, error: { code: 'code-expired' } };
const tooMany = { ok: false, error: { code: 'too-many-tries' } };

test('a code has eight signs that nobody mixes up, and is found however it is typed', () => {
  const { invites, wanted } = setUp();
  const made = invites.make(wanted);
  expect(made.code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
  for (const typed of [
    made.code,
    made.code.toLowerCase(),
    made.code.replace('-', ''),
    ` ${made.code.replace('-', ' - ')} `,
  ])
    expect(invites.redeem(typed, 'a')).toEqual({ ok: true, value: made });
});

test('the same meeting in the same room keeps its code, with what is new; another has another', () => {
  const { invites, wanted } = setUp();
  const made = invites.make(wanted);
  const again = invites.make({ ...wanted, until: wanted.until + hour, reason: 'Andet' });
  expect(again).toEqual({ ...made, until: wanted.until + hour, reason: 'Andet' });
  expect(invites.redeem(made.code, 'a')).toEqual({ ok: true, value: again });
  expect(invites.make({ ...wanted, meeting: null }).code).not.toBe(made.code);
  expect(invites.make({ ...wanted, room: 'rosenholm' }).code).not.toBe(made.code);
});

test('when it ends it is gone from the disk by itself, and for an hour it is known as ended', () => {
  const { invites, clock, wanted, onDisk } = setUp();
  const { code } = invites.make(wanted);
  expect(onDisk()).toContain('Karen');
  clock.advance(hour);
  expect(onDisk()).not.toContain('Karen');
  expect(onDisk()).not.toContain(code);
  expect(onDisk()).not.toContain('egeskov');
  expect(invites.redeem(code, 'a')).toEqual(expired);
  clock.advance(hour);
  expect(onDisk()).toBe('');
  expect(invites.redeem(code, 'a')).toEqual(unknown);
});

test('what ended while the hub was off is let go at its start', () => {
  const { invites, store, clock, wanted, onDisk } = setUp();
  const { code } = invites.make(wanted);
  const { code: later } = invites.make({ ...wanted, meeting: 'later', until: wanted.until + 3 * hour });
  invites.stop();
  clock.advance(hour + 1);
  expect(onDisk()).toContain(code);
  const again = openInvites(store, clock);
  expect(onDisk()).not.toContain(code);
  expect(again.redeem(code, 'a')).toEqual(expired);
  expect(again.redeem(later, 'a').ok).toBe(true);
});

test('after ten wrong ones in a minute even a right one must wait, for that address only', () => {
  const { invites, clock, wanted } = setUp();
  const { code } = invites.make({ ...wanted, until: clock.now() + 10 * hour });
  for (let turn = 0; turn < 10; turn += 1) expect(invites.redeem(`AAAA-AAA${turn}`, 'a')).toEqual(unknown);
  expect(invites.redeem(code, 'a')).toEqual(tooMany);
  expect(invites.redeem(code, 'b').ok).toBe(true);
  clock.advance(59_999);
  expect(invites.redeem(code, 'a')).toEqual(tooMany);
  clock.advance(1);
  expect(invites.redeem(code, 'a').ok).toBe(true);
});

test('a right code is not counted', () => {
  const { invites, wanted } = setUp();
  const { code } = invites.make(wanted);
  for (let turn = 0; turn < 30; turn += 1) expect(invites.redeem(code, 'a').ok).toBe(true);
});

test('what has ended while the computer slept, or its clock was set on, is off the disk within a minute', () => {
  const { clock, invites, wanted, onDisk } = setUp();
  const { code } = invites.make({ ...wanted, until: clock.now() + 20 * hour });
  expect(onDisk()).toContain(code);
  clock.set(21 * hour);
  clock.advance(60_000);
  expect(onDisk()).not.toContain(code);
  expect(onDisk()).not.toContain('Karen');
});
