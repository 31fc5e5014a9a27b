import type { CallDevice } from '../../../main/contract/devices.ts';
import type { KioskState } from '../../kiosk/state.ts';

/** The device on which a call can be answered: the one in use, else the first that is ready and has a hook. Null when none has. */
export function answeringDevice({
  callDevices,
  deviceInUse,
}: Pick<KioskState, 'callDevices' | 'deviceInUse'>): CallDevice | null {
  if (callDevices.driver !== 'up') return null;
  const able = callDevices.devices.filter(({ status, keys }) => status === 'ready' && keys.includes('hook'));
  return able.find(({ id }) => id === deviceInUse) ?? able[0] ?? null;
}
