import { readLabel } from '../calls/media/device-label.ts';
import type { Device } from '../calls/media/local-media.ts';

/** What a person reads of a device in a list: the product's name, or the browser's whole label where that does not say which. */
export function nameAmong({ label }: Device, all: readonly Device[]): string {
  const { product } = readLabel(label);
  return all.filter((other) => readLabel(other.label).product === product).length === 1 ? product : label;
}
