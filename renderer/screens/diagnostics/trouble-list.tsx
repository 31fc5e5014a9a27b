import type { KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Icon } from '../../parts/icon.tsx';
import { ProblemText } from '../problem-text.tsx';
import { type Trouble, troublesOf } from '../troubles.ts';

/** All that is wrong now, each with what to do, and below it what IT needs to find it. */
export function TroubleList({ state }: { readonly state: KioskState }) {
  const words = useWords();
  const troubles = troublesOf(state);
  return (
    <section className="diagnostics-part" aria-labelledby="how-it-is">
      <h2 id="how-it-is" className="diagnostics-head">
        {words.diagnostics.now}
      </h2>
      {troubles.length === 0 ? (
        <p className="diagnostics-well">
          <Icon name="check" /> {words.diagnostics.allWell}
        </p>
      ) : (
        <ul className="diagnostics-troubles">
          {troubles.map((trouble) => (
            <li key={`${trouble.code} ${trouble.at ?? ''}`}>
              <p className="diagnostics-trouble">
                <Icon name="alert" />
                <span>
                  <ProblemText problem={trouble} />
                </span>
              </p>
              <ForIt trouble={trouble} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ForIt({ trouble }: { readonly trouble: Trouble }) {
  const words = useWords();
  const times = useTimes();
  const facts = [
    trouble.code,
    trouble.at,
    trouble.detail,
    trouble.since === undefined ? null : words.diagnostics.since(times.clock(trouble.since)),
  ];
  return (
    <div className="diagnostics-it">
      <p>{facts.filter(Boolean).join(' · ')}</p>
      {(trouble.issues ?? []).map((issue) => (
        <p key={`${issue.path} ${issue.code}`}>
          <code>{issue.path}</code>
          {issue.line === undefined ? '' : ` (${words.diagnostics.line(issue.line)})`}
          {`: ${words.issues[issue.code]} `}
          {words.diagnostics.expected(issue.expected)}
        </p>
      ))}
    </div>
  );
}
