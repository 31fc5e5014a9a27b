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
  const isOwn = (video) => /^fake_device/.test(video.srcObject?.getVideoTracks()[0]?.label ?? 'fake_device');
  const isSeen = (video) =>
    !isOwn(video) && video.videoWidth > 2 && video.getVideoPlaybackQuality().totalVideoFrames > 3;
  const type = async (text) => {
    await press(/Code or number/);
    const field = await until('no field', () => document.querySelector('input'));
    // React hears of it only when its own setter was passed by.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await press(/^(Join|Call)$/);
  };
  window.__holdCall = async (dial) => {
    await (dial ? type(dial) : press(/^Join$/));
    await until('nobody is seen', () => [...document.querySelectorAll('video')].some(isSeen));
    await press(/^Leave/);
    await press(/^Good$/);
    await press(/^Home$/);
    await until('not home', button(dial ? /Code or number/ : /^Join$/));
  };
})()`;

/** What is counted in the window by its prototype. */
export const countedKinds = {
  'window: peer connections': 'RTCPeerConnection',
  'window: media tracks': 'MediaStreamTrack',
  'window: audio contexts': 'AudioContext',
  'window: sockets': 'WebSocket',
} as const;
