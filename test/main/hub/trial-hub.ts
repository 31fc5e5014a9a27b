import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '../../../main/contract/clock.ts';
import { type Hub, startHub } from '../../../main/hub/hub.ts';
import type { HubSettings } from '../../../main/hub/hub-settings.ts';
import { makeLog } from '../../../main/log.ts';
import { defaultSettings } from '../../../main/settings/schema.ts';
import { openStore, type Store } from '../../../main/store/store.ts';

/** A hub for a test, on free ports, with a folder of its own and a guest page of two files. */
export type TrialHub = {
  readonly hub: Hub;
  readonly store: Store;
  readonly folder: string;
  /** What was logged. */
  readonly lines: readonly string[];
  /** `http://127.0.0.1:port` */
  readonly base: string;
  use(change: Partial<HubSettings>): Promise<void>;
  stop(): Promise<void>;
};

export const page = '<!doctype html><title>Guest</title><script src="/assets/guest-1a2b3c.js"></script>';
export const script = `console.log(${JSON.stringify('x'.repeat(2000))})`;

/** The settings of a hub that takes any free port, with what a test changes. */
function trialSettings(change: Partial<HubSettings> = {}): HubSettings {
  const { hub, calls } = defaultSettings();
  return { ...hub, ...calls, loopbackPort: 0, ...change };
}

/** Starts it, with `change` made to the settings; `inFolder` is the folder of one before, to be started again. */
export async function startTrialHub(
  change: Partial<HubSettings> = {},
  { clock = systemClock, inFolder }: { clock?: Clock; inFolder?: string } = {},
): Promise<TrialHub> {
  const folder = inFolder ?? mkdtempSync(join(tmpdir(), 'rundbord-hub-'));
  const guestFolder = join(folder, 'guest');
  mkdirSync(join(guestFolder, 'assets'), { recursive: true });
  writeFileSync(join(guestFolder, 'index.html'), page);
  writeFileSync(join(guestFolder, 'assets', 'guest-1a2b3c.js'), script);
  writeFileSync(join(folder, 'secret.json'), '{"outside":true}');
  const lines: string[] = [];
  const log = makeLog({ clock, file: null, level: () => 'debug', also: (line) => lines.push(line) });
  const store = openStore(join(folder, 'store'), log);
  const hub = startHub({ clock, log, store, guestFolder });
  await hub.use(trialSettings(change));
  return {
    hub,
    store,
    folder,
    lines,
    base: hub.brokerUrl.replace(/^ws(.*)\/mqtt$/, 'http$1'),
    use: (next) => hub.use(trialSettings(next)),
    async stop() {
      await hub.stop();
      if (inFolder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The value of a good answer. */
export function had<T>(answer: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!answer.ok) throw new Error(`a problem: ${answer.error.code}`);
  return answer.value;
}
