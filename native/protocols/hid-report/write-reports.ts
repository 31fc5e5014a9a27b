import { writeBits } from './report-bits.ts';
import type { ArrayField, Report, ReportDescriptor, Usage, VariableField } from './report-descriptor.ts';

/**
 * Every output report in which one of these usages lies, each at its full length, with the id first (0 where the device
 * uses none, as hidapi wants it). Controls that `state` does not name are written as nothing: so `state` holds all that
 * shall be lit, not what has changed. A value outside a control's range becomes the nearest within.
 *
 * Full length, since some devices ignore a shorter report without a word (Anker PowerConf), and all at once, since a
 * report that leaves a bit out switches it off: a mute lamp written alone would end the call.
 */
export function writeReports(
  { reports }: ReportDescriptor,
  state: ReadonlyMap<Usage, number>,
): readonly Uint8Array[] {
  return [...reports.output.values()].filter((report) => holdsAny(report, state)).map(written);

  function written({ id, bytes, fields }: Report): Uint8Array {
    const report = new Uint8Array(1 + bytes);
    report[0] = id;
    const data = report.subarray(1);
    for (const field of fields) {
      if (field.kind === 'variable') writeVariable(data, field, state);
      else writeArray(data, field, state);
    }
    return report;
  }
}

const holdsAny = ({ fields }: Report, state: ReadonlyMap<Usage, number>): boolean =>
  fields.some((field) =>
    (field.kind === 'variable' ? field.controls : [...field.selectors.values()]).some(({ usage }) =>
      state.has(usage),
    ),
  );

function writeVariable(data: Uint8Array, field: VariableField, state: ReadonlyMap<Usage, number>): void {
  const { controls, size, min, max, nullState } = field;
  const nothing = nullState ? 0 : Math.min(Math.max(0, min), max);
  for (const { usage, bit } of controls) {
    const value = state.get(usage);
    writeBits(data, bit, size, value === undefined ? nothing : Math.min(Math.max(value, min), max));
  }
}

function writeArray(data: Uint8Array, field: ArrayField, state: ReadonlyMap<Usage, number>): void {
  const { selectors, slots, bit, size, idle } = field;
  const on = [...selectors].filter(([, { usage }]) => (state.get(usage) ?? 0) !== 0).map(([value]) => value);
  for (let slot = 0; slot < slots; slot += 1) writeBits(data, bit + slot * size, size, on[slot] ?? idle);
}
