import type { CSSProperties } from 'react';
import './fitted.css';

/** Texts up to this are kept on one line. */
const shortLine = 24;
/** Titles longer than this may end in dots, so they make the others no smaller. */
const longLine = 26;

/**
 * The style for text of class `fitted`, in a container with an inline size: as large as its `--size`, but never so large
 * that its longest word would break, since Danish and Norwegian words are long. */
export const fitted = (text: string): CSSProperties =>
  style(text.length <= shortLine ? text.length : longestWord(text));

/** The same for the lines of a list, so that all are of one size. With `oneLine` each text is one line. */
export const fittedList = (texts: readonly string[], oneLine: boolean): CSSProperties =>
  style(Math.max(1, ...texts.map((text) => (oneLine ? Math.min(longLine, text.length) : longestWord(text)))));

const longestWord = (text: string): number => Math.max(1, ...text.split(/[\s-]+/).map((word) => word.length));

const style = (longest: number): CSSProperties => ({ '--longest': longest }) as CSSProperties;
