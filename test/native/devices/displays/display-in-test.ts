import type { DisplayProtocol } from '../../../../native/display.ts';
import { type DisplayBody, displayBody, type Habits } from '../../../peers/displays/display-body.ts';
import { lgPeer } from '../../../peers/displays/lg-peer.ts';
import { necPeer } from '../../../peers/displays/nec-peer.ts';
import { pjlinkPeer } from '../../../peers/displays/pjlink-peer.ts';
import { samsungMdcPeer } from '../../../peers/displays/samsung-mdc-peer.ts';
import type { NativeHandClock } from '../../native-clock.ts';
import { connected, room } from './room-in-test.ts';

export const peers = {
  'samsung-mdc': (body: DisplayBody) => samsungMdcPeer({ 1: body }),
  lg: (body: DisplayBody) => lgPeer({ 1: body }),
  nec: (body: DisplayBody) => necPeer({ 1: body }),
  pjlink: (body: DisplayBody, clock: NativeHandClock) => pjlinkPeer(body, { clock, class: 2 }),
} as const;
export const protocols = Object.keys(peers) as (keyof typeof peers)[];
const first: Record<keyof typeof peers, string> = {
  'samsung-mdc': 'hdmi-1',
  lg: 'hdmi-1-dtv',
  nec: 'hdmi',
  pjlink: '31',
};
/** Another input, as the wire calls it and as the driver does. */
export const second: Record<keyof typeof peers, readonly [wire: string, word: string]> = {
  'samsung-mdc': ['hdmi-2', 'hdmi-2'],
  lg: ['hdmi-2-dtv', 'hdmi-2'],
  nec: ['display-port', 'display-port'],
  pjlink: ['32', 'digital-2'],
};

/** A room with one display, which is what its habits make of it. */
export async function roomWith(
  protocol: keyof typeof peers,
  habits: Partial<Habits> = {},
  more: { readonly input?: string | null; readonly on?: boolean } = {},
) {
  let body: DisplayBody | undefined;
  const made = await room(
    (clock) => {
      body = displayBody(clock, habits);
      body.input = first[protocol];
      if (more.on) body.byHand('on');
      return peers[protocol](body, clock);
    },
    connected(protocol as DisplayProtocol, { input: more.input ?? null }),
  );
  return { ...made, body: body as unknown as DisplayBody };
}
/** What it was told of power, in brackets what it was deaf for. */
export const toldPower = (body: DisplayBody): readonly string[] =>
  body.heard.filter((said) => /^\(?power/.test(said));
