import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { agendaCommand } from '../../../main/agenda/agenda-command.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}.ics`, import.meta.url));

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await agendaCommand.run(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
function file(text: string): string {
  const name = join(mkdtempSync(join(tmpdir(), 'rundbord-command-')), 'a.ics');
  writeFileSync(name, text);
  return name;
}

test('--json prints exactly the fields that are promised, and nothing else', async () => {
  const { code, out, err } = await run(
    fixture('exchange'),
    '--from',
    '2026-03-01',
    '--to',
    '2026-04-01',
    '--zone',
    'Europe/Copenhagen',
    '--json',
  );
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual([
    {
      id: 'EXAMPLE-EXCHANGE-1/2026-03-02T13:00:00.000Z',
      title: 'Samarbejdsmøde med kommunen',
      start: '2026-03-02T13:00:00.000Z',
      end: '2026-03-02T14:00:00.000Z',
      allDay: false,
      private: false,
      status: 'confirmed',
      organizer: null,
      location: 'rundbord:east',
      join: [{ engine: 'room', provider: 'rundbord', address: 'rundbord:east', source: 'location' }],
    },
    {
      id: 'EXAMPLE-EXCHANGE-2',
      title: '',
      start: '2026-03-28T22:00:00.000Z',
      end: '2026-03-29T05:00:00.000Z',
      allDay: false,
      private: true,
      status: 'tentative',
      organizer: null,
      location: null,
      join: [],
    },
  ]);
});

test('moments: a date or a time without an offset is in the zone; the end is not included', async () => {
  const ids = async (...args: readonly string[]): Promise<number> =>
    JSON.parse((await run(fixture('outlook'), '--json', ...args)).out).length;
  const zone = ['--zone', 'Europe/Copenhagen'];
  // The meeting is from 09:00 to 09:30 there, 08:00 to 08:30 in UTC.
  expect(await ids('--from', '2026-03-04', '--to', '2026-03-05', ...zone)).toBe(1);
  expect(await ids('--from', '2026-03-04T09:29', '--to', '2026-03-04T10:00', ...zone)).toBe(1);
  expect(await ids('--from', '2026-03-04T09:30', '--to', '2026-03-04T10:00', ...zone)).toBe(0);
  expect(await ids('--from', '2026-03-04T08:29:00Z', '--to', '2026-03-04T08:30:00Z', ...zone)).toBe(1);
  expect(await ids('--from', '2026-03-04T08:00', '--to', '2026-03-04T09:00', ...zone)).toBe(0);
  expect(
    await ids(
      '--from',
      '2026-03-04T09:29:00+01:00',
      '--to',
      '2026-03-04T10:00:00+01:00',
      '--zone',
      'America/New_York',
    ),
  ).toBe(1);
  // Seven days without --to.
  expect(await ids('--from', '2026-03-04', ...zone)).toBe(3);
});

test('what the room declined is left out by --address', async () => {
  const range = ['--from', '2026-03-12', '--to', '2026-03-13', '--zone', 'Europe/Stockholm'];
  expect((await run(fixture('google'), ...range)).out).toContain('Avböjt');
  expect(
    (await run(fixture('google'), ...range, '--address', 'x@example.org', '--address', 'EAST@example.org'))
      .out,
  ).not.toContain('Avböjt');
});

test('for people: by day, in the zone, without what is private', async () => {
  const { out } = await run(
    fixture('outlook'),
    '--from',
    '2026-03-04',
    '--to',
    '2026-03-07',
    '--zone',
    'Europe/Copenhagen',
  );
  expect(out).toContain(
    'Wednesday 2026-03-04, Europe/Copenhagen\n  09:00 to 09:30  Tavlemøde · Sengeafsnit 4 · join: teams',
  );
  expect(out).toContain('  10:00 to 11:00  private meeting');
  expect(out).toContain('  all day         Lokalet rengøres');
  expect(out).not.toContain('pårørende');
  expect((await run(fixture('outlook'), '--from', '2030-01-01')).out).toBe('No meetings in this time.');
});

test('what cannot be read is said, and what can be is printed', async () => {
  const text =
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260310T100000Z\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nDTSTART:never\nEND:VEVENT\nEND:VCALENDAR\n';
  const { code, out, err } = await run(file(text), '--from', '2026-03-10', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toHaveLength(1);
  expect(err).toBe('Not all of the calendar can be read (line 8): DTSTART cannot be read; it is not shown.');
});

test('3 and a sentence when it cannot be had or is no calendar', async () => {
  expect(await run('/nowhere/a.ics')).toEqual({
    code: 3,
    out: '',
    err: 'The calendar is not there (/nowhere/a.ics): there is no such file.',
  });
  expect(await run(tmpdir())).toMatchObject({ code: 3, err: expect.stringContaining('it is a folder') });
  expect(await run(file(''), '--json')).toEqual({
    code: 3,
    out: '',
    err: 'This is no calendar: it is empty.',
  });
  expect(await run(file('<html></html>'))).toMatchObject({
    code: 3,
    err: expect.stringContaining('web page'),
  });
  expect(await run('http://127.0.0.1:9/a.ics')).toMatchObject({
    code: 3,
    err: expect.stringContaining('cannot be reached (127.0.0.1:9)'),
  });
});

/** A settings file with these lines below `agenda:`. */
function settings(...lines: readonly string[]): string {
  const name = join(mkdtempSync(join(tmpdir(), 'rundbord-command-')), 'rundbord.yaml');
  const all = ['room: { zone: Europe/Copenhagen }', 'agenda:', ...lines.map((line) => `  ${line}`), ''];
  writeFileSync(name, all.join('\n'));
  return name;
}

test('--config reads every calendar of the settings once, joins them, and says what became of each', async () => {
  const calendar = (summary: string): string =>
    file(
      `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:${summary}\nDTSTART:20260310T100000Z\nDTEND:20260310T110000Z\nSUMMARY:${summary}\nATTENDEE;CN=Anna Berg:mailto:anna@example.org\nLOCATION:https://portal.vconf.dk/?url=12345@rooms.vconf.dk&pin=98765\nEND:VEVENT\nEND:VCALENDAR\n`,
    );
  const config = settings(
    'sources:',
    `  - file: ${calendar('One')}`,
    `  - file: ${calendar('Two')}`,
    '  - file: /nowhere/x.ics',
    '  - caldav: http://127.0.0.1:9/',
    '    username: geheim',
    '    password: geheim',
    'showDetails: true',
  );
  const range = ['--from', '2026-03-10', '--to', '2026-03-11'];
  const people = await run('--config', config, ...range);
  expect(people.code).toBe(0);
  expect(people.out).toContain('Tuesday 2026-03-10, Europe/Copenhagen\n  11:00 to 12:00  One · join: vdx');
  expect(people.out).toContain('Two');
  expect(people.err).toContain('file a.ics: 1 meeting; it is only read.');
  expect(people.err).toContain('file x.ics: nothing could be read.\n  The calendar is not there (x.ics)');
  expect(people.err).toContain(
    'caldav 127.0.0.1:9: nothing could be read.\n  The calendar cannot be reached',
  );
  const machine = await run('--config', config, ...range, '--json');
  expect(JSON.parse(machine.out)).toHaveLength(2);
  expect([people.out, people.err, machine.out, machine.err].join()).not.toMatch(/geheim|Anna|98765/);
});

test('--config: 3 and a sentence when there is nothing to read', async () => {
  const nothing = async (config: string): Promise<string> => {
    const { code, out, err } = await run('--config', config);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    return err;
  };
  expect(await nothing('/nowhere/rundbord.yaml')).toContain('There is no settings file');
  expect(await nothing(settings('sources: [{ file: 3 }]'))).toMatch(
    /agenda\.sources\[0\].*\n.*so no calendar is read/,
  );
  expect(await nothing(settings('sources: []'))).toContain('names no calendar');
  expect(await nothing(settings('sources: [{ file: /nowhere/a.ics }]'))).toContain('nothing could be read');
});

test.each([
  [['a.ics', '--config', 'b.yaml'], 'one calendar at a time'],
  [[], 'Which calendar?'],
  [['a.ics', 'b.ics'], 'one calendar at a time'],
  [['a.ics', '--zone', 'Mars/Base'], 'not a time zone'],
  [['a.ics', '--from', 'soon'], '--from soon is not a time'],
  [['a.ics', '--to', '2026-13-01'], '--to 2026-13-01 is not a time'],
  [['a.ics', '--from', '2026-03-02', '--to', '2026-03-02'], '--to must be later'],
  [['a.ics', '--nonsense'], '--nonsense'],
])('2 and a sentence for %j', async (args, said) => {
  const { code, out, err } = await run(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(said);
  expect(err).toContain('rundbord agenda --help');
});
