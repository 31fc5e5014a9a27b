import type { Item } from './items.ts';
import { limits } from './report-descriptor.ts';

/** Usages from `first` to `last`. Bound to a page at the main item, unless `extended`: then it brings its own. */
type UsageRange = { readonly first: number; readonly last: number; readonly extended: boolean };

/** Local items between two main items (USB HID 1.11 §6.2.2.8). `take` says what was wrong with one, or null. */
export type LocalItems = {
  take(item: Item): string | null;
  /** The usages so far with their pages, as ranges of whole 32-bit usages. */
  usages(page: number): readonly { readonly first: number; readonly last: number }[];
  /** Where the first local item that no main item has used yet begins. */
  readonly waitingAt: number | null;
  /** What was left half done; called before `clear`. */
  readonly unfinished: string | null;
  clear(): void;
};

const tags = { usage: 0, usageMinimum: 1, usageMaximum: 2, delimiter: 10 } as const;

export function localItems(): LocalItems {
  let ranges: UsageRange[] = [];
  let minimum: Item | null = null;
  let maximum: Item | null = null;
  let waitingAt: number | null = null;
  // A delimited set holds other usages of the same control, the preferred one first: that one is kept.
  let delimited: 'no' | 'first' | 'rest' = 'no';

  function add(range: UsageRange): string | null {
    if (delimited === 'rest') return null;
    if (delimited === 'first') delimited = 'rest';
    if (ranges.length >= limits.usagesOfItem)
      return `more than ${limits.usagesOfItem} usages before a main item`;
    ranges.push(range);
    return null;
  }

  function addRange(from: Item, to: Item): string | null {
    minimum = null;
    maximum = null;
    const extended = from.dataBytes === 4 || to.dataBytes === 4;
    const page = (from.dataBytes === 4 ? from.unsigned : to.unsigned) >>> 16;
    const whole = ({ unsigned, dataBytes }: Item): number =>
      extended && dataBytes < 4 ? page * 0x1_0000 + unsigned : unsigned;
    const [first, last] = [whole(from), whole(to)];
    if (extended && first >>> 16 !== last >>> 16) return 'a range of usages lies on two pages';
    if (first > last)
      return `a range of usages ends (${last.toString(16)}) before it begins (${first.toString(16)})`;
    return add({ first, last, extended });
  }

  function delimit({ unsigned }: Item): string | null {
    if (unsigned > 1) return `a delimiter is 1 or 0, this is ${unsigned}`;
    if ((unsigned === 1) === (delimited !== 'no'))
      return unsigned === 1 ? 'a delimited set within another' : 'a delimited set ends that never began';
    delimited = unsigned === 1 ? 'first' : 'no';
    return null;
  }

  return {
    take(item) {
      waitingAt ??= item.offset;
      if (item.tag === tags.usage)
        return add({ first: item.unsigned, last: item.unsigned, extended: item.dataBytes === 4 });
      if (item.tag === tags.delimiter) return delimit(item);
      // Minimum and maximum come in either order.
      if (item.tag === tags.usageMinimum) minimum = item;
      else if (item.tag === tags.usageMaximum) maximum = item;
      return minimum && maximum ? addRange(minimum, maximum) : null;
    },
    usages: (page) =>
      ranges.map(({ first, last, extended }) =>
        extended ? { first, last } : { first: page * 0x1_0000 + first, last: page * 0x1_0000 + last },
      ),
    get waitingAt() {
      return waitingAt;
    },
    get unfinished() {
      if (delimited !== 'no') return 'a delimited set of usages never ends';
      return minimum || maximum ? 'a range of usages has one end only and is left out' : null;
    },
    clear() {
      ranges = [];
      minimum = null;
      maximum = null;
      waitingAt = null;
      delimited = 'no';
    },
  };
}
