import type { Place } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Icon } from '../../parts/icon.tsx';
import { readingWords } from './reading-words.ts';
import './reading.css';

/** Below the field: what was understood of what is typed and by what it goes, before anything is dialled. */
export function Reading({
  place,
  hasDirectory,
}: {
  readonly place: Extract<Place, { kind: 'join' }>;
  readonly hasDirectory: boolean;
}) {
  const { dial, join } = useWords();
  return (
    <div className="reading-place" role="status" aria-label={dial.understood}>
      {place.text.trim() === '' ? (
        <p className="reading-hint">{join.hint}</p>
      ) : (
        <Understood place={place} hasDirectory={hasDirectory} />
      )}
    </div>
  );
}

function Understood({
  place,
  hasDirectory,
}: {
  readonly place: Extract<Place, { kind: 'join' }>;
  readonly hasDirectory: boolean;
}) {
  const words = useWords();
  const { dial } = words;
  if (!place.reading) {
    return (
      <p className="reading">
        <b>{dial.unknown}</b>
        <span className="reading-via">{hasDirectory ? dial.unknownNext : dial.unknownNextAlone}</span>
      </p>
    );
  }
  const { what, via, at, next } = readingWords(place.reading, words);
  return (
    <p className={next ? 'reading reading-no' : 'reading reading-known'}>
      <Icon name={next ? 'alert' : 'check'} />
      <b>{what}</b>
      <span className="reading-via">
        {via}
        {next ? `. ${next}` : null}
        {at ? <span className="reading-at"> ({at})</span> : null}
      </span>
    </p>
  );
}
