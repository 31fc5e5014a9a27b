import { useEffect, useRef } from 'react';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { TonePad } from '../../parts/tone-pad.tsx';
import './keypad-panel.css';

/** Tones that are shown: those sent before have done their work. */
const mostTones = 12;

/** The keys of a telephone, for whoever asks for a number at the other end. A keyboard's digits do as well. */
export function KeypadPanel({ state, actions }: { readonly state: KioskState; readonly actions: Actions }) {
  const { keypad } = useWords();
  const send = useRef(actions.sendTone);
  send.current = actions.sendTone;
  useEffect(() => {
    const press = ({ key, target, repeat, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
      if (repeat || ctrlKey || metaKey || altKey || target instanceof HTMLInputElement) return;
      if (/^[0-9*#]$/.test(key)) send.current(key);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <div className="keypad">
      <p className="panel-note">{keypad.text}</p>
      <output className="keypad-sent tabular" aria-label={keypad.sent}>
        {state.sentTones.slice(-mostTones)}
      </output>
      <TonePad onKey={actions.sendTone} words={{ name: keypad.title }} />
    </div>
  );
}
