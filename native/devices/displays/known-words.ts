import type { Answer, Facts, Need } from './need.ts';

/** What the tables of Samsung MDC, LG and NEC have in common: four properties, two of them with the words on and off. */
export type PropertyId = 'power' | 'input' | 'volume' | 'mute';

/** The value of a need in the words of such a table. */
export function wordOf(need: Need & { readonly do: 'tell' }): string | number {
  if (typeof need.value === 'boolean') return need.value ? 'on' : 'off';
  return need.value;
}

/** What a display told in the words of such a table. `inputs` are all that can be chosen. */
export function factsOf(id: PropertyId, value: unknown, inputs: readonly string[]): Facts {
  if (id === 'power') return { power: value === 'on' ? 'on' : 'off' };
  if (id === 'mute') return { muted: value === 'on' };
  if (id === 'input') return { input: String(value), inputs };
  return { volume: Math.min(100, Math.max(0, Number(value))) };
}

/** It told of this, and nothing that its table has: a newer input, say. */
export const unknownOf = (id: PropertyId, inputs: readonly string[]): Answer => ({
  kind: 'is',
  facts: id === 'input' ? { input: null, inputs } : {},
});

/** A refusal in words for IT. */
export const refusedBecause = (id: string, why: string, final = false): Answer => ({
  kind: 'refused',
  detail: `${id} was refused: ${why}`,
  final,
});

/**
 * How long a display at a line without sessions may take to answer, in ms: what comes later would be taken for the answer to the
 * next question. Power is told three times, 1 s apart, to one that hears nothing; what it says late of that is true still.
 */
export const patienceMs = (need: Need): number => (need.do === 'tell' && need.what === 'power' ? 1000 : 3000);
