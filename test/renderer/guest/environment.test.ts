import { describe, expect, test } from 'vitest';
import { type BrowserFacts, readEnvironment } from '../../../renderer/guest/environment.ts';

const facts = (change: Partial<BrowserFacts>): BrowserFacts => ({
  secure: true,
  hasUserMedia: true,
  hasSpeakerChoice: true,
  userAgent: '',
  touchPoints: 0,
  ...change,
});

const agents = {
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
  iphoneChrome:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1',
  ipadOrMac:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
  android:
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36',
  androidInFacebook:
    'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36 [FB_IAB/FB4A]',
  firefox: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0',
  edge: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0',
} as const;

describe('whose menus are spoken of', () => {
  test.each([
    ['iphone', 5, 'iphone-safari', true],
    ['iphoneChrome', 5, 'iphone-other', true],
    // An iPad says that it is a Mac; only its screen can be touched.
    ['ipadOrMac', 5, 'iphone-safari', true],
    ['ipadOrMac', 0, 'safari', false],
    ['android', 5, 'android', true],
    ['firefox', 0, 'firefox', false],
    ['edge', 0, 'chromium', false],
  ] as const)('%s with %d touch points: %s', (agent, touchPoints, family, phone) => {
    expect(readEnvironment(facts({ userAgent: agents[agent], touchPoints }))).toMatchObject({
      family,
      phone,
      media: 'usable',
    });
  });
});

describe('why the camera is hidden', () => {
  test('plain HTTP, whatever the browser', () => {
    const { media } = readEnvironment(
      facts({ secure: false, hasUserMedia: false, userAgent: agents.androidInFacebook }),
    );
    expect(media).toBe('not-secure');
  });

  test("a browser inside another app, but only when it hides it: some apps' browsers do not", () => {
    expect(readEnvironment(facts({ hasUserMedia: false, userAgent: agents.androidInFacebook })).media).toBe(
      'in-app',
    );
    expect(readEnvironment(facts({ userAgent: agents.androidInFacebook })).media).toBe('usable');
  });

  test('a browser that is too old', () => {
    expect(readEnvironment(facts({ hasUserMedia: false, userAgent: agents.firefox })).media).toBe('too-old');
  });
});
