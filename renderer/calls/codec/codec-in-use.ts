import type { Codec } from '../../../main/contract/codecs.ts';

/** The room's codec: of several the one that has a call, then one that answers, then the first. Null when there is none. */
export const codecInUse = (codecs: readonly Codec[]): Codec | null =>
  codecs.find(({ status, calls }) => status === 'ready' && calls.length > 0) ??
  codecs.find(({ status }) => status === 'ready') ??
  codecs[0] ??
  null;
