import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { bad } from '../../../main/contract/result.ts';
import { dialCommand } from '../../../main/dialling/dial-command.ts';
import { readDial } from '../../../main/dialling/dial-plan.ts';
import { dialSocketPath, handToKiosk, openDialSocket } from '../../../main/dialling/dial-socket.ts';
import { silentLog } from '../../../main/log.ts';
import { sites } from './sites.ts';

const open: { stop(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.stop();
});

/** A data folder with settings, and the command's answer with them. */
function setUp(settings: object = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-dial-'));
  const config = join(folder, 'rundbord.json');
  writeFileSync(config, JSON.stringify(settings));
  const dial = async (...args: readonly string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
    const code = await dialCommand.run([...args, '--config', config, '--data', folder], output);
    return { code, out: out.join('\n'), err: err.join('\n') };
  };
  return { folder, dial };
}
/** A kiosk that is handed texts. */
async function kioskIn(folder: string, read = (text: string) => readDial(text, sites.vdx)) {
  const heard: string[] = [];
  open.push(
    openDialSocket({ dataFolder: folder, log: silentLog, read, take: (text) => void heard.push(text) }),
  );
  await vi.waitFor(() => statSync(dialSocketPath(folder) ?? ''));
  return heard;
}

test('where no kiosk runs, the settings tell', async () => {
  const { dial } = setUp({ dialling: { pexip: { nodes: ['https://video.example.org'] } } });
  expect(await dial('ward4')).toEqual({
    code: 0,
    out: 'ward4: a Pexip meeting. It goes by Pexip at video.example.org.',
    err: 'No kiosk runs here, so this is by the settings alone.',
  });
  expect(await dial('+45', '12', '34', '56', '78', '--show')).toEqual({
    code: 1,
    out: '+4512345678: a number. Nothing here can call it.',
    err: 'No kiosk runs here, so this is by the settings alone.',
  });
  expect(JSON.parse((await dial('rundbord:east', '--json')).out)).toEqual({
    kind: 'room',
    shown: 'rundbord:east',
    route: { engine: 'room', at: '' },
    handed: false,
  });
  expect(await dial('what', 'is', 'this')).toMatchObject({ code: 1, out: '' });
  expect(await dial()).toMatchObject({ code: 2 });
});

test('a kiosk that runs is handed the text, and says what it understood, without a PIN', async () => {
  const { folder, dial } = setUp();
  const heard = await kioskIn(folder);
  expect(await dial('pexip://ward4@example.org?pin=4711')).toEqual({
    code: 0,
    out: 'ward4@example.org: a Pexip meeting. It goes by Pexip at video.example.org.',
    err: 'It stands in the dial field of the kiosk; press Call there.',
  });
  expect(heard).toEqual(['pexip://ward4@example.org?pin=4711']);
  expect(JSON.stringify(await handToKiosk(folder, 'pexip://ward4@example.org?pin=4711', true))).not.toContain(
    '4711',
  );
  expect((await dial('ward4', '--show')).err).toBe('');
  expect(await dial('two', 'words')).toMatchObject({ code: 1, out: '' });
  expect(heard).toHaveLength(1);
});

test('only the kiosk’s user reaches the socket; whoever says nonsense is answered, and harms nobody', async () => {
  const { folder } = setUp();
  await kioskIn(folder, () => bad('join-not-understood'));
  if (process.platform !== 'win32') expect(statSync(join(folder, 'dial')).mode & 0o777).toBe(0o700);
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(dialSocketPath(folder) ?? '', () => socket.write('{"launch": 1}\n'));
    socket.on('data', (bytes) => resolve(bytes.toString()));
  });
  expect(JSON.parse(answer)).toEqual({ ok: false, error: { code: 'bad-argument' } });
  expect(await handToKiosk(folder, 'x', false)).toEqual(bad('join-not-understood'));
});

test('a folder whose name is too long has no socket', () => {
  expect(dialSocketPath(`/${'x'.repeat(200)}`, 'linux')).toBeNull();
  expect(dialSocketPath('C:/Users/kiosk', 'win32')).toMatch(/^\\\\\.\\pipe\\rundbord-[\da-f]{24}$/);
});
