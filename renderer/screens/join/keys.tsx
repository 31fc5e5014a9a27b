import { useState } from 'react';
import type { Actions } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Chips } from '../../parts/chips.tsx';
import { DialPad } from '../../parts/dial-pad.tsx';
import { Keyboard } from '../../parts/keyboard.tsx';
import './keys.css';

/** On a touch screen: digits or letters to type with, whichever is wanted, and the camera for a QR code. */
export function Keys({
  text,
  actions,
}: {
  readonly text: string;
  readonly actions: Pick<Actions, 'typeJoin' | 'scan'>;
}) {
  const words = useWords();
  const [keys, setKeys] = useState<'digits' | 'letters'>('letters');
  return (
    <div className="keys">
      <div className="keys-head">
        <Chips
          label={words.dial.keys}
          labelHidden
          options={[
            { key: 'letters', words: words.dial.letters },
            { key: 'digits', words: words.dial.digits },
          ]}
          chosen={keys}
          onChoose={setKeys}
        />
        <Button icon="scan" onPress={() => actions.scan(true)}>
          {words.dial.scan}
        </Button>
      </div>
      {keys === 'letters' ? (
        <Keyboard value={text} onType={actions.typeJoin} words={words.keyboard} />
      ) : (
        <DialPad
          value={text}
          onType={actions.typeJoin}
          words={{ name: words.dial.pad, delete: words.keyboard.delete }}
        />
      )}
    </div>
  );
}
