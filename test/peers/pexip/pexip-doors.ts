import type { Page } from 'playwright-core';
import { systemClock } from '../../../main/contract/clock.ts';
import { type Answers, makeMainEnd } from '../../../main/contract/main-end.ts';
import { openFarDoors } from '../../../main/dialling/far-doors.ts';
import { makeLog } from '../../../main/log.ts';
import { defaultSettings } from '../../../main/settings/schema.ts';

/** Main's real doors, for a page that is not the kiosk's. */
export type PexipDoors = {
  /** What main logged. */
  readonly logged: readonly string[];
  stop(): Promise<void>;
};

/** Gives a page main's doors to the nodes at these origins; before it goes to `origin`. The page has `toMain` and is told by `fromMain`. */
export async function openPexipDoors(
  page: Page,
  origin: string,
  nodes: readonly string[],
): Promise<PexipDoors> {
  const logged: string[] = [];
  const log = makeLog({
    clock: systemClock,
    file: null,
    level: () => 'debug',
    also: (line) => void logged.push(line),
  });
  const defaults = defaultSettings();
  const settings = {
    ...defaults,
    room: { ...defaults.room, name: 'Egeskov' },
    dialling: { ...defaults.dialling, pexip: { ...defaults.dialling.pexip, nodes: [...nodes] } },
  };
  let tail = Promise.resolve();
  const send = (message: string): void => {
    // One after the other, as a shell sends them.
    tail = tail.then(() => page.evaluate((text) => window.fromMain(text), message).catch(() => {}));
  };
  const doors = openFarDoors({
    clock: systemClock,
    log,
    settings: () => settings,
    tell: {
      'pexip.heard': (heard) => end.emit('pexip.heard', heard),
      'sip.heard': () => {},
      'sip.changed': () => {},
    },
    lookUpSrv: async () => [],
  });
  doors.use();
  // The page asks the doors for nothing else.
  const end = makeMainEnd({ answers: doors.answers as Answers, origin, log, send });
  await page.exposeFunction('toMain', (message: string) => end.hear(message, { origin, topFrame: true }));
  return { logged, stop: () => doors.stop() };
}

declare global {
  interface Window {
    /** To main, from whoever opened the page. */
    toMain(message: string): void;
    fromMain(message: string): void;
  }
}
