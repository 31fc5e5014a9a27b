import { Key } from './key.tsx';
import './dial-pad.css';

/** What numbers, addresses of devices and their codes are made of, as telephones have it, with the signs beside. */
const rows = [
  ['1', '2', '3'],
  ['4', '5', '6', '+'],
  ['7', '8', '9', '.'],
  ['*', '0', '#', '@'],
] as const;

/** Large keys for a number. Tells whole texts: `onType` gets what the field holds now. */
export function DialPad({
  value,
  onType,
  words,
}: {
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly words: { readonly name: string; readonly delete: string };
}) {
  return (
    <fieldset className="dial-pad" aria-label={words.name}>
      {rows.map((row, place) => [
        ...row.map((key) => (
          <Key
            key={key}
            kind={/\d/.test(key) ? 'letter' : 'wide'}
            words={key}
            onPress={() => onType(value + key)}
          />
        )),
        place === 0 ? (
          <Key
            key="delete"
            kind="wide"
            icon="delete"
            label={words.delete}
            onPress={() => onType([...value].slice(0, -1).join(''))}
          />
        ) : null,
      ])}
    </fieldset>
  );
}
