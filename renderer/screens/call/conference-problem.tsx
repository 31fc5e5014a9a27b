import type { KioskState } from '../../kiosk/state.ts';
import { ProblemText } from '../problem-text.tsx';
import '../trouble-note.css';

/** Why what was last asked of the far system was not done. */
export function ConferenceProblem({ state }: { readonly state: KioskState }) {
  const problem = state.conference?.problem ?? null;
  return (
    <div role="alert" className={problem ? 'trouble-note' : 'aloud'}>
      {problem ? <ProblemText problem={problem} /> : null}
    </div>
  );
}
