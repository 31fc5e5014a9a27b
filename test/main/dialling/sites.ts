import type { Codec } from '../../../main/contract/codecs.ts';
import { nothingConnected } from '../../../main/contract/connected.ts';
import { type Site, siteOf } from '../../../main/dialling/site.ts';
import { settingsSchema } from '../../../main/settings/schema.ts';

const codec: Codec = {
  id: 'codec',
  name: 'Polycom',
  protocol: 'polycom',
  status: 'ready',
  detail: null,
  calls: [],
  failed: null,
  muted: null,
  volume: null,
  farCamera: false,
  camera: null,
};
const nodes = ['https://video.example.org', 'https://video2.example.org'];
const sip = {
  uri: 'sip:egeskov@sip.example.org',
  password: 'secret',
  servers: ['wss://edge.example.org:8443/ws'],
};
const rules = [
  { match: '9(\\d{3})', address: 'sip:room$1@rooms.example.org' },
  { match: '(\\d{5})', address: '$1@rooms.vconf.dk' },
  { match: 'lab', address: '10.1.2.3', engine: 'codec' },
];

/** A site with these settings. */
export const makeSite = (
  dialling: object,
  links: object = {},
  connected: Parameters<typeof siteOf>[2] = nothingConnected,
): Site =>
  siteOf(settingsSchema.parse({ dialling, links }), ['hub.example.org', '127.0.0.1:8443'], connected);

/** Sites as they are: with VDX and nodes that are a gateway too, with nodes alone, with a SIP account, with both and rules, with nothing, with a codec that takes SIP. */
export const sites = {
  vdx: makeSite({ pexip: { nodes, gateway: true } }, { pexip: ['example.org'] }),
  nodes: makeSite({ pexip: { nodes } }),
  sip: makeSite({ sip }),
  both: makeSite({ pexip: { nodes, gateway: true }, sip, rules }),
  none: makeSite({}),
  codec: makeSite({}, {}, { ...nothingConnected, codecs: [codec], codecTakes: ['sip'] }),
  /** A codec that takes nothing from the computer, for what nothing else can call. */
  spare: makeSite({}, {}, { ...nothingConnected, codecs: [codec] }),
};
