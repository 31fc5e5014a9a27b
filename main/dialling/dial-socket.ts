import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { type DialReading, dialKinds, dialRoute } from '../contract/dialling.ts';
import { jsonOf } from '../contract/json.ts';
import { problem } from '../contract/kiosk.ts';
import { bad, good, type Result } from '../contract/result.ts';
import type { Log } from '../log.ts';

/** What a running kiosk says of a text that it was handed: no target, since that may hold a PIN. */
const dialTold = z.strictObject({ kind: z.enum(dialKinds), shown: z.string(), route: dialRoute.nullable() });
export type DialTold = z.infer<typeof dialTold>;

/** `show`: it is only to be said what was understood. */
const question = z.strictObject({ dial: z.string().max(4000), show: z.boolean() });
const answer = z.union([
  z.strictObject({ ok: z.literal(true), value: dialTold }),
  z.strictObject({ ok: z.literal(false), error: problem }),
]);

/** The longest line that is read, in characters; and how long the other side has, in ms. */
const lineLimit = 50_000;
const answerWithinMs = 5000;
/** The longest path of a socket that every Unix takes (sun_path of 104 bytes on macOS, 108 on Linux). */
const pathLimit = 100;

/**
 * Where a kiosk with this data folder is asked: a socket in a folder that only its user may enter; on Windows a pipe, which
 * others may not write to. Null where the folder's name is too long for a socket.
 */
export function dialSocketPath(
  dataFolder: string,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const folder = resolve(dataFolder);
  if (platform === 'win32') {
    const sign = createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 24);
    return `\\\\.\\pipe\\rundbord-${sign}`;
  }
  const path = join(folder, 'dial', 'socket');
  return Buffer.byteLength(path) <= pathLimit ? path : null;
}

/** The first line that a socket says; rejects when it says none in time. */
function lineFrom(socket: Socket): Promise<string> {
  return new Promise((fulfil, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.setTimeout(answerWithinMs, () => socket.destroy(new Error('nothing was said in time')));
    socket.on('data', (piece: string) => {
      text += piece;
      const end = text.indexOf('\n');
      if (end >= 0) fulfil(text.slice(0, end));
      else if (text.length > lineLimit) socket.destroy(new Error('too much was said'));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('it was closed')));
  });
}

/** Listens for `rundbord dial`. A kiosk that cannot (said in the log) is one all the same. The data folder is this process's own. */
export function openDialSocket(options: {
  readonly dataFolder: string;
  readonly log: Log;
  /** Says what was understood of a text. */
  readonly read: (text: string) => Result<DialReading>;
  /** Takes a text that was understood and handed over. */
  readonly take: (text: string) => void;
}): { stop(): void } {
  const { log } = options;
  const path = dialSocketPath(options.dataFolder);
  const serve = async (socket: Socket): Promise<void> => {
    const asked = question.safeParse(jsonOf(await lineFrom(socket)));
    const read = asked.success ? options.read(asked.data.dial) : bad('bad-argument');
    if (asked.success && read.ok && !asked.data.show) options.take(asked.data.dial);
    const told: Result<DialTold> = read.ok
      ? good({ kind: read.value.kind, shown: read.value.shown, route: read.value.route })
      : read;
    socket.end(`${JSON.stringify(told)}\n`);
  };
  const server = createServer((socket) => {
    serve(socket).catch(() => socket.destroy());
  });
  server.maxConnections = 8;
  server.on('error', (error: NodeJS.ErrnoException) => log.warn(`rundbord dial is not heard: ${error.code}`));
  try {
    if (path === null) throw Object.assign(new Error(), { code: 'ENAMETOOLONG' });
    if (process.platform !== 'win32') {
      const folder = join(options.dataFolder, 'dial');
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // Also when it was there before, with other rights.
      chmodSync(folder, 0o700);
      rmSync(path, { force: true });
    }
    server.listen(path);
    server.unref();
  } catch (error) {
    log.warn(`rundbord dial is not heard: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
  }
  return {
    stop() {
      server.close();
    },
  };
}

/** Hands a text to the kiosk that runs with this data folder, or only asks it what the text means; null when none runs. */
export async function handToKiosk(
  dataFolder: string,
  text: string,
  show: boolean,
): Promise<Result<DialTold> | null> {
  const path = dialSocketPath(dataFolder);
  if (path === null) return null;
  const socket = connect(path);
  try {
    socket.on('connect', () => socket.write(`${JSON.stringify({ dial: text, show })}\n`));
    const told = answer.safeParse(jsonOf(await lineFrom(socket)));
    if (!told.success) return null;
    if (told.data.ok) return told.data;
    const { code, at, detail } = told.data.error;
    return bad(code, { ...(at === undefined ? {} : { at }), ...(detail === undefined ? {} : { detail }) });
  } catch {
    return null;
  } finally {
    socket.destroy();
  }
}
