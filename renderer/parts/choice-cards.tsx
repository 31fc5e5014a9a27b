import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Icon } from './icon.tsx';
import './choice-cards.css';

/** One of a few, as large cards with a drawing each. */
export function ChoiceCards<K extends string>({
  label,
  options,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly options: readonly { readonly key: K; readonly words: string; readonly drawing: ReactNode }[];
  /** Null while nothing was chosen. */
  readonly chosen: K | null;
  readonly onChoose: (key: K) => void;
}) {
  return (
    <RadioGroup
      className="cards"
      value={chosen}
      onChange={(key) => {
        const option = options.find((one) => one.key === key);
        if (option) onChoose(option.key);
      }}
    >
      <Label className="cards-label">{label}</Label>
      <div className="cards-all">
        {options.map(({ key, words, drawing }) => (
          <Radio key={key} className="choice-card" value={key}>
            <span className="choice-card-drawing">{drawing}</span>
            <span className="choice-card-words">{words}</span>
            <span className="choice-card-tick">
              <Icon name="check" />
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
