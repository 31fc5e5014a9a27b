import { useTimes, useWords } from '../../language/words.ts';
import type { DoorTrouble } from './door-view.ts';

/** What is wrong with the calendar, in a sentence; null when nothing is. */
export function useTroubleWords(trouble: DoorTrouble | null): string | null {
  const words = useWords();
  const times = useTimes();
  switch (trouble?.kind) {
    case undefined:
      return null;
    case 'missing':
      return words.door.missing;
    case 'not-allowed':
      return words.door.notAllowed;
    case 'unreachable':
      return words.door.unreachable;
    case 'broken':
      return words.door.broken;
    case 'stale':
      return words.door.stale(times.clock(trouble.at));
  }
}
