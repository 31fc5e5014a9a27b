import type { Problem } from '../../main/contract/result.ts';
import { useWords } from '../language/words.ts';

/** A problem in two sentences: what it is, and what to do. */
export function ProblemText({ problem }: { readonly problem: Pick<Problem, 'code'> }) {
  const { says, next } = useWords().problems[problem.code];
  return (
    <>
      <strong>{says}</strong> {next}
    </>
  );
}
