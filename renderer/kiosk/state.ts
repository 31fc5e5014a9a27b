import type { States } from '../../main/contract/bridge.ts';
import type { Camera, CameraCommand, View } from '../../main/contract/cameras.ts';
import type { AtPort } from '../../main/contract/connected.ts';
import type { LampName, Press, ProfileName, Seating } from '../../main/contract/devices.ts';
import type { DialReading } from '../../main/contract/dialling.ts';
import type { DirectoryFound } from '../../main/contract/directory.ts';
import type { DisplayCommand } from '../../main/contract/displays.ts';
import type { Diagnostics, EditableSettings } from '../../main/contract/kiosk.ts';
import type { Language } from '../../main/contract/languages.ts';
import type { JoinTarget, Meeting, MeetingChange } from '../../main/contract/meeting.ts';
import type { Problem } from '../../main/contract/result.ts';
import type { Invite } from '../../main/contract/room.ts';
import type { CallState, Reply } from '../calls/call.ts';
import type { Conference, ConferenceDeed } from '../calls/conference.ts';
import type { Abilities, FarMove, OwnSide, SecondCall } from '../calls/engine.ts';
import type { DeviceFacts } from '../calls/media/local-media.ts';
import type { MediaFlow } from '../calls/media/media-flow.ts';
import type { CallQuality } from '../calls/media/quality-of.ts';

/** Where the person has gone, when no call says otherwise. */
export type Place =
  | { readonly kind: 'home' }
  /** Dialling: a code, link, address or number is typed, scanned or chosen. `busy` while main reads what is to be joined. */
  | {
      readonly kind: 'join';
      readonly text: string;
      readonly busy: boolean;
      readonly problem: Problem | null;
      /** What main understands of the text as it stands; null while nothing is typed or nothing is understood yet. */
      readonly reading?: DialReading | null;
      /** What the directory has for the text; null while there is no directory or nothing is typed. */
      readonly found?: DirectoryFound | null;
      /** The camera looks for a QR code. */
      readonly scanning?: boolean;
    }
  /** A meeting in another vendor's system, which this kiosk cannot open: the link as a QR code. */
  | { readonly kind: 'elsewhere'; readonly target: JoinTarget; readonly meeting: Meeting | null }
  | { readonly kind: 'diagnostics'; readonly report: Diagnostics | null }
  /** The room's devices, to be tried. */
  | {
      readonly kind: 'devices';
      /** A tone is played on the speaker. */
      readonly tone: boolean;
      /** The device whose lamp is lit, or that is rung, to try it. */
      readonly trying: { readonly device: string; readonly lamp: LampName } | null;
    }
  /** A meeting of the day: what it is, who comes, how it is joined, what may be done with it. */
  | {
      readonly kind: 'meeting';
      readonly meetingId: string;
      /** What is asked about once more before it is done. */
      readonly asking: 'end' | 'release' | null;
      readonly busy: boolean;
      readonly problem: Problem | null;
    }
  /** The room is booked from now on. */
  | { readonly kind: 'book'; readonly busy: boolean; readonly problem: Problem | null }
  /** The camera is steered, with its picture. */
  | { readonly kind: 'camera' }
  /** The displays are switched on and off. */
  | { readonly kind: 'displays' }
  /** How many people sit where, and the profile proposed for them. */
  | { readonly kind: 'set-up'; readonly seating: Partial<Seating> }
  /** A device is recorded; how far it is stands in `recording`. */
  | { readonly kind: 'recording'; readonly device: string }
  /** The PIN is asked; `firstTime` when none is set yet and one is chosen now. */
  | {
      readonly kind: 'pin';
      readonly firstTime: boolean;
      readonly pin: string;
      readonly busy: boolean;
      readonly problem: Problem | null;
    }
  | {
      readonly kind: 'settings';
      readonly values: EditableSettings | null;
      readonly busy: boolean;
      readonly saved: boolean;
      readonly problem: Problem | null;
      /** `sure`: whether the kiosk is really to be closed is asked; `going`: it is closing. */
      readonly leaving: 'no' | 'sure' | 'going';
    };

