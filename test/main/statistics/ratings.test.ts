import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLog } from '../../../main/log.ts';
import { addRating } from '../../../main/statistics/ratings.ts';
import { openStore } from '../../../main/store/store.ts';

test('ratings are counted by day, and only counts are kept, for 400 days', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-ratings-'));
  const store = openStore(folder, silentLog);
  const kept = () =>
    JSON.parse(readFileSync(join(folder, 'ratings.json'), 'utf8')) as Record<string, unknown>;
  addRating(store, '2026-11-21', 'good');
  addRating(store, '2026-11-21', 'good');
  addRating(store, '2026-11-21', 'bad');
  addRating(store, '2026-11-22', 'fair');
  expect(kept()).toEqual({
    '2026-11-21': { good: 2, fair: 0, bad: 1 },
    '2026-11-22': { good: 0, fair: 1, bad: 0 },
  });
  for (let day = 0; day < 400; day += 1) {
    addRating(store, new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10), 'good');
  }
  expect(Object.keys(kept())).toHaveLength(400);
  expect(kept()['2026-11-21']).toBeUndefined();
});
