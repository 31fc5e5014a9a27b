import type { JoinTarget } from '../../contract/meeting.ts';

/** A system whose meetings are held at web addresses, and how one of its addresses is known. */
export type Provider = {
  readonly provider: string;
  readonly engine: JoinTarget['engine'];
  /** Whether `url` leads into a meeting: not to the system's home page, options, or a recording. */
  match(url: URL): boolean;
};

/** Whether the host is `domain` or below it. By whole labels: `zoom.us.example.org` and `notzoom.us` are not zoom.us. */
const isAt = (url: URL, ...domains: readonly string[]): boolean => {
  const host = url.hostname.replace(/\.$/, '');
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
};

/** The first part of a path that names a page and not a room. */
const wherebyPages = new Set(
  'information user org blog login signup pricing about help terms privacy embedded product faq'.split(' '),
);

/** One row a provider; the first that matches counts. Forms as in the vendors' documents and in invitations seen. */
export const providers: readonly Provider[] = [
  {
    provider: 'teams',
    engine: 'web',
    match: (url) =>
      isAt(url, 'teams.microsoft.com', 'teams.live.com', 'teams.microsoft.us', 'teams.cloud.microsoft') &&
      (/^\/l\/meetup-join\/./.test(url.pathname) ||
        (/^\/meet\/\d{9,20}\/?$/.test(url.pathname) && url.searchParams.has('p'))),
  },
  {
    provider: 'zoom',
    engine: 'web',
    match: (url) =>
      isAt(url, 'zoom.us', 'zoom.com', 'zoom.com.cn', 'zoom.de', 'zoom-x.de', 'zoomgov.com') &&
      /^\/(?:[jsw]\/\d{9,11}|my\/[^/]+|wc\/(?:join\/)?\d{9,11})(?:\/|$)/.test(url.pathname),
  },
  {
    provider: 'meet',
    engine: 'web',
    match: (url) =>
      url.hostname === 'meet.google.com' &&
      /^\/(?:_meet\/)?(?:[a-z]{3}-[a-z]{4}-[a-z]{3}|lookup\/[^/]+)\/?$/i.test(url.pathname),
  },
  {
    provider: 'webex',
    engine: 'web',
    match: (url) =>
      isAt(url, 'webex.com') &&
      (/^\/(?:meet|join)\/[^/]+\/?$/.test(url.pathname) ||
        /^\/wbxmjs\/joinservice\/./.test(url.pathname) ||
        /^\/webappng\/sites\/[^/]+\/meeting\/./.test(url.pathname) ||
        (/^\/[^/]+\/j\.php$/.test(url.pathname) && url.searchParams.has('MTID'))),
  },
  {
    provider: 'whereby',
    engine: 'web',
    match: (url) => {
      const room = /^\/([^/]+)\/?$/.exec(url.pathname)?.[1];
      return isAt(url, 'whereby.com') && room !== undefined && !wherebyPages.has(room.toLowerCase());
    },
  },
  {
    provider: 'jitsi',
    engine: 'web',
    match: (url) => url.hostname === 'meet.jit.si' && /^\/(?!static\/|http-bind)[^/]+/.test(url.pathname),
  },
  {
    // The national meeting rooms of Danish health care: the portal is a Pexip web client of its own.
    provider: 'vdx',
    engine: 'pexip',
    match: (url) =>
      isAt(url, 'vconf.dk', 'vconf-stage.dk') &&
      /^portal/.test(url.hostname) &&
      (url.searchParams.has('url') ||
        url.searchParams.has('conference') ||
        /[?&#/]conference=/.test(url.hash)),
  },
  {
    // Every house runs its own Pexip node, so only the path can tell: Webapp 1 and 2, then Webapp 3 with a branding path.
    provider: 'pexip',
    engine: 'pexip',
    match: (url) =>
      url.protocol === 'https:' &&
      (/^\/webapp\d?\/(?:conference|m)\/[^/]+/.test(url.pathname) ||
        (/^\/webapp\d?\/(?:home\/?)?$/.test(url.pathname) &&
          (url.searchParams.has('conference') || /[?&]conference=[^&]/.test(url.hash))) ||
        (/^\/[\w-]+\/m\/?$/.test(url.pathname) && url.searchParams.has('conference'))),
  },
];
