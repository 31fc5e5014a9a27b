import { useState } from 'react';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Chips } from '../../parts/chips.tsx';
import { Field } from '../../parts/field.tsx';
import { Keyboard } from '../../parts/keyboard.tsx';
import { EntryLine } from '../directory/entry-line.tsx';
import './add-panel.css';
import './chat-panel.css';
import { ConferenceProblem } from './conference-problem.tsx';

type Way = 'bring' | 'transfer';

/** Somebody is called into the meeting, or the call is sent on to them. */
export function AddPanel({ state, actions }: { readonly state: KioskState; readonly actions: Actions }) {
  const { add, common, keyboard } = useWords();
  const may = state.conference?.may ?? [];
  const ways: readonly Way[] = (['bring', 'transfer'] as const).filter((way) =>
    may.includes(way === 'bring' ? 'add' : 'transfer'),
  );
  const [wish, setWish] = useState<Way>('bring');
  const [text, setText] = useState('');
  // The keys would hide what is listed, so they come when the field is touched.
  const [typing, setTyping] = useState(false);
  const [called, setCalled] = useState('');
  const way = ways.includes(wish) ? wish : (ways[0] ?? 'bring');
  const touch = state.kiosk?.posture !== 'laptop';
  const call = (address: string, name: string): void => {
    setText('');
    setCalled(name);
    actions.conduct(
      way === 'bring'
        ? { do: 'add', address, protocol: 'auto', role: 'guest' }
        : { do: 'transfer', party: null, address },
    );
  };
  const typed = text.trim().toLocaleLowerCase();
  const known = state.directory.favourites.filter(({ name, where }) =>
    `${name} ${where}`.toLocaleLowerCase().includes(typed),
  );
  return (
    <div className="add">
      {ways.length > 1 ? (
        <Chips
          label={add.what}
          options={ways.map((key) => ({ key, words: key === 'bring' ? add.bring : add.transfer }))}
          chosen={way}
          onChoose={setWish}
        />
      ) : null}
      {way === 'transfer' ? <p className="panel-note">{add.transferText}</p> : null}
      <form
        className="chat-write"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed) call(text.trim(), text.trim());
        }}
      >
        <Field
          label={add.label}
          value={text}
          onChange={setText}
          onFocus={() => setTyping(true)}
          inputMode={touch ? 'none' : 'text'}
          maxLength={500}
        />
        <Button submits look="primary" icon={way === 'bring' ? 'out' : 'transfer'} disabled={!typed}>
          {way === 'bring' ? add.call : add.send}
        </Button>
      </form>
      <ConferenceProblem state={state} />
      <p role="status" className={called && !state.conference?.problem ? 'add-called' : 'aloud'}>
        {called && !state.conference?.problem ? add.calling(called) : null}
      </p>
      <ul className="add-known">
        {known.map(({ id, name, kind, where, address }) => (
          <EntryLine
            key={id}
            name={name || common.guest}
            kind={kind}
            below={where}
            onCall={() => call(address, name)}
          />
        ))}
      </ul>
      {touch && typing ? <Keyboard value={text} onType={setText} words={keyboard} /> : null}
    </div>
  );
}
