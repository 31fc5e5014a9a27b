import type { DirectoryFacts, DirectoryFound } from '../contract/directory.ts';
import { noDirectory } from '../contract/directory.ts';
import type { RememberedCall } from '../contract/kiosk.ts';
import type { Answers } from '../contract/main-end.ts';
import { good } from '../contract/result.ts';

/** Whom one can call. */
export type Directory = {
  readonly facts: DirectoryFacts;
  watch(listener: () => void): void;
  /** The call that the window is in, for the recent ones. */
  callIs(call: RememberedCall | null): void;
  readonly answers: Pick<
    Answers,
    'directory.search' | 'directory.favour' | 'directory.forgetRecents' | 'call.missed'
  >;
  stop(): void;
};

const nobody: DirectoryFound = { entries: [], more: false };

/** Opens the directory. */
export function openDirectory(): Directory {
  return {
    facts: noDirectory,
    watch() {},
    callIs() {},
    answers: {
      'directory.search': () => good(nobody),
      'directory.favour': () => good(null),
      'directory.forgetRecents': () => good(null),
      'call.missed': () => good(null),
    },
    stop() {},
  };
}
