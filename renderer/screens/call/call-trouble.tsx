import type { CallState } from '../../calls/call.ts';
import type { KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Icon } from '../../parts/icon.tsx';
import { ProblemText } from '../problem-text.tsx';

/** Milliseconds for which it is said that the window was restarted. */
const restartedStaysMs = 10_000;

/**
 * What keeps this call from going well, over the faces: the line, then what is missing of one's own sound and picture. When
 * nothing does, and the window has just come back into the call, that.
 */
export function CallTrouble({ state, call }: { readonly state: KioskState; readonly call: CallState }) {
  const words = useWords();
  const { abilities, devices, own, now, restartedAt } = state;
  // Another device's sound and picture are not ours to tell of.
  const problem = !abilities.ownMedia
    ? own.shareProblem
    : ((own.muted.wanted ? null : devices.microphoneProblem) ??
      (own.camera.wanted ? devices.cameraProblem : null) ??
      devices.speakerProblem ??
      own.shareProblem);
  const line = call.kind === 'reconnecting' || !state.online;
  const trouble = line || problem !== null;
  const back = restartedAt !== null && now - restartedAt < restartedStaysMs && call.kind !== 'dialling';
  return (
    <>
      <div role="alert" className={trouble ? 'call-trouble' : 'aloud'}>
        {trouble ? (
          <>
            <Icon name={line ? 'network-off' : 'alert'} />
            <p>{line ? words.call.lineLost : problem ? <ProblemText problem={problem} /> : null}</p>
          </>
        ) : null}
      </div>
      <div role="status" className={back && !trouble ? 'call-trouble call-back' : 'aloud'}>
        {back && !trouble ? <p>{words.call.restarted}</p> : null}
      </div>
    </>
  );
}
