import type { KioskState } from '../../kiosk/state.ts';
import { canSteer } from '../camera/what-shows.ts';

/** What can be reached from the bar of a call, apart from leaving it. */
export type ControlName =
  | 'microphone'
  | 'camera'
  | 'volume'
  | 'steer'
  | 'displays'
  | 'people'
  | 'share'
  | 'chat'
  | 'invite'
  | 'keypad'
  | 'add'
  | 'conference'
  | 'devices'
  | 'quality';

/** Most controls at once, with the one that leaves and the one for more. */
const most = 9;

/** What goes behind "more" first where there are too many: what is seldom wanted. */
const seldom: readonly ControlName[] = [
  'quality',
  'devices',
  'conference',
  'displays',
  'add',
  'invite',
  'keypad',
  'steer',
  'chat',
];

type Facts = Pick<
  KioskState,
  'abilities' | 'call' | 'cameras' | 'conference' | 'connected' | 'quality' | 'steered'
>;

/** Whether the far system keeps a meeting of which something can be set: its looks, its lock, everybody's sound, its end. */
export const hasConference = ({ conference }: Pick<KioskState, 'conference'>): boolean =>
  conference !== null &&
  (conference.may.some((deed) => deed === 'lock' || deed === 'mute-guests' || deed === 'end-for-all') ||
    (conference.may.includes('layout') && conference.layouts.length > 1));

/**
 * The controls in the bar, in their places, and those behind "more". What the engine or the far system cannot do is in
 * neither. `faces` is whether somebody else is in the call.
 */
export function controlsOf(
  state: Facts,
  faces: boolean,
): { readonly bar: readonly ControlName[]; readonly more: readonly ControlName[] } {
  const { abilities, conference, connected, quality } = state;
  const may = conference?.may ?? [];
  const there: Readonly<Record<ControlName, boolean>> = {
    microphone: true,
    camera: abilities.ownMedia,
    volume: faces,
    steer: canSteer(state),
    displays: connected.displays.length > 0,
    people: faces,
    share: faces && abilities.share,
    chat: conference !== null && (may.includes('say') || conference.chat.length > 0),
    invite: abilities.invite,
    keypad: faces && abilities.tones,
    add: may.includes('add') || may.includes('transfer'),
    conference: hasConference(state),
    devices: abilities.ownMedia,
    quality: quality !== null,
  };
  const all = (Object.keys(there) as ControlName[]).filter((name) => there[name]);
  // Figures for IT are never in the bar, so that there is then always one for more.
  const away = new Set<ControlName>(there.quality ? ['quality'] : []);
  for (const name of seldom) {
    const shown = all.length - away.size + 1 + (away.size > 0 ? 1 : 0);
    if (shown <= most) break;
    if (there[name]) away.add(name);
  }
  return { bar: all.filter((name) => !away.has(name)), more: all.filter((name) => away.has(name)) };
}
