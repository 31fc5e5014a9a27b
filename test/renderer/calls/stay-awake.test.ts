import { expect, test } from 'vitest';
import { makeStayAwake } from '../../../renderer/calls/stay-awake.ts';

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

function makeBrowser() {
  const browser = {
    visible: true,
    locks: 0,
    asked: 0,
    refuse: false,
    seen: () => {},
  };
  const stayAwake = makeStayAwake({
    request: async () => {
      browser.asked += 1;
      if (browser.refuse) throw new Error('battery');
      browser.locks += 1;
      return {
        release: async () => {
          browser.locks -= 1;
        },
      };
    },
    visible: () => browser.visible,
    watchVisible: (listener) => {
      browser.seen = listener;
    },
  });
  return { browser, stayAwake };
}

test('holds one lock while awake is wanted', async () => {
  const { browser, stayAwake } = makeBrowser();
  stayAwake(true);
  stayAwake(true);
  await settle();
  expect(browser).toMatchObject({ locks: 1, asked: 1 });
  stayAwake(false);
  await settle();
  expect(browser.locks).toBe(0);
});

test('asks again when the page is seen again, since the browser dropped it', async () => {
  const { browser, stayAwake } = makeBrowser();
  stayAwake(true);
  await settle();
  browser.visible = false;
  browser.seen();
  browser.visible = true;
  browser.seen();
  await settle();
  expect(browser).toMatchObject({ asked: 2, locks: 1 });
});

test('what comes after it is no longer wanted is let go', async () => {
  const { browser, stayAwake } = makeBrowser();
  stayAwake(true);
  stayAwake(false);
  await settle();
  expect(browser.locks).toBe(0);
});

test('a browser that refuses or has none is no trouble', async () => {
  const { browser, stayAwake } = makeBrowser();
  browser.refuse = true;
  stayAwake(true);
  await settle();
  expect(browser.locks).toBe(0);
  const without = makeStayAwake({ request: null, visible: () => true, watchVisible: () => {} });
  expect(() => without(true)).not.toThrow();
});
