import type { Display } from '../../../main/contract/displays.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Choice } from '../../parts/choice.tsx';
import { Toggle } from '../../parts/toggle.tsx';
import { VolumeSlider } from '../../parts/volume-slider.tsx';
import { LineTrouble } from '../line-trouble.tsx';
import { inputWord, isOn, onTheWay } from './display-words.ts';
import './display-list.css';

/** The displays of the room, each to be switched on and off, with its input and its sound where it has them. */
export function DisplayList({ state, actions }: { readonly state: KioskState; readonly actions: Actions }) {
  const words = useWords().displays;
  const { displays } = state.connected;
  if (displays.length === 0) {
    return (
      <p className="display-none">
        <strong>{words.none}</strong> {words.noneNext}
      </p>
    );
  }
  return (
    <ul className="display-list">
      {displays.map((display) => (
        <One key={display.id} display={display} actions={actions} />
      ))}
    </ul>
  );
}

function One({ display, actions }: { readonly display: Display; readonly actions: Actions }) {
  const all = useWords();
  const words = all.displays;
  const on = isOn(display);
  const way = onTheWay(display, words);
  const tell = (command: Parameters<Actions['tellDisplay']>[1]): void =>
    actions.tellDisplay(display.id, command);
  return (
    <li className="display">
      <h2 className="display-name">{display.name}</h2>
      {display.status === 'connecting' ? <p className="display-way">{all.lines.connecting}</p> : null}
      <LineTrouble name={null} status={display.status} />
      {display.status === 'ready' ? (
        <>
          <Toggle on={on} onChange={(wanted) => tell({ do: 'power', on: wanted })}>
            {words.on}
          </Toggle>
          <p className={way ? 'display-way' : 'aloud'} role="status">
            {way}
          </p>
          {on && !way ? <Rest display={display} tell={tell} /> : null}
        </>
      ) : null}
    </li>
  );
}

/** What is of use once it is on. */
function Rest({
  display,
  tell,
}: {
  readonly display: Display;
  readonly tell: (command: Parameters<Actions['tellDisplay']>[1]) => void;
}) {
  const words = useWords().displays;
  const { inputs, input, volume, can, muted } = display;
  const known = input === null || inputs.includes(input) ? inputs : [input, ...inputs];
  return (
    <>
      {inputs.length > 0 ? (
        <Choice
          label={words.input}
          options={[
            ...(input === null ? [{ key: '', words: '–' }] : []),
            ...known.map((one) => ({ key: one, words: inputWord(one) })),
          ]}
          chosen={input ?? ''}
          onChoose={(one) => {
            if (one) tell({ do: 'input', input: one });
          }}
        />
      ) : null}
      {can.volume && volume !== null ? (
        <VolumeSlider
          volume={volume / 100}
          onVolume={(loud) => tell({ do: 'volume', volume: Math.round(loud * 100) })}
          words={{ volume: words.sound, louder: words.louder, quieter: words.quieter }}
        />
      ) : null}
      {can.mute ? (
        <Toggle on={muted === true} onChange={(silent) => tell({ do: 'mute', on: silent })}>
          {words.mute}
        </Toggle>
      ) : null}
    </>
  );
}
