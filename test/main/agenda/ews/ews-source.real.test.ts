import * as tls from 'node:tls';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEwsSource } from '../../../../main/agenda/ews/ews-source.ts';
import type { OpenSource } from '../../../../main/agenda/source.ts';
import { makeLog } from '../../../../main/log.ts';
import { type ExchangePeer, startExchange } from '../../../peers/exchange.ts';
import { type HandClock, handClock, until } from '../hand-clock.ts';

const dayMs = 86_400_000;
let clock: HandClock;
let exchange: ExchangePeer;
let lines: string[] = [];
let open: OpenSource[] = [];
beforeEach(() => {
  clock = handClock('2026-11-20T08:00:00Z');
  lines = [];
});
afterEach(async () => {
  for (const one of open) one.stop();
  open = [];
  await exchange.close();
});

function follow(
  more: { readonly username?: string; readonly password?: string; readonly mailbox?: string } = {},
): OpenSource {
  const source = openEwsSource(
    {
      ews: exchange.ews,
      mailbox: exchange.mailbox,
      username: 'EXAMPLE\\kiosk',
      password: 'Sommer-2026',
      checkSeconds: 4,
      ...more,
    },
    {
      clock,
      log: makeLog({ clock, file: null, level: () => 'debug', also: (line) => lines.push(line) }),
      fetch,
      window: () => {
        const today = Math.floor(clock.now() / dayMs) * dayMs;
        return { from: today - dayMs, to: today + 8 * dayMs };
      },
      onChange: () => {},
    },
  );
  open.push(source);
  return source;
}

const meeting = (id: string, more: Readonly<Record<string, string>> = {}) => ({
  id,
  fields: {
    UID: id,
    Subject: id,
    Start: '2026-11-20T09:00:00Z',
    End: '2026-11-20T10:00:00Z',
    CalendarItemType: 'Single',
    ...more,
  },
  body: `<p>about ${id}</p>`,
});
const entries = (source: OpenSource) =>
  source.state.content?.kind === 'entries' ? source.state.content.entries : [];
const titles = (source: OpenSource): readonly string[] =>
  entries(source)
    .map(({ title }) => title)
    .sort();
const settled = async (source: OpenSource): Promise<void> =>
  until(() => source.state.settled && clock.waiting() > 0);
/** The next answer after `ms`. */
async function after(source: OpenSource, ms = 4000): Promise<void> {
  const before = source.state;
  clock.advance(ms);
  await until(() => source.state !== before && clock.waiting() === 1);
}

test('the window is read once, and again only when something changed; one connection does for all', async () => {
  exchange = await startExchange();
  exchange.put(meeting('A & <B>'));
  exchange.put(meeting('far', { Start: '2027-11-20T09:00:00Z', End: '2027-11-20T10:00:00Z' }));
  const source = follow();
  await settled(source);
  expect(titles(source)).toEqual(['A & <B>']);
  expect(entries(source)[0]?.invitation.html).toBe('<p>about A & <B></p>');
  const { content } = source.state;
  const asked = exchange.asked.length;
  const requests = exchange.requests();
  await after(source);
  await after(source);
  expect(exchange.asked.slice(asked)).toEqual(['SyncFolderItems', 'SyncFolderItems']);
  expect(exchange.requests() - requests).toBe(2);
  expect(source.state.content).toBe(content);
  exchange.put(meeting('C'));
  await after(source);
  expect(titles(source)).toEqual(['A & <B>', 'C']);
  exchange.remove('C');
  await after(source);
  expect(titles(source)).toEqual(['A & <B>']);
  expect(exchange.connections()).toBe(1);
  expect(exchange.wrongPasswords()).toBe(0);
});

test('what changes while the window is read is seen the next time', async () => {
  exchange = await startExchange();
  exchange.put(meeting('A'));
  const source = follow();
  exchange.onFind(() => {
    exchange.onFind(() => {});
    // After the view, as it were: it is not in this answer.
    queueMicrotask(() => exchange.put(meeting('B')));
  });
  await settled(source);
  await after(source);
  expect(titles(source)).toEqual(['A', 'B']);
});

