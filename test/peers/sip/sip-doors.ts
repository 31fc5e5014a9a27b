import type { Page } from 'playwright-core';
import { systemClock } from '../../../main/contract/clock.ts';
import { type Answers, makeMainEnd } from '../../../main/contract/main-end.ts';
import { openFarDoors } from '../../../main/dialling/far-doors.ts';
import { makeLog } from '../../../main/log.ts';
import { defaultSettings } from '../../../main/settings/schema.ts';
import type { Coturn } from '../coturn.ts';
import type { Kamailio } from './kamailio.ts';

/** The account that a page's engine has. */
export type SipAccountOptions = {
  readonly turn?: Coturn;
  readonly relayOnly?: boolean;
  readonly tones?: 'auto' | 'info';
  /** Another than the server knows. */
  readonly password?: string;
};

/** Main's real doors, for a page that is not the kiosk's. */
export type SipDoors = {
  /** What main logged, and the first line of every SIP message, with its CSeq; to be emptied by whoever reads it. */
  readonly logged: string[];
  /** How often the server has registered this side. */
  registrations(): number;
  stop(): Promise<void>;
};

/** Gives a page main's doors, with the account of `user`; before it goes to `origin`. The page has `toMain` and is told by `fromMain`. */
export async function openSipDoors(
  page: Page,
  origin: string,
  kamailio: Kamailio,
  user: string,
  more: SipAccountOptions = {},
): Promise<SipDoors> {
  const logged: string[] = [];
  let registrations = 0;
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
    calls: {
      ...defaults.calls,
      relayOnly: more.relayOnly ?? false,
      ...(more.turn && { turn: more.turn.settings }),
    },
    dialling: {
      ...defaults.dialling,
      sip: {
        uri: kamailio.uri(user),
        password: more.password ?? kamailio.password(user),
        servers: [kamailio.wss],
        ca: kamailio.authorityFile,
        tones: more.tones ?? ('auto' as const),
      },
    },
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
      'pexip.heard': () => {},
      'sip.heard': (heard) => {
        if (heard.kind === 'text') logged.push(`<- ${inShort(heard.text)}`);
        if (heard.kind === 'text' && /^SIP\/2\.0 200 [\s\S]*\r\nCSeq: \d+ REGISTER\r\n/i.test(heard.text))
          registrations += 1;
        end.emit('sip.heard', heard);
      },
      'sip.changed': (nothing) => end.emit('sip.changed', nothing),
    },
  });
  doors.use();
  // The page asks the doors for nothing else.
  const end = makeMainEnd({ answers: doors.answers as Answers, origin, log, send });
  await page.exposeFunction('toMain', (message: string) => {
    const { name, argument } = JSON.parse(message);
    if (name === 'sip.send') logged.push(`-> ${inShort(argument.text)}`);
    end.hear(message, { origin, topFrame: true });
  });
  return { logged, registrations: () => registrations, stop: () => doors.stop() };
}

const inShort = (text: string): string =>
  `${new Date().toISOString()} ${text.split('\r\n')[0]} (${/^CSeq: (.*)$/im.exec(text)?.[1] ?? ''}) ${(
    /^a=(?:sendrecv|sendonly|recvonly|inactive)/gm.exec(text) ?? []
  ).join(' ')}`;

declare global {
  interface Window {
    /** To main, from whoever opened the page. */
    toMain(message: string): Promise<void>;
    fromMain(message: string): void;
  }
}
