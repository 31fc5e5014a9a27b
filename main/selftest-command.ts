import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { refreshExampleAgenda } from './agenda/example-agenda.ts';
import { type Command, type ExitCode, exitCodes, type Output } from './command.ts';
import { systemClock } from './contract/clock.ts';
import { type SelftestStep, selftestSteps } from './contract/kiosk.ts';
import { type Kiosk, startKiosk } from './index.ts';
import { silentLog } from './log.ts';
import { guestFolder, windowFolder } from './places.ts';
import { defaultSettings } from './settings/schema.ts';
import { readSettingsFile } from './settings/settings-file.ts';
import { placesHere } from './settings/settings-places.ts';
import { hasDisplay } from './shell/virtual-display.ts';
import { openWindow } from './window.ts';

const help = `rundbord selftest: does what an installer would: opens a window, reads the agenda, tries camera, microphone
and speaker, and makes a call to a loop-back party in a room of its own.

  --simulated         camera, microphone and speaker are simulated by the browser; the report says so
  --config FILE       another settings file than the usual one
  --json              the report as JSON: {ok, simulated, steps: [{step, ok, ms, found, remedy}]}

The kiosk may be running meanwhile, if it is not in a call. Exit code 0 only when every step holds.`;

/** `rundbord selftest`. */
export const selftestCommand: Command = {
  name: 'selftest',
  summary: 'try window, agenda, camera, microphone, speaker and a call',
  help,
  run,
};

/** Milliseconds for one step; what takes longer has failed. */
const stepWithinMs = 30_000;

type Report = { readonly ok: boolean; readonly simulated: boolean; readonly steps: readonly SelftestStep[] };

async function run(args: readonly string[], output: Output): Promise<ExitCode> {
  let given: { simulated: boolean; json: boolean; config?: string | undefined };
  try {
    given = parseArgs({
      args: [...args],
      options: {
        simulated: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        config: { type: 'string' },
      },
    }).values;
  } catch (error) {
    output.err(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return exitCodes.usage;
  }
  const say = (step: SelftestStep): void => {
    if (!given.json) output.out(lineOf(step));
  };
  if (!given.json && given.simulated) {
    output.out('Camera, microphone and speaker are SIMULATED in this test.');
  }
  const steps = await tryAll(given.simulated, given.config, say);
  const report: Report = {
    ok: steps.length === selftestSteps.length && steps.every(({ ok }) => ok),
    simulated: given.simulated,
    steps,
  };
  if (given.json) output.out(JSON.stringify(report, null, 2));
  else
    output.out(report.ok ? 'Everything holds.' : 'Not everything holds; the lines with NO say what to do.');
  return report.ok ? exitCodes.good : exitCodes.notSo;
}

const lineOf = ({ step, ok, ms, found, remedy }: SelftestStep): string =>
  `${ok ? 'yes' : 'NO '} ${step.padEnd(11)}${String(Math.round(ms)).padStart(6)} ms  ${found}${remedy ? `\n     → ${remedy}` : ''}`;

/** Runs every step in a kiosk with a folder of its own; a step that does not come fails with its remedy. */
async function tryAll(
  simulated: boolean,
  config: string | undefined,
  say: (step: SelftestStep) => void,
): Promise<readonly SelftestStep[]> {
  const places = placesHere();
  const settingsFile = config ?? places.settingsFile;
  const reading = readSettingsFile(settingsFile);
  const settings = 'settings' in reading ? reading.settings : defaultSettings();
  const exampleAgenda = join(places.dataFolder, 'agenda.ics');
  if (settings.agenda.sources.length === 0) {
    mkdirSync(places.dataFolder, { recursive: true });
    const { zone, address: room } = settings.room;
    refreshExampleAgenda(exampleAgenda, {
      now: systemClock.now(),
      zone,
      room,
      language: settings.language.default,
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-selftest-'));
  const chosen = join(places.dataFolder, 'store', 'devices.json');
  mkdirSync(join(folder, 'store'), { recursive: true });
  if (existsSync(chosen)) copyFileSync(chosen, join(folder, 'store', 'devices.json'));

  const steps: SelftestStep[] = [];
  const began = systemClock.now();
  let heard = (): void => {};
  const add = (step: SelftestStep): void => {
    steps.push(step);
    say(step);
    heard();
  };
  let kiosk: Kiosk | null = null;
  try {
    const window = await openWindow({
      clock: systemClock,
      log: silentLog,
      dataFolder: folder,
      windowFolder: windowFolder(),
      windowed: settings.room.posture === 'laptop',
      headless: !hasDisplay(process.env, process.platform),
      simulatedDevices: simulated,
      size: { width: 1280, height: 800 },
    });
    kiosk = await startKiosk({
      clock: systemClock,
      log: silentLog,
      settingsFile,
      dataFolder: folder,
      logFile: '',
      guestFolder: guestFolder(),
      exampleAgenda,
      window,
      demo: false,
      link: null,
      onTrouble: () => {},
      onLeave: () => {},
      useLogLevel: () => {},
      onSelftestStep: add,
    });
    kiosk.end.emit('selftest.run', { simulated });
    while (steps.length < selftestSteps.length) {
      const before = steps.length;
      const cancel = await new Promise<boolean>((resolve) => {
        const stop = systemClock.after(stepWithinMs, () => resolve(true));
        heard = () => {
          stop();
          resolve(false);
        };
        if (steps.length > before) heard();
      });
      if (cancel) break;
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    add({ step: 'window', ok: false, ms: systemClock.now() - began, found: 'no window', remedy: why });
  } finally {
    await kiosk?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  for (const step of selftestSteps.filter((name) => !steps.some((done) => done.step === name))) {
    const remedy = 'This step gave no answer. Look at the steps before it, and start the test again.';
    add({ step, ok: false, ms: stepWithinMs, found: 'no answer', remedy });
  }
  return steps;
}
