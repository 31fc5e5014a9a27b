import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { systemClock } from '../../../main/contract/clock.ts';
import { type Answers, makeMainEnd } from '../../../main/contract/main-end.ts';
import { openFarDoors } from '../../../main/dialling/far-doors.ts';
import { makeLog } from '../../../main/log.ts';
import { defaultSettings } from '../../../main/settings/schema.ts';
import type { Coturn } from '../coturn.ts';
import type { Kamailio } from './kamailio.ts';

/** The account that a page's engine has. */
export type SipAccountOptions = {
  /** Without TLS, as it may be on this computer itself. */
  readonly plain?: boolean;
  readonly turn?: Coturn;
  readonly relayOnly?: boolean;
  readonly tones?: 'auto' | 'info';
  /** Another than the server knows. */
  readonly password?: string;
  /** Another way to the server than {@link Kamailio.wss}. */
  readonly server?: string;
  /** The page is on another host: what it says to main goes by the browser's own line to the test, which needs no network. */
  readonly isFar?: boolean;
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
        servers: [more.server ?? (more.plain ? kamailio.ws : kamailio.wss)],
        ca: kamailio.authorityFile,
        tones: more.tones ?? ('auto' as const),
      },
    },
  };
  const pipe = await (more.isFar ? browserPipe(page) : quickPipe(page));
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
  const end = makeMainEnd({ answers: doors.answers as Answers, origin, log, send: pipe.send });
  await pipe.open((message) => {
    const { name, argument } = JSON.parse(message);
    if (name === 'sip.send') logged.push(`-> ${inShort(argument.text)}`);
    end.hear(message, { origin, topFrame: true });
  });
  const stop = async (): Promise<void> => {
    await doors.stop();
    pipe.close();
  };
  return { logged, registrations: () => registrations, stop };
}

/** Between the page and main. */
type Pipe = {
  send(message: string): void;
  open(hear: (message: string) => void): Promise<void>;
  close(): void;
};

/** As quick as a shell's, so that what is measured over it is the engine. */
async function quickPipe(page: Page): Promise<Pipe> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  let inPage: ServerSocket | null = null;
  return {
    send: (message) => inPage?.send(message),
    async open(hear) {
      server.on('connection', (socket) => {
        inPage = socket;
        socket.on('message', (data) => hear(data.toString()));
      });
      await page.addInitScript(pageEnd, (server.address() as AddressInfo).port);
    },
    close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

/** Needs no network between the page and here. */
async function browserPipe(page: Page): Promise<Pipe> {
  return {
    send: (message) => void page.evaluate((one) => window.fromMain(one), message).catch(() => {}),
    async open(hear) {
      await page.exposeFunction('toMain', hear);
    },
    close() {},
  };
}

/** Runs in the page, before its own scripts. */
function pageEnd(port: number): void {
  const line = new WebSocket(`ws://127.0.0.1:${port}`);
  const early: string[] = [];
  line.onopen = () => {
    for (const message of early.splice(0)) line.send(message);
  };
  line.onmessage = ({ data }) => window.fromMain(data);
  window.toMain = (message) => {
    if (line.readyState === WebSocket.OPEN) line.send(message);
    else early.push(message);
  };
}

const inShort = (text: string): string =>
  `${new Date().toISOString()} ${text.split('\r\n')[0]} (${/^CSeq: (.*)$/im.exec(text)?.[1] ?? ''}) ${(
    /^a=(?:sendrecv|sendonly|recvonly|inactive)/gm.exec(text) ?? []
  ).join(' ')}`;

declare global {
  interface Window {
    /** To main, from whoever opened the page. */
    toMain(message: string): void;
    fromMain(message: string): void;
  }
}
