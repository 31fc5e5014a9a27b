import { type ReactNode, useId } from 'react';

/**
 * A choice of one among some, as the browser's own list: every phone has a good one. `value` null stands for the
 * first entry, {@link none}, where there is one.
 */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChoose,
  none,
  quiet = false,
  before,
}: {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly { readonly value: T; readonly words: string; readonly lang?: string }[];
  readonly onChoose: (value: T | null) => void;
  readonly none?: string;
  /** The label is read aloud only. */
  readonly quiet?: boolean;
  readonly before?: ReactNode;
}) {
  const id = useId();
  const index = options.findIndex((option) => option.value === value);
  return (
    <div className="guest-choice">
      <label className={quiet ? 'aloud' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      <div className="guest-choice-box">
        {before}
        <select
          className="guest-choice-list"
          id={id}
          value={index}
          onChange={(event) => onChoose(options[Number(event.currentTarget.value)]?.value ?? null)}
        >
          {none === undefined ? null : <option value={-1}>{none}</option>}
          {options.map((option, at) => (
            <option key={option.value} value={at} lang={option.lang}>
              {option.words}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
