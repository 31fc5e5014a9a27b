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
  goDevices: nothing,
  tryLamp: nothing,
  goSetUp: nothing,
  goCamera: nothing,
  goDisplays: nothing,
  chooseSteered: nothing,
  tellCamera: nothing,
  keepView: nothing,
  showView: nothing,
  forgetView: nothing,
  tellFarCamera: nothing,
  tellDisplay: nothing,
  usePort: nothing,
  probePort: nothing,
  seat: nothing,
  useProfile: nothing,
  goRecording: nothing,
  nextRecordingStep: nothing,
  endRecording: nothing,
  answer: nothing,
  decline: nothing,
  setHeld: nothing,
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

/** The same actions, each of which says its name and what it was given. */
export const sayingActions = (say: (action: string, given: readonly unknown[]) => void): Actions =>
  Object.fromEntries(
    Object.keys(doNothing).map((name) => [name, (...given: unknown[]) => say(name, given)]),
  ) as unknown as Actions;
