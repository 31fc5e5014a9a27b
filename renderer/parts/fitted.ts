import type { CSSProperties } from 'react';
import './fitted.css';

/**
 * The style for a heading of class `fitted`, in a container with an inline size: as large as its `--size`, but never so
 * large that its longest word would break, since Danish and Norwegian words are long.
 */
export function fitted(text: string): CSSProperties {
  const longest = Math.max(1, ...text.split(/[\s-]+/).map((word) => word.length));
  return { '--longest': longest } as CSSProperties;
}
