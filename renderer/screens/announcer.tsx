import { useEffect, useRef, useState } from 'react';
import type { KioskState } from '../kiosk/state.ts';
import { useWords } from '../language/words.ts';
import { changesSaid } from './changes-said.ts';
import { daySaid, dayTold } from './day-said.ts';

const silence = { polite: '', assertive: '' };

/**
 * Says aloud what changes in a call, until it is over and the screen home again: then no name stays. At rest, only that a meeting
 * is about to be joined by itself, while it is. Drawn nowhere.
 */
export function Announcer({ state }: { readonly state: KioskState }) {
  const words = useWords();
  const { call, own } = state;
  const told = dayTold(state);
  const before = useRef({ call, own, told });
  const [said, setSaid] = useState(silence);
  const latest = useRef(state);
  latest.current = state;
  const { joins, waits } = told;
  useEffect(() => {
    const after = { call, own, told: { joins, waits } };
    const now = changesSaid(before.current, after, words);
    const day = daySaid(before.current.told, after.told, latest.current, words);
    before.current = after;
    const assertive = [now.assertive, day].filter(Boolean).join(' ');
    if (now.polite || assertive) setSaid({ polite: now.polite, assertive });
    else if (call.kind === 'idle' && joins === null) setSaid(silence);
  }, [call, own, joins, waits, words]);
  return (
    <>
      <p className="aloud" aria-live="polite">
        {said.polite}
      </p>
      <p className="aloud" aria-live="assertive">
        {said.assertive}
      </p>
    </>
  );
}
