import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Agenda, startAgenda } from '../../../main/agenda/agenda.ts';
import { noRules } from '../../../main/agenda/links/invitation.ts';
import { makeLog } from '../../../main/log.ts';
import { openStore } from '../../../main/store/store.ts';
import { handClock, until } from './hand-clock.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const servers: Server[] = [];
const running: Agenda[] = [];
afterEach(async () => {
  for (const agenda of running.splice(0)) agenda.stop();
  for (const server of servers.splice(0)) await close(server);
});

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

async function serve(
  answer: Answer,
  port = 0,
): Promise<{ readonly server: Server; readonly port: number; readonly asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, asked };
}

const calendar = (title: string): string =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:${title}\r\nDTSTART:20260310T100000Z\r\nSUMMARY:${title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const sendsText =
  (text: string, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/calendar', ...headers }).end(text);
  };
const sends = (title: string, headers: Record<string, string> = {}): Answer =>
  sendsText(calendar(title), headers);

/** All that is in the files of a folder. */
const onDisk = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join();

function set(folder = mkdtempSync(join(tmpdir(), 'rundbord-url-')), now = '2026-03-10T08:00:00Z') {
  const clock = handClock(now);
  const lines: string[] = [];
  const log = makeLog({ clock, file: null, level: () => 'debug', also: (line) => lines.push(line) });
  const agenda = startAgenda({ clock, log, store: openStore(folder, log) });
  running.push(agenda);
  const use = (...urls: readonly string[]): void =>
    useSources(urls.map((url) => ({ url, refreshMinutes: 5 })));
  const useSources = (sources: Parameters<Agenda['use']>[0]['sources']): void =>
    agenda.use({
      sources,
      zone: 'Europe/Copenhagen',
      addresses: [],
      rules: noRules,
      show: { titles: true, organizers: true, details: true },
    });
  return { folder, clock, lines, agenda, use, useSources };
}
const titles = ({ facts }: Agenda): string => facts.meetings.map(({ title }) => title).join(' ');

test('the second time it asks whether anything is new; 304 keeps what is there and makes it fresh', async () => {
  const { port, asked } = await serve((request, response) => {
    if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end();
    else sends('one', { etag: '"one"', 'last-modified': 'Tue, 10 Mar 2026 07:00:00 GMT' })(request, response);
  });
  const { agenda, clock, use } = set();
  use(`http://127.0.0.1:${port}/room.ics`);
  await until(() => agenda.facts.read);
  expect(titles(agenda)).toBe('one');
  expect(asked[0]?.headers['if-none-match']).toBeUndefined();
  const fresh = agenda.facts.freshAt ?? 0;
  clock.advance(299_000);
  expect(asked).toHaveLength(1);
  clock.advance(1000);
  await until(() => (agenda.facts.freshAt ?? 0) > fresh);
  expect(asked[1]?.headers['if-none-match']).toBe('"one"');
  expect(asked[1]?.headers['if-modified-since']).toBe('Tue, 10 Mar 2026 07:00:00 GMT');
  expect(titles(agenda)).toBe('one');
  expect(agenda.facts).toMatchObject({ problems: [], staleSince: null });
});

test('the server gone and back: said, the meetings stay, tried again soon and ever more seldom, then well again', async () => {
  const { port, server } = await serve(sends('one'));
  const { agenda, clock, use } = set();
  use(`http://127.0.0.1:${port}/room.ics`);
  await until(() => agenda.facts.read);
  const readAt = agenda.facts.freshAt;
  await close(server);
  servers.pop();
  clock.advance(300_000);
  await until(() => agenda.facts.problems.length > 0);
  expect(agenda.facts.problems).toEqual([
    { code: 'agenda-unreachable', at: `127.0.0.1:${port}`, detail: 'ECONNREFUSED' },
  ]);
  expect(agenda.facts.staleSince).toBe(readAt);
  expect(titles(agenda)).toBe('one');

  const back = await serve(sends('two'), port);
  // 10 s after the first failure, a fifth more or less.
  clock.advance(7900);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(back.asked).toHaveLength(0);
  clock.advance(4200);
  await until(() => titles(agenda) === 'two');
  expect(agenda.facts).toMatchObject({ problems: [], staleSince: null });
});

test('after a restart without a network the kept meetings are shown, and said to be old', async () => {
  const { port, server } = await serve(sends('one', { etag: '"one"' }));
  const first = set();
  first.use(`http://127.0.0.1:${port}/room.ics`);
  await until(() => first.agenda.facts.read);
  first.agenda.stop();
  await close(server);
  servers.pop();

  const second = set(first.folder);
  second.use(`http://127.0.0.1:${port}/room.ics`);
  // At once, before anybody was asked.
  expect(titles(second.agenda)).toBe('one');
  await until(() => second.agenda.facts.read);
  expect(titles(second.agenda)).toBe('one');
  expect(second.agenda.facts).toMatchObject({
    staleSince: Date.parse('2026-03-10T08:00:00Z'),
    problems: [{ code: 'agenda-unreachable' }],
  });

  const back = await serve(sends('two'), port);
  second.clock.advance(12_000);
  await until(() => second.agenda.facts.staleSince === null);
  expect(titles(second.agenda)).toBe('two');
  // What is kept is less than the server's calendar, so it cannot be asked whether that is still the same.
  expect(back.asked[0]?.headers['if-none-match']).toBeUndefined();
});

test('after a restart a page to sign in to does not take the kept meetings away', async () => {
  const first = set();
  const { port, server } = await serve(sends('one'));
  first.use(`http://127.0.0.1:${port}/room.ics`);
  await until(() => first.agenda.facts.read);
  first.agenda.stop();
  await close(server);
  servers.pop();
  await serve((_, response) => response.writeHead(200).end('<html>Sign in</html>'), port);
  const second = set(first.folder);
  second.use(`http://127.0.0.1:${port}/room.ics`);
  await until(() => second.agenda.facts.read);
  expect(titles(second.agenda)).toBe('one');
  expect(second.agenda.facts).toMatchObject({
    staleSince: Date.parse('2026-03-10T08:00:00Z'),
    problems: [{ code: 'agenda-broken' }],
  });
});

test('what is kept of a feed goes when it leaves the settings, also while the kiosk was off', async () => {
  const one = await serve(sends('one'));
  const two = await serve(sends('two'));
  const first = set();
  const kept = (): string => onDisk(first.folder);
  first.use(`http://127.0.0.1:${one.port}/`, `http://127.0.0.1:${two.port}/`);
  await until(() => titles(first.agenda) === 'one two');
  expect(kept()).toMatch(/one.*two|two.*one/);
  first.use(`http://127.0.0.1:${one.port}/`);
  expect(kept()).toContain('one');
  expect(kept()).not.toContain('two');
  first.agenda.stop();
  set(first.folder).use();
  expect(kept()).toBe('');
});

const series = (...lines: readonly string[]): Answer =>
  sendsText(
    [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:series',
      'DTSTART:20260309T100000Z',
      'DTEND:20260309T110000Z',
      'RRULE:FREQ=DAILY;COUNT=4',
      'SUMMARY:Every day',
      'DESCRIPTION:What nobody in the room reads',
      'END:VEVENT',
      ...lines,
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );

test('a meeting is on the disk until its planned end; a series until the end of its last time', async () => {
  const { port } = await serve(
    series(
      'BEGIN:VEVENT',
      'UID:series',
      'RECURRENCE-ID:20260310T100000Z',
      'DTSTART:20260310T090000Z',
      'DTEND:20260310T093000Z',
      'SUMMARY:Today earlier and with Karen',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:yesterday',
      'DTSTART:20260309T100000Z',
      'DTEND:20260309T110000Z',
      'SUMMARY:Over',
      'END:VEVENT',
    ),
  );
  const { agenda, clock, useSources, folder } = set();
  useSources([{ url: `http://127.0.0.1:${port}/room.ics`, refreshMinutes: 10_000 }]);
  await until(() => agenda.facts.read);
  const at = async (time: string): Promise<string> => {
    clock.advance(Date.parse(time) - clock.now());
    // Read again, since the server still has what is over.
    agenda.refresh();
    await until(() => agenda.facts.freshAt === clock.now());
    return onDisk(folder);
  };
  expect(onDisk(folder)).toMatch(/Today earlier and with Karen/);
  expect(onDisk(folder)).not.toMatch(/Over|nobody in the room/);
  // On the screen, which is not the disk, yesterday is there.
  expect(titles(agenda)).toContain('Over');
  expect(await at('2026-03-10T09:29:59Z')).toContain('Karen');
  expect(await at('2026-03-10T09:30:00Z')).not.toContain('Karen');
  expect(await at('2026-03-10T12:00:00Z')).toContain('Every day');
  expect(await at('2026-03-12T10:59:59Z')).toContain('Every day');
  expect(await at('2026-03-12T11:00:00Z')).not.toContain('Every day');
});

test('what ended while the kiosk was off goes at the next start, without a network too', async () => {
  const { port, server } = await serve(sends('one'));
  const first = set();
  first.use(`http://127.0.0.1:${port}/room.ics`);
  await until(() => first.agenda.facts.read);
  first.agenda.stop();
  await close(server);
  servers.pop();
  expect(onDisk(first.folder)).toContain('one');
  set(first.folder, '2026-03-11T08:00:00Z');
  expect(onDisk(first.folder)).not.toContain('one');
});

test('the calendars that version 0.1 kept whole are gone after the first start', async () => {
  const { folder } = set();
  writeFileSync(join(folder, 'agenda-kept.json'), '["agenda-1234","agenda-1234-at"]');
  writeFileSync(join(folder, 'agenda-1234.json'), '{"text":"SUMMARY:Karen"}');
  writeFileSync(join(folder, 'agenda-1234-at.json'), '1');
  set(folder);
  expect(readdirSync(folder)).toEqual([]);
});

test('credentials are sent where they belong and nowhere else, and are in no log and no problem', async () => {
  const wanted = `Basic ${Buffer.from('kiosk:se cret').toString('base64')}`;
  const other = await serve(sends('moved'));
  const { port, asked } = await serve((request, response) => {
    if (request.headers.authorization !== wanted) response.writeHead(401).end();
    else response.writeHead(302, { location: `http://localhost:${other.port}/token-in-path/x.ics` }).end();
  });
  const { agenda, useSources, lines, clock, folder } = set();
  const url = `http://127.0.0.1:${port}/token-in-path/room.ics?key=hidden`;
  useSources([{ url, refreshMinutes: 5 }]);
  await until(() => agenda.facts.read);
  expect(agenda.facts.problems).toEqual([
    { code: 'agenda-not-allowed', at: `127.0.0.1:${port}`, detail: 'HTTP 401' },
  ]);
  // Not tried again before its turn: it would be refused again.
  clock.advance(200_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toHaveLength(1);

  useSources([{ url, refreshMinutes: 5, username: 'kiosk', password: 'se cret' }]);
  await until(() => titles(agenda) === 'moved');
  expect(asked[1]?.headers.authorization).toBe(wanted);
  expect(other.asked[0]?.headers.authorization).toBeUndefined();
  const said = `${lines.join()}${JSON.stringify(agenda.facts)}${readdirSync(folder)
    .map((name) => name + readFileSync(join(folder, name), 'utf8'))
    .join()}`;
  expect(said).not.toMatch(/se cret|token-in-path|hidden|room\.ics/);
});

test('credentials in the address itself work, and stay hidden', async () => {
  const { port, asked } = await serve(sends('one'));
  const { agenda, use, lines } = set();
  use(`http://kiosk:s%20cret@127.0.0.1:${port}/room.ics`);
  await until(() => agenda.facts.read);
  expect(titles(agenda)).toBe('one');
  expect(asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from('kiosk:s cret').toString('base64')}`);
  expect(lines.join()).not.toContain('cret');
});

const answers: readonly (readonly [string, Answer, string, string])[] = [
  ['404', (_, response) => response.writeHead(404).end(), 'agenda-missing', 'HTTP 404'],
  ['410', (_, response) => response.writeHead(410).end(), 'agenda-missing', 'HTTP 410'],
  ['403', (_, response) => response.writeHead(403).end(), 'agenda-not-allowed', 'HTTP 403'],
  ['500', (_, response) => response.writeHead(500).end('<html>'), 'agenda-unreachable', 'HTTP 500'],
  [
    'a redirect to itself',
    (request, response) => response.writeHead(302, { location: request.url ?? '/' }).end(),
    'agenda-unreachable',
    'redirects',
  ],
  [
    'a redirect to a file',
    (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    'agenda-unreachable',
    'not safe',
  ],
  ['a redirect to nothing', (_, response) => response.writeHead(302).end(), 'agenda-unreachable', 'HTTP 302'],
  ['a connection that is cut', (request) => request.socket.destroy(), 'agenda-unreachable', ''],
  [
    'a body that is cut',
    (request, response) => {
      response.writeHead(200, { 'content-length': '5000' }).write('BEGIN:VCALENDAR\r\n');
      setTimeout(() => request.socket.destroy(), 20);
    },
    'agenda-unreachable',
    '',
  ],
  [
    'more than 20 MB',
    (_, response) => {
      const piece = Buffer.alloc(1_000_000, 65);
      let sent = 0;
      const more = (): void => {
        while (sent < 22 && response.write(piece)) sent += 1;
        sent += 1;
        if (sent < 22) response.once('drain', more);
        else response.end();
      };
      more();
    },
    'agenda-broken',
    '20 MB',
  ],
  [
    'a web page',
    (_, response) => response.writeHead(200).end('<!DOCTYPE html><p>Sign in'),
    'agenda-broken',
    'web page',
  ],
  ['nothing', (_, response) => response.writeHead(200).end(), 'agenda-broken', 'empty'],
];
test.each(answers)('the first answer is %s', async (_, answer, code, detail) => {
  const { port } = await serve(answer);
  const { agenda, use } = set();
  use(`http://127.0.0.1:${port}/room.ics`);
  await until(() => agenda.facts.read);
  expect(agenda.facts).toMatchObject({
    meetings: [],
    problems: [{ code, at: expect.stringContaining(`127.0.0.1:${port}`) }],
  });
  expect(agenda.facts.problems[0]?.detail).toContain(detail);
});

test('a sign-in page instead of the calendar does not take the meetings away', async () => {
  let page = false;
  const { port } = await serve((request, response) => {
    if (page) response.writeHead(200).end('<html>Sign in</html>');
    else sends('one')(request, response);
  });
  const { agenda, use, clock } = set();
  use(`http://127.0.0.1:${port}/room.ics`);
  await until(() => agenda.facts.read);
  page = true;
  clock.advance(300_000);
  await until(() => agenda.facts.problems.length > 0);
  expect(agenda.facts).toMatchObject({
    problems: [{ code: 'agenda-broken', detail: 'what is there now is no calendar' }],
  });
  expect(agenda.facts.staleSince).not.toBeNull();
  expect(titles(agenda)).toBe('one');
});

test('a server that never answers is given up after half a minute, and asked again', async () => {
  let silent = true;
  const { port, asked } = await serve((request, response) => {
    if (!silent) sends('late')(request, response);
  });
  const { agenda, use, clock } = set();
  use(`http://127.0.0.1:${port}/room.ics`);
  await until(() => asked.length === 1);
  clock.advance(29_000);
  expect(agenda.facts.read).toBe(false);
  clock.advance(1000);
  await until(() => agenda.facts.read);
  expect(agenda.facts.problems).toMatchObject([{ code: 'agenda-unreachable', detail: 'no answer in time' }]);
  silent = false;
  clock.advance(12_000);
  await until(() => titles(agenda) === 'late');
});

test('redirects within five are followed; refresh asks at once; stop asks nothing more', async () => {
  const { port, asked } = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left > 0) response.writeHead(307, { location: `/${left - 1}` }).end();
    else sends('there')(request, response);
  });
  const { agenda, use, clock } = set();
  use(`http://127.0.0.1:${port}/5`);
  await until(() => agenda.facts.read);
  expect(titles(agenda)).toBe('there');
  const count = asked.length;
  agenda.refresh();
  await until(() => asked.length === 2 * count);
  agenda.stop();
  clock.advance(3_600_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toHaveLength(2 * count);
});
