import type { Asked, DisplayBody } from './display-body.ts';

/** A property in the words of the tables of Samsung MDC, LG and NEC. */
export function asWord(what: Asked, body: DisplayBody): string | number {
  if (what === 'power') return body.power === 'on' || body.power === 'warming' ? 'on' : 'off';
  if (what === 'mute') return body.muted ? 'on' : 'off';
  return what === 'input' ? body.input : body.volume;
}

export const ofWord = (what: Asked, value: string | number): string | number | boolean =>
  what === 'power' || what === 'mute' ? value === 'on' : value;
