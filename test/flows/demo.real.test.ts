import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flowSettings, hasMediaFrom } from './call-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

let kiosk: KioskInTest;

beforeAll(async () => {
  kiosk = await openKiosk({
    settings: flowSettings().replace('{default: en}', '{default: da}'),
    agenda: agendaWith([
      { title: 'Rundbordssamtale', startMs: Date.now() - 60_000, location: 'rundbord:egeskov-rundbord' },
    ]),
    demo: true,
  });
});
afterAll(() => kiosk?.stop());

test('one person alone sees a real call: a simulated colleague with picture and sound, said to be one', async () => {
  await kiosk.sees('Demonstration');
  await kiosk.tap(/^Deltag$/);
  await kiosk.sees(/Kollega\s+Demo/);
  // Both ends are in this window: each has one link, and what one sends the other gets.
  await hasMediaFrom(kiosk, 2);
  await kiosk.picture('demo-da');
});

test('a window killed in it is back with the colleague, who leaves with us', async () => {
  await kiosk.killWindow();
  await hasMediaFrom(kiosk, 2);
  await kiosk.tap(/^Forlad/);
  await kiosk.sees('Rundbordssamtale');
  expect(await kiosk.evaluate('window.__links.every((link) => link.connectionState === "closed")')).toBe(
    true,
  );
});

test('the self-test without devices: what holds is said, what does not has its remedy, and the exit code is 1', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-selftest-'));
  const root = join(import.meta.dirname, '..', '..');
  let code = 0;
  let said = '';
  try {
    said = execFileSync(process.execPath, [join(root, 'main', 'cli.ts'), 'selftest', '--json'], {
      encoding: 'utf8',
      env: { ...process.env, RUNDBORD_DATA: folder, RUNDBORD_CONFIG: join(folder, 'rundbord.yaml') },
    });
  } catch (error) {
    const failed = error as { status: number; stdout: string };
    code = failed.status;
    said = failed.stdout;
  }
  rmSync(folder, { recursive: true, force: true });
  const report = JSON.parse(said) as {
    ok: boolean;
    steps: { step: string; ok: boolean; remedy: string | null }[];
  };
  expect(code).toBe(1);
  expect(report.ok).toBe(false);
  const held = Object.fromEntries(report.steps.map(({ step, ok }) => [step, ok]));
  expect(held).toMatchObject({ window: true, agenda: true, camera: false, microphone: false, call: true });
  expect(report.steps.find(({ step }) => step === 'camera')?.remedy).toMatch(/Plug the camera/);
});

test('a link that was handed over at the start fills in the join screen, and one tap joins', async () => {
  await kiosk.stop();
  kiosk = await openKiosk({
    settings: flowSettings(),
    agenda: agendaWith([]),
    link: 'rundbord:egeskov-link',
  });
  await kiosk.sees('Call or join');
  expect(await kiosk.evaluate('document.querySelector("input").value')).toBe('rundbord:egeskov-link');
  await kiosk.tap(/^Join$/);
  await kiosk.sees('You are first');
});
