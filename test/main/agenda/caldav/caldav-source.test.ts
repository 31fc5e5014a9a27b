import { afterEach, describe, expect, test } from 'vitest';
import { openCaldavSource } from '../../../../main/agenda/caldav/caldav-source.ts';
import { noRules } from '../../../../main/agenda/links/invitation.ts';
import { type CaldavSource, isWhole, type OpenSource } from '../../../../main/agenda/source.ts';
import { readContent } from '../../../../main/agenda/source-meetings.ts';
import { makeLog } from '../../../../main/log.ts';
import { handClock, until } from '../hand-clock.ts';
import { objectWith } from './calendar-texts.ts';
import { type DavDouble, type DavTraits, davDouble, roomPath } from './dav-double.ts';

const dayMs = 86_400_000;
const open: OpenSource[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.stop();
});

const at = (title: string, start = '20260310T100000Z'): string =>
  objectWith(`UID:${title}`, `SUMMARY:${title}`, `DTSTART:${start}`, 'DURATION:PT1H');

function follow(double: DavDouble, more: Partial<CaldavSource> = {}) {
  const clock = handClock('2026-03-10T08:00:00Z');
  const lines: string[] = [];
  const log = makeLog({ clock, file: null, level: () => 'debug', also: (line) => lines.push(line) });
  const source: CaldavSource = {
    caldav: 'https://dav.example.org/',
    username: 'egeskov',
    password: 'very secret',
    checkSeconds: 4,
    ...more,
  };
  const start = clock.now();
  const window = () => {
    const days = Math.floor((clock.now() - start) / dayMs);
    return { from: start + (days - 1) * dayMs, to: start + (days + 8) * dayMs };
  };
  const followed = openCaldavSource(source, { clock, log, fetch: double.fetch, window, onChange: () => {} });
  open.push(followed);
  const read = () => {
    const { content } = followed.state;
    return content
      ? readContent(content, source, { ...window(), zone: 'UTC', addresses: [], rules: noRules })
      : null;
  };
  const titles = (): readonly string[] => (read()?.meetings ?? []).map(({ title }) => title);
  const settled = (): Promise<void> => until(() => followed.state.settled);
  return {
    clock,
    double,
    followed,
    lines,
    read,
    titles,
    settled,
    /** Until the next asking has ended. */
    async asked() {
      const before = double.calls.length;
      clock.advance(4000);
      await until(() => double.calls.length > before);
      await idle(double);
    },
    shows: (wanted: readonly string[]) =>
      until(
        () => JSON.stringify(titles()) === JSON.stringify(wanted),
        () => clock.advance(1000),
      ),
    fails: (code: string) =>
      until(
        () => followed.state.problem?.code === code,
        () => clock.advance(1000),
      ),
  };
}

