import type { Actions } from '../kiosk/state.ts';

const nothing = (): void => {};
/** Actions that nobody hears: a picture is only looked at. */
export const doNothing: Actions = {
  joinMeeting: nothing,
  joinOwnRoom: nothing,
  tryAgain: nothing,
  goHome: nothing,
  goJoin: nothing,
  typeJoin: nothing,
  submitJoin: nothing,
  goDiagnostics: nothing,
  playTone: nothing,
  goSettings: nothing,
  typePin: nothing,
  submitPin: nothing,
  editSettings: nothing,
  saveSettings: nothing,
  askToLeave: nothing,
  leaveKiosk: nothing,
  chooseLanguage: nothing,
  chooseDevice: nothing,
  setMuted: nothing,
  setCamera: nothing,
  setSharing: nothing,
  setVolume: nothing,
  openPanel: nothing,
  leave: nothing,
  rate: nothing,
};
