import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endChild, freePort, untilListening } from './mosquitto.ts';

const program = '/usr/bin/radicale';

/** Radicale from Debian (3.1), on a port of its own on this computer, with one user and what a person does at it. */
export type Radicale = {
  /** The server's address. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Makes a calendar of the user; answers its address. */
  makeCalendar(name: string, shownAs?: string): Promise<string>;
  removeCalendar(name: string): Promise<void>;
  /** Puts an iCalendar text in as an object of that name. */
  put(calendar: string, name: string, text: string): Promise<void>;
  remove(calendar: string, name: string): Promise<void>;
  /** All objects of a calendar as they stand there. */
  texts(calendar: string): Promise<string>;
  /** Ends the server; its calendars stay. */
  halt(): Promise<void>;
  /** Starts it again on the same port after {@link halt}. */
  again(): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
};

/** Starts Radicale. Rejects with what to install when it is not there. */
export async function startRadicale(): Promise<Radicale> {
  if (!existsSync(program)) throw new Error('Radicale is needed for this: apt-get install radicale');
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-radicale-'));
  const [username, password] = ['egeskov', 'a-secret-of-this-test'];
  const port = await freePort();
  const config = join(folder, 'radicale.conf');
  writeFileSync(join(folder, 'users'), `${username}:${password}\n`);
  writeFileSync(
    config,
    `[server]
hosts = 127.0.0.1:${port}
[auth]
type = htpasswd
htpasswd_filename = ${join(folder, 'users')}
htpasswd_encryption = plain
# A wrong password is otherwise answered after a second.
delay = 0
[storage]
filesystem_folder = ${join(folder, 'calendars')}
[rights]
type = owner_only
`,
  );
  const begin = async (): Promise<ChildProcess> => {
    const started = spawn(program, ['--config', config], { stdio: 'ignore' });
    await untilListening(port);
    return started;
  };
  let child = await begin();
  const url = `http://127.0.0.1:${port}/`;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const ask = async (method: string, path: string, body?: string): Promise<string> => {
    const response = await fetch(`${url}${username}/${path}`, {
      method,
      headers: { authorization, 'content-type': path.endsWith('.ics') ? 'text/calendar' : 'application/xml' },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text;
  };
  return {
    url,
    username,
    password,
    async makeCalendar(name, shownAs = name) {
      await ask(
        'MKCALENDAR',
        `${name}/`,
        `<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop><D:displayname>${shownAs}</D:displayname></D:prop></D:set></C:mkcalendar>`,
      );
      return `${url}${username}/${name}/`;
    },
    removeCalendar: async (name) => void (await ask('DELETE', `${name}/`)),
    put: async (calendar, name, text) => void (await ask('PUT', `${calendar}/${name}.ics`, text)),
    remove: async (calendar, name) => void (await ask('DELETE', `${calendar}/${name}.ics`)),
    texts: (calendar) => ask('GET', `${calendar}/`),
    halt: () => endChild(child),
    async again() {
      child = await begin();
    },
    async stop() {
      await endChild(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
