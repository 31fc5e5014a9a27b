import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type EditableSettings, editableSettings } from '../../../main/contract/kiosk.ts';
import { languages } from '../../../main/contract/languages.ts';
import { silentLog } from '../../../main/log.ts';
import { editableOf, editsFor } from '../../../main/settings/editable-settings.ts';
import {
  editSettingsText,
  readSettings,
  type SettingsForm,
  settingsDataOf,
} from '../../../main/settings/read-settings.ts';
import { exampleSettings } from '../../../main/settings/reference.ts';
import { defaultSettings } from '../../../main/settings/schema.ts';
import { type OpenSettings, openSettings } from '../../../main/settings/settings.ts';
import { openStore } from '../../../main/store/store.ts';
import { makeHandClock } from './hand-clock.ts';

const folders: string[] = [];
const opened: OpenSettings[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Settings opened on a file that holds `text`, or on none. */
function open(text: string | null, name = 'rundbord.yaml') {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-write-'));
  folders.push(folder);
  const file = join(folder, 'config', name);
  if (text !== null) {
    mkdirSync(dirname(file));
    writeFileSync(file, text);
  }
  const store = openStore(join(folder, 'data'), silentLog);
  const settings = openSettings({ file, clock: makeHandClock(), log: silentLog, store });
  opened.push(settings);
  const write = (change: Partial<EditableSettings>) =>
    settings.write({ ...editableOf(settings.value), ...change });
  return { folder, file, settings, write, text: () => readFileSync(file, 'utf8') };
}

const done = { ok: true, value: null };

test('a file that is not there is made with its folder, for its owner only, and says what it is', async () => {
  const { file, settings, write, text } = open(null);
  expect(await write({ roomName: 'Egeskov', theme: 'dark' })).toEqual(done);
  expect(text()).toMatch(/^# The settings of this kiosk/);
  expect(
    text()
      .replaceAll(/^#.*\n/gm, '')
      .trim(),
  ).toBe('room:\n  name: Egeskov\ntheme: dark');
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(readdirSync(dirname(file))).toEqual(['rundbord.yaml']);
  expect(settings.value).toMatchObject({ room: { name: 'Egeskov' }, theme: 'dark' });
});

test('comments, order, quotes and what is not edited stay as they were', async () => {
  const { write, text } = open(`# Kept by IT
theme: auto   # as the computer

# The room
room:
  site: 'Sundhedshuset' # the house
  # who knows
  name: "Egeskov"
hub:
  inviteHours: 3
agenda:
  sources:
    # from the booking system
    - url: https://c.example.org/a.ics
      username: kiosk
      password: s3cret
      refreshMinutes: 9
    - file: own.ics # by hand
log: { level: debug }
`);
  const answer = await write({ roomName: 'Ny: "sal"', theme: 'dark', posture: 'laptop', site: 'Huset' });
  expect(answer).toEqual(done);
  expect(text()).toBe(`# Kept by IT
theme: dark # as the computer

# The room
room:
  site: 'Huset' # the house
  # who knows
  name: "Ny: \\"sal\\""
  posture: laptop
hub:
  inviteHours: 3
agenda:
  sources:
    # from the booking system
    - url: https://c.example.org/a.ics
      username: kiosk
      password: s3cret
      refreshMinutes: 9
    - file: own.ics # by hand
log: { level: debug }
`);
});

test('calendars that stay keep their credentials and their place in the file; others come and go', async () => {
  const { settings, folder, write, text } = open(`agenda:
  sources:
    - file: old.ics
    - url: https://c.example.org/a.ics
      username: kiosk
      password: s3cret
    - file: own.ics # by hand
`);
  const own = join(folder, 'config', 'own.ics');
  expect(editableOf(settings.value).agendaSources[2]).toBe(own);
  const wanted = [own, 'https://new.example.org/b.ics', 'https://c.example.org/a.ics', '/srv/c.ics', own];
  expect(await write({ agendaSources: wanted })).toEqual(done);
  expect(text()).toBe(`agenda:
  sources:
    - file: own.ics # by hand
    - url: https://new.example.org/b.ics
    - url: https://c.example.org/a.ics
      username: kiosk
      password: s3cret
    - file: /srv/c.ics
`);
  expect(editableOf(settings.value).agendaSources).toEqual(wanted.slice(0, 4));
  expect(await write({ agendaSources: [] })).toEqual(done);
  expect(settings.value.agenda.sources).toEqual([]);
});

test('calendars of servers can be kept and removed, each with all that its entry says, and not be added by a line', async () => {
  const dav = (calendar: string): string => `    - caldav: https://dav.example.org/
      username: kiosk
      password: s3cret
      calendar: ${calendar}
`;
  const graph = `    - graph: egeskov@example.org
      tenant: example.org
      client: 00000000-0000-0000-0000-000000000000
      secret: s3cret
`;
  const google = `    - google: egeskov@example.org
      key: key.json
`;
  const ews = `    - ews: https://mail.example.org/EWS/Exchange.asmx
      mailbox: egeskov@example.org
      username: EXAMPLE\\kiosk
      password: s3cret
`;
  const head = 'agenda:\n  sources:\n';
  const { settings, write, text } = open(`${head}${dav('East')}${graph}${google}${dav('West')}${ews}`);
  const lines = [
    'caldav: https://dav.example.org/',
    'graph: egeskov@example.org',
    'google: egeskov@example.org',
    'caldav: https://dav.example.org/',
    'ews: egeskov@example.org',
  ];
  expect(editableOf(settings.value).agendaSources).toEqual(lines);
  const before = text();
  expect(await write({})).toEqual(done);
  expect(text()).toBe(before);
  expect(
    await write({ agendaSources: [...lines.slice(0, 2), ...lines.slice(3), 'ews: new@example.org'] }),
  ).toEqual(done);
  expect(text()).toBe(`${head}${dav('East')}${graph}${dav('West')}${ews}`);
  expect(await write({ agendaSources: ['ews: egeskov@example.org', 'https://c.example.org/a.ics'] })).toEqual(
    done,
  );
  expect(text()).toBe(`${head}${ews}    - url: https://c.example.org/a.ics\n`);
});

test('what is not changed is not written: defaults stay defaults, and the file is untouched', async () => {
  const { settings, write, text } = open('language:   { offered: [sv, en], default: sv }\n');
  const before = text();
  expect(await write({})).toEqual(done);
  expect(text()).toBe(before);
  // The room is called by its language as long as nobody named it; the new language is offered from now on.
  expect(await write({ language: 'nb' })).toEqual(done);
  expect(settings.value).toMatchObject({
    room: { name: 'Møterom' },
    language: { default: 'nb', offered: ['sv', 'en', 'nb'] },
  });
});

test('a wrong value is refused with its reason, and the file and the settings stay', async () => {
  const { settings, write, text } = open('theme: dark\n');
  expect(await write({ agendaSources: ['http://c.example.org/a.ics'], theme: 'light' })).toMatchObject({
    ok: false,
    error: { code: 'settings-not-written', detail: expect.stringContaining('agenda.sources[0].url') },
  });
  expect(text()).toBe('theme: dark\n');
  expect(settings).toMatchObject({ issues: [], value: { theme: 'dark' } });
});

test('a wrong file is mended where the screen can, and else it is said what is wrong', async () => {
  const mended = open('theme: drak # dark\n');
  expect(mended.settings.issues).toHaveLength(1);
  expect(await mended.write({})).toEqual(done);
  expect(mended.text()).toBe('theme: auto # dark\n');
  expect(mended.settings.issues).toEqual([]);

  const elsewhere = open('hub: { port: 1 }\n');
  expect(await elsewhere.write({ theme: 'dark' })).toMatchObject({
    error: { code: 'settings-not-written', detail: expect.stringContaining('hub.port') },
  });
  const broken = open('hub: {\n');
  expect(await broken.write({ theme: 'dark' })).toMatchObject({
    error: { code: 'settings-not-written', detail: expect.stringContaining('YAML') },
  });
  expect(broken.text()).toBe('hub: {\n');
});

test('rights and links stay', async () => {
  const { file, folder, write } = open('theme: dark\n');
  const real = join(folder, 'real.yaml');
  writeFileSync(real, 'theme: light\n');
  chmodSync(real, 0o640);
  rmSync(file);
  symlinkSync(real, file);
  expect(await write({ theme: 'dark', roomName: 'Egeskov' })).toEqual(done);
  expect(lstatSync(file).isSymbolicLink()).toBe(true);
  expect(readFileSync(real, 'utf8')).toContain('name: Egeskov');
  expect(statSync(real).mode & 0o777).toBe(0o640);
});

test('where it cannot be written it says why, and nothing is left behind', async () => {
  const { file, folder, write, settings } = open(null);
  writeFileSync(join(folder, 'config'), 'a file where the folder should be');
  expect(await write({ theme: 'dark' })).toEqual({
    ok: false,
    error: {
      code: 'settings-not-written',
      at: file,
      detail: 'a file stands where its folder should be',
    },
  });
  expect(settings.value.theme).toBe('auto');

  const taken = open('theme: dark\n');
  mkdirSync(`${taken.file}.new`);
  expect(await taken.write({ theme: 'light' })).toMatchObject({
    error: { code: 'settings-not-written', detail: 'a folder stands in its place' },
  });
  expect(taken.text()).toBe('theme: dark\n');
  expect(taken.settings.value.theme).toBe('dark');
});

test('the PIN is written and replaced', async () => {
  const { settings, text } = open('theme: dark\n');
  const hash = (letter: string): string => `scrypt$16384$8$1$${letter.repeat(22)}$${letter.repeat(43)}`;
  expect(await settings.setPin(hash('a'))).toEqual(done);
  expect(settings.value.pin).toBe(hash('a'));
  expect(await settings.setPin(hash('b'))).toEqual(done);
  expect(text()).toBe(`theme: dark\npin: ${hash('b')}\n`);
  expect(await settings.setPin('1234')).toMatchObject({ error: { code: 'settings-not-written' } });
  expect(settings.value.pin).toBe(hash('b'));
});

test("Windows' line ends stay", () => {
  const text = editSettingsText('# a\r\ntheme: dark\r\n\r\n# b\r\nroom:\r\n  site: x # c\r\n', 'yaml', [
    { path: ['room', 'name'], value: 'Egeskov' },
  ]);
  expect(text).toBe('# a\r\ntheme: dark\r\n\r\n# b\r\nroom:\r\n  site: x # c\r\n  name: Egeskov\r\n');
});

test('an alias in the way of an edit is left to people', () => {
  const text = 'room: &r { site: x }\nhub: *r\n';
  expect(editSettingsText(text, 'yaml', [{ path: ['hub', 'site'], value: 'y' }])).toBeNull();
  expect(editSettingsText('just words', 'yaml', [{ path: ['theme'], value: 'dark' }])).toBeNull();
});

test('whatever is written reads back, and a second time there is nothing to write', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '/srv/a.ics',
      'b.ics',
      'https://c.example.org/x?y=1#z',
      "it's: a #file",
      'C:\\Users\\k\\a.ics',
    ),
    fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => `/${text.replaceAll(':', '')}`),
  );
  const edits = fc
    .record({
      roomName: fc.oneof(
        fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
        fc.constantFrom(
          'yes',
          '12',
          'null',
          '- x',
          '# x',
          'a: b',
          '"',
          "'",
          '{',
          '*a',
          '!x',
          'a  #b',
          '~',
          '|',
        ),
      ),
      site: fc.string({ maxLength: 20, unit: 'binary' }),
      posture: fc.constantFrom('room' as const, 'terminal' as const, 'laptop' as const),
      theme: fc.constantFrom('auto' as const, 'dark' as const, 'light' as const),
      language: fc.constantFrom(...languages),
      agendaSources: fc.array(line, { maxLength: 4 }),
      showTitles: fc.boolean(),
      showOrganizers: fc.boolean(),
    })
    .map((wanted) => editableSettings.safeParse(wanted))
    .filter((wanted) => wanted.success)
    .map((wanted) => ({ ...wanted.data, agendaSources: [...new Set(wanted.data.agendaSources)] }));
  const base = fc.constantFrom<readonly [SettingsForm, string]>(
    ['yaml', ''],
    ['yaml', exampleSettings()],
    ['yaml', 'room:\nagenda: { sources: [ { file: b.ics }, { url: "https://c.example.org/x?y=1#z" } ] }\n'],
    ['yaml', 'room:\n    name: "x"\n    site: >-\n        folded\n        text\n'],
    ['json', ''],
    ['json', '{"room":{"name":"x"},"agenda":{"sources":[{"file":"b.ics"}]}}'],
  );
  fc.assert(
    fc.property(edits, base, (wanted, [form, text]) => {
      const before = readSettings(text, form, '/f');
      const inForce = before.ok ? before.settings : defaultSettings();
      const edited = editSettingsText(
        text,
        form,
        editsFor(wanted, settingsDataOf(text, form), inForce, '/f'),
      );
      if (edited === null) throw new Error('it could not be edited');
      const after = readSettings(edited, form, '/f');
      if (!after.ok) throw new Error(JSON.stringify(after.issues));
      // A room that nobody named is called by its language.
      const name = wanted.roomName === inForce.room.name ? after.settings.room.name : wanted.roomName;
      const sources = wanted.agendaSources.map((source) =>
        source.includes('://') ? source : source.startsWith('/') ? source : `/f/${source}`,
      );
      const got = editableOf(after.settings);
      expect({ ...got, agendaSources: [] }).toEqual({ ...wanted, roomName: name, agendaSources: [] });
      expect(got.agendaSources.length).toBe(sources.length);
      expect(editsFor(got, settingsDataOf(edited, form), after.settings, '/f')).toEqual([]);
    }),
    { numRuns: 150 },
  );
  expect(existsSync('/f')).toBe(false);
  // The file with every setting is long, and the computer may be busy.
}, 30_000);
