/** What is used of the browser: a wake lock where it has one (W3C screen-wake-lock), and whether the page is seen. */
export type AwakeBrowser = {
  readonly request: (() => Promise<{ release(): Promise<void> }>) | null;
  visible(): boolean;
  /** Calls at every change of {@link visible}. */
  watchVisible(listener: () => void): void;
};

/** The browser that this page is in. */
export const awakeBrowser = (): AwakeBrowser => ({
  request: navigator.wakeLock ? () => navigator.wakeLock.request('screen') : null,
  visible: () => document.visibilityState === 'visible',
  watchVisible: (listener) => document.addEventListener('visibilitychange', listener),
});

/**
 * Keeps the screen from going dark while `awake` was last true. The browser drops its lock whenever the page
 * is hidden, so it is asked for again when the page is seen. Refused (battery saving) is nothing to tell anybody.
 */
export function makeStayAwake(browser: AwakeBrowser): (awake: boolean) => void {
  let wanted = false;
  let asking = false;
  let lock: { release(): Promise<void> } | null = null;
  const letGo = (): void => {
    lock?.release().catch(() => {});
    lock = null;
  };
  const follow = (): void => {
    if (!wanted) {
      letGo();
      return;
    }
    if (asking || !browser.request || !browser.visible()) return;
    asking = true;
    letGo();
    browser
      .request()
      .then(
        (given) => {
          lock = given;
        },
        () => {},
      )
      .finally(() => {
        asking = false;
        if (!wanted) letGo();
      });
  };
  browser.watchVisible(follow);
  return (awake) => {
    if (awake === wanted) return;
    wanted = awake;
    follow();
  };
}
