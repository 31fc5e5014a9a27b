import { Button as Pressable } from 'react-aria-components/Button';
import './dial-pad.css';
import './key.css';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** The keys of a telephone, each of which acts at once; there is no field, so they are reached by Tab. */
export function TonePad({
  onKey,
  words,
}: {
  readonly onKey: (key: string) => void;
  readonly words: { readonly name: string };
}) {
  return (
    <fieldset className="tone-pad" aria-label={words.name}>
      {keys.map((key) => (
        <Pressable key={key} className="key key-letter" onPress={() => onKey(key)}>
          {key}
        </Pressable>
      ))}
    </fieldset>
  );
}
