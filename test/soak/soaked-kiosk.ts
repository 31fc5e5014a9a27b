import { EventEmitter } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queryObjects, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from '../../main/contract/clock.ts';
import { makeLog } from '../../main/log.ts';
import { familyOf } from '../bench/memory.ts';
import { evaluateIn, openKioskHere } from '../peers/kiosk-here.ts';
import { type FarSide, farSides, type SoakedEngine } from './far-sides.ts';
import type { Sample } from './growth.ts';
import { caller, countedKinds } from './in-window.ts';

/** The real kiosk in this process, with its window in a real Chromium, its hub, and whom it calls. */
export type SoakedKiosk = {
  /** From the tap to the home screen again. */
  holdCall(): Promise<void>;
  /** Collects all garbage once what was last done had time to end, then measures. */
  measure(calls: number): Promise<Sample>;
  stop(): Promise<void>;
};

const settings = `language: {default: en}
room: {name: Soak, site: Test, address: soak, zone: UTC}
hub: {loopbackPort: 0}
`;

/** A meeting that runs for a day. */
function agenda(now: number, location: string): string {
  const stamp = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:soak',
    `DTSTART:${stamp(now - 60_000)}`,
    `DTEND:${stamp(now + 86_400_000)}`,
    'SUMMARY:Soak',
    `LOCATION:${location}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

/**
 * How long what a call leaves behind has to be let go of, in ms: sockets linger, and for eight seconds Chromium keeps
 * what getUserMedia answered.
 */
const settleMs = 10_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const filesOf = (pid: number): number => {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    // The process ended while we looked.
    return 0;
  }
};

/**
 * What Chromium takes once by itself, whatever the page does: room on the disk for figures of its own, some minute after
 * its start, and a helper that looks three minutes after its start what models the computer could run.
 */
const ownRoom = 'BrowserMetrics';
const ownHelper = 'on_device_model';

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

/** Starts it, and whom it calls. */
export async function openSoakedKiosk(engine: SoakedEngine): Promise<SoakedKiosk> {
  const far: FarSide = await farSides[engine]();
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-soak-'));
  writeFileSync(join(folder, 'rundbord.yaml'), settings + far.settings);
  writeFileSync(join(folder, 'agenda.ics'), agenda(Date.now(), far.location));
  const clock = systemClock;
  // Into no file: the log grows, and is bounded by a rule of its own.
  const log = makeLog({
    clock,
    file: null,
    level: () => 'warn',
    also: (line) => void process.stderr.write(`  ${line}\n`),
  });
  const { kiosk, shell } = await openKioskHere({ folder, clock, log, demo: far.demo });
  await evaluateIn(shell, caller);

  /** How many objects of a kind are alive in the window. */
  const alive = async (kind: string): Promise<number> => {
    const group = { objectGroup: 'soak' };
    const evaluated = await shell.devtools('Runtime.evaluate', {
      expression: `${kind}.prototype`,
      ...group,
    });
    const { objectId: prototypeObjectId } = evaluated.result as { objectId: string };
    const { objects } = await shell.devtools('Runtime.queryObjects', { prototypeObjectId, ...group });
    const counted = await shell.devtools('Runtime.callFunctionOn', {
      objectId: (objects as { objectId: string }).objectId,
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    await shell.devtools('Runtime.releaseObjectGroup', group);
    return Number((counted.result as { value: number }).value);
  };

  /** Twice: what only another piece of garbage held is garbage the second time. */
  const collectInWindow = async (): Promise<void> => {
    for (let time = 0; time < 2; time += 1) await shell.devtools('HeapProfiler.collectGarbage');
  };

  const inWindow = async () => {
    const kinds: { [kind: string]: number } = {};
    for (const [name, kind] of Object.entries(countedKinds)) kinds[name] = await alive(kind);
    await collectInWindow();
    const { usedSize } = await shell.devtools('Runtime.getHeapUsage');
    const { documents, nodes, jsEventListeners } = await shell.devtools('Memory.getDOMCounters');
    return {
      ...(kinds as { [K in keyof typeof countedKinds]: number }),
      'window: heap': Number(usedSize),
      'window: documents': Number(documents),
      'window: nodes': Number(nodes),
      'window: listeners': Number(jsEventListeners),
    };
  };

  const inMain = () => {
    // Collects all garbage too.
    const emitters = queryObjects(EventEmitter, { format: 'count' });
    for (let time = 0; time < 2; time += 1) collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    return {
      'main: heap': heapUsed,
      'main: buffers': external,
      'main: handles': process.getActiveResourcesInfo().length,
      'main: open files': filesOf(process.pid),
      'main: event emitters': Number(emitters),
      'main: listeners of the process': process
        .eventNames()
        .reduce((sum, name) => sum + process.listenerCount(name), 0),
    };
  };

  const onDisk = () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.name.startsWith(ownRoom),
    );
    const sizes = files.map(({ parentPath, name }) => {
      try {
        return statSync(join(parentPath, name)).size;
      } catch {
        // The browser renames its files while we look.
        return 0;
      }
    });
    return { 'data: files': files.length, 'data: bytes': sizes.reduce((sum, size) => sum + size, 0) };
  };

  const ofBrowser = () => {
    const family = familyOf(shell.pid()).filter((pid) => !commandOf(pid).includes(ownHelper));
    return {
      'browser: processes': family.length,
      'browser: open files': family.reduce((sum, pid) => sum + filesOf(pid), 0),
    };
  };

  return {
    async holdCall() {
      await evaluateIn(shell, `window.__holdCall(${JSON.stringify(far.dial ?? null)})`);
      far.forget();
    },
    async measure(calls) {
      await pause(settleMs + far.lastsMs);
      const window = await inWindow();
      return { calls, ...inMain(), ...window, ...ofBrowser(), ...onDisk() };
    },
    async stop() {
      await kiosk.stop();
      await far.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
