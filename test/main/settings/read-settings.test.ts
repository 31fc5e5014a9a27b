import { sep } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { issueInWords } from '../../../main/settings/issue-in-words.ts';
import { readSettings, type SettingsForm } from '../../../main/settings/read-settings.ts';
import { exampleSettings } from '../../../main/settings/reference.ts';
import { defaultSettings } from '../../../main/settings/schema.ts';

/** Every issue as the command line says it, with its line before it. */
function mistakes(text: string, form: SettingsForm = 'yaml'): readonly string[] {
  const reading = readSettings(text, form, '/etc/rundbord');
  return reading.ok ? [] : reading.issues.map((issue) => `${issue.line ?? '-'} ${issueInWords(issue)}`);
}

function settingsOf(text: string, form: SettingsForm = 'yaml') {
  const reading = readSettings(text, form, '/etc/rundbord');
  if (!reading.ok) throw new Error(reading.issues.map(issueInWords).join('\n'));
  return reading.settings;
}

test('nothing, comments only, and groups with nothing in them are the defaults', () => {
  const defaults = defaultSettings();
  for (const text of [
    '',
    '\n',
    '# only words\n',
    '---\n',
    'room:\nagenda:\n  sources:\n  # - file: x\nhub:\n',
  ])
    expect(settingsOf(text)).toEqual(defaults);
  expect(settingsOf('', 'json')).toEqual(defaults);
  expect(settingsOf('{}', 'json')).toEqual(defaults);
  expect(defaults.room.name).toBe('Mødelokale');
  expect(defaults.hub.listen).toBeUndefined();
});

test('a room without a name is called what rooms are called in its language', () => {
  expect(settingsOf('language: { default: sv }').room.name).toBe('Mötesrum');
  expect(settingsOf('language: { default: sv }\nroom: { name: Egeskov }').room.name).toBe('Egeskov');
});

test('a full file is read: units, lists and both kinds of calendar', () => {
  const settings = settingsOf(`
room: { name: Egeskov, site: Sundhedshuset, address: egeskov, posture: terminal, zone: Europe/Copenhagen }
agenda:
  sources:
    - file: calendars/room.ics
    - url: https://calendar.example.org/a.ics?key=1#x
      username: kiosk
      password: "12345"
  addresses: [egeskov@example.org]
hub:
  listen: {}
  certificate: { certificate: hub.crt, key: /srv/hub.key }
  kiosks: [{ name: reception, key: aaaaaaaaaaaaaaaaaaaa }]
calls:
  turn: { urls: ["turn:turn.example.org:3478?transport=udp"], secret: s }
  relayOnly: true
`);
  expect(settings.agenda.sources).toEqual([
    { file: ['', 'etc', 'rundbord', 'calendars', 'room.ics'].join(sep) },
    {
      url: 'https://calendar.example.org/a.ics?key=1#x',
      refreshMinutes: 5,
      username: 'kiosk',
      password: '12345',
    },
  ]);
  expect(settings.hub.listen).toEqual({ host: '0.0.0.0', port: 8471 });
  expect(settings.hub.certificate?.certificate).toBe(['', 'etc', 'rundbord', 'hub.crt'].join(sep));
  expect(settings.hub.certificate?.key).toBe(['', 'srv', 'hub.key'].join(sep));
});

test('every mistake is named by its path and line, in the order of the file', () => {
  expect(
    mistakes(`theme: drak
room:
  # a word
  nmae: Egeskov
  zone: Europe/Kobenhavn
agenda:
  showTitles: "yes"
hub:
  ticketMinutes: 0
  inviteHours: 5 hours
  loopbackPort: 99999
pin: 1234
`),
  ).toEqual([
    '1 theme: must be one of auto, dark or light; did you mean dark?',
    '4 room.nmae: there is no such setting; did you mean name?',
    '5 room.zone: must be an IANA time zone like Europe/Copenhagen',
    '7 agenda.showTitles: must be true or false',
    '9 hub.ticketMinutes: must be at least 1',
    '10 hub.inviteHours: must be a number, without quotes or unit',
    '11 hub.loopbackPort: must be at most 65535',
    '12 pin: must be what `rundbord config pin` prints',
  ]);
});