/** Until nothing more is asked. */
async function idle(double: DavDouble): Promise<void> {
  let before = -1;
  while (before !== double.calls.length) {
    before = double.calls.length;
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A double with these objects, titles of meetings one hour each. */
function holding(titles: readonly string[], traits: Partial<DavTraits> = {}): DavDouble {
  const double = davDouble(traits);
  for (const title of titles) double.put(`${title}.ics`, at(title));
  return double;
}

describe('which calendar', () => {
  test('whatever prefix a server writes', async () => {
    for (const prefix of ['', 'D:', 'strange-prefix:']) {
      const { shows } = follow(holding(['One'], { prefix }));
      await shows(['One']);
    }
  });

  test('several and none named, none, one by its name however it is written', async () => {
    const calendars = { room: 'Egeskov', other: 'Somebody Else' };
    const several = follow(holding([], { calendars }));
    await several.fails('agenda-missing');
    expect(several.followed.state.problem?.detail).toMatch(/2 calendars/);
    expect(JSON.stringify([several.followed.state.problem, several.lines])).not.toMatch(
      /Egeskov|Somebody|secret/i,
    );
    await follow(holding([], { calendars: {} })).fails('agenda-missing');
    await follow(holding(['One'], { calendars }), { calendar: 'egeskov' }).shows(['One']);
    await follow(holding(['One'], { calendars }), { calendar: 'room' }).shows(['One']);
    await follow(holding([], { calendars: { room: 'A', other: 'a' } }), { calendar: 'a ' }).fails(
      'agenda-missing',
    );
  });

  test('another host that is named is not asked, so that it learns no password', async () => {
    const double = holding(['One'], {
      instead: ({ path }) =>
        path === '/p/'
          ? {
              status: 207,
              body: '<m:multistatus xmlns:m="DAV:"><m:response><m:href>/p/</m:href><m:propstat><m:prop><calendar-home-set><m:href>https://elsewhere.example.net/c/</m:href></calendar-home-set></m:prop></m:propstat></m:response></m:multistatus>',
            }
          : null,
    });
    const { fails } = follow(double);
    await fails('agenda-unreachable');
    expect(new Set(double.calls.map(({ host }) => host))).toEqual(new Set(['dav.example.org']));
  });

  test('http in the addresses of a server behind a proxy is the same host', async () => {
    const double = holding(['One'], {
      instead: ({ path }) =>
        path === '/'
          ? {
              status: 207,
              body: '<multistatus><response><href>/</href><propstat><prop><current-user-principal><href>http://dav.example.org/p/</href></current-user-principal></prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>',
            }
          : null,
    });
    await follow(double).shows(['One']);
  });

  test('a web page is no server; a wrong password is said and tried seldom', async () => {
    await follow(
      holding([], { instead: () => ({ status: 200, body: '<html><body>Sign in</body></html>' }) }),
    ).fails('agenda-broken');
    const double = holding([], { instead: () => ({ status: 401 }) });
    const { clock, fails } = follow(double);
    await fails('agenda-not-allowed');
    const before = double.calls.length;
    clock.advance(250_000);
    await idle(double);
    expect(double.calls).toHaveLength(before);
  });
});

describe('what changed', () => {
  test('a token that is not known any more: everything is read anew, and no version from before is trusted', async () => {
    for (const status of [403, 409, 507]) {
      const { double, shows, titles, settled } = follow(holding(['One']));
      await settled();
      expect(titles()).toEqual(['One']);
      // The server was set back: its versions are counted anew, and the same number is another text.
      double.traits.instead = ({ body }) => {
        if (body.includes('sync-collection')) {
          double.traits.instead = () => null;
          return { status, body: '<error xmlns="DAV:"><valid-sync-token/></error>' };
        }
        return null;
      };
      double.setBack();
      double.put('One.ics', at('Two'));
      await shows(['Two']);
      double.put('Three.ics', at('Three', '20260310T120000Z'));
      await shows(['Two', 'Three']);
    }
  });

  test('a server whose tokens never hold is followed by comparing', async () => {
    const double = holding(['One'], {
      instead: ({ body }) => (body.includes('sync-collection') ? { status: 403 } : null),
    });
    const { asked, shows, settled } = follow(double);
    await settled();
    for (let turn = 0; turn < 4; turn += 1) await asked();
    expect(double.of('sync-collection').length).toBeLessThan(4);
    double.put('Two.ics', at('Two', '20260310T120000Z'));
    await shows(['One', 'Two']);
  });

  test('what changed on a day that nobody wants is not kept', async () => {
    const { double, asked, settled, followed } = follow(holding(['One']));
    await settled();
    double.put('far.ics', at('Far', '20270310T100000Z'));
    double.put(
      'series.ics',
      at('Series', '20250310T120000Z').replace('DURATION', 'RRULE:FREQ=DAILY\r\nDURATION'),
    );
    await asked();
    const text = (): string => {
      const { content } = followed.state;
      return content?.kind === 'text' ? content.text : '';
    };
    await until(() => text().includes('Series'));
    expect(text()).not.toContain('Far');
  });

  test('changes that come in several pages', async () => {
    const { double, shows, settled } = follow(holding(['One', 'Two']));
    await settled();
    const page = (inside: string, token: string, more: boolean) => ({
      status: 207,
      body: `<a:multistatus xmlns:a="DAV:">${inside}${
        more
          ? `<a:response><a:href>${roomPath}</a:href><a:status>HTTP/1.1 507 Insufficient Storage</a:status></a:response>`
          : ''
      }<a:sync-token>${token}</a:sync-token></a:multistatus>`,
    });
    const changed = (name: string) =>
      `<a:response><a:href>${roomPath}${name}</a:href><a:propstat><a:prop><a:getetag>"new"</a:getetag></a:prop><a:status>HTTP/1.1 200 OK</a:status></a:propstat></a:response>`;
    const gone = (name: string) =>
      `<a:response><a:href>${roomPath}${name}</a:href><a:status>HTTP/1.1 404 Not Found</a:status></a:response>`;
    double.put('Three.ics', at('Three', '20260310T120000Z'));
    double.put('Four.ics', at('Four', '20260310T130000Z'));
    double.traits.instead = ({ body }) => {
      if (!body.includes('sync-collection')) return null;
      if (body.includes('page-2')) return page(gone('Four.ics') + gone('Two.ics'), 'urn:token:4', false);
      if (body.includes('page-1')) return page(changed('Four.ics'), 'page-2', true);
      return page(changed('Three.ics'), 'page-1', true);
    };
    await shows(['One', 'Three']);
    expect(double.of('calendar-multiget').at(-1)?.body).not.toContain('Four');
  });

  test('a server that says more comes, for ever, is read anew', async () => {
    const { double, shows, settled } = follow(holding(['One']));
    await settled();
    double.traits.instead = ({ body }) =>
      body.includes('sync-collection')
        ? {
            status: 207,
            body: `<multistatus><response><href>${roomPath}</href><status>HTTP/1.1 507 More</status></response><sync-token>same</sync-token></multistatus>`,
          }
        : null;
    double.put('Two.ics', at('Two', '20260310T120000Z'));
    await shows(['One', 'Two']);
    expect(double.of('sync-collection').length).toBeLessThan(10);
  });

  test('a server with a tag only, and one with nothing: what has another version is fetched', async () => {
    for (const tag of [true, false]) {
      const { double, shows, asked, settled } = follow(holding(['One', 'Two'], { sync: false, tag }));
      await settled();
      await asked();
      expect(double.of('sync-collection')).toEqual([]);
      expect(double.of('calendar-query')).toHaveLength(tag ? 1 : 2);
      double.put('Two.ics', at('Second', '20260310T120000Z'));
      await shows(['One', 'Second']);
      expect(double.of('calendar-multiget').at(-1)?.body).not.toContain('One');
      double.remove('One.ics');
      await shows(['Second']);
    }
  });

  test('the days move on: the list is had anew, and what is known is not fetched again', async () => {
    const { clock, double, settled } = follow(holding(['One']));
    await settled();
    await idle(double);
    clock.advance(dayMs);
    await until(
      () => double.of('calendar-query').length > 1,
      () => clock.advance(1000),
    );
    await idle(double);
    expect(double.of('calendar-query').at(-1)?.body).toContain('start="20260309T080000Z"');
    expect(double.of('calendar-multiget')).toHaveLength(1);
  });

  test('a list that stops in the middle is asked for in parts', async () => {
    const days = (body: string): number => {
      const [, from = '', to = ''] = /start="(\d{8})T\d+Z" end="(\d{8})/.exec(body) ?? [];
      const day = (text: string) =>
        Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6))) / dayMs;
      return day(to) - day(from);
    };
    const double = holding(['One', 'Two'], {
      instead: ({ body }) =>
        body.includes('calendar-query') && days(body) > 3
          ? {
              status: 207,
              body: `<multistatus><response><href>${roomPath}</href><status>HTTP/1.1 507 Insufficient Storage</status></response></multistatus>`,
            }
          : null,
    });
    await follow(double).shows(['One', 'Two']);
    expect(double.of('calendar-query').length).toBeGreaterThan(3);
  });

  test('a name that is written in two ways is one', async () => {
    const { double, shows, settled } = follow(holding(['a@b', 'æ']));
    await settled();
    // Told without escapes by the changes, with them by the list.
    double.put('a@b.ics', at('changed', '20260310T120000Z'));
    await shows(['æ', 'changed']);
  });
});

