import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../../main/contract/clock.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import { good } from '../../../main/contract/result.ts';
import { type Directory, openDirectory } from '../../../main/directory/directory.ts';
import { silentLog } from '../../../main/log.ts';
import { settingsSchema } from '../../../main/settings/schema.ts';
import { openStore } from '../../../main/store/store.ts';

const opened: Directory[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.stop();
});

const table =
  'name,kind,where,address\nEgeskov,room,Odense,sip:egeskov@example.org\nLægerne,practice,,12345678\nAnna Lund,person,Odense,4711\n';

async function setUp(options: { recents?: string; folder?: string; text?: string } = {}) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'rundbord-directory-'));
  const file = join(folder, 'directory.csv');
  writeFileSync(file, options.text ?? table);
  const directory = openDirectory({
    clock: systemClock,
    log: silentLog,
    store: openStore(join(folder, 'store'), silentLog),
    rooms: async (own) => good([own, { room: 'rosenborg', name: 'Rosenborg', site: 'Odense' }]),
  });
  opened.push(directory);
  const settings = settingsSchema.parse({
    room: { address: 'own-room', name: 'Own' },
    directory: {
      sources: [{ file }, { hub: 'rooms' }],
      ...(options.recents && { recents: options.recents }),
    },
  });
  directory.use(settings);
  const search = async (text: string): Promise<readonly string[]> => {
    const found = await directory.answers['directory.search']({ text, kind: null });
    return found.ok ? found.value.entries.map(({ name }) => name) : [found.error.code];
  };
  await vi.waitFor(async () => expect(await search('')).toContain('Rosenborg'));
  await vi.waitFor(async () => expect((await search('')).length).toBeGreaterThan(1));
  return { directory, settings, folder, file, search };
}

const call = (address: string, more: { meetingId?: string; since?: number; incoming?: true } = {}) => ({
  target: { engine: 'sip', provider: 'sip', address, source: 'typed' } satisfies JoinTarget,
  meetingId: more.meetingId ?? null,
  muted: false,
  camera: true,
  since: more.since ?? Math.random(),
  ...(more.incoming && { incoming: true }),
});
const recents = (directory: Directory): readonly string[] =>
  directory.facts.recents.map(({ name, address, direction }) => `${direction} ${name} ${address}`);

test('entries of a file and of the hub are found together, the own room not among them', async () => {
  const { search } = await setUp();
  expect(await search('')).toEqual(['Egeskov', 'Rosenborg', 'Lægerne', 'Anna Lund']);
  expect(await search('od')).toEqual(['Egeskov', 'Rosenborg', 'Anna Lund']);
  expect(await search('own')).toEqual([]);
});

test('favourites are kept over a restart, and gone with their entry', async () => {
  const first = await setUp();
  const found = await first.directory.answers['directory.search']({ text: 'anna', kind: null });
  const id = found.ok ? (found.value.entries[0]?.id ?? '') : '';
  expect(first.directory.answers['directory.favour']({ entry: id, on: true })).toEqual(good(null));
  expect(first.directory.answers['directory.favour']({ entry: 'nobody', on: true })).toMatchObject({
    ok: false,
  });
  expect(first.directory.facts.favourites.map(({ name, favourite }) => [name, favourite])).toEqual([
    ['Anna Lund', true],
  ]);
  first.directory.stop();
  const second = await setUp({ folder: first.folder });
  expect(second.directory.facts.favourites.map(({ name }) => name)).toEqual(['Anna Lund']);
  expect((await second.search('')).at(0)).toBe('Anna Lund');
  second.directory.stop();
  const third = await setUp({ folder: first.folder, text: 'name,kind,address\nEgeskov,room,1\n' });
  expect(third.directory.facts.favourites).toEqual([]);
});

test('on a shared kiosk only calls with rooms and practices are kept, each once, and forgotten on request', async () => {
  const { directory, folder } = await setUp();
  directory.callIs(call('sip:Egeskov@example.org;transport=tls'));
  directory.callIs(call('sip:+4512345678@sip.example.org'));
  directory.callIs(call('sip:4711@sip.example.org'));
  directory.callIs(call('sip:stranger@example.net'));
  directory.callIs(call('sip:egeskov@example.org', { meetingId: 'm' }));
  directory.callIs(call('https://video.example.org/webapp3/m/egeskov%40example.org', { incoming: true }));
  expect(recents(directory)).toEqual(['in Egeskov sip:egeskov@example.org', 'out Lægerne 12345678']);
  directory.answers['call.missed']({ name: 'Anna', address: 'sip:anna@example.org' });
  directory.answers['call.missed']({ name: 'X', address: 'sip:egeskov@example.org' });
  expect(recents(directory)[0]).toBe('missed Egeskov sip:egeskov@example.org');
  expect(readFileSync(join(folder, 'store', 'directory-recents.json'), 'utf8')).not.toMatch(
    /4711|stranger|anna/i,
  );
  directory.answers['directory.forgetRecents'](null);
  expect(recents(directory)).toEqual([]);
});

test('the same call is told again and again and counts once; one that a rule rewrote is known by what was typed', async () => {
  const { directory } = await setUp({ recents: 'all' });
  directory.callIs(call('sip:stranger@example.net', { since: 5 }));
  directory.callIs(call('sip:stranger@example.net', { since: 5 }));
  expect(recents(directory)).toEqual(['out stranger@example.net sip:stranger@example.net']);
  directory.dials('4711', 'tel:4711');
  directory.dials('tel:4711', 'sip:room4711@far.example.net');
  directory.callIs(call('sip:room4711@far.example.net'));
  expect(recents(directory)[0]).toBe('out Anna Lund 4711');
});

test('what may not be kept any more is forgotten at once', async () => {
  const { directory, settings } = await setUp({ recents: 'all' });
  directory.callIs(call('sip:stranger@example.net'));
  directory.callIs(call('sip:egeskov@example.org'));
  directory.use({ ...settings, directory: { ...settings.directory, recents: 'rooms' } });
  expect(recents(directory)).toEqual(['out Egeskov sip:egeskov@example.org']);
  directory.use({ ...settings, directory: { ...settings.directory, recents: 'none' } });
  expect(recents(directory)).toEqual([]);
  directory.use(settings);
  expect(recents(directory)).toEqual([]);
});

test('a broken line and a file that is not there are told, with no word of what stands in it', async () => {
  const { directory, settings, folder, search } = await setUp({ text: `${table}Bo Holm,person,,\n` });
  expect(directory.problems).toEqual([
    { code: 'directory-broken', at: 'directory.csv', detail: 'line 5: it has no address' },
  ]);
  expect(directory.facts.troubled).toBe(false);
  directory.use({
    ...settings,
    directory: { ...settings.directory, sources: [{ vcard: join(folder, 'no.vcf') }] },
  });
  await vi.waitFor(() => expect(directory.facts.troubled).toBe(true));
  expect(directory.problems).toEqual([{ code: 'directory-unreachable', at: 'no.vcf', detail: 'ENOENT' }]);
  expect(await search('')).toEqual([]);
});
