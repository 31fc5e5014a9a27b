import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Computer, thisComputer } from '../../main/watch/computer-watch.ts';
import { flowSettings, linkOnScreen } from './call-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

// Trouble of the computer is said on home with what to do, and goes by itself. Beside one another, since each mostly waits.

/** A kiosk that is stopped when its test has ended. */
async function open(options: Parameters<typeof openKiosk>[0]): Promise<KioskInTest> {
  const kiosk = await openKiosk(options);
  onTestFinished(() => kiosk.stop());
  return kiosk;
}

const agenda = () =>
  agendaWith([{ title: 'Home care', startMs: Date.now() - 60_000, location: 'rundbord:egeskov-home' }]);

test.concurrent('no network, a clock that is set, and sleep', async () => {
  const facts = { network: true, setMs: 0, sleptMs: 0 };
  const computer: Computer = {
    ...thisComputer,
    moment: () => {
      const { wall, awake, boot } = thisComputer.moment();
      return { wall: wall + facts.setMs + facts.sleptMs, awake, boot: (boot ?? awake) + facts.sleptMs };
    },
    hasNetwork: () => facts.network,
  };
  const shown = await open({ settings: flowSettings(), agenda: agenda(), computer });
  await shown.sees('Home care');
  facts.network = false;
  await shown.sees(/There is no network\.\s+Check that the network cable is in/);
  await shown.sees(/Network\s+does not work/);
  await shown.picture('no-network');
  facts.network = true;
  await shown.seesNot('There is no network.');
  await shown.sees(/Network\s+works/);

  facts.sleptMs = 8 * 3_600_000;
  await vi.waitFor(() => expect(shown.logged.join('\n')).toContain('the computer slept for 28800 s'), 20_000);
  expect(await shown.text()).not.toContain('clock');

  facts.setMs = 3_600_000;
  await shown.sees('The computer’s clock was just set');
  await shown.picture('clock-was-set');
  expect(shown.logged.filter((line) => line.includes('warn computer: the clock was set'))).toHaveLength(1);
  await shown.sees('Home care');
});

test.concurrent('the screen stays on in a call, and may go dark again after it', async () => {
  const shown = await open({ settings: flowSettings(), agenda: agenda() });
  await shown.devtools('Page.addScriptToEvaluateOnNewDocument', {
    source: `{ const { request } = WakeLock.prototype; window.locks = [];
      WakeLock.prototype.request = async function (kind) { const lock = await request.call(this, kind); window.locks.push(lock); return lock; }; }`,
  });
  await shown.kiosk.shell.reload();
  const held = () => shown.evaluate<number>('window.locks.filter(({ released }) => !released).length');
  await shown.sees('Home care');
  expect(await held()).toBe(0);
  await shown.tap(/^Join$/);
  await shown.sees('You are first');
  await vi.waitFor(async () => expect(await held()).toBe(1), 20_000);
  await shown.tap(/^Leave$/);
  await vi.waitFor(async () => expect(await held()).toBe(0), 20_000);
});

test.concurrent('a kiosk on a disk without a byte of room starts, says so, holds meetings, and keeps what it could not write', async () => {
  const place = mkdtempSync(join(tmpdir(), 'rundbord-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'none', place]);
  onTestFinished(() => {
    execFileSync('umount', [place]);
    rmSync(place, { recursive: true });
  });
  const ballast = join(place, 'ballast');
  writeFileSync(join(place, 'rundbord.yaml'), flowSettings());
  writeFileSync(join(place, 'agenda.ics'), agenda());
  expect(() => writeFileSync(ballast, Buffer.alloc(100 * 1_048_576))).toThrow(/ENOSPC/);
  expect(statfsSync(place).bavail).toBe(0);
  const shown = await open({ folder: place });
  await shown.sees('The computer’s disk is full, so nothing new can be kept.');
  await shown.picture('disk-full');
  await shown.tap(/^Join$/);
  await shown.sees('You are first');
  const code = (await linkOnScreen(shown)).split('/').at(-1) ?? '';
  expect(code).not.toBe('');
  // One line says it; the log of a full disk is not a loop.
  const complaints = shown.logged.filter((line) => line.includes('error store:'));
  expect(complaints.length).toBeLessThan(5);
  rmSync(ballast);
  await vi.waitFor(() => expect(readFileSync(join(place, 'store', 'invites.json'), 'utf8')).toContain(code), {
    timeout: 60_000,
    interval: 200,
  });
  await shown.seesNot('disk is full', 20_000);
});
