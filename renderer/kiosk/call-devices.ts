import type { EventValue } from '../../main/contract/bridge.ts';
import type { CallDevice } from '../../main/contract/devices.ts';
import { deviceInUse, takesPart } from './device-in-use.ts';
import { isInCall, isUnderWay } from './in-call.ts';
import type { KioskParts } from './kiosk-parts.ts';
import { lampsOf } from './lamps.ts';
import { type CallDeed, deedsOf } from './presses.ts';
import { controlOf, productsOf } from './products.ts';
import type { Actions, KioskState } from './state.ts';

/** The keys and lamps of the room's devices, kept in step with the call. */
export type CallDevices = {
  /** The device that is used in a state that is about to be so. */
  used(state: KioskState): string | null;
  /** Asks for the lamps of the state that is so now, where they differ from what was last asked for. */
  show(): void;
  /** Somebody pressed something: does what it means, and answers the device, also when nothing changed. */
  pressed(value: EventValue<'device.pressed'>): void;
};

/**
 * Joins devices and call: presses become deeds, and the state becomes lamps. Nothing is shown before `ready`, so that a
 * window that comes back into a call never tells a device that there is none.
 */
export function makeCallDevices(with_: {
  readonly main: KioskParts['main'];
  readonly get: () => KioskState;
  readonly set: (change: Partial<KioskState>) => void;
  readonly ready: () => boolean;
  readonly actions: () => Actions;
}): CallDevices {
  const { main, get } = with_;
  /** Whose hook was last lifted in this call. */
  let lifted: string | null = null;
  /** What this call began with. */
  let begun: string | null = null;
  /** The last volume that was not 0. */
  let loud = 1;
  /** What was last asked for; an empty list needs no asking. */
  let asked = '{}';
  let asks = 0;

  const usedAmong = (state: KioskState, devices: readonly CallDevice[]): string | null => {
    const callDevices = { ...state.callDevices, devices };
    const products = productsOf({ devices: state.devices, callDevices, deviceInUse: null });
    return deviceInUse({ devices, lifted, control: controlOf(products)?.id ?? null, begun });
  };

  const lamps = (state: KioskState) => {
    const { devices } = state.callDevices;
    return lampsOf(state, devices, (device) =>
      takesPart(device)
        ? state.deviceInUse
        : usedAmong(
            state,
            devices.map((one) => (one === device ? { ...one, status: 'ready' } : one)),
          ),
    );
  };

  const ask = (always: boolean): void => {
    if (!with_.ready()) return;
    const shown = lamps(get());
    const text = JSON.stringify(shown);
    if (text === asked && !always) return;
    asked = text;
    asks += 1;
    void main.ask('devices.show', shown);
  };

  const act = (deed: CallDeed): void => {
    const actions = with_.actions();
    switch (deed.kind) {
      case 'answer':
        actions.answer();
        break;
      case 'decline':
        actions.decline();
        break;
      case 'leave':
        actions.leave();
        break;
      case 'mute':
        actions.setMuted(deed.muted);
        break;
      case 'hold':
        actions.setHeld(deed.held);
        break;
      case 'volume':
        actions.setVolume(deed.volume);
        break;
      case 'tone':
        actions.sendTone(deed.key);
        break;
      case 'decline-second':
        actions.declineSecond();
        break;
      case 'reply':
        actions.reply(deed.answer);
        break;
      case 'type':
        if (get().call.kind === 'asking') actions.typeAnswer(deed.text);
        else if (get().place.kind === 'join') actions.typeJoin(deed.text);
        else actions.typePin(deed.text);
    }
  };

  return {
    used(state) {
      if (!isUnderWay(state.call)) [lifted, begun] = [null, null];
      if (state.volume > 0) loud = state.volume;
      const used = usedAmong(state, state.callDevices.devices);
      if (isInCall(state.call)) begun ??= used;
      return used;
    },
    show: () => ask(false),
    pressed(value) {
      const before = asks;
      for (const deed of deedsOf(get(), loud, value)) {
        if (deed.kind === 'take') {
          lifted = value.device;
          with_.set({});
        } else act(deed);
      }
      if (asks === before) ask(true);
    },
  };
}