test('large calendars: states in pages over several askings, views in halves, meetings in batches', async () => {
  exchange = await startExchange();
  exchange.setSyncPage(10);
  exchange.setFindLimit(40);
  for (let number = 0; number < 120; number += 1) {
    const start = Date.parse('2026-11-20T00:00:00Z') + number * 3_600_000;
    const at = (ms: number): string => new Date(ms).toISOString();
    exchange.put(meeting(`m${number}`, { Start: at(start), End: at(start + 3_600_000) }));
  }
  const source = follow();
  await settled(source);
  expect(entries(source)).toHaveLength(120);
  expect(exchange.asked.filter((one) => one === 'GetItem')).toHaveLength(3);
  await after(source);
  const asked = exchange.asked.length;
  await after(source);
  expect(exchange.asked.slice(asked)).toEqual(['SyncFolderItems']);
});

test('a state that is lost means that all is read anew', async () => {
  exchange = await startExchange();
  exchange.put(meeting('A'));
  const source = follow();
  await settled(source);
  exchange.forgetSyncStates();
  exchange.put(meeting('B'));
  await after(source);
  expect(titles(source)).toEqual(['A', 'B']);
  const asked = exchange.asked.length;
  await after(source);
  expect(exchange.asked.slice(asked)).toEqual(['SyncFolderItems']);
});

test('half an answer changes nothing; a busy server is left alone for as long as it says', async () => {
  exchange = await startExchange();
  exchange.put(meeting('A'));
  const source = follow();
  await settled(source);
  exchange.put(meeting('B'));
  exchange.trouble({ to: 'GetItem', code: 'ErrorServerBusy', backOffMs: 20_000, asFault: true });
  await after(source);
  expect(source.state.problem).toMatchObject({ code: 'agenda-throttled', detail: 'ErrorServerBusy' });
  expect(titles(source)).toEqual(['A']);
  const asked = exchange.asked.length;
  clock.advance(19_000);
  expect(exchange.asked).toHaveLength(asked);
  exchange.trouble({ code: 'ErrorServerBusy', backOffMs: 5000 });
  await after(source, 1000);
  expect(source.state.problem?.code).toBe('agenda-throttled');
  // What was told as changed before the failure is not forgotten.
  await after(source, 5000);
  expect(source.state.problem).toBeNull();
  expect(titles(source)).toEqual(['A', 'B']);
});

test('rights, a folder that is hidden, a mailbox that is none, and a store that is away are told apart', async () => {
  exchange = await startExchange();
  exchange.setRights('none');
  const source = follow();
  await settled(source);
  expect(source.state.problem).toMatchObject({ code: 'agenda-not-allowed', detail: 'ErrorAccessDenied' });
  exchange.setRights('hidden');
  await after(source, 300_000);
  expect(source.state.problem).toMatchObject({ code: 'agenda-missing', detail: 'ErrorFolderNotFound' });
  exchange.setRights('reader');
  exchange.trouble({ code: 'ErrorMailboxStoreUnavailable' });
  await after(source, 300_000);
  expect(source.state.problem).toMatchObject({
    code: 'agenda-unreachable',
    detail: 'ErrorMailboxStoreUnavailable',
  });
  const other = follow({ mailbox: 'nobody@example.org' });
  await until(() => other.state.settled);
  expect(other.state.problem).toMatchObject({ code: 'agenda-missing', detail: 'ErrorNonExistentMailbox' });
});

test('changes of which the first page came and the second did not are not lost', async () => {
  exchange = await startExchange();
  exchange.setSyncPage(1);
  exchange.put(meeting('A'));
  const source = follow();
  await settled(source);
  exchange.put(meeting('B'));
  exchange.put({ ...meeting('far', { Start: '2027-11-20T09:00:00Z', End: '2027-11-20T10:00:00Z' }) });
  exchange.trouble({ to: 'SyncFolderItems', at: 2, code: 'ErrorInternalServerTransientError' });
  await after(source);
  expect(titles(source)).toEqual(['A']);
  exchange.remove('far');
  exchange.setSyncPage(512);
  await after(source, 15_000);
  expect(titles(source)).toEqual(['A', 'B']);
});

