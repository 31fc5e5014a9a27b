import { Button as Pressable } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Icon, type IconName } from './icon.tsx';
import './choice.css';

/** One of several. `label` stands above, or is only heard when `look` is `plain`. */
export function Choice<K extends string>({
  label,
  options,
  chosen,
  onChoose,
  look = 'field',
  icon,
  disabled = false,
}: {
  readonly label: string;
  readonly options: readonly {
    readonly key: K;
    readonly words: string;
    /** BCP 47, for words in another language than the page's. */
    readonly lang?: string;
  }[];
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
  /** `field` for a form, `plain` for a foot line, `veil` over a picture. */
  readonly look?: 'field' | 'plain' | 'veil';
  readonly icon?: IconName;
  readonly disabled?: boolean;
}) {
  return (
    <Select
      className={`choice choice-${look}`}
      selectedKey={chosen}
      isDisabled={disabled}
      onSelectionChange={(key) => {
        const option = options.find((one) => one.key === key);
        if (option) onChoose(option.key);
      }}
    >
      <Label className={look === 'field' ? 'field-label' : 'aloud'}>{label}</Label>
      <Pressable className="choice-button">
        {icon ? <Icon name={icon} /> : null}
        <SelectValue className="choice-value" />
        <Icon name="down" />
      </Pressable>
      <Popover className="choice-list" offset={8}>
        <ListBox items={options.map((option) => ({ ...option, id: option.key }))}>
          {(option) => (
            <ListBoxItem className="choice-option" id={option.id} textValue={option.words}>
              <span lang={option.lang}>{option.words}</span>
              <span className="choice-tick">
                <Icon name="check" />
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
