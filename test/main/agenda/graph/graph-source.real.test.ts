import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { graphInTest, stopAll, today } from './graph-in-test.ts';

afterEach(stopAll);

const noProblem = { problem: null, settled: true };

test('the first reading has singles, each time of a series and its exceptions, with all that they inherit', async () => {
  const { peer, follow, entries } = await graphInTest();
  const series = peer.put({
    ...today('Ward round', '09:00', '09:30'),
    everyDays: 1,
    times: 30,
    joinUrl: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_one',
    body: { contentType: 'html', content: '<p>Six patients</p>' },
    organizer: { name: 'Karen Holm', address: 'karen@example.org' },
  });
  peer.change(series, { start: '2026-03-12T11:00:00Z', end: '2026-03-12T11:30:00Z' }, '2026-03-12T09:00:00Z');
  peer.put({ ...today('Alone', '13:00', '14:00'), uid: 'alone@example.org' });
  await follow();
  const times = entries().filter(({ title }) => title === 'Ward round');
  expect(times.map(({ start }) => new Date(start).toISOString().slice(5, 16))).toEqual([
    '03-10T09:00',
    '03-11T09:00',
    '03-12T11:00',
    '03-13T09:00',
    '03-14T09:00',
    '03-15T09:00',
    '03-16T09:00',
    '03-17T09:00',
  ]);
  // One UID for all of them, and where it stood at first, also of the one that moved.
  expect(times.map(({ id }) => id)).toEqual(
    times.map((_, day) => `${series}/2026-03-${10 + day}T09:00:00.000Z`),
  );
  for (const one of times) {
    expect(one.organizer).toBe('Karen Holm');
    expect(one.invitation.conference).toEqual(['https://teams.microsoft.com/l/meetup-join/19%3ameeting_one']);
    expect(one.invitation.html).toBe('<p>Six patients</p>');
  }
  expect(entries().find(({ title }) => title === 'Alone')?.id).toBe('alone@example.org');
});

test('asks for changes alone while there are none; a change, a new one and one that is gone are there at the next question', async () => {
  const { peer, follow, pass, titles, entries, source } = await graphInTest();
  const one = peer.put(today('one', '09:00', '10:00'));
  await follow();
  expect(peer.asked).toEqual(['token 200', 'GET /calendarView/delta 200', 'GET /calendarView 200']);
  const { content } = source().state;
  await pass();
  expect(peer.asked.slice(3)).toEqual(['GET /calendarView/delta 200']);
  expect(source().state.content).toBe(content);
  peer.put(today('two', '11:00', '12:00'));
  peer.change(one, { start: '2026-03-10T09:30:00Z' });
  await pass();
  expect(titles()).toBe('one two');
  expect(entries()[0]?.start).toBe(Date.parse('2026-03-10T09:30:00Z'));
  peer.remove(one);
  await pass();
  expect(titles()).toBe('two');
  expect(peer.asked.filter((line) => line.startsWith('token'))).toHaveLength(1);
});

test('one time of a series that is removed goes, though the delta does not say so', async () => {
  const { peer, follow, pass, entries } = await graphInTest();
  const series = peer.put({ ...today('Daily', '09:00', '09:30'), everyDays: 1, times: 3 });
  await follow();
  expect(entries()).toHaveLength(3);
  peer.remove(series, '2026-03-11T09:00:00Z');
  await pass();
  expect(entries().map(({ id }) => id.slice(-24))).toEqual([
    '2026-03-10T09:00:00.000Z',
    '2026-03-12T09:00:00.000Z',
  ]);
});

test('whole days are the dates of the room, in another zone too once it is another', async () => {
  const { peer, follow, pass, entries, moveTo } = await graphInTest();
  const day = { start: '2026-03-10T00:00:00Z', end: '2026-03-11T00:00:00Z', isAllDay: true };
  peer.put({ subject: 'Duty', ...day });
  await follow();
  expect(entries()[0]).toMatchObject({ wholeDay: true, start: Date.parse('2026-03-09T23:00:00Z') });
  moveTo('Atlantic/Faroe');
  await pass();
  expect(entries()[0]?.start).toBe(Date.parse('2026-03-10T00:00:00Z'));
});

