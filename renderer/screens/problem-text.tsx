import type { Words } from '../language/en.ts';
import { useWords } from '../language/words.ts';
import type { Trouble } from './troubles.ts';

const hasName = (code: string, words: Words): code is keyof Words['named'] => code in words.named;

/** A problem in two sentences: what it is, of which device where `at` is its name, and what to do. */
export function ProblemText({ problem }: { readonly problem: Pick<Trouble, 'code' | 'at'> }) {
  const words = useWords();
  const { says, next } = words.problems[problem.code];
  return (
    <>
      <strong>
        {problem.at && hasName(problem.code, words) ? words.named[problem.code](problem.at) : says}
      </strong>{' '}
      {next}
    </>
  );
}
