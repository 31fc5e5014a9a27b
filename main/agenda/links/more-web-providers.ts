import type { WebProvider } from './web-form.ts';

/** Systems that invitations are of now and then, one row each; in alphabetical order. See `web-providers.ts`. */
export const moreWebProviders: readonly WebProvider[] = [
  {
    provider: 'adobe-connect',
    engine: 'web',
    domains: ['adobeconnect.com'],
    forms: [
      {
        below: /^(?!(?:www|helpx|meet\d*|admin)$)[a-z0-9.-]+$/,
        path: /^\/(?!(?:admin|common|system|content|home|favicon\.ico)(?:\/|$))[\w-]+\/?$/,
      },
    ],
  },
  {
    provider: 'blackboard',
    engine: 'web',
    domains: ['bbcollab.com'],
    forms: [
      {
        below: /^[a-z-]+$/,
        path: /^\/(?:(?:guest|invite)\/\w{16,}|collab\/ui\/session\/(?:join|guest)\/\w+)/,
      },
    ],
  },
  {
    // Closed, its addresses live on in invitations that repeat.
    provider: 'bluejeans',
    engine: 'web',
    domains: ['bluejeans.com'],
    forms: [
      { below: /^(?!(?:support|www|blog)$)/, path: /^\/\d{3,}(?:\/(?<pin>\d+))?(?:\/(?:webrtc|browser)?)?$/ },
      { below: /^primetime$/, path: /^\/a2m\/live-event\/[a-z]+/ },
    ],
  },
  {
    provider: 'cal',
    engine: 'web',
    domains: ['cal.com', 'cal.eu'],
    forms: [
      {
        below: /^(?:app)?$/,
        path: /^\/video\/(?!recording|meeting-ended|meeting-not-started|no-meeting)[\w-]+\/?$/,
      },
    ],
  },
  {
    provider: 'chime',
    engine: 'web',
    domains: ['chime.aws'],
    forms: [
      { below: /^$/, path: /^\/\d{10}\/?$/ },
      { below: /^\d{4,10}$/, path: /^\/?$/ },
      { below: /^app$/, path: /^\/meetings\/\d{10}\/?$/ },
    ],
  },
  {
    provider: 'daily',
    engine: 'web',
    domains: ['daily.co'],
    forms: [
      {
        below: /^(?!(?:www|docs|dashboard|api|help|status|blog|c)$)[a-z0-9-]+$/,
        path: /^\/[\w-]+\/?$/,
      },
    ],
  },
  {
    provider: 'dialpad',
    engine: 'web',
    domains: ['meetings.dialpad.com'],
    forms: [{ below: /^$/, path: /^\/(?:room\/)?(?!(?:login|signup|download)(?:\/|$))[\w-]{3,}\/?$/ }],
  },
  {
    provider: 'discord',
    engine: 'web',
    domains: ['discord.com', 'discordapp.com'],
    forms: [
      { below: /^(?:www|canary|ptb)?$/, path: /^\/channels\/\d{15,}\/\d{15,}\/?$/ },
      { below: /^(?:www|canary|ptb)?$/, path: /^\/invite\/[\w-]+\/?$/ },
    ],
  },
  {
    provider: 'discord',
    engine: 'web',
    domains: ['discord.gg'],
    forms: [{ below: /^$/, path: /^\/[\w-]+\/?$/ }],
  },
  {
    provider: 'doxy',
    engine: 'web',
    domains: ['doxy.me'],
    forms: [
      {
        below: /^$/,
        path: /^\/(?:room\/)?(?!(?:[a-z]{2}(?:-[a-z]{2})?|about|pricing|features|sign-?in|sign-?up|login|account|blog|help|support|security|legal|terms|privacy|contact|clinics?|download|room)(?:\/|$))[\w.-]+\/?$/i,
      },
      { below: /^(?!(?:www|help|support|blog|status|api|go|info)$)[a-z0-9-]+$/, path: /^\/[\w.-]+\/?$/ },
    ],
  },
  {
    provider: 'element',
    engine: 'web',
    domains: ['call.element.io'],
    forms: [
      { below: /^$/, path: /^\/room\/?$/, hash: /^#\/?[^?]+/ },
      { below: /^$/, path: /^\/(?!(?:room|assets|login|register)(?:\/|$))[\w-]+\/?$/ },
    ],
  },
  {
    // The room is in the fragment.
    provider: 'facetime',
    engine: 'web',
    domains: ['facetime.apple.com'],
    forms: [{ below: /^$/, path: /^\/join\/?$/, hash: /^#[^#]*\b[vpk]=./ }],
  },
  {
    provider: 'gather',
    engine: 'web',
    domains: ['gather.town'],
    forms: [{ below: /^(?:app(?:\.v2)?)?$/, path: /^\/app\/[\w-]+(?:\/[^/]+)?\/?$/ }],
  },
  {
    provider: 'goto',
    engine: 'web',
    domains: ['gotomeeting.com', 'gotowebinar.com'],
    forms: [
      { below: /^(?:global|www\d?|app|attendee)?$/, path: /^\/(?:meeting\/)?join\/\d{9,}(?:\/|$)/ },
      { below: /^app$/, path: /^\/(?:index\.html)?$/, needs: ['meetingId'] },
    ],
  },
  {
    provider: 'goto',
    engine: 'web',
    domains: ['goto.com'],
    forms: [
      {
        below: /^meet$/,
        path: /^\/(?!(?:install|download|inactive|help|system-check|legal)(?:\/|$))[\w.-]+\/?$/i,
      },
      { below: /^app$/, path: /^\/meet(?:ing)?\/[\w.-]+\/?$/ },
    ],
  },
  {
    provider: 'goto',
    engine: 'web',
    domains: ['gotomeet.me'],
    forms: [{ below: /^(?:www)?$/, path: /^\/[\w.-]+(?:\/[\w.-]+)?\/?$/ }],
  },
  {
    provider: 'lark',
    engine: 'web',
    domains: ['larksuite.com', 'feishu.cn'],
    forms: [{ below: /^vc(?:-[a-z]+)?$/, path: /^\/j\/\d{6,}\/?$/ }],
  },
  {
    provider: 'lifesize',
    engine: 'web',
    domains: ['lifesizecloud.com', 'lifesize.com'],
    forms: [{ below: /^(?:call|guest)$/, path: /^\/(?:#\/)?(?:otm\/)?\d{3,}\/?$/ }],
  },
  {
    provider: 'livekit',
    engine: 'web',
    domains: ['meet.livekit.io'],
    forms: [{ below: /^$/, path: /^\/rooms\/[^/]+\/?$/ }],
  },
  {
    provider: 'proton',
    engine: 'web',
    domains: ['meet.proton.me'],
    forms: [
      { below: /^$/, path: /^\/(?:u\/\d+\/)?join\/id-[\w-]+\/?$/, hash: /^#pwd-(?<pin>[^#]+)/ },
      { below: /^$/, path: /^\/(?:u\/\d+\/)?join\/id-[\w-]+\/?$/ },
    ],
  },
  {
    provider: 'ringcentral',
    engine: 'web',
    domains: ['ringcentral.com', 'ringcentral.eu'],
    forms: [
      { below: /^v$/, path: /^\/(?:welcome\/)?join\/\w{6,}\/?$/ },
      { below: /^(?:meetings|video)$/, path: /^\/(?:j|join|conf)\/\w{6,}\/?$/ },
    ],
    pin: ['pw', 'pwd'],
  },
  {
    provider: 'riverside',
    engine: 'web',
    domains: ['riverside.fm', 'riverside.com'],
    forms: [{ below: /^(?:www)?$/, path: /^\/studio\/[^/]+\/?$/ }],
  },
  {
    provider: 'slack',
    engine: 'web',
    domains: ['app.slack.com'],
    forms: [{ below: /^$/, path: /^\/huddle\/[TE]\w{5,}\/[CDG]\w{5,}\/?$/ }],
  },
  {
    provider: 'starleaf',
    engine: 'web',
    domains: ['meet.starleaf.com'],
    forms: [{ below: /^$/, path: /^\/\d{4,}(?:\/app)?\/?$/ }],
    pin: ['pin'],
  },
  {
    provider: 'streamyard',
    engine: 'web',
    domains: ['streamyard.com'],
    forms: [{ below: /^$/, path: /^\/(?:guest\/)?(?=[a-z]*\d)[a-z0-9]{8,12}\/?$/ }],
  },
  {
    provider: 'teamviewer',
    engine: 'web',
    domains: ['go.teamviewer.com', 'go.blizz.com'],
    forms: [{ below: /^$/, path: /^\/(?:v\d+\/)?m\d{6,}\/?$/ }],
  },
  {
    provider: 'vonage',
    engine: 'web',
    domains: ['meetings.vonage.com'],
    forms: [
      { below: /^$/, path: /^\/(?:join\/)?\d{9}\/?$/ },
      { below: /^$/, path: /^\/?$/, needs: ['room_token'] },
    ],
    pin: ['pin'],
  },
  {
    provider: 'voov',
    engine: 'web',
    domains: ['voovmeeting.com', 'meeting.tencent.com'],
    forms: [{ below: /^(?:www)?$/, path: /^\/(?:dm|dw|p)\/\w{4,}\/?$/ }],
    pin: ['pwd'],
  },
  {
    provider: 'zoho',
    engine: 'web',
    domains: ['zoho.com', 'zoho.eu', 'zoho.in', 'zoho.com.au', 'zoho.jp', 'zohocloud.ca'],
    forms: [
      { below: /^meeting$/, path: /^\/(?:meeting\/)?join\/?$/, needs: ['key'] },
      { below: /^meet$/, path: /^\/[\w-]{6,}\/?$/ },
      { below: /^cliq$/, path: /^\/meetings\/[\w-]+\/?$/ },
    ],
    pin: ['pwd'],
  },
];
