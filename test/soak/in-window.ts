/**
 * Put into the window once: holds one call after the other by its own buttons, with nobody waiting longer than the
 * kiosk needs. A call is held when pictures of the other side were drawn; then it is left, rated, and the screen goes home.
 */
export const caller = `(() => {
  const within = 120_000;
  const until = async (what, find) => {
    const give = performance.now() + within;
    for (;;) {
      const found = find();
      if (found) return found;
      if (performance.now() > give) throw new Error(what + '; the screen shows: ' + document.body.innerText.slice(0, 600));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const button = (name) => () =>
    [...document.querySelectorAll('button')].find(
      (one) => !one.disabled && name.test(one.getAttribute('aria-label') ?? one.innerText) && one.checkVisibility(),
    );
  const press = async (name) => (await until('no button ' + name, button(name))).click();
  const colleagueWidth = 640;
  const isSeen = (video) =>
    video.videoWidth === colleagueWidth && video.getVideoPlaybackQuality().totalVideoFrames > 3;
  window.__holdCall = async () => {
    await press(/^Join$/);
    await until('nobody is seen', () => [...document.querySelectorAll('video')].some(isSeen));
    await press(/^Leave/);
    await press(/^Good$/);
    await press(/^Home$/);
    await until('not home', button(/^Join$/));
  };
})()`;

/** What is counted in the window by its prototype. */
export const countedKinds = {
  'window: peer connections': 'RTCPeerConnection',
  'window: media tracks': 'MediaStreamTrack',
  'window: audio contexts': 'AudioContext',
  'window: sockets': 'WebSocket',
} as const;
