import { expect, test } from 'vitest';
import { askTogether, type PermissionBrowser } from '../../../renderer/guest/ask-together.ts';

function browserThat(state: string | null, asks: () => Promise<unknown>) {
  const asked: unknown[] = [];
  let stopped = 0;
  const track = { stop: () => (stopped += 1) };
  const browser = {
    permissions: state === null ? undefined : { query: async () => ({ state }) },
    mediaDevices: {
      getUserMedia: async (what: unknown) => {
        asked.push(what);
        await asks();
        return { getTracks: () => [track, track] };
      },
    },
  };
  return {
    browser: browser as unknown as PermissionBrowser,
    asked,
    stopped: () => stopped,
  };
}

test('asks once for both, and lets go again', async () => {
  const { browser, asked, stopped } = browserThat('prompt', async () => {});
  await askTogether(browser);
  expect(asked).toEqual([{ audio: true, video: true }]);
  expect(stopped()).toBe(2);
});

test('asks where the browser cannot say whether it would', async () => {
  const { browser, asked } = browserThat(null, async () => {});
  await askTogether(browser);
  expect(asked).toHaveLength(1);
});

test('does not trouble who has allowed both already', async () => {
  const { browser, asked } = browserThat('granted', async () => {});
  await askTogether(browser);
  expect(asked).toEqual([]);
});

test('a refusal is for who opens them to tell', async () => {
  const { browser } = browserThat('prompt', async () => Promise.reject(new Error('NotAllowedError')));
  await expect(askTogether(browser)).resolves.toBeUndefined();
  await expect(askTogether({ mediaDevices: undefined, permissions: undefined })).resolves.toBeUndefined();
});
