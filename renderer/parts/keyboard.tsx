import { useState } from 'react';
import { Key } from './key.tsx';
import './keyboard.css';

const rows = [
  ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-'],
  ['q', 'w', 'e', 'r', 't', 'y', 'u', 'i', 'o', 'p', 'å'],
  ['a', 's', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'æ', 'ø'],
  ['z', 'x', 'c', 'v', 'b', 'n', 'm', 'ä', 'ö', '.', '@'],
  [':', '/', '?', '=', '_', '&', '#', '+'],
] as const;

/** The words of the keyboard's own keys. */
export type KeyboardWords = {
  readonly name: string;
  readonly delete: string;
  readonly space: string;
  readonly shift: string;
};

/** A keyboard on the screen with the letters of the Nordic languages. Tells whole texts: `onType` gets what the field holds now. */
export function Keyboard({
  value,
  onType,
  words,
}: {
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly words: KeyboardWords;
}) {
  const [capital, setCapital] = useState(false);
  const type = (key: string): void => {
    onType(value + (capital ? key.toLocaleUpperCase('da') : key));
    setCapital(false);
  };
  return (
    <fieldset className="keyboard" aria-label={words.name}>
      {rows.map((row, place) => (
        <div className="keyboard-row" key={row[0]}>
          {place === 3 ? (
            <Key
              kind={capital ? 'held' : 'wide'}
              label={words.shift}
              icon="shift"
              onPress={() => setCapital(!capital)}
            />
          ) : null}
          {row.map((key) => (
            <Key key={key} onPress={() => type(key)} words={capital ? key.toLocaleUpperCase('da') : key} />
          ))}
          {place === 4 ? <Key kind="space" words={words.space} onPress={() => onType(`${value} `)} /> : null}
          {place === 4 ? (
            <Key
              kind="wide"
              icon="delete"
              label={words.delete}
              onPress={() => onType([...value].slice(0, -1).join(''))}
            />
          ) : null}
        </div>
      ))}
    </fieldset>
  );
}

/** Digits for a PIN. */
export function NumberPad({
  value,
  onType,
  words,
}: {
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly words: KeyboardWords;
}) {
  return (
    <fieldset className="number-pad" aria-label={words.name}>
      {['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0'].map((digit) =>
        digit ? <Key key={digit} words={digit} onPress={() => onType(value + digit)} /> : <span key="gap" />,
      )}
      <Key icon="delete" label={words.delete} onPress={() => onType(value.slice(0, -1))} />
    </fieldset>
  );
}
