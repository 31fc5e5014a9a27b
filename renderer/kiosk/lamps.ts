import type { CallDevice, LampName, Lamps, Shown } from '../../main/contract/devices.ts';
import { noLamps } from '../../main/contract/devices.ts';
import { isInCall } from './in-call.ts';
import type { KioskState } from './state.ts';

/**
 * What every device is to show.
 *
 *     call                     ringing   off-hook   muted     held
 *     idle, ended              –         –          –         –
 *     ringing                  all       –          –         –
 *     dialling … reconnecting  –         in use     all: ¹    in use: ¹
 *     a lamp is tried at home  what is tried, on that device alone
 *
 *     ¹ as it is wanted: a tap shows at once, and falls back when the wish does
 *
 * A device that is gone, or in another program's call, is named with what it is to show when it is back, so that it is written
 * once and right. `usedOf` says which device would be in use if `device` took part.
 */
export function lampsOf(
  state: Pick<KioskState, 'call' | 'own' | 'place'>,
  devices: readonly CallDevice[],
  usedOf: (device: CallDevice) => string | null,
): Shown {
  return Object.fromEntries(
    devices.map((device) => [device.id, lampsFor(state, device.id, usedOf(device) === device.id)]),
  );
}

function lampsFor(
  { call, own, place }: Pick<KioskState, 'call' | 'own' | 'place'>,
  device: string,
  used: boolean,
): Lamps {
  if (call.kind === 'ringing') return { ...noLamps, ringing: true };
  if (isInCall(call)) {
    return {
      ringing: false,
      offHook: used,
      muted: own.muted.wanted,
      held: used && own.held.wanted,
    };
  }
  const trying = call.kind === 'idle' && place.kind === 'devices' ? place.trying : null;
  return trying?.device === device ? tried(trying.lamp) : noLamps;
}

/** Several devices light mute and hold only off the hook (Anker PowerConf, Jabra Speak). */
const tried = (lamp: LampName): Lamps => ({ ...noLamps, offHook: lamp !== 'ringing', [lamp]: true });