test('a meeting that may not be opened is told as far as the view tells it; one that has just gone is left out', async () => {
  exchange = await startExchange();
  exchange.put({ ...meeting('closed', { Sensitivity: 'Private' }), closed: true });
  exchange.put(meeting('gone'));
  const source = follow();
  exchange.onFind(() => queueMicrotask(() => exchange.remove('gone')));
  await settled(source);
  expect(entries(source)).toMatchObject([{ id: 'closed', private: true, invitation: { html: '' } }]);
});

test('gone and back: it signs in anew, and so after a silence', async () => {
  exchange = await startExchange();
  exchange.put(meeting('A'));
  const source = follow();
  await settled(source);
  exchange.closeConnections();
  await after(source);
  expect(source.state.problem).toBeNull();
  await exchange.down();
  await after(source);
  expect(source.state.problem?.code).toBe('agenda-unreachable');
  await exchange.up();
  exchange.put(meeting('B'));
  await after(source, 15_000);
  expect(titles(source)).toEqual(['A', 'B']);
  exchange.answerNext(503, { 'retry-after': '7' });
  await after(source);
  expect(source.state.problem?.code).toBe('agenda-throttled');
  await after(source, 7000);
  exchange.answerNext(302, { location: 'https://mail.example.org/owa/' });
  await after(source);
  expect(source.state.problem).toMatchObject({ detail: 'it sends to another address; name that one' });
});

test.each([['Basic'], ['NTLM'], ['Negotiate']])(
  'a wrong password over %s is shown once in five minutes',
  async (way) => {
    exchange = await startExchange({ offers: [way] });
    const source = follow({ password: 'wrong' });
    await settled(source);
    expect(source.state.problem).toMatchObject({ code: 'agenda-not-allowed', detail: 'HTTP 401' });
    expect(exchange.wrongPasswords()).toBe(1);
    clock.set('2026-11-20T08:04:00Z');
    expect(exchange.wrongPasswords()).toBe(1);
    expect(lines.join('\n') + JSON.stringify(source.state.problem)).not.toMatch(/wrong|kiosk|egeskov/);
  },
);

test.each([
  [['Basic'], 'kiosk@example.org'],
  [['Negotiate', 'NTLM', 'Basic'], 'kiosk@example.org'],
  [['Negotiate'], 'EXAMPLE\\kiosk'],
])('it signs in where %s is offered, as %s', async (offers, username) => {
  exchange = await startExchange({ offers, username });
  exchange.put(meeting('A'));
  const source = follow({ username });
  await settled(source);
  await after(source);
  expect(titles(source)).toEqual(['A']);
  expect(exchange.wrongPasswords()).toBe(0);
});

// Node 24.5 and later can trust another authority while it runs.
test.skipIf(!('setDefaultCACertificates' in tls))(
  'over TLS the answer is bound to the certificate, as Extended Protection asks',
  async () => {
    const name = [{ name: 'commonName', value: 'localhost' }];
    const names = { name: 'subjectAltName' as const, altNames: [{ type: 2 as const, value: 'localhost' }] };
    const made = await generate(name, { algorithm: 'sha256', keyType: 'ec', extensions: [names] });
    const before = tls.getCACertificates('default');
    tls.setDefaultCACertificates([...before, made.cert]);
    try {
      exchange = await startExchange({ offers: ['NTLM'], tls: { cert: made.cert, key: made.private } });
      exchange.put(meeting('A'));
      const source = follow();
      await settled(source);
      expect(source.state.problem).toBeNull();
      expect(titles(source)).toEqual(['A']);
    } finally {
      tls.setDefaultCACertificates(before);
    }
  },
);

test('an older Exchange is spoken to in its own words', async () => {
  exchange = await startExchange();
  exchange.setVersion(2010);
  exchange.put({ ...meeting('A'), named: { OnlineMeetingExternalLink: 'https://meet.example.org/anna/1' } });
  const source = follow();
  await settled(source);
  expect(entries(source)[0]?.invitation.conference).toEqual(['https://meet.example.org/anna/1']);
});