test('a calendar that is neither file nor url, or both, is told so', () => {
  expect(
    mistakes(`agenda:
  sources:
    - ur: https://example.org/a.ics
    - {}
    - file: a.ics
      url: https://example.org/a.ics
    - /srv/a.ics
    - url: http://example.org/a.ics
      refreshMinutes: 0
    - file: a.ics
      username: kiosk
    -
`),
  ).toEqual([
    '3 agenda.sources[0].ur: there is no such setting; did you mean url?',
    '4 agenda.sources[1]: is missing; write file, url, caldav, graph, google or ews',
    '5 agenda.sources[2]: must be either file, url, caldav, graph, google or ews, not both',
    '7 agenda.sources[3]: must be a group with file, url, caldav, graph, google or ews',
    '8 agenda.sources[4].url: must be an address that begins with https:// (http:// only for 127.0.0.1 and localhost), with no user name in it',
    '9 agenda.sources[4].refreshMinutes: must be at least 1',
    '11 agenda.sources[5].username: there is no such setting; it goes with another kind of entry',
    '12 agenda.sources[6]: must be a group with file, url, caldav, graph, google or ews',
  ]);
});

test('a key that stands in the wrong group is told where it belongs', () => {
  expect(mistakes('zone: Europe/Oslo\nsources: []\nbanana: 1\n')).toEqual([
    '1 zone: there is no such setting; did you mean room.zone?',
    '2 sources: there is no such setting; did you mean agenda.sources or directory.sources?',
    '3 banana: there is no such setting; here can stand room, language, theme, agenda, links, dialling, directory, hub, calls, equipment, pin, freshStart or log',
  ]);
  expect(mistakes('__proto__: { x: 1 }')).toHaveLength(1);
});

test('settings that contradict each other are refused', () => {
  expect(mistakes('language: { default: en, offered: [da, sv] }')).toEqual([
    '1 language.default: must be one of the languages in language.offered',
  ]);
  expect(mistakes('calls: { relayOnly: true }')).toEqual([
    '1 calls.relayOnly: must be false as long as calls.turn is not set',
  ]);
  expect(mistakes('hub: { listen: { port: 8470 } }')).toEqual([
    '1 hub.loopbackPort: must be another port than hub.listen.port',
  ]);
  for (const turn of ['', 'secret: s, username: u, credential: c', 'username: u'])
    expect(mistakes(`calls: { turn: { urls: ["turn:t.example.org"], ${turn} } }`)).toEqual([
      '1 calls.turn: must be either secret, or username and credential',
    ]);
});

test('what must be there and is not is named, at the line of its group', () => {
  expect(mistakes('theme: dark\nhub:\n  remote:\n    url: https://hub.example.org\n')).toEqual([
    '3 hub.remote.key: is missing; write text',
  ]);
  expect(mistakes('hub:\n  listen:\n')).toEqual([
    '2 hub.listen: must be a group of settings; {} stands for its defaults',
  ]);
  expect(mistakes('room: { name: 112 }')).toEqual(['1 room.name: must be text; put it in quotes']);
  expect(mistakes('- a\n- b')).toEqual(['- must be a group of settings']);
});

test('a key that stands twice is named, each time', () => {
  expect(mistakes('room:\n  name: a\n  name: b\ntheme: dark\ntheme: light\n')).toEqual([
    '3 room.name: must be written once only',
    '5 theme: must be written once only',
  ]);
  expect(mistakes('{\n  "theme": "dark",\n  "theme": "light"\n}', 'json')).toEqual([
    '3 theme: must be written once only',
  ]);
});

