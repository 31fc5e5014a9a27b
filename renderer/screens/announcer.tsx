import { useEffect, useRef, useState } from 'react';
import type { KioskState } from '../kiosk/state.ts';
import { useWords } from '../language/words.ts';
import { changesSaid } from './changes-said.ts';

const silence = { polite: '', assertive: '' };

/** Says aloud what changes in a call, until it is over and the screen home again: then no name stays. Drawn nowhere. */
export function Announcer({ state }: { readonly state: KioskState }) {
  const words = useWords();
  const { call, own } = state;
  const before = useRef({ call, own });
  const [said, setSaid] = useState(silence);
  useEffect(() => {
    const after = { call, own };
    const now = changesSaid(before.current, after, words);
    before.current = after;
    if (call.kind === 'idle') setSaid(silence);
    else if (now.polite || now.assertive) setSaid(now);
  }, [call, own, words]);
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
