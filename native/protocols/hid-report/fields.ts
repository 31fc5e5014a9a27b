import {
  type ArrayField,
  type Control,
  limits,
  type Usage,
  type VariableField,
} from './report-descriptor.ts';
import { type Flags, semanticsOf } from './semantics.ts';
import { usageText } from './usage.ts';

/** An Input, Output or Feature item with all that holds for it. */
export type Declared = Flags & {
  readonly reportId: number;
  readonly bit: number;
  readonly count: number;
  readonly max: number;
  readonly nullState: boolean;
  readonly application: Usage | null;
  readonly usages: readonly { readonly first: number; readonly last: number }[];
};

const controlOf = (declared: Declared, usage: number, bit: number): Control => {
  const text = usageText(usage);
  const { reportId, size, application } = declared;
  return { usage: text, reportId, bit, size, semantics: semanticsOf(text, declared), application };
};

function* each(usages: Declared['usages']): Generator<number> {
  for (const { first, last } of usages) for (let usage = first; usage <= last; usage += 1) yield usage;
}

/** Controls one after another; the last usage holds for all that are left (USB HID 1.11 §6.2.2.8). */
export function variableField(declared: Declared): VariableField {
  const { bit, size, count, min, max, nullState } = declared;
  const usages = each(declared.usages);
  const controls: Control[] = [];
  let usage = 0;
  for (let index = 0; index < count; index += 1) {
    usage = usages.next().value ?? usage;
    controls.push(controlOf(declared, usage, bit + index * size));
  }
  return { kind: 'variable', bit, size, min, max, nullState, controls };
}

/** The logical minimum selects the first usage, the next number the second (USB HID 1.11 §6.2.2.5). */
export function arrayField(declared: Declared): { readonly field: ArrayField; readonly warnings: string[] } {
  const { bit, size, count, min, max, nullState } = declared;
  const selectors = new Map<number, Control>();
  const warnings: string[] = [];
  let value = min;
  for (const usage of each(declared.usages)) {
    if (value > max) break;
    if (value - min >= limits.selectorsOfArray) {
      warnings.push(`an array selects more than ${limits.selectorsOfArray} usages: the others are left out`);
      break;
    }
    // Usage 0 of a page is none: keyboards begin their list with it.
    if ((usage & 0xffff) !== 0) selectors.set(value, controlOf(declared, usage, bit));
    value += 1;
  }
  const idle = idleOf(selectors, { size, min, max });
  if (idle === null) warnings.push(`the array at bit ${bit} has no value for "nothing": 0 is taken for it`);
  return {
    field: { kind: 'array', bit, size, slots: count, min, max, nullState, selectors, idle: idle ?? 0 },
    warnings,
  };
}

/** A value that fits into a slot and selects nothing; 0 where it is free. */
function idleOf(
  selectors: ReadonlyMap<number, Control>,
  { size, min, max }: { size: number; min: number; max: number },
): number | null {
  const lowest = min < 0 ? -(2 ** (size - 1)) : 0;
  const highest = min < 0 ? 2 ** (size - 1) - 1 : 2 ** size - 1;
  const free = (value: number): boolean => value >= lowest && value <= highest && !selectors.has(value);
  const beside = [0, max + 1, min - 1].find(free);
  if (beside !== undefined) return beside;
  for (let value = min; value <= min + selectors.size; value += 1) if (free(value)) return value;
  return null;
}
