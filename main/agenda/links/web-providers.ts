import type { WebProvider } from './web-form.ts';

/**
 * The systems that most invitations are of, one row each. Forms as in the vendors' documents and in invitations seen. What
 * has no form here is no way in: home pages, options, registrations, recordings, help.
 */
export const webProviders: readonly WebProvider[] = [
  {
    provider: 'teams',
    engine: 'web',
    domains: [
      'teams.microsoft.com',
      'teams.live.com',
      'teams.microsoft.us',
      'teams.cloud.microsoft',
      'teams.microsoftonline.cn',
    ],
    forms: [
      { path: /^\/l\/meetup-join\/./ },
      // The short form: scheduled since 2026, Meet now since 2025. Without `p` it is a page that asks for a passcode.
      { path: /^\/meet\/\d{9,20}\/?$/, needs: ['p'] },
      // What the address bar shows once the client has started.
      { path: /^\/(?:_|v2\/?)?$/, hash: /^#\/(?:l\/meetup-join|pre-join-calling)\/./ },
      { path: /^\/(?:_|v2\/?)?$/, hash: /^#\/meet\/\d{9,20}\?(?:.*&)?p=(?<pin>[^&]+)/ },
      // The page that asks whether to open the app; the meeting is in its `url`.
      { path: /^\/dl\/launcher\/launcher\.html$/, query: /[?&]type=meet(?:up-join)?(?:&|$)/, needs: ['url'] },
    ],
    pin: ['p'],
  },
  {
    provider: 'zoom',
    engine: 'web',
    domains: ['zoom.us', 'zoom.com', 'zoom.com.cn', 'zoom.de', 'zoom-x.de', 'zoomgov.com'],
    forms: [
      {
        below: /^(?!(?:explore|support|blog|learning|trust|status|marketplace)$)/,
        path: /^\/(?:[jsw]|webinar)\/\d{9,11}\/?$/,
      },
      { path: /^\/my\/[^/]+\/?$/ },
      { path: /^\/wc\/(?:join\/)?\d{9,11}(?:\/(?:join|start))?\/?$/ },
      { path: /^\/join$/, needs: ['confno'] },
      // The way into a session of Zoom Events, one for each person.
      { below: /^events$/, path: /^\/ejl?\/[\w-]+/ },
    ],
    pin: ['pwd'],
  },
  {
    // Pages in a company's own dress, with a meeting behind.
    provider: 'zoom',
    engine: 'web',
    domains: ['zm.page'],
    forms: [{ below: /^(?!www$)[a-z0-9-]+$/, path: /^/ }],
  },
  {
    provider: 'meet',
    engine: 'web',
    domains: ['meet.google.com'],
    forms: [
      { below: /^$/, path: /^\/(?:_meet\/)?[a-z]{3}-[a-z]{4}-[a-z]{3}\/?$/i },
      { below: /^$/, path: /^\/(?:_meet\/)?lookup\/[^/]+\/?$/ },
      { below: /^stream$/, path: /^\/stream\/[\w-]{8,}\/?$/ },
    ],
  },
  {
    provider: 'meet',
    engine: 'web',
    domains: ['g.co'],
    forms: [{ below: /^$/, path: /^\/meet\/[^/]+\/?$/ }],
  },
  {
    // Its forerunner; the addresses that live on lead to Meet.
    provider: 'meet',
    engine: 'web',
    domains: ['hangouts.google.com', 'plus.google.com'],
    forms: [{ below: /^$/, path: /^\/(?:hangouts\/_|call)\/./ }],
  },
  {
    provider: 'webex',
    engine: 'web',
    domains: ['webex.com'],
    forms: [
      {
        below: /^(?!(?:help|www|developer|status|blog|community|admin|settings|idbroker|signup|apphub)$)./,
        path: /^\/(?:[\w-]+\/)?(?:meet|join)\/[^/]+\/?$/,
      },
      // Meeting, event and training centre.
      { below: /./, path: /^\/[^/]+\/(?:j|e|onstage\/g|k2\/j|k2\/e)\.php$/, needs: ['MTID'] },
      { below: /./, path: /^\/wbxmjs\/joinservice\/./ },
      { below: /./, path: /^\/webappng\/sites\/[^/]+\/meeting\/(?!.*recording)./ },
      // Instant Connect: one visit with a patient.
      { below: /^instant$/, path: /^\/(?:visit\/.|(?:gen|hc)\/v1\/talk)/ },
    ],
    pin: ['PW', 'pwd'],
  },
  {
    provider: 'whereby',
    engine: 'web',
    domains: ['whereby.com'],
    forms: [
      {
        below: /^$/,
        path: /^\/(?!(?:information|user|org|blog|login|signup|sign-up|pricing|about|help|terms|privacy|embedded|product|faq|contact|download|legal|business|security|customers|features)(?:\/|$))[^/]+\/?$/i,
      },
      {
        below: /^(?!(?:www|help|docs|api|cdn|status|blog|sdk|embed|account)$)[a-z0-9-]+$/,
        path: /^\/[^/]+\/?$/,
      },
    ],
    hostBy: 'roomKey',
  },
  {
    provider: 'jitsi',
    engine: 'web',
    domains: ['meet.jit.si'],
    forms: [
      {
        below: /^(?:|beta|alpha)$/,
        path: /^\/(?!(?:static|libs|images|css|sounds|lang|fonts)\/|http-bind|xmpp-websocket|conference-request|[^/]+\.(?:js|html|ico|png|svg|json)$)[^/]+/,
      },
    ],
  },
  {
    provider: 'jitsi',
    engine: 'web',
    domains: ['8x8.vc'],
    forms: [{ below: /^$/, path: /^\/(?!(?:static|libs|images|css)\/)[\w.-]+\/[^/]+\/?$/ }],
  },
  {
    provider: 'skype-for-business',
    engine: 'web',
    domains: ['meet.lync.com'],
    forms: [{ path: /^\/[\w.-]+\/[\w.'+-]+\/[A-Z0-9]{5,12}\/?$/i }],
  },
  {
    provider: 'skype',
    engine: 'web',
    domains: ['join.skype.com'],
    forms: [{ below: /^$/, path: /^\/(?!(?:download|bot|launch)(?:\/|$))[A-Za-z0-9]{6,}\/?$/ }],
  },
];
