import type { DialReading } from '../../main/contract/dialling.ts';
import type { DirectoryFound } from '../../main/contract/directory.ts';
import type { KioskFacts } from '../../main/contract/kiosk.ts';
import type { JoinTarget } from '../../main/contract/meeting.ts';
import type { ProblemCode } from '../../main/contract/problems.ts';
import { good, type Result } from '../../main/contract/result.ts';
import { typedForCodec } from '../calls/codec/codec-target.ts';
import type { AtPlace } from './at-place.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { KioskState } from './state.ts';

/** Longest text that the directory is searched for. */
const searchLimit = 200;
/** What main says of a text that a codec may still dial: eight digits look like an invitation's code. */
const unknownHere: readonly ProblemCode[] = ['join-not-understood', 'code-unknown'];

/** What a text to dial means. */
export type TypedText = {
  /** The way in that it means; asks the hub about codes. */
  understand(text: string): Promise<Result<JoinTarget>>;
  /** Reads what now stands in the join field, and searches the directory for it; what comes back shows there. */
  read(): void;
};

/**
 * Makes it. While main is busy with a text nothing more is asked; then the text as it stands by that time. An answer to a text
 * that stands there no more is dropped.
 */
export function makeTypedText(
  with_: Pick<KioskParts, 'main'> & { readonly get: () => KioskState; readonly at: AtPlace },
): TypedText {
  const { main, get, at } = with_;

  const fake = (text: string): JoinTarget | null => simulated(text, get().kiosk?.calls ?? []);
  const read = inTurn(async (text) => {
    const made = fake(text);
    if (made) return shownAs(made);
    const reading = await main.ask('dial.read', { text });
    return reading.ok ? reading.value : null;
  });
  const search = inTurn(async (text) => {
    const found = await main.ask('directory.search', { text: text.trim(), kind: null });
    return found.ok ? found.value : null;
  });
  const standing = (): string | null => {
    const { place } = get();
    return place.kind === 'join' && place.text.trim() !== '' ? place.text : null;
  };
  const searched = (): string | null => {
    const text = standing();
    return text !== null && get().directory.has && text.length <= searchLimit ? text : null;
  };
  const showReading = (reading: DialReading | null) => at('join', (place) => ({ ...place, reading }));
  const showFound = (found: DirectoryFound | null) => at('join', (place) => ({ ...place, found }));

  return {
    async understand(text) {
      const made = fake(text);
      if (made) return good(made);
      const understood = await main.ask('join.understand', { text });
      if (understood.ok || !unknownHere.includes(understood.error.code)) return understood;
      const number = typedForCodec(text, get().connected);
      return number ? good(number) : understood;
    },
    read() {
      read(standing, showReading);
      search(searched, showFound);
    },
  };
}

/** A call by nobody, in a demo. */
function simulated(text: string, calls: KioskFacts['calls']): JoinTarget | null {
  const address = text.trim().toLowerCase();
  if (!calls.includes('fake') || !/^fake:[a-z-]{1,40}$/.test(address)) return null;
  return { engine: 'fake', provider: 'fake', address, source: 'typed' };
}
const shownAs = (target: JoinTarget): DialReading => ({
  kind: 'alias',
  shown: target.address,
  route: { engine: target.engine, at: '' },
  target,
});

/** Asks one question at a time, always the newest; what stands there no more is not shown. */
function inTurn<T>(ask: (text: string) => Promise<T | null>) {
  let busy = false;
  return function next(standing: () => string | null, show: (answer: T | null) => void): void {
    const text = standing();
    if (text === null) show(null);
    if (text === null || busy) return;
    busy = true;
    void ask(text).then((answer) => {
      busy = false;
      if (standing() === text) show(answer);
      else next(standing, show);
    });
  };
}
