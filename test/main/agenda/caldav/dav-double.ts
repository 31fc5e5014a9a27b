/** What was asked of the double. */
export type DavCall = {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
  readonly signal: AbortSignal | null;
};

export type DavReply = {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** How the double is; everything may be changed while it is followed. */
export type DavTraits = {
  /** The prefix of DAV: in its answers; '' for a default namespace. */
  prefix: string;
  /** Whether it tells changes by tokens. */
  sync: boolean;
  tag: boolean;
  privileges: readonly string[];
  /** The owner's mail addresses. */
  addresses: readonly string[];
  /** Calendars in the user's home: name in the address → shown name. */
  calendars: Readonly<Record<string, string>>;
  /** An answer in place of its own; null for its own. */
  instead: (call: DavCall) => DavReply | null | Promise<DavReply | null>;
};

/** A CalDAV server in memory that does what a test tells it, as no real one does on request. Its calendar is `/c/room/`. */
export type DavDouble = {
  readonly traits: DavTraits;
  readonly calls: DavCall[];
  readonly fetch: typeof fetch;
  put(name: string, text: string): void;
  remove(name: string): void;
  /** It is empty and counts its versions from one again, as after a copy of it was put back. */
  setBack(): void;
  text(name: string): string | undefined;
  /** Names of the objects. */
  names(): readonly string[];
  /** Calls of a kind: a method, or an element that is in the body. */
  of(what: string): readonly DavCall[];
};

export const roomPath = '/c/room/';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function davDouble(given: Partial<DavTraits> = {}): DavDouble {
  const traits: DavTraits = {
    prefix: 'd:',
    sync: true,
    tag: true,
    privileges: ['read', 'write'],
    addresses: [],
    calendars: { room: 'Room' },
    instead: () => null,
    ...given,
  };
  const objects = new Map<string, { etag: string; text: string }>();
  /** Every change, in order: the name of what changed. A token is how many there were. */
  const changes: string[] = [];
  const calls: DavCall[] = [];

  const tag = (name: string, inside: string): string =>
    `<${traits.prefix}${name}>${inside}</${traits.prefix}${name}>`;
  const response = (href: string, properties: string, status = 'HTTP/1.1 200 OK'): string =>
    tag('response', tag('href', href) + tag('propstat', tag('prop', properties) + tag('status', status)));
  const gone = (href: string): string =>
    tag('response', tag('href', href) + tag('status', 'HTTP/1.1 404 Not Found'));
  const multistatus = (inside: string): DavReply => {
    const named = traits.prefix === '' ? 'xmlns="DAV:"' : `xmlns:${traits.prefix.slice(0, -1)}="DAV:"`;
    const name = `${traits.prefix}multistatus`;
    return {
      status: 207,
      body: `<?xml version="1.0"?><${name} ${named} xmlns:k="urn:ietf:params:xml:ns:caldav">${inside}</${name}>`,
    };
  };
  const tokenOf = (count: number): string => `urn:token:${count}`;

  const propfind = (path: string, depth: string): DavReply => {
    if (path === '/') return multistatus(response('/', tag('current-user-principal', tag('href', '/p/'))));
    if (path === '/p/') {
      const own = traits.addresses.map((address) => tag('href', `mailto:${address}`)).join('');
      return multistatus(
        response(
          '/p/',
          `<k:calendar-home-set>${tag('href', '/c/')}</k:calendar-home-set><k:calendar-user-address-set>${own}</k:calendar-user-address-set>`,
        ),
      );
    }
    if (path === '/c/' && depth === '1') {
      const one = ([name, shown]: [string, string]): string =>
        response(
          `/c/${name}/`,
          tag('resourcetype', `${tag('collection', '')}<k:calendar/>`) +
            tag('displayname', shown) +
            '<k:supported-calendar-component-set><k:comp name="VEVENT"/></k:supported-calendar-component-set>',
        );
      return multistatus(
        response('/c/', tag('resourcetype', tag('collection', ''))) +
          Object.entries(traits.calendars).map(one).join(''),
      );
    }
    if (path !== roomPath) return { status: 404 };
    const rights = traits.privileges.map((name) => tag('privilege', tag(name, ''))).join('');
    return multistatus(
      response(
        roomPath,
        tag('resourcetype', `${tag('collection', '')}<k:calendar/>`) +
          (traits.sync ? tag('sync-token', tokenOf(changes.length)) : '') +
          (traits.tag ? `<getctag>${changes.length}</getctag>` : '') +
          tag('current-user-privilege-set', rights) +
          tag('owner', tag('href', '/p/')) +
          (traits.sync
            ? tag('supported-report-set', tag('supported-report', tag('report', tag('sync-collection', ''))))
            : ''),
      ),
    );
  };

  const report = (body: string): DavReply => {
    if (body.includes('sync-collection')) {
      const from = Number(/urn:token:(\d+)/.exec(body)?.[1]);
      const named = [...new Set(changes.slice(from))];
      const each = named.map((name) => {
        const object = objects.get(name);
        return object
          ? response(`${roomPath}${name}`, tag('getetag', object.etag))
          : gone(`${roomPath}${name}`);
      });
      return multistatus(each.join('') + tag('sync-token', tokenOf(changes.length)));
    }
    if (body.includes('calendar-multiget')) {
      const hrefs = [...body.matchAll(/<D:href>([^<]*)<\/D:href>/g)].map(([, href = '']) => href);
      const each = hrefs.map((href) => {
        const object = objects.get(decodeURIComponent(href.slice(roomPath.length)));
        if (!object) return gone(href);
        return response(
          href,
          `${tag('getetag', object.etag)}<k:calendar-data>${escaped(object.text)}</k:calendar-data>`,
        );
      });
      return multistatus(each.join(''));
    }
    return multistatus(
      [...objects]
        .map(([name, { etag }]) => response(`${roomPath}${encodeURIComponent(name)}`, tag('getetag', etag)))
        .join(''),
    );
  };

  const put = (name: string, text: string): void => {
    changes.push(name);
    objects.set(name, { etag: `"${changes.length}"`, text });
  };
  const remove = (name: string): void => {
    changes.push(name);
    objects.delete(name);
  };

  const write = ({ method, path, headers, body }: DavCall): DavReply => {
    const name = decodeURIComponent(path.slice(roomPath.length));
    const object = objects.get(name);
    const match = headers.get('if-match');
    if (match !== null && match !== object?.etag) return { status: 412 };
    if (headers.get('if-none-match') === '*' && object) return { status: 412 };
    if (method === 'GET')
      return object ? { status: 200, body: object.text, headers: { etag: object.etag } } : { status: 404 };
    if (method === 'PUT') put(name, body);
    else remove(name);
    return { status: 204, headers: { etag: objects.get(name)?.etag ?? '""' } };
  };

  const answer = (call: DavCall): DavReply => {
    if (call.method === 'PROPFIND') return propfind(call.path, call.headers.get('depth') ?? '0');
    if (call.path === roomPath) return report(call.body);
    return write(call);
  };

  return {
    traits,
    calls,
    put,
    remove,
    setBack() {
      objects.clear();
      changes.length = 0;
    },
    text: (name) => objects.get(name)?.text,
    names: () => [...objects.keys()],
    of: (what) => calls.filter(({ method, body }) => method === what || body.includes(what)),
    async fetch(input, init) {
      const url = new URL(String(input));
      const call: DavCall = {
        method: init?.method ?? 'GET',
        host: url.host,
        path: url.pathname,
        headers: new Headers(init?.headers),
        body: typeof init?.body === 'string' ? init.body : '',
        signal: init?.signal ?? null,
      };
      calls.push(call);
      const { status, body, headers } = (await traits.instead(call)) ?? answer(call);
      return new Response(status === 204 ? null : (body ?? ''), {
        status,
        ...(headers && { headers: { ...headers } }),
      });
    },
  };
}
