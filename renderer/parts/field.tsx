import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import './field.css';

/** A field to type in, with its label above and what is wrong below. `lines` over one makes it a larger one. */
export function Field({
  label,
  value,
  onChange,
  onFocus,
  hint,
  wrong,
  lines = 1,
  secret = false,
  big = false,
  autoFocus = false,
  disabled = false,
  maxLength,
  inputMode,
  autoComplete = 'off',
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onFocus?: () => void;
  readonly hint?: string;
  /** What is wrong with what was typed, as a sentence; read aloud as the field's error. */
  readonly wrong?: string | null;
  readonly lines?: number;
  /** Dots instead of letters. */
  readonly secret?: boolean;
  readonly big?: boolean;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  readonly maxLength?: number;
  readonly inputMode?: 'text' | 'numeric' | 'url' | 'none';
  readonly autoComplete?: string;
}) {
  return (
    <TextField
      className={big ? 'field field-big' : 'field'}
      value={value}
      onChange={onChange}
      isInvalid={Boolean(wrong)}
      isDisabled={disabled}
      autoFocus={autoFocus}
      autoComplete={autoComplete}
      spellCheck="false"
      type={secret ? 'password' : 'text'}
      {...(onFocus ? { onFocus } : {})}
      {...(maxLength ? { maxLength } : {})}
      {...(inputMode ? { inputMode } : {})}
    >
      <Label className="field-label">{label}</Label>
      {lines > 1 ? <TextArea className="field-input" rows={lines} /> : <Input className="field-input" />}
      {hint ? (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      ) : null}
      {wrong ? (
        <Text slot="errorMessage" className="field-wrong" role="alert">
          {wrong}
        </Text>
      ) : null}
    </TextField>
  );
}
