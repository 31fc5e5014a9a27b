import type { Candidate } from './candidate.ts';
import type { LinkRules } from './invitation.ts';
import { hostOf, isOneOf } from './web-address.ts';

/**
 * Systems that a house runs at a host of its own, where only the path can tell: its Jitsi (named in the settings), Cisco
 * Meeting Server, Skype for Business, BigBlueButton and Nextcloud Talk. Null for anything else.
 */
export function houseTarget(url: URL, address: string, rules: LinkRules): Candidate | null {
  if (isOneOf(url, rules.jitsi))
    return isJitsiRoom(url) ? { engine: 'web', provider: 'jitsi', address } : null;
  if (url.port !== '') return null;
  if (isMeetingServer(url)) return { engine: 'web', provider: 'cms', address };
  if (isSkypeForBusiness(url)) return { engine: 'web', provider: 'skype-for-business', address };
  if (isBigBlueButton(url)) return { engine: 'web', provider: 'bigbluebutton', address };
  if (isNextcloudTalk(url)) return { engine: 'web', provider: 'nextcloud', address };
  return null;
}

/** `/Room` and `/tenant/Room`; not what the client itself is made of. */
const isJitsiRoom = (url: URL): boolean =>
  /^\/(?!(?:static|libs|images|css|sounds|lang|fonts)\/|http-bind|xmpp-websocket|conference-request|colibri-ws|[^/]+\.(?:js|html|ico|png|svg|json)$)[^/]+(?:\/[^/]+)?\/?$/.test(
    url.pathname,
  );

/** Hosts that are named after what they do. */
const meetingHost =
  /^(?:join|meet|meeting|meetings|video|vc|conf|conference|cms\d*|acano|webbridge|videomeet)\./;

/**
 * The web client of Cisco Meeting Server (before: Acano), engine `web`: the address carries a secret that a call by SIP would
 * not, and the domain of its SIP addresses is often another one than that of its web client.
 */
function isMeetingServer(url: URL): boolean {
  const { pathname, searchParams } = url;
  const secret = Boolean(searchParams.get('secret'));
  const id = searchParams.get('id') ?? '';
  if (pathname === '/invited.sf') return /^[\w.-]{3,}$/.test(id);
  if (pathname === '/index.html' || pathname === '/')
    return /^\d{3,}$/.test(id) && (secret || (pathname !== '/' && meetingHost.test(url.hostname)));
  return (
    /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/meeting\/\d{3,}\/?$/i.test(pathname) &&
    (secret || meetingHost.test(url.hostname))
  );
}

/** `https://meet.example.org/some.name/5D3JNZ5S`, also below `meet` or the name of a domain. Its ids are upper case. */
const isSkypeForBusiness = (url: URL): boolean =>
  /^(?:meet|join|lync|lyncweb|skype|sfb)\./.test(hostOf(url)) &&
  /^\/(?:[\w-]+(?:\.[\w-]+)+\/)?(?:meet\/)?[\w.'+-]{2,}\/(?=\d*[A-Z])(?=[A-Z]*\d|[A-Z]{8})[A-Z0-9]{6,8}\/?$/.test(
    url.pathname,
  );

/**
 * A room of Greenlight, the usual front of BigBlueButton: `/b/abc-def-gh1`, `/rooms/abc-def-ghi-jk1/join`. Without a digit it
 * may be three short words, unless the host says what it is.
 */
const isBigBlueButton = (url: URL): boolean =>
  /^\/(?:(?:b|gl)\/[a-z0-9]{3}(?:-[a-z0-9]{3}){2,3}|rooms\/[a-z0-9]{3}(?:-[a-z0-9]{3}){3}\/join)\/?$/.test(
    url.pathname,
  ) &&
  (/\d/.test(url.pathname) ||
    /(?:^|\.)(?:bbb\d*|bigbluebutton|greenlight|webconf|meet|conf)\./.test(url.hostname));

/** `/call/<token>`, with or without its front controller. Tokens are of 8 letters and digits. */
const isNextcloudTalk = (url: URL): boolean =>
  /^(?:\/nextcloud)?(?:\/index\.php)?\/call\/(?=[a-z]*\d)[a-z0-9]{8}\/?$/.test(url.pathname);
