import type { LocalMedia } from '../calls/media/local-media.ts';

/**
 * The same camera and microphone, but the microphone is opened only when `microphoneWished` says so. A call opens it
 * even for who begins muted, so that unmuting is quick; a guest who wanted no microphone would be asked for one.
 */
export const onlyWished = (media: LocalMedia, microphoneWished: () => boolean): LocalMedia => ({
  get facts() {
    return media.facts;
  },
  get microphoneTrack() {
    return media.microphoneTrack;
  },
  get cameraTrack() {
    return media.cameraTrack;
  },
  get movedTrack() {
    return media.movedTrack;
  },
  watch: (listener) => media.watch(listener),
  open: (wanted) => media.open({ ...wanted, microphone: wanted.microphone && microphoneWished() }),
  choose: (kind, labels) => media.choose(kind, labels),
  setSound: (sound) => media.setSound(sound),
  level: () => media.level(),
  close: () => media.close(),
});
