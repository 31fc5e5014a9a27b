import type { InsteadAnswer } from './pexip-script.ts';
import type { Reply } from './wire.ts';

/** The answers that a script wants given instead of the right ones. */
export type InsteadAnswers = {
  add(answer: InsteadAnswer): () => void;
  /** What is answered to a path behind the alias; undefined where all is as it should be. */
  take(path: string): Reply | undefined;
};

function replyOf({ status = 200, body, cut = false }: InsteadAnswer): Reply {
  if (cut) return { status, cut };
  return typeof body === 'string' ? { status, text: body } : { status, json: body ?? null };
}

/** Opens an empty list; the newest that fits is taken. */
export function openInsteadAnswers(): InsteadAnswers {
  let answers: { readonly answer: InsteadAnswer; left: number }[] = [];
  return {
    add(answer) {
      const entry = { answer, left: answer.times ?? Number.POSITIVE_INFINITY };
      answers = [entry, ...answers];
      return () => {
        answers = answers.filter((other) => other !== entry);
      };
    },
    take(path) {
      const entry = answers.find(({ answer }) => path === answer.path || path.endsWith(`/${answer.path}`));
      if (!entry) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) answers = answers.filter((other) => other !== entry);
      return replyOf(entry.answer);
    },
  };
}
