import type { Display } from '../../../main/contract/displays.ts';
import type { Words } from '../../language/en.ts';

const sockets: Readonly<Record<string, string>> = {
  hdmi: 'HDMI',
  displayport: 'DisplayPort',
  dp: 'DisplayPort',
  dvi: 'DVI',
  vga: 'VGA',
  rgb: 'VGA',
  usb: 'USB',
  'usb-c': 'USB-C',
  hdbaset: 'HDBaseT',
  ops: 'OPS',
  av: 'AV',
  tv: 'TV',
};

/** An input as it is printed beside its socket: `hdmi-1` is HDMI 1. */
export function inputWord(input: string): string {
  const [, kind = input, number = ''] = /^(.*?)[-_ ]?(\d*)$/.exec(input) ?? [];
  const word = sockets[kind.toLowerCase()] ?? `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
  return number ? `${word} ${number}` : word;
}

/** Whether it is shown as switched on: what was asked for at once, else what it says of itself. */
export const isOn = ({ power: { wanted, actual } }: Display): boolean =>
  wanted === null ? actual === 'on' || actual === 'warming' : wanted === 'on';

/** What it is doing before it is as it was asked to be; null when it is. */
export function onTheWay({ power: { wanted, actual } }: Display, words: Words['displays']): string | null {
  if (actual === 'warming') return words.warming;
  if (actual === 'cooling') return words.cooling;
  if (wanted === null || actual === wanted) return null;
  return wanted === 'on' ? words.goingOn : words.goingOff;
}