test('slips in the form have their line and say what to do', () => {
  const first = (text: string, form?: SettingsForm): string => mistakes(text, form).join('|');
  expect(first('room:\n\tname: x')).toMatch(/^2 cannot be read; it must be YAML: indent with spaces/);
  expect(first('theme: dark\nroom: name: x')).toMatch(/^2 cannot be read;.* colon /);
  expect(first('theme: "dark')).toMatch(/^1 cannot be read;.*closing quote/);
  expect(first('agenda: { sources: [ { file: "C:\\Users\\a.ics" } ] }')).toMatch(/single quotes/);
  expect(first('theme: dark\n---\ntheme: light')).toMatch(/^2 cannot be read;.*one YAML document/);
  expect(first('{\n"theme": "dark",\n}', 'json')).toMatch(/^3 cannot be read; it must be JSON/);
  expect(first('{\n"theme": "dark"\n', 'json')).toMatch(/^2 cannot be read; it must be JSON/);
  expect(first('{\n\t"room": {\n\t\t"sit": "x"\n\t}\n}', 'json')).toBe(
    '3 room.sit: there is no such setting; did you mean site?',
  );
});

test('no secret that stands in the file stands in what is said of it', () => {
  const secret = 'hunter2hunter2';
  for (const wrong of [
    `calls: { turn: { urls: [], secret: ${secret}, credential: ${secret} } }`,
    `hub: { remote: { key: *${secret} } }`,
    `hub: { remote: { key: !${secret} } }`,
    `hub: { remote: { key: "\\${secret} } }`,
    `hub: { remote: { key: @${secret} } }`,
    `hub: { remote: { key: [${secret}] } }`,
    `hub: { remote: ${secret} }`,
    `hub:\n  remote:\n  ${secret}`,
    `theme: ${secret}`,
    `agenda: { sources: [ { url: "https://u:${secret}@example.org/" } ] }`,
    `pin: ${secret}`,
  ])
    expect(mistakes(wrong).join(), wrong).toMatch(/^(?!.*hunter2).+$/);
  expect(mistakes(`{"pin": ${secret}}`, 'json').join()).toMatch(/^(?!.*hunter2).+$/);
  expect(mistakes(`{"pin": "${secret}" "x"}`, 'json').join()).toMatch(/^(?!.*hunter2).+$/);
});

test('aliases that would fill the memory are refused', () => {
  const lines = Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`);
  expect(mistakes(`a0: &a0 [x]\n${lines.join('\n')}`)).toHaveLength(1);
});

test('a file that is none of ours is refused without being gone through to its end', () => {
  expect(mistakes(Array.from({ length: 2000 }, (_, at) => `key${at}: 1`).join('\n'))).toHaveLength(100);
  expect(mistakes('theme: dark\n'.repeat(500))).toHaveLength(100);
  expect(mistakes('['.repeat(3000))).toEqual([
    '1 cannot be read; it must be YAML with fewer groups inside one another',
  ]);
  expect(mistakes(`${'['.repeat(3000)}${']'.repeat(3000)}`, 'json')).toHaveLength(1);
});

test('no text makes reading throw', () => {
  const pieces = fc.constantFrom(
    ...[
      'room',
      'name',
      'agenda',
      'sources',
      'file',
      'url',
      ':',
      ': ',
      '- ',
      '\n',
      '\n  ',
      '\t',
      '{',
      '}',
      '[',
      ']',
      ',',
    ],
    ...[
      '"',
      "'",
      '&a',
      '*a',
      '<<',
      '!x',
      '#',
      '|',
      '>',
      '? ',
      '---',
      '...',
      '%',
      '@',
      '\\',
      '\r\n',
      '\u0000',
      'null',
      '1e999',
    ],
  );
  const yamlLike = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));
  const cut = fc.tuple(fc.nat(), fc.string({ maxLength: 4 })).map(([at, put]) => {
    const example = exampleSettings();
    const place = at % example.length;
    return example.slice(0, place) + put + example.slice(place + put.length);
  });
  const form = fc.constantFrom<SettingsForm>('yaml', 'json');
  fc.assert(
    fc.property(fc.oneof(fc.string(), yamlLike, cut, fc.json()), form, (text, kind) => {
      const reading = readSettings(text, kind, '/');
      // Told in words too, whatever it is.
      if (!reading.ok) for (const issue of reading.issues) expect(issueInWords(issue)).not.toBe('');
      if (!reading.ok) expect(reading.issues.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
