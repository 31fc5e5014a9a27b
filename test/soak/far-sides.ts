import { startNodeProcess } from '../peers/pexip/node-process.ts';
import { startBaresip } from '../peers/sip/baresip.ts';
import { startKamailio } from '../peers/sip/kamailio.ts';

/** Whom the kiosk calls, and how it comes there. */
export type FarSide = {
  /** Further settings, YAML. */
  readonly settings: string;
  /** Where the meeting of the agenda is. */
  readonly location: string;
  /** What is typed in place of the agenda's meeting. */
  readonly dial?: string;
  /** The simulated colleague joins rooms of ours. */
  readonly demo: boolean;
  /** What of a call lasts for some time after it, by its protocol, in ms. */
  readonly lastsMs: number;
  /** The call is over: it lets go of what it noted. */
  forget(): void;
  stop(): Promise<void>;
};

const nobody = { lastsMs: 0, forget: () => {}, stop: async () => {} };

/** By engine; each far side that needs one is a process of its own, so that what it costs is not in our figures. */
export const farSides = {
  room: async () => ({ ...nobody, settings: '', location: 'rundbord:soak-room', demo: true }),
  fake: async () => ({ ...nobody, settings: '', location: '', dial: 'fake:colleague', demo: true }),
  async pexip() {
    const node = await startNodeProcess();
    return {
      ...nobody,
      settings: `dialling: {pexip: {nodes: ['${node.origin}']}}\nlinks: {pexip: [rundbord.invalid]}\n`,
      location: 'pexip://demo@rundbord.invalid',
      demo: false,
      stop: () => node.stop(),
    };
  },
  async sip() {
    const kamailio = await startKamailio();
    const room = await startBaresip(kamailio, { user: 'ward' });
    const own = `uri: '${kamailio.uri('soak')}', password: '${kamailio.password('soak')}'`;
    return {
      settings: `dialling: {sip: {${own}, servers: ['${kamailio.wss}'], ca: '${kamailio.authorityFile}'}}\n`,
      location: room.uri,
      demo: false,
      // Transactions stay for 64 × T1 (RFC 3261 §17), and hold their call.
      lastsMs: 33_000,
      forget: () => room.forget(),
      async stop() {
        await room.stop();
        await kamailio.stop();
      },
    };
  },
} as const satisfies Readonly<Record<string, () => Promise<FarSide>>>;
export type SoakedEngine = keyof typeof farSides;