/** What somebody pressed on a device, and when (ms since 1970). */
export type LastPress = { readonly device: string; readonly press: Press; readonly at: number };

/** What is open beside the faces in a call. */
export type Panel =
  | 'none'
  | 'people'
  | 'devices'
  | 'invite'
  | 'camera'
  | 'displays'
  | 'meeting'
  /** The keys whose tones are sent. */
  | 'keypad'
  | 'chat'
  /** Somebody is called into the meeting, or the call is sent on. */
  | 'add'
  /** How the meeting looks: layouts, lock, everybody's microphones, its end. */
  | 'conference'
  /** How good the call is, with figures for IT. */
  | 'quality';

/** Everything that the screen is a function of. */
export type KioskState = {
  /** The clock, a value every second. Milliseconds since 1970. */
  readonly now: number;
  /** What main says. Null until it was heard. */
  readonly kiosk: States['kiosk'] | null;
  readonly agenda: States['agenda'] | null;
  readonly notices: States['notices'];
  readonly hub: States['hub'] | null;
  readonly callDevices: States['callDevices'];
  readonly recording: States['recording'];
  readonly connected: States['connected'];
  readonly views: States['views'];
  readonly beside: States['beside'];
  readonly directory: States['directory'];
  /** What the far system tells of the meeting; null where there is none. */
  readonly conference: Conference | null;
  /** Who calls while a call is on. */
  readonly second: SecondCall | null;
  /** When the call that rings is taken by itself (ms since 1970); null when it is not, or somebody said no. */
  readonly autoAnswer: number | null;
  /** Null outside of a call, and until it was measured. */
  readonly quality: CallQuality | null;
  /** The figures of the call, while somebody looks at them. */
  readonly flows: readonly MediaFlow[];
  /** The keys pressed on the dial pad in this call, the last at the end; gone with the call. */
  readonly sentTones: string;
  /** What is typed, here or on a device's keys, to answer what the far system asks; gone with the question. */
  readonly typedAnswer: string;
  /** The meeting that will be joined by itself, and when (ms since 1970); null when none will, or somebody said no. */
  readonly autoJoin: { readonly meeting: Meeting; readonly at: number } | null;
  /** The cameras that can be moved: those that main told of, and those that the browser itself moves. */
  readonly cameras: readonly Camera[];
  /** The one of them, by its id, that is steered; null when none can be. */
  readonly steered: string | null;
  readonly chosen: States['devices'];
  /** The call device that is used: the one that shows the call. Null when there is none. */
  readonly deviceInUse: string | null;
  readonly lastPress: LastPress | null;
  /** The language chosen now; back to the settings' when the room is left alone. */
  readonly language: Language;
  readonly place: Place;
  readonly call: CallState;
  readonly own: OwnSide;
  readonly abilities: Abilities;
  /** The meeting of the agenda that the call belongs to, or null. */
  readonly meeting: Meeting | null;
  readonly devices: DeviceFacts;
  /** The camera's picture for self view and preview, or null. */
  readonly ownPicture: MediaStream | null;
  /** Whether the computer says that it has a network. */
  readonly online: boolean;
  readonly panel: Panel;
  /** The invitation shown in the invite panel; null while it is made. */
  readonly invite: Invite | null;
  readonly inviteProblem: Problem | null;
  /** Who of the call moves this room's camera now, by name; null when nobody does. */
  readonly movedBy: string | null;
  /** 0 to 1; the sound of everybody else. */
  readonly volume: number;
  /** When this window came back into a call that it had died in, in ms since 1970; null in any other call. */
  readonly restartedAt: number | null;
  /** Set once the person has rated, so that goodbye says thanks. */
  readonly rated: boolean;
};

