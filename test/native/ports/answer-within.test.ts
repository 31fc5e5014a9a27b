import { afterEach, expect, test, vi } from 'vitest';
import { answerWithin, lineFailure } from '../../../native/ports/answer-within.ts';

afterEach(() => void vi.useRealTimers());

test('an opening without an answer is given up after 10 s, and what it answers later is passed over', async () => {
  vi.useFakeTimers();
  const giveUp = vi.fn();
  let late = (): void => {};
  const opened = answerWithin((answer) => {
    late = () => answer(lineFailure('busy', 'late'));
    return giveUp;
  });
  await vi.advanceTimersByTimeAsync(9_999);
  expect(giveUp).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(giveUp).toHaveBeenCalledOnce();
  late();
  expect(await opened).toMatchObject({ ok: false, reason: 'not-answering' });
});

test('the first answer counts, and nothing is given up then', async () => {
  vi.useFakeTimers();
  const giveUp = vi.fn();
  const opened = await answerWithin((answer) => {
    for (const reason of ['busy', 'gone'] as const) answer(lineFailure(reason, ''));
    return giveUp;
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(opened).toMatchObject({ reason: 'busy' });
  expect(giveUp).not.toHaveBeenCalled();
});

test('what cannot even begin is a value', async () => {
  const opened = await answerWithin(() => {
    throw new RangeError('Port should be >= 0 and < 65536.\nmore');
  });
  expect(opened).toEqual({ ok: false, reason: 'not-answering', detail: 'Port should be >= 0 and < 65536.' });
});
