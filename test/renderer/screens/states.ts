import type { Language } from '../../../main/contract/languages.ts';
import { baseState, type Look } from '../../../renderer/pictures/base-state.ts';

export const look = (language: Language = 'da'): Look => ({
  language,
  posture: 'room',
  theme: 'dark',
  streams: { own: null, first: null, second: null, third: null, screen: null },
});

/** The usual day, at rest. */
export const atRest = baseState(look());
