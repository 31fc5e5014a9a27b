import { useWords } from '../../language/words.ts';
import './start.css';

/** Before main has said anything. Calm: no wheel, a sentence at once, another when it takes long. */
export function Start() {
  const words = useWords();
  return (
    <main className="start">
      <Rings />
      <h1 className="start-title">{words.start.starting}</h1>
      <p className="start-text">{words.start.preparing}</p>
      <p className="start-slow">{words.start.slow}</p>
    </main>
  );
}

/** The round table: four places about a circle. */
function Rings() {
  return (
    <svg className="start-mark" viewBox="0 0 64 64" aria-hidden="true">
      <circle className="start-table" cx="32" cy="32" r="13" />
      <circle className="start-seat" cx="32" cy="8" r="5" />
      <circle className="start-seat" cx="56" cy="32" r="5" />
      <circle className="start-seat" cx="32" cy="56" r="5" />
      <circle className="start-seat" cx="8" cy="32" r="5" />
    </svg>
  );
}
