import { useEffect, useRef, useState } from 'react';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Keyboard } from '../../parts/keyboard.tsx';
import './chat-panel.css';
import { ConferenceProblem } from './conference-problem.tsx';

/** Longest message that is sent; a far system cuts longer ones. */
const mostLetters = 1000;

/** What is written in the meeting, the newest at the end and in sight, and a field to write to everybody. */
export function ChatPanel({ state, actions }: { readonly state: KioskState; readonly actions: Actions }) {
  const words = useWords();
  const times = useTimes();
  const [text, setText] = useState('');
  // The keys would hide what is listed, so they come when the field is touched.
  const [typing, setTyping] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  const lines = state.conference?.chat ?? [];
  const touch = state.kiosk?.posture !== 'laptop';
  const last = lines.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line, and the keys that take room, are what scrolls.
  useEffect(() => {
    const list = end.current;
    if (list) list.scrollTop = list.scrollHeight;
  }, [last, typing]);
  const send = (): void => {
    if (text.trim() === '') return;
    actions.conduct({ do: 'say', text: text.trim() });
    setText('');
  };
  return (
    <div className="chat">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys too (WCAG 2.1.1). */}
      <div className="chat-lines" ref={end} role="log" aria-label={words.chat.title} tabIndex={0}>
        <p className="chat-goes">{words.chat.goes}</p>
        {lines.length === 0 ? <p className="chat-none">{words.chat.none}</p> : null}
        {lines.map(({ id, own, from, text: said, at }) => (
          <p key={id} className={own ? 'chat-line chat-own' : 'chat-line'}>
            <span className="chat-from">
              <b>{own ? words.chat.own : from || words.common.guest}</b>{' '}
              <time className="tabular">{times.clock(at)}</time>
            </span>
            <span className="chat-text">{said}</span>
          </p>
        ))}
      </div>
      <ConferenceProblem state={state} />
      {state.conference?.may.includes('say') ? (
        <form
          className="chat-write"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Field
            label={words.chat.label}
            value={text}
            onChange={setText}
            onFocus={() => setTyping(true)}
            maxLength={mostLetters}
            inputMode={touch ? 'none' : 'text'}
          />
          <Button submits look="primary" icon="send" disabled={text.trim() === ''}>
            {words.chat.send}
          </Button>
          {touch && typing ? <Keyboard value={text} onType={setText} words={words.keyboard} /> : null}
        </form>
      ) : null}
    </div>
  );
}
