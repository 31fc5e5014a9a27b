import type { CallState } from '../../calls/call.ts';
import type { KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Icon } from '../../parts/icon.tsx';
import { ProblemText } from '../problem-text.tsx';

/** What keeps this call from going well, over the faces: the line, then what is missing of one's own sound and picture. */
export function CallTrouble({ state, call }: { readonly state: KioskState; readonly call: CallState }) {
  const words = useWords();
  const { devices, own } = state;
  const problem =
    (own.muted.wanted ? null : devices.microphoneProblem) ??
    (own.camera.wanted ? devices.cameraProblem : null) ??
    devices.speakerProblem ??
    own.shareProblem;
  const line = call.kind === 'reconnecting' || !state.online;
  return (
    <div role="alert" className={line || problem ? 'call-trouble' : 'aloud'}>
      {line || problem ? (
        <>
          <Icon name={line ? 'network-off' : 'alert'} />
          <p>{line ? words.call.lineLost : problem ? <ProblemText problem={problem} /> : null}</p>
        </>
      ) : null}
    </div>
  );
}
