import type { Press } from '../../main/contract/devices.ts';
import type { Reply } from '../calls/call.ts';
import { takesPart } from './device-in-use.ts';
import { isInCall } from './in-call.ts';
import type { KioskState } from './state.ts';

/** What is done for a press. */
export type Deed =
  /** This device is the one in use from now on. */
  { readonly kind: 'take' } | CallDeed;

/** What a tap could have done as well. */
export type CallDeed =
  | { readonly kind: 'answer' }
  | { readonly kind: 'decline' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'mute'; readonly muted: boolean }
  | { readonly kind: 'hold'; readonly held: boolean }
  /** 0 to 1. */
  | { readonly kind: 'volume'; readonly volume: number }
  | { readonly kind: 'tone'; readonly key: string }
  /** Whoever calls while a call is on is declined. */
  | { readonly kind: 'decline-second' }
  | { readonly kind: 'reply'; readonly answer: Reply }
  /** The whole text of the join field, the whole PIN, or the whole answer to what the far system asks. */
  | { readonly kind: 'type'; readonly text: string };

type Facts = Pick<
  KioskState,
  'call' | 'own' | 'place' | 'abilities' | 'callDevices' | 'deviceInUse' | 'volume' | 'second' | 'typedAnswer'
>;

const volumeStep = 0.1;

/**
 * What a press means. Empty when it means nothing here: then it is only shown and answered.
 *
 *     press          idle, ended         ringing        dialling, lobby, connected, reconnecting ⁴
 *     hook lifted    –  ¹                take, answer   take
 *     hook down      –                   –              leave, on the device in use ⁵
 *     mute           –                   –              mute, unmute
 *     reject         –                   decline        the second call is declined; without one leave, on the device in use
 *     flash          –                   –              hold, resume, where the engine can
 *     redial         –  ²                –              –
 *     volume         –                   –              a step, where no desktop takes it
 *     key            digits are typed ³  –              tone, where the engine can
 *
 * ¹ Not even when a meeting could be joined now: a handset is lifted to be wiped, a key is leant upon, and then the room would be
 *   seen and heard by a meeting without anybody having looked. One tap on the screen joins.
 * ² Whom the room called last is nobody's business at the next meeting.
 * ³ On the join and the PIN screen. Linux makes keys of them too, of codes above 255, which X does not pass on; so each digit
 *   comes once.
 * ⁴ While the far system asks for a PIN or a number, the same, but digits are typed and `#` sends them.
 * ⁵ A second call is not taken by it, and does not change what it does: the call that is on ends, the second one rings by then, and
 *   the next lift answers that, as on a telephone. No one key ends a call and begins another with people one did not see.
 *
 * Where devices are tried or recorded no call is on, so a press does nothing there; when it rings meanwhile, it answers.
 * `loud` is the last volume that was not 0, to which the volume's own mute key goes back.
 */
export function deedsOf(
  facts: Facts,
  loud: number,
  { device, press }: { readonly device: string; readonly press: Press },
): readonly Deed[] {
  const { call, callDevices } = facts;
  if (!callDevices.devices.some((one) => one.id === device && takesPart(one))) return [];
  if (call.kind === 'ringing') return whileRinging(press);
  if (isInCall(call)) return inCall(facts, loud, device === facts.deviceInUse, press);
  return call.kind === 'idle' ? typed(facts, press) : [];
}

function whileRinging(press: Press): readonly Deed[] {
  if (press.kind === 'hook' && press.lifted) return [{ kind: 'take' }, { kind: 'answer' }];
  return press.kind === 'reject' ? [{ kind: 'decline' }] : [];
}

function inCall(facts: Facts, loud: number, used: boolean, press: Press): readonly Deed[] {
  const { own, abilities } = facts;
  switch (press.kind) {
    case 'hook':
      if (press.lifted) return [{ kind: 'take' }];
      return used ? [{ kind: 'leave' }] : [];
    case 'mute':
      return [{ kind: 'mute', muted: press.muted ?? !own.muted.wanted }];
    case 'reject':
      if (facts.second) return [{ kind: 'decline-second' }];
      return used ? [{ kind: 'leave' }] : [];
    case 'flash':
      return abilities.hold ? [{ kind: 'hold', held: !own.held.wanted }] : [];
    case 'redial':
      return [];
    case 'volume':
      return facts.callDevices.volumeKeys
        ? [{ kind: 'volume', volume: turned(facts.volume, loud, press.change) }]
        : [];
    case 'key':
      if (facts.call.kind === 'asking') return answered(facts, press.key);
      return abilities.tones ? [{ kind: 'tone', key: press.key }] : [];
  }
}

/** What a far system asks is answered on a device's keys as on a telephone. */
function answered({ call, typedAnswer }: Facts, key: string): readonly Deed[] {
  const kind = call.kind === 'asking' ? call.question.kind : null;
  if (kind !== 'pin' && kind !== 'extension') return [];
  if (/^\d$/.test(key)) return [{ kind: 'type', text: typedAnswer + key }];
  if (key !== '#' || typedAnswer === '') return [];
  const answer: Reply = kind === 'pin' ? { kind, pin: typedAnswer } : { kind, extension: typedAnswer };
  return [{ kind: 'reply', answer }];
}

function turned(volume: number, loud: number, change: 'up' | 'down' | 'mute'): number {
  if (change === 'mute') return volume > 0 ? 0 : loud;
  const next = volume + (change === 'up' ? volumeStep : -volumeStep);
  // Tenths, so that ten steps from full are silent and not nearly so.
  return Math.min(1, Math.max(0, Math.round(next * 100) / 100));
}

function typed({ place }: Facts, press: Press): readonly Deed[] {
  if (press.kind !== 'key' || !/^\d$/.test(press.key)) return [];
  if (place.kind === 'join' && !place.busy) return [{ kind: 'type', text: place.text + press.key }];
  if (place.kind === 'pin' && !place.busy) return [{ kind: 'type', text: place.pin + press.key }];
  return [];
}