/** Everything that a person can do. A screen calls these and nothing else; none of them throws. */
export type Actions = {
  /** Joins a meeting, by the best way from here where no other is asked for. */
  joinMeeting(meeting: Meeting, by?: JoinTarget): void;
  /** Leaves the call that is on and joins this meeting. */
  joinInstead(meeting: Meeting): void;
  /** The meeting that would be joined by itself is not. */
  refuseAutoJoin(): void;
  /** Opens a meeting's details. */
  goMeeting(meeting: Meeting): void;
  goBook(): void;
  /** Books the room from now on; home when it is done. */
  book(minutes: number): void;
  /** Asks once more whether the meeting looked at is to be ended or let go; null takes the question back. */
  askToChange(change: 'end' | 'release' | null): void;
  /** Changes a meeting of the day; `minutes` to extend by. */
  changeMeeting(meeting: Meeting, change: MeetingChange | 'check-in', minutes?: number): void;
  /** Joins the room's own room, for a meeting that is in no calendar. */
  joinOwnRoom(): void;
  /** Joins the call that ended once more. */
  tryAgain(): void;
  goHome(): void;
  goJoin(): void;
  typeJoin(text: string): void;
  submitJoin(): void;
  /** Dials an address of the directory or of a recent call. */
  dialAddress(address: string): void;
  /** Looks for a QR code with the camera, or stops. */
  scan(on: boolean): void;
  /** What the camera read. */
  scanned(text: string): void;
  favour(entry: string, on: boolean): void;
  forgetRecents(): void;
  /** The whole text of the answer to what the far system asks; digits only. */
  typeAnswer(text: string): void;
  /** Answers what the far system asks. */
  reply(answer: Reply): void;
  /** Sends the tone of a key: 0 to 9, star, pound. */
  sendTone(key: string): void;
  conduct(deed: ConferenceDeed): void;
  /** Takes note of a host's request without following it. */
  dismissAsked(): void;
  answerSecond(): void;
  declineSecond(): void;
  /** The call that rings is not taken by itself. */
  refuseAutoAnswer(): void;
  goDiagnostics(): void;
  goDevices(): void;
  /** Plays a short tone on the speaker in use. */
  playTone(): void;
  /** Rings a device or lights one of its lamps for some seconds; null stops it. */
  tryLamp(device: string, lamp: LampName | null): void;
  goSetUp(): void;
  seat(seating: Partial<Seating>): void;
  /** Uses the devices that a profile proposes. */
  useProfile(profile: ProfileName): void;
  goRecording(device: string): void;
  nextRecordingStep(outcome: 'done' | 'not-there'): void;
  /** Ends the recording; `keep` writes it, and the place stays to say where. */
  endRecording(keep: boolean): void;
  goSettings(): void;
  goCamera(): void;
  goDisplays(): void;
  /** Steers another camera. */
  chooseSteered(camera: string): void;
  /** Tells the steered camera. A `drive` goes on until another follows, or the person is gone. */
  tellCamera(command: CameraCommand): void;
  /** Keeps where the steered camera looks as view `number`; with `picture`, with a small picture of it. */
  keepView(number: number, name: View['name'], picture: boolean): void;
  showView(number: number): void;
  forgetView(number: number): void;
  /** Moves the camera of another party that lets us: −1, 0 or 1 each; all 0 stops it. */
  tellFarCamera(party: string, move: FarMove): void;
  tellDisplay(display: string, command: DisplayCommand): void;
  /** Says what is at a serial port; null takes it back. */
  usePort(port: string, device: AtPort | null): void;
  probePort(port: string): void;
  typePin(pin: string): void;
  submitPin(): void;
  editSettings(values: EditableSettings): void;
  saveSettings(): void;
  /** Opens or takes back the question whether the kiosk is to be closed. */
  askToLeave(asked: boolean): void;
  /** Ends the kiosk, with the pass that the PIN gave. */
  leaveKiosk(): void;
  chooseLanguage(language: Language): void;
  chooseDevice(kind: 'camera' | 'microphone' | 'speaker', label: string | null): void;
  setMuted(muted: boolean): void;
  setCamera(on: boolean): void;
  setSharing(on: boolean): void;
  setVolume(volume: number): void;
  answer(): void;
  decline(): void;
  setHeld(held: boolean): void;
  openPanel(panel: Panel): void;
  leave(): void;
  rate(rating: 'good' | 'fair' | 'bad'): void;
};

/** Loudness 0 to 1 of a party, or of this side's microphone for `own`; read at every drawing, so not part of the state. */
export type Levels = (who: string) => number;
