import type { LineStatus } from '../../main/contract/line.ts';
import { useWords } from '../language/words.ts';
import './trouble-note.css';
import './line-trouble.css';

/** What keeps a device at the end of a line from working, and what to do; nothing while all is well or is being tried. */
export function LineTrouble({
  name,
  status,
  detail = null,
}: {
  /** Said before it; null where it stands above. */
  readonly name: string | null;
  readonly status: LineStatus;
  /** For IT, in English. */
  readonly detail?: string | null;
}) {
  const words = useWords().lines;
  if (status === 'ready' || status === 'connecting') return null;
  const { says, next } = words.troubles[status];
  return (
    <div className="trouble-note" role="status">
      {name ? <p className="line-name">{name}</p> : null}
      <p>
        <strong>{says}</strong> {next}
      </p>
      {detail ? (
        <p className="line-it" lang="en">
          {detail}
        </p>
      ) : null}
    </div>
  );
}
