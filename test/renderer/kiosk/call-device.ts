import { type CallDevice, noLamps } from '../../../main/contract/devices.ts';

/** A device with all keys and lamps, ready; `more` says what is different. */
export const callDevice = (id: string, more: Partial<CallDevice> = {}): CallDevice => ({
  id,
  name: id,
  vendorId: 0x0b0e,
  productId: 1,
  kind: 'speakerphone',
  status: 'ready',
  detail: null,
  keys: ['hook', 'mute', 'reject', 'flash', 'redial', 'volume', 'key'],
  lamps: ['ringing', 'offHook', 'muted', 'held'],
  shows: noLamps,
  ...more,
});