test('many events come in pages; when the connection breaks in the middle of them the old agenda stays, and is said to be old', async () => {
  const { peer, follow, pass, entries, source } = await graphInTest();
  for (let count = 0; count < 230; count += 1) peer.put(today(`event ${count}`, '09:00', '10:00'));
  await follow();
  expect(entries()).toHaveLength(230);
  const readAt = source().state.confirmedAt;
  for (let count = 0; count < 150; count += 1) peer.put(today(`late ${count}`, '13:00', '14:00'));
  // Two pages of changes, then the first of four of the view; the second is cut.
  peer.cutNextAnswer(3);
  await pass();
  expect(source().state).toMatchObject({ problem: { code: 'agenda-unreachable' }, confirmedAt: readAt });
  expect(entries()).toHaveLength(230);
  await pass(20_000);
  expect(source().state).toMatchObject(noProblem);
  expect(entries()).toHaveLength(380);
});

test('an answer that is no list, an event without an end or in some other zone never takes the agenda away', async () => {
  const { peer, follow, pass, titles, source } = await graphInTest();
  peer.put(today('one', '09:00', '10:00'));
  await follow();
  const start = { dateTime: '2026-03-10T09:00:00.0000000', timeZone: 'UTC' };
  const event = { id: 'AAkA9=', subject: 'wrong', start };
  const end = { dateTime: '2026-03-10T11:00:00.0000000', timeZone: 'Romance Standard Time' };
  for (const value of ['not this', [event], [{ ...event, end }]]) {
    peer.put(today('another', '11:00', '12:00'));
    const before = titles();
    // That something changed comes as it is, what there is then does not.
    peer.answerNext({ value }, 1);
    await pass();
    expect(source().state).toMatchObject({ problem: { code: 'agenda-broken' } });
    expect(titles()).toBe(before);
    await pass(20_000);
    expect(source().state).toMatchObject(noProblem);
    expect(titles()).toBe(`${before} another`);
  }
});

