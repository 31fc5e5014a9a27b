import type { CallState } from '../calls/call.ts';
import type { KioskState, Place } from '../kiosk/state.ts';

type CallOf<K extends CallState['kind']> = Extract<CallState, { kind: K }>;
type PlaceOf<K extends Place['kind']> = Extract<Place, { kind: K }>;

/** A screen, with the part of the state that only it needs. */
export type Screen =
  | { readonly name: 'start' }
  | { readonly name: 'home' }
  /** Home of a screen beside the door. */
  | { readonly name: 'door' }
  | { readonly name: 'join'; readonly place: PlaceOf<'join'> }
  | { readonly name: 'elsewhere'; readonly place: PlaceOf<'elsewhere'> }
  | { readonly name: 'pin'; readonly place: PlaceOf<'pin'> }
  | { readonly name: 'settings'; readonly place: PlaceOf<'settings'> }
  | { readonly name: 'diagnostics'; readonly place: PlaceOf<'diagnostics'> }
  | { readonly name: 'devices'; readonly place: PlaceOf<'devices'> }
  | { readonly name: 'meeting'; readonly place: PlaceOf<'meeting'> }
  | { readonly name: 'book'; readonly place: PlaceOf<'book'> }
  | { readonly name: 'camera' }
  | { readonly name: 'displays' }
  | { readonly name: 'set-up'; readonly place: PlaceOf<'set-up'> }
  | { readonly name: 'recording'; readonly place: PlaceOf<'recording'> }
  | { readonly name: 'incoming'; readonly call: CallOf<'ringing'> }
  /** The far system asks something before it lets one in. */
  | { readonly name: 'asked'; readonly call: CallOf<'asking'> }
  | { readonly name: 'lobby'; readonly call: CallOf<'dialling' | 'lobby'> }
  | { readonly name: 'call'; readonly call: CallOf<'connected' | 'reconnecting'> }
  | { readonly name: 'goodbye'; readonly call: CallOf<'ended'> }
  | { readonly name: 'wrong'; readonly call: CallOf<'ended'> };

export type ScreenName = Screen['name'];

type Facts = Pick<KioskState, 'call' | 'kiosk' | 'place'>;

/**
 * The screen that the state calls for. A call comes before everything, then whether main was heard, then where the
 * person went.
 *
 *     call ringing ─────────────────────▶ incoming
 *     call asking ──────────────────────▶ asked
 *     call dialling, lobby ─────────────▶ lobby
 *     call connected, reconnecting ─────▶ call
 *     call ended: left ─────────────────▶ goodbye
 *     call ended: a problem ────────────▶ wrong
 *     call idle ┬ main not heard yet ───▶ start
 *               └ else the place ───────▶ the screen of its name; home beside a door is `door`
 */
export function screenShown({ call, kiosk, place }: Facts): Screen {
  switch (call.kind) {
    case 'ringing':
      return { name: 'incoming', call };
    case 'asking':
      return { name: 'asked', call };
    case 'dialling':
    case 'lobby':
      return { name: 'lobby', call };
    case 'connected':
    case 'reconnecting':
      return { name: 'call', call };
    case 'ended':
      return call.reason === 'left' ? { name: 'goodbye', call } : { name: 'wrong', call };
    case 'idle':
      return kiosk === null ? { name: 'start' } : placeShown(place, kiosk);
  }
}

function placeShown(place: Place, { posture }: NonNullable<Facts['kiosk']>): Screen {
  switch (place.kind) {
    case 'home':
      return { name: posture === 'door' ? 'door' : 'home' };
    case 'join':
      return { name: 'join', place };
    case 'elsewhere':
      return { name: 'elsewhere', place };
    case 'pin':
      return { name: 'pin', place };
    case 'settings':
      return { name: 'settings', place };
    case 'diagnostics':
      return { name: 'diagnostics', place };
    case 'devices':
      return { name: 'devices', place };
    case 'meeting':
      return { name: 'meeting', place };
    case 'book':
      return { name: 'book', place };
    case 'camera':
      return { name: 'camera' };
    case 'displays':
      return { name: 'displays' };
    case 'set-up':
      return { name: 'set-up', place };
    case 'recording':
      return { name: 'recording', place };
  }
}

/** The name of the screen that the state calls for; see {@link screenShown}. */
export const screenOf = (state: Facts): ScreenName => screenShown(state).name;
