import type { ReactNode } from 'react';

/** A name or an address: where it does not fit in its line it breaks after `@` or a dot, and only then anywhere. */
export function LongName({ text }: { readonly text: string }) {
  const shown: ReactNode[] = [];
  let place = 0;
  for (const part of text.split(/(?<=[@.])(?=\S)/)) {
    if (place > 0) shown.push(<wbr key={place} />);
    shown.push(part);
    place += part.length;
  }
  return shown;
}