test('a link to another host is not followed', async () => {
  const { peer, follow, source } = await graphInTest();
  const asked: string[] = [];
  const other = createServer((request, response) => {
    asked.push(String(request.headers.authorization));
    response.end('{"value":[]}');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  peer.answerNext({ value: [], '@odata.nextLink': `http://127.0.0.1:${port}/next` });
  await follow();
  expect(source().state.problem).toMatchObject({
    code: 'agenda-broken',
    detail: 'the list goes on at another host',
  });
  expect(asked).toEqual([]);
  await new Promise((resolve) => other.close(resolve));
});

test('a token that is refused though it should hold is replaced at once; one near its end before it is', async () => {
  const { peer, clock, follow, pass, source } = await graphInTest();
  await follow({ checkSeconds: 100 });
  peer.expireTokens();
  await pass(100_000);
  expect(source().state).toMatchObject(noProblem);
  expect(peer.asked.slice(-3)).toEqual([
    'GET /calendarView/delta 401',
    'token 200',
    'GET /calendarView/delta 200',
  ]);
  const tokens = (): number => peer.asked.filter((line) => line === 'token 200').length;
  const begun = clock.now();
  while (tokens() === 2) await pass(100_000);
  // Of an hour's token the last five minutes are not used.
  expect(clock.now() - begun).toBe(3_300_000);
  expect(peer.asked.filter((line) => line.endsWith('401'))).toHaveLength(1);
});

test.each([
  ['consent', 'needs the right Calendars.Read for this mailbox'],
  ['policy', 'an application access policy keeps the application from this mailbox'],
] as const)(
  'rights taken away by %s: said for IT, the agenda stays, and is well when they are back',
  async (by, detail) => {
    const { peer, follow, pass, titles, source } = await graphInTest();
    peer.put(today('one', '09:00', '10:00'));
    await follow();
    peer.revoke(by);
    await pass();
    expect(source().state.problem).toMatchObject({
      code: 'agenda-not-allowed',
      detail: expect.stringContaining(detail),
    });
    expect(titles()).toBe('one');
    const count = peer.asked.length;
    peer.allow({ directory: ['Calendars.Read'], exchange: 'none' });
    await pass(300_000);
    expect(source().state).toMatchObject(noProblem);
    // Not asked in between: an application that is refused is left alone for five minutes.
    expect(peer.asked[count]).toBe('GET /calendarView/delta 200');
  },
);

test('a server that is throttling is left alone for as long as it says; one that is busy is tried again soon', async () => {
  const { peer, clock, follow, pass, source, titles } = await graphInTest();
  peer.put(today('one', '09:00', '10:00'));
  await follow();
  const readAt = source().state.confirmedAt;
  peer.throttle(120);
  await pass();
  expect(source().state).toMatchObject({ problem: { code: 'agenda-throttled' }, confirmedAt: readAt });
  const count = peer.asked.length;
  clock.advance(115_000);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(peer.asked).toHaveLength(count);
  await pass(1000);
  expect(source().state).toMatchObject(noProblem);
  peer.busy(true);
  await pass();
  expect(source().state.problem?.code).toBe('agenda-unreachable');
  expect(titles()).toBe('one');
  peer.busy(false);
  await pass(12_000);
  expect(source().state).toMatchObject(noProblem);
});

test.each([
  [410, 'SyncStateNotFound'],
  [400, 'SyncStateNotFound'],
  [410, 'resyncRequired'],
  [410, 'generalException'],
])('state tokens that are forgotten (%i %s): all is read anew in the same question', async (status, code) => {
  const { peer, follow, pass, titles, source } = await graphInTest();
  peer.put(today('one', '09:00', '10:00'));
  await follow();
  peer.loseDelta(status, code);
  peer.put(today('two', '11:00', '12:00'));
  await pass();
  expect(source().state).toMatchObject(noProblem);
  expect(titles()).toBe('one two');
  expect(peer.asked.slice(-3)).toEqual([
    `GET /calendarView/delta ${status}`,
    'GET /calendarView/delta 200',
    'GET /calendarView 200',
  ]);
});

test('when the days that are wanted move on, they are read anew; and every half hour whatever the changes say', async () => {
  const { peer, clock, follow, pass, titles, moveWindow } = await graphInTest();
  peer.put({ subject: 'later', start: '2026-03-18T09:00:00Z', end: '2026-03-18T10:00:00Z' });
  await follow({ checkSeconds: 100 });
  expect(titles()).toBe('');
  moveWindow(1);
  await pass(100_000);
  expect(titles()).toBe('later');
  const views = (): number => peer.asked.filter((line) => line === 'GET /calendarView 200').length;
  expect(views()).toBe(2);
  const begun = clock.now();
  while (views() === 2) await pass(100_000);
  expect(clock.now() - begun).toBe(1_800_000);
});

test.each([
  ['gone', 'no mailbox has the room’s address'],
  ['elsewhere', 'mailbox is not in Microsoft 365'],
] as const)('a mailbox that is %s is said to be, and is read when it is back', async (how, detail) => {
  const { peer, follow, pass, source, titles } = await graphInTest();
  peer.put(today('one', '09:00', '10:00'));
  peer.loseMailbox(how);
  await follow();
  expect(source().state.problem).toMatchObject({
    code: 'agenda-missing',
    detail: expect.stringContaining(detail.replace('’', "'")),
  });
  peer.loseMailbox(null);
  await pass(300_000);
  expect(source().state).toMatchObject(noProblem);
  expect(titles()).toBe('one');
});

test('the service gone and back: the agenda stays with its age, then is well', async () => {
  const { peer, follow, pass, source, titles } = await graphInTest();
  peer.put(today('one', '09:00', '10:00'));
  await follow();
  const readAt = source().state.confirmedAt;
  await peer.down();
  await pass();
  expect(source().state).toMatchObject({ problem: { code: 'agenda-unreachable' }, confirmedAt: readAt });
  expect(titles()).toBe('one');
  peer.put(today('two', '11:00', '12:00'));
  await peer.up();
  await pass(12_000);
  expect(source().state).toMatchObject(noProblem);
  expect(titles()).toBe('one two');
});

test('neither the log nor a problem has a secret, a token, a title, an address or a person', async () => {
  const { peer, follow, pass, lines, source } = await graphInTest();
  const problems: unknown[] = [];
  peer.put({
    ...today('Discharge of Mrs Lund', '09:00', '10:00'),
    organizer: { name: 'Karen Holm', address: 'karen@example.org' },
  });
  await follow();
  for (const trouble of [() => peer.revoke(), () => peer.loseMailbox('gone'), () => peer.expireSecret()]) {
    trouble();
    peer.expireTokens();
    await pass(300_000);
    problems.push(source().state.problem);
    peer.allow({ directory: ['Calendars.Read'], exchange: 'none' });
  }
  expect(problems.map((one) => JSON.stringify(one)).join()).toMatch(
    /Calendars\.Read.*address.*AADSTS7000222/,
  );
  const said = lines.join() + JSON.stringify(problems);
  expect(said).not.toMatch(/Lund|Karen|right~secret|egeskov|contoso|6731de76|eyJ|AAkA/);
});
