import type { JoinTarget } from '../../contract/meeting.ts';
import { vdxDomains } from '../../contract/pexip-address.ts';

/** A domain that is dialled for meetings. Groups of `user`: `pin`, and `host` when it carries what makes a host. */
export type DialDomain = {
  readonly provider: string;
  /** `sip` when absent. */
  readonly engine?: JoinTarget['engine'];
  readonly domains: readonly string[];
  readonly user: RegExp;
};

/** The first that fits counts. Forms as the vendors' invitations have them. */
export const dialDomains: readonly DialDomain[] = [
  // Zoom's Cloud Room Connector: id, passcode, layout, host key.
  {
    provider: 'zoom',
    domains: ['zoomcrc.com'],
    user: /^\d{9,11}(?:\.(?<pin>[^.]*)(?:\.[^.]*(?:\.(?<host>[^.]*)(?:\..*)?)?)?)?$/,
  },
  // Teams by the gateways of BlueJeans, Poly and Webex: key and video id, or the key alone, which asks for the id.
  { provider: 'teams', domains: ['teams.bjn.vc'], user: /^\d+(?:\.\d+)?$/ },
  { provider: 'teams', domains: ['t.plcm.vc', 'm.webex.com'], user: /^[\w-]+(?:\.[\w-]+)*$/ },
  {
    provider: 'skype-for-business',
    domains: ['v.plcm.vc'],
    user: /^[\w-]+(?:\.[\w-]+)*$/,
  },
  { provider: 'webex', domains: ['lync.webex.com'], user: /^[\w-]+(?:\.[\w-]+)+$/ },
  {
    provider: 'webex',
    domains: ['webex.com'],
    user: /^(?!(?:messenger|no-?reply|support|help|info|sales|privacy)$)[\w.+-]+$/i,
  },
  { provider: 'bluejeans', domains: ['bjn.vc'], user: /^\d{3,}(?:\.(?<pin>\d+))?$/ },
  { provider: 'lifesize', domains: ['lifesizecloud.com'], user: /^\d{3,}$/ },
  { provider: 'starleaf', domains: ['call.sl'], user: /^[\w.-]+$/ },
  { provider: 'chime', domains: ['meet.chime.in'], user: /^(?:u|\d{10})$/ },
  {
    provider: 'vdx',
    engine: 'pexip',
    domains: vdxDomains.map((domain) => `rooms.${domain}`),
    user: /^[\w.+-]{1,64}$/,
  },
  { provider: 'teams', domains: ['onpexip.com'], user: /^(?:[\w-]+\.)?teams$/i },
  { provider: 'pexip', engine: 'pexip', domains: ['onpexip.com'], user: /^[\w.+-]+$/ },
];

/** The gateways of vendors that H.323 devices dial by address; as their invitations list them. */
export const gateways: Readonly<Record<string, string>> = {
  '162.255.37.11': 'zoom',
  '162.255.36.11': 'zoom',
  '213.19.144.110': 'zoom',
  '213.244.140.110': 'zoom',
  '221.122.88.195': 'zoom',
  '115.114.131.7': 'zoom',
  '115.114.115.7': 'zoom',
  '103.122.166.55': 'zoom',
  '103.122.167.55': 'zoom',
  '149.137.40.110': 'zoom',
  '209.9.211.110': 'zoom',
  '64.211.144.160': 'zoom',
  '69.174.57.160': 'zoom',
  '65.39.152.160': 'zoom',
  '207.226.132.110': 'zoom',
  '149.137.24.110': 'zoom',
  '67.217.95.2': 'goto',
  '199.48.152.152': 'bluejeans',
  '31.171.211.14': 'bluejeans',
  '103.20.59.14': 'bluejeans',
  '13.248.147.139': 'chime',
  '76.223.18.152': 'chime',
};

/** Domains at which a number is somebody's mailbox. */
export const mailDomains: readonly string[] = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'hotmail.dk',
  'live.com',
  'live.dk',
  'msn.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'qq.com',
  '163.com',
  '126.com',
  'gmx.net',
  'gmx.de',
  'web.de',
  'mail.com',
  'mail.ru',
  'proton.me',
  'protonmail.com',
];
