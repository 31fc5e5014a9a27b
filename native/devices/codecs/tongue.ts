import type { CameraAbilities, CameraCommand } from '../../camera.ts';
import type { Codec, CodecCall, CodecCommand } from '../../codec.ts';

/** Why a call was not made, or ended; `normal`: as calls end. */
export type CallEnd = NonNullable<Codec['failed']> | 'normal';

/** What a codec lets us know, whatever its protocol. */
export type CodecFact =
  /** Only a codec of this kind says that: it is there, and we are in. */
  | { readonly fact: 'answered' }
  /** We are in, and nothing that was said before counts. */
  | { readonly fact: 'logged-in' }
  | { readonly fact: 'refused' }
  | { readonly fact: 'call'; readonly call: CodecCall }
  /** Null: it did not say why. */
  | { readonly fact: 'call-ended'; readonly id: string; readonly why: CallEnd | null }
  /** These are all. */
  | { readonly fact: 'calls'; readonly calls: readonly CodecCall[] }
  | { readonly fact: 'dial-failed'; readonly why: CallEnd }
  | { readonly fact: 'muted'; readonly on: boolean }
  /** 0 to 100. */
  | { readonly fact: 'volume'; readonly volume: number }
  /** Whether the other end lets its camera be moved. */
  | { readonly fact: 'far-camera'; readonly can: boolean };

/** How one kind of codec is spoken with while a line is open; made anew with each opening. Lines are without their end. */
export type Tongue = {
  /** What is said once it has let us in. */
  readonly hello: readonly string[];
  /** What is asked from time to time, so that a lost notice does no harm. */
  readonly poll: readonly string[];
  /** A line was said by us, in this order. */
  said(line: string): void;
  /** What a line of the codec tells. */
  hear(line: string): readonly CodecFact[];
  /** The lines of a command; none where it cannot be done. */
  codec(command: CodecCommand, calls: readonly CodecCall[]): readonly string[];
  camera(command: CameraCommand): readonly string[];
};

/** What is the same for every codec of a kind. */
export type TongueKind = { readonly abilities: CameraAbilities; speak(): Tongue };

/** The one of three speeds that is greatest, and its sign; null while all rest. */
export function strongest(speeds: {
  readonly pan: number;
  readonly tilt: number;
  readonly zoom: number;
}): 'left' | 'right' | 'up' | 'down' | 'in' | 'out' | null {
  const { pan, tilt, zoom } = speeds;
  const most = Math.max(Math.abs(pan), Math.abs(tilt), Math.abs(zoom));
  if (!(most > 0)) return null;
  if (Math.abs(pan) === most) return pan > 0 ? 'right' : 'left';
  if (Math.abs(tilt) === most) return tilt > 0 ? 'up' : 'down';
  return zoom > 0 ? 'in' : 'out';
}

/** Causes of ITU-T Q.850 § 2.2.7, as codecs give them for H.323 and SIP alike; 0 where there is none. */
export function endOfCause(cause: number): CallEnd {
  if (cause === 0 || cause === 16 || cause === 31) return 'normal';
  if (cause === 17) return 'busy';
  if (cause === 1 || cause === 2 || cause === 3 || cause === 28) return 'not-found';
  if (cause === 18 || cause === 19) return 'no-answer';
  return cause === 21 ? 'declined' : 'failed';
}

/** What a codec tells of calls is kept to what one room has. */
export const mostCalls = 16;
/** No text of a codec is longer than this. */
export const clipped = (text: string): string => text.slice(0, 500);
