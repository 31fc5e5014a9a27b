import { isBelow, unescaped } from './web-address.ts';

/**
 * The address that a browser opens for one that only a vendor's own program would (`zoommtg:`, `msteams:`, …), or what it
 * would dial. Null for a scheme that is no program's here, or an address of it that leads into no meeting.
 */
export function outOfNativeScheme(text: string): string | null {
  const [, scheme = '', rest = ''] = /^([a-z][a-z\d.+-]{1,20}):(.*)$/is.exec(text) ?? [];
  return schemes.get(scheme.toLowerCase())?.(rest) ?? null;
}

/** One of an address's parameters, without its escapes; '' when it has none. */
const parameter = (rest: string, name: string): string =>
  unescaped(new RegExp(`[?&]${name}=([^&#]*)`, 'i').exec(rest)?.[1] ?? '') ?? '';

const zoomDomains = ['zoom.us', 'zoom.com', 'zoom.com.cn', 'zoom.de', 'zoom-x.de', 'zoomgov.com'];

/** `zoommtg://<host>/join?confno=…&pwd=…` */
function zoom(rest: string): string | null {
  const host = /^\/\/([a-z0-9.-]+)\/(?:join|start)\b/i.exec(rest)?.[1]?.toLowerCase();
  const id = parameter(rest, 'confno').replaceAll(/[ -]/g, '');
  const pwd = parameter(rest, 'pwd');
  if (host === undefined || !isBelow(host, zoomDomains) || !/^\d{9,11}$/.test(id)) return null;
  return `https://${host}/j/${id}${pwd === '' ? '' : `?pwd=${encodeURIComponent(pwd)}`}`;
}

/** `msteams:/l/meetup-join/…`, with the host or without. */
function teams(rest: string): string | null {
  const path = /^(?:\/\/teams\.(?:microsoft|live)\.com)?(\/(?:l\/meetup-join|meet)\/.+)$/i.exec(rest)?.[1];
  return path === undefined
    ? null
    : `https://teams.${/^\/\/teams\.live/i.test(rest) ? 'live' : 'microsoft'}.com${path}`;
}

/** `webexteams://meet?sip=…`: a SIP address. */
function webex(rest: string): string | null {
  const sip = parameter(rest, 'sip');
  return /^\/\/meet\/?\?/i.test(rest) && /^[\w.+-]+@[a-z0-9.-]+$/i.test(sip) ? `sip:${sip}` : null;
}

/** `org.jitsi.meet://host/Room` */
const jitsi = (rest: string): string | null => (/^\/\/[^/]+\/./.test(rest) ? `https:${rest}` : null);

/** `lync15:confjoin?url=…`: the meeting's web address. */
function lync(rest: string): string | null {
  const url = parameter(rest, 'url');
  return /^(?:\/\/)?confjoin\?/i.test(rest) && /^https:/i.test(url) ? url : null;
}

/** `chime://meeting?pin=…` */
function chime(rest: string): string | null {
  const id = parameter(rest, 'pin');
  return /^\/\/meeting\/?\?/i.test(rest) && /^\d{10}$/.test(id) ? `https://chime.aws/${id}` : null;
}

const schemes = new Map<string, (rest: string) => string | null>([
  ['zoommtg', zoom],
  ['zoomus', zoom],
  ['msteams', teams],
  ['ms-teams', teams],
  ['webex', webex],
  ['webexteams', webex],
  ['org.jitsi.meet', jitsi],
  ['jitsi-meet', jitsi],
  ['lync', lync],
  ['lync15', lync],
  ['chime', chime],
]);
