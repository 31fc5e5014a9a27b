import { createHash } from 'node:crypto';
import type { Client, ClientChannel, ConnectConfig } from 'ssh2';
import type { LineAddress } from '../line.ts';
import { answerWithin, lineFailure, wordsOf } from './answer-within.ts';
import type { LineEvents, LinePort, OpenedLine } from './line-port.ts';
import { streamLine } from './stream-line.ts';

type SshAddress = Extract<LineAddress, { kind: 'ssh' }>;

/** How often a silent server is asked whether it is there, in ms, and how many of these it may leave without an answer. */
const askMs = 5_000;
const unanswered = 3;
/** How long an end is waited for, in ms. */
const endMs = 500;

/**
 * What codecs of 2010 speak and newer ones do not: taken only where the device has nothing better. Their passwords otherwise go
 * over telnet, in the clear.
 */
const oldAlgorithms: NonNullable<ConnectConfig['algorithms']> = {
  kex: {
    append: ['diffie-hellman-group-exchange-sha1', 'diffie-hellman-group14-sha1'],
    prepend: [],
    remove: [],
  },
  cipher: { append: ['aes256-cbc', 'aes128-cbc', '3des-cbc'], prepend: [], remove: [] },
};

/** A hash as `ssh-keygen -l` prints it, with or without what it prints before it. */
const plain = (hash: string): string => hash.replace(/^SHA256:/, '').replace(/=+$/, '');

/**
 * Opens a remote shell without a terminal, so that nothing is echoed. `seen` holds the key of every host that was spoken with in this
 * run. A password is tried once: a codec may lock who tries more often.
 */
export async function openSsh(
  address: SshAddress,
  events: LineEvents,
  seen: Map<string, string>,
): Promise<OpenedLine> {
  let ssh: typeof import('ssh2');
  try {
    const loaded: { readonly default?: typeof import('ssh2') } & typeof import('ssh2') = await import('ssh2');
    ssh = loaded.default ?? loaded;
  } catch (error) {
    return lineFailure('not-supported', wordsOf(error));
  }
  return answerWithin((answer) => {
    const client = new ssh.Client();
    const host = `${address.host}:${address.port}`;
    let strange: string | null = null;
    const isHost = (key: Buffer): boolean => {
      const hash = plain(createHash('sha256').update(key).digest('base64'));
      const known = address.hostKey === null ? seen.get(host) : plain(address.hostKey);
      if (known !== undefined && known !== hash) {
        strange = hash;
        return false;
      }
      seen.set(host, hash);
      return true;
    };
    const failed = (error: Error & { readonly level?: string }): void => {
      if (strange) answer(lineFailure('refused', `the host's key is another: SHA256:${strange}`));
      else if (error.level === 'client-authentication') answer(lineFailure('refused', wordsOf(error)));
      else answer(lineFailure('not-answering', wordsOf(error)));
      client.destroy();
    };
    client.on('error', failed);
    // A key that is pressed waits for no other.
    client.on('connect', () => client.setNoDelay(true));
    client.on('close', () => answer(lineFailure('not-answering', 'the other end has closed it')));
    client.on('ready', () =>
      client.shell(false, (error, channel) => {
        if (error) return failed(error);
        answer({ ok: true, port: lineOver(client, channel, events) });
      }),
    );
    client.connect({
      host: address.host,
      port: address.port,
      username: address.user,
      authHandler: onceWith(address),
      hostVerifier: isHost,
      keepaliveInterval: askMs,
      keepaliveCountMax: unanswered,
      algorithms: oldAlgorithms,
    });
    return () => client.destroy();
  });
}

/** Asks the server what it takes, and gives the password by the first way of those. */
function onceWith({ user: username, password }: SshAddress): NonNullable<ConnectConfig['authHandler']> {
  let asked = false;
  let given = false;
  return (left, _partial, next) => {
    if (!asked) {
      asked = true;
      return next({ type: 'none', username });
    }
    // The types do not tell of the word for "no more".
    if (given) return next(false as never);
    given = true;
    if (left.includes('password')) return next({ type: 'password', username, password });
    next({
      type: 'keyboard-interactive',
      username,
      prompt: (_name, _instructions, _language, prompts, finish) => finish(prompts.map(() => password)),
    });
  };
}

function lineOver(client: Client, channel: ClientChannel, events: LineEvents): LinePort {
  // Unread it would stop the channel in the end.
  channel.stderr.resume();
  const gone = new Promise<void>((resolve) => client.once('close', () => resolve()));
  // The client's end is the channel's, which tells whoever listens.
  client.on('error', (error) => channel.emit('error', error));
  client.once('close', () => channel.destroy());
  const end = async (): Promise<void> => {
    client.end();
    const timer = setTimeout(() => client.destroy(), endMs);
    await gone;
    clearTimeout(timer);
  };
  return streamLine(channel, events, end);
}
