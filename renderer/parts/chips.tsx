import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import './chips.css';

/** One of a few, all of them in sight. The label is only heard where `labelHidden`. */
export function Chips<K extends string>({
  label,
  labelHidden = false,
  options,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly { readonly key: K; readonly words: string }[];
  readonly chosen: K | null;
  readonly onChoose: (key: K) => void;
}) {
  return (
    <RadioGroup
      className="chips"
      value={chosen}
      onChange={(key) => {
        const option = options.find((one) => one.key === key);
        if (option) onChoose(option.key);
      }}
    >
      <Label className={labelHidden ? 'aloud' : 'chips-label'}>{label}</Label>
      <div className="chips-all">
        {options.map(({ key, words }) => (
          <Radio key={key} className="chips-one" value={key}>
            {words}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