describe('trouble', () => {
  test('a server that wants to be left alone is', async () => {
    const { clock, double, fails, settled, titles } = follow(holding(['One']));
    await settled();
    double.traits.instead = () => ({ status: 429, headers: { 'retry-after': '100' } });
    await fails('agenda-throttled');
    expect(titles()).toEqual(['One']);
    const before = double.calls.length;
    double.traits.instead = () => null;
    clock.advance(98_000);
    await idle(double);
    expect(double.calls).toHaveLength(before);
    clock.advance(3000);
    await until(() => double.calls.length > before);
  });

  test('an object that is broken, or not given, is said and hides no other; it is asked for again', async () => {
    const double = holding(['One', 'Three']);
    double.put('bad.ics', '<html>not a calendar</html>');
    double.put('half.ics', at('Half').slice(0, 120));
    const { titles, read, settled, clock, followed } = follow(double);
    await settled();
    expect(titles()).toEqual(expect.arrayContaining(['One', 'Three']));
    expect(read()?.problems.length).toBeGreaterThan(1);
    const { content } = followed.state;
    expect(content?.kind === 'text' && isWhole(content.text)).toBe(true);
    expect(JSON.stringify(read()?.problems)).not.toMatch(/html|bad\.ics/);
    double.put('bad.ics', at('Mended', '20260310T150000Z'));
    await until(
      () => titles().includes('Mended'),
      () => clock.advance(1000),
    );
  });

  test('hostile XML costs an asking, not the kiosk', async () => {
    const depth = 200_000;
    const bodies = [
      `<multistatus>${'<response>'.repeat(depth)}`,
      `<multistatus>${'<response><href>/c/room/x</href></response>'.repeat(5000)}`,
      '<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><multistatus><response><href>&c;</href></response></multistatus>',
      '<multistatus><response><href>https://[</href></response></multistatus>',
      '\u0000\u0001<<<>>>',
      '',
    ];
    for (const body of bodies) {
      const double = holding(['One']);
      const { followed, settled } = follow(double);
      await settled();
      double.traits.instead = ({ method }) => (method === 'REPORT' ? { status: 207, body } : null);
      followed.refresh();
      await idle(double);
      double.traits.instead = () => null;
      followed.refresh();
      await until(() => followed.state.problem === null);
    }
  });

  test('a server that counts on answers nobody asked for fills no memory', async () => {
    const double = holding(['One']);
    const { followed, settled, titles } = follow(double);
    await settled();
    double.put('Two.ics', at('Two'));
    double.traits.instead = ({ body }) =>
      body.includes('calendar-multiget')
        ? {
            status: 207,
            body: `<multistatus>${['x', 'y'].map((name) => `<response><href>${roomPath}${name}</href><propstat><prop><calendar-data>${at(name)}</calendar-data></prop><status>HTTP/1.1 200 OK</status></propstat></response>`).join('')}</multistatus>`,
          }
        : null;
    followed.refresh();
    await idle(double);
    expect(titles()).toEqual(['One']);
  });

  test('who may only read writes nothing', async () => {
    const { followed, settled } = follow(holding(['One'], { privileges: ['read', 'read-free-busy'] }));
    await settled();
    expect(followed.writer).toBeNull();
    expect(followed.state.content).toMatchObject({ may: [] });
    for (const privileges of [['all'], ['write'], ['bind', 'unbind', 'write-content']]) {
      const other = follow(holding(['One'], { privileges }));
      await other.settled();
      expect(other.followed.writer).not.toBeNull();
      expect(other.followed.state.content).toMatchObject({ may: ['extend', 'end', 'release'] });
    }
  });
});
