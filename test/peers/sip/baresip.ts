import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, type GroupedChild, startGrouped, untilServes } from './grouped-child.ts';
import { loudnessDuring, newestRecording } from './heard-sound.ts';
import type { Kamailio } from './kamailio.ts';
import { netstring, netstringReader } from './netstring-lines.ts';
import { until } from './until.ts';

/** What a room says that happens to it, as baresip's ctrl_tcp tells it. */
export type RoomEvent = {
  readonly type: string;
  readonly class?: string;
  readonly direction?: string;
  readonly peeruri?: string;
  readonly id?: string;
  readonly param?: string;
};

/** A SIP room of another make: baresip from Debian, registered at a {@link Kamailio}, driven by a test. */
export type Baresip = {
  readonly uri: string;
  /** Everything that happened since the start or the last {@link Baresip.forget}. */
  readonly events: readonly RoomEvent[];
  forget(): void;
  /** Waits until something of this type happened; `param` must then match. */
  happens(type: string, param?: RegExp): Promise<RoomEvent>;
  dial(uri: string): Promise<void>;
  answer(): Promise<void>;
  hangUp(): Promise<void>;
  hold(): Promise<void>;
  resume(): Promise<void>;
  mute(): Promise<void>;
  tone(key: string): Promise<void>;
  /** Refers the other side to an address (RFC 3515). */
  transfer(uri: string): Promise<void>;
  /** A command of baresip's menu; answers its words. */
  command(name: string, parameters?: string): Promise<string>;
  /** How loud what comes in during so many ms is, 0 to 1 (root of the mean square); 0 when nothing comes. */
  hears(forMs: number): Promise<number>;
  /** Frames of pictures that came in over this call. */
  framesSeen(): Promise<number>;
  /** Seconds of sound that came in over this call, by the sender's count; it goes on where {@link Baresip.hears} does not. */
  secondsHeard(): Promise<number>;
  said(): string;
  stop(): Promise<void>;
};

const modules = ['stdio', 'g711', 'opus', 'ausine', 'aubridge', 'sndfile', 'fakevideo', 'vp8']
  .concat(['stun', 'turn', 'ice', 'srtp', 'dtls_srtp', 'uuid'])
  .map((name) => `module ${name}.so`);
const applications = ['contact', 'menu', 'ctrl_tcp', 'debug_cmd'].map((name) => `module_app ${name}.so`);

const configuration = (port: number, control: number, folder: string, mediaAt: string): string =>
  [
    'poll_method epoll',
    `sip_listen 127.0.0.1:${port}`,
    // The name of the interface does not do.
    `net_interface ${mediaAt}`,
    'call_max_calls 4',
    'call_local_timeout 60',
    'audio_source ausine,440',
    'audio_player aubridge,nothing',
    'audio_alert aubridge,alert',
    'video_source fakevideo,nil',
    'video_display fakevideo,nil',
    'video_size 352x288',
    'video_fps 25',
    'ausrc_srate 48000',
    'auplay_srate 48000',
    // Chromium takes no answer without it.
    'rtcp_mux yes',
    'ringback_disabled yes',
    `snd_path ${folder}`,
    'module_path /usr/lib/baresip/modules',
    ...modules,
    'module_tmp account.so',
    ...applications,
    `ctrl_tcp_listen 127.0.0.1:${control}`,
    '',
  ].join('\n');

/** Starts a room `user`. Names that begin with "classic" have plain RTP (the server must be bridged), all others what browsers speak. */
export async function startBaresip(
  kamailio: Pick<Kamailio, 'port' | 'uri' | 'password'>,
  options: {
    readonly user: string;
    /** The name that is shown where it calls. */
    readonly name?: string;
    /** Answers by itself; otherwise it rings until {@link Baresip.answer}. */
    readonly answers?: boolean;
    readonly video?: boolean;
    /** The address of its media; 127.0.0.1 where nothing else is said. */
    readonly mediaAt?: string;
  },
): Promise<Baresip> {
  const { user, name, answers = true, video = true, mediaAt = '127.0.0.1' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-baresip-'));
  // It also takes the port after its own, for TLS.
  const port = await freePorts(2);
  const control = await freePorts(1);
  const classic = user.startsWith('classic');
  writeFileSync(join(folder, 'config'), configuration(port, control, folder, mediaAt));
  writeFileSync(join(folder, 'contacts'), '');
  writeFileSync(
    join(folder, 'accounts'),
    [
      `${name ? `"${name}" ` : ''}<${kamailio.uri(user)};transport=udp>`,
      `auth_user=${user}`,
      `auth_pass=${kamailio.password(user)}`,
      `outbound="sip:127.0.0.1:${kamailio.port};transport=udp"`,
      'regint=60',
      `answermode=${answers ? 'auto' : 'manual'}`,
      ...(classic ? [] : ['mediaenc=dtls_srtp', 'medianat=ice']),
      'audio_codecs=opus/48000/2',
      ...(video ? ['video_codecs=vp8'] : ['video_codecs=none']),
      '\n',
    ].join(';'),
  );
  const child = startGrouped('/usr/bin/baresip', 'baresip-core', ['-f', folder, '-4', '-v'], { cwd: folder });
  await untilServes(child, control);
  return driven(child, control, folder, kamailio.uri(user));
}

async function driven(child: GroupedChild, control: number, folder: string, uri: string): Promise<Baresip> {
  const socket = connect(control, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  let events: RoomEvent[] = [];
  const asked: ((words: string) => void)[] = [];
  socket.on(
    'data',
    netstringReader((text) => {
      const message = JSON.parse(text);
      if (message.event) events.push(message);
      else if (message.response) asked.shift()?.(String(message.data ?? ''));
    }),
  );
  const command = (name: string, parameters = ''): Promise<string> =>
    new Promise((resolve) => {
      asked.push(resolve);
      socket.write(netstring(JSON.stringify({ command: name, params: parameters })));
    });
  const told = async (name: string, parameters?: string): Promise<void> => {
    await command(name, parameters);
  };
  const happens = (type: string, param?: RegExp): Promise<RoomEvent> =>
    until(() => {
      const found = events.find(
        (one) => one.type === type && (param === undefined || param.test(one.param ?? '')),
      );
      if (found) return found;
      const seen = events.map((one) => `${one.type} ${one.param ?? ''}`).join(', ');
      throw new Error(`no ${type}${param ? ` ${param}` : ''} at the room; there was: ${seen}`);
    });
  // It may have registered before this line to it was open.
  await until(async () => {
    if (!/OK/.test(await command('reginfo')))
      throw new Error(`not registered: ${child.said().slice(0, 3000)}`);
  }, 10_000);
  return {
    uri,
    get events() {
      return events;
    },
    forget() {
      events = [];
    },
    happens,
    dial: (to) => told('dial', to),
    answer: () => told('accept'),
    hangUp: () => told('hangup'),
    hold: () => told('hold'),
    resume: () => told('resume'),
    mute: () => told('mute'),
    tone: (key) => told('sndcode', key),
    transfer: (to) => told('transfer', to),
    command,
    hears: (forMs) => loudnessDuring(() => newestRecording(folder), forMs),
    framesSeen: async () => Number(/rx:[\s\S]*?frames=(\d+)/.exec(await command('video_debug'))?.[1] ?? 0),
    secondsHeard: async () =>
      Number(/rx:[\s\S]*?time = ([\d.]+) sec/.exec(await command('audio_debug'))?.[1] ?? 0),
    said: child.said,
    async stop() {
      socket.destroy();
      await child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
