import type { Words } from '../../language/en.ts';

/** How many are large and how many small in a layout, from the far system's name for it (`1:7`; `ac` suits itself); null for another. */
export function layoutShape(layout: string): { readonly large: number; readonly small: number } | null {
  const found = /^(\d{1,2}):(\d{1,2})$/.exec(layout);
  return found ? { large: Number(found[1]), small: Number(found[2]) } : null;
}

/** A layout in words; the far system's own name for one that is not known. */
export function layoutWords(layout: string, { conference }: Words): string {
  if (layout === 'ac') return conference.layoutAdaptive;
  const shape = layoutShape(layout);
  if (!shape) return layout;
  const { large, small } = shape;
  if (small > 0) return conference.layoutLarge(large, small);
  return large === 1 ? conference.layoutOne : conference.layoutEven(large);
}
