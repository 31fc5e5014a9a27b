import type { SettingsIssue } from '../../main/contract/kiosk.ts';
import type { ProblemCode } from '../../main/contract/problems.ts';
import { bookingEn } from './day/en-booking.ts';
import { meetingEn } from './day/en-meeting.ts';
import { conferenceEn } from './dialling/en-conference.ts';
import { diallingEn } from './dialling/en-dialling.ts';
import { diallingProblemsEn } from './dialling/en-problems.ts';
import { equipmentEn } from './equipment/en.ts';
import type { ProblemWords } from './problem-words.ts';

const problems: Readonly<Record<ProblemCode, ProblemWords>> = {
  ...diallingProblemsEn,
  'settings-refused': {
    says: 'There is a mistake in the settings file, so the last good settings are still in use.',
    next: 'Ask IT to correct it. The lines are listed under Equipment, For IT.',
  },
  'settings-unreadable': {
    says: 'The settings file cannot be read, so the last good settings are still in use.',
    next: 'Ask IT to look at the file. Its place is under Equipment, For IT.',
  },
  'settings-not-written': {
    says: 'The settings could not be saved.',
    next: 'Try again. If it happens again, IT must check that the file may be written.',
  },
  'pin-wrong': { says: 'That is not the right PIN.', next: 'Try again, or ask IT.' },
  'pin-wait': { says: 'Too many wrong PINs.', next: 'Wait a little, and try again.' },
  'pin-needed': { says: 'The settings were locked again.', next: 'Enter the PIN once more.' },
  'pin-too-simple': {
    says: 'That PIN is too easy to guess.',
    next: 'Choose another, with at least 4 digits.',
  },
  'pin-too-new': {
    says: 'This PIN was chosen only after the kiosk started.',
    next: 'It can close the kiosk from the next start on. The settings can be changed now.',
  },
  'agenda-missing': {
    says: 'No calendar is connected to this room.',
    next: 'You can still start a meeting. IT can add a calendar under Settings.',
  },
  'agenda-unreachable': {
    says: 'The calendar cannot be reached just now, so the day may have changed.',
    next: 'It is tried again by itself. Join with the link from the invitation if a meeting is not here.',
  },
  'agenda-not-allowed': {
    says: 'The calendar does not let this room in.',
    next: 'Ask IT to share the calendar with the room again.',
  },
  'agenda-broken': {
    says: 'Part of the calendar cannot be read, so a meeting may be missing here.',
    next: 'Join with the link from the invitation if yours is not here.',
  },
  'agenda-throttled': {
    says: "The calendar's server is too busy at the moment.",
    next: 'The list of meetings may be a little old. It catches up by itself.',
  },
  'agenda-clock': {
    says: "The calendar refuses, because this computer's clock is wrong.",
    next: "Ask IT to set the computer's clock.",
  },
  'day-not-writable': {
    says: 'The room cannot be booked from here.',
    next: 'Book it in your own calendar.',
  },
  'day-taken': {
    says: 'The room is taken then.',
    next: 'Choose a shorter time, or another room.',
  },
  'day-changed': {
    says: 'The meeting has just been changed in the calendar.',
    next: 'Look at it again, then try once more.',
  },
  'day-not-allowed': {
    says: 'The calendar does not allow this to be changed from here.',
    next: 'Ask whoever called the meeting to change it.',
  },
  'day-unreachable': {
    says: 'The calendar does not answer, so nothing was changed.',
    next: 'Try again in a moment.',
  },
  'day-too-late': {
    says: 'The meeting is over already.',
    next: 'Book the room anew if you still need it.',
  },
  'join-empty': { says: 'Nothing is typed yet.', next: 'Type the code or the link from the invitation.' },
  'join-not-understood': {
    says: 'That is nothing that can be called or joined.',
    next: 'Compare it with the invitation, sign by sign.',
  },
  'join-engine-missing': {
    says: 'This screen cannot open that kind of meeting.',
    next: 'Join from your phone or computer with the link in the invitation.',
  },
  'code-unknown': {
    says: 'No meeting has that code.',
    next: 'Check the code, or ask the person who invited you for a new one.',
  },
  'code-expired': {
    says: 'That code is no longer valid.',
    next: 'Ask the person who invited you for a new one.',
  },
  'token-invalid': {
    says: 'The meeting did not let this screen in.',
    next: 'Try again. If it happens again, tell IT that the room was refused.',
  },
  'token-expired': { says: 'The way into the meeting had expired.', next: 'Try again to get a new one.' },
  'room-full': {
    says: 'The meeting is full.',
    next: 'Ask somebody to join together with another person, and try again.',
  },
  'room-name-wrong': {
    says: 'There is a mistake in the address of the meeting.',
    next: 'Ask the organiser for a new link.',
  },
  'too-many-tries': {
    says: 'There were too many tries in a short time.',
    next: 'Wait a minute, and try again.',
  },
  'hub-unreachable': {
    says: 'The video service does not answer.',
    next: 'Check that the network cable is in, and try again.',
  },
  'hub-port-taken': {
    says: 'Another program uses the line that video calls need.',
    next: 'Restart the computer. If it happens again, tell IT.',
  },
  'link-lost': { says: 'The connection to the meeting was lost.', next: 'Try again to get back in.' },
  'codec-not-answering': {
    says: 'The video system of this room does not answer.',
    next: 'Check that it is switched on, and try again. If it stays so, tell IT.',
  },
  'call-busy': {
    says: 'The number is engaged.',
    next: 'Try again in a few minutes.',
  },
  'call-not-found': {
    says: 'Nobody is found at that address.',
    next: 'Check the address in the invitation, and try again.',
  },
  'call-no-answer': {
    says: 'Nobody answered.',
    next: 'Try again, or call them by phone.',
  },
  'call-declined': {
    says: 'The other end declined the call.',
    next: 'Call them by phone, or try again later.',
  },
  'call-failed': {
    says: 'The call could not be made, or it broke off.',
    next: 'Try again. If it stays so, tell IT.',
  },
  'camera-missing': {
    says: 'No camera is found.',
    next: 'Plug the camera’s cable in. The picture comes by itself.',
  },
  'camera-busy': {
    says: 'Another program uses the camera.',
    next: 'Close the other program. The picture comes by itself.',
  },
  'camera-not-allowed': {
    says: 'The camera is not allowed to be used.',
    next: 'Allow the camera for this page, or ask IT.',
  },
  'camera-failed': { says: 'The camera does not start.', next: 'Unplug its cable, and plug it in again.' },
  'microphone-missing': {
    says: 'No microphone is found, so nobody can hear you.',
    next: 'Plug the microphone’s cable in.',
  },
  'microphone-busy': {
    says: 'Another program uses the microphone, so nobody can hear you.',
    next: 'Close the other program.',
  },
  'microphone-not-allowed': {
    says: 'The microphone is not allowed to be used, so nobody can hear you.',
    next: 'Allow the microphone for this page, or ask IT.',
  },
  'microphone-failed': {
    says: 'The microphone does not start, so nobody can hear you.',
    next: 'Unplug its cable, and plug it in again.',
  },
  'speaker-missing': {
    says: 'No speaker is found, so you cannot hear the others.',
    next: 'Switch the speaker or the TV on, and check its cable.',
  },
  'speaker-failed': {
    says: 'The speaker plays nothing.',
    next: 'Choose another speaker under Equipment.',
  },
  'share-not-allowed': {
    says: 'The screen was not shared.',
    next: 'Press Share again, and choose a screen.',
  },
  'network-down': {
    says: 'There is no network.',
    next: 'Check that the network cable is in, or that wireless is on.',
  },
  'devices-down': {
    says: 'The buttons and lamps of the speakerphone do not work just now. Sound and picture do.',
    next: 'Use the buttons on the screen. If it stays so, tell IT.',
  },
  'device-gone': { says: 'A device of the room is unplugged.', next: 'Plug its cable in again.' },
  'device-not-allowed': {
    says: 'The buttons and lamps of a device do not work: this computer does not let Rundbord use them.',
    next: 'Use the buttons on the screen. IT must give Rundbord access to the device.',
  },
  'device-not-answering': {
    says: 'The buttons and lamps of a device do not work: it does not answer as it should.',
    next: 'Unplug its cable, and plug it in again. Use the buttons on the screen until then.',
  },
  'line-not-answering': {
    says: 'A device of the room does not answer.',
    next: 'Check that it has power and is switched on, and that its cable is in.',
  },
  'line-not-allowed': {
    says: 'This computer does not let Rundbord use the cable to a device.',
    next: 'IT must give Rundbord access to the port.',
  },
  'line-busy': {
    says: 'Another program is talking to a device of the room.',
    next: 'Close the other program. Then it works here by itself.',
  },
  'line-refused': {
    says: 'A device of the room does not accept the password, or is not the one that was set up.',
    next: 'IT must look at its password in the settings.',
  },
  'line-gone': {
    says: 'The cable to a device of the room is not plugged in.',
    next: 'Plug it in again. It takes its place by itself.',
  },
  'line-not-supported': {
    says: 'This computer cannot talk to a device of the room.',
    next: 'IT must install what is missing.',
  },
  'disk-full': {
    says: 'The computer’s disk is full, so nothing new can be kept.',
    next: 'Meetings work as before. IT must make room on the disk.',
  },
  'disk-not-written': {
    says: 'Nothing new can be kept on the computer’s disk.',
    next: 'Meetings work as before. IT must check that the disk can be written to.',
  },
  'clock-was-set': {
    says: 'The computer’s clock was just set, so the times on the screen may have moved.',
    next: 'Compare with your own clock. If it does not agree, tell IT.',
  },
  'window-crashed': { says: 'The screen had to start again.', next: 'You need do nothing. Calls go on.' },
  'bad-argument': { says: 'That did not work.', next: 'Try again. If it happens again, tell IT.' },
  unexpected: { says: 'Something unexpected went wrong.', next: 'Try again. If it happens again, tell IT.' },
};

const issues: Readonly<Record<SettingsIssue['code'], string>> = {
  'unknown-key': 'There is no such setting.',
  missing: 'This setting is missing.',
  'wrong-type': 'This is the wrong kind of value.',
  'not-one-of': 'This is none of the words that can be chosen.',
  'too-small': 'This is too small or too short.',
  'too-large': 'This is too large or too long.',
  'wrong-form': 'This is not written in the right form.',
  'not-readable': 'The file cannot be read from here on.',
};

/** English. Its type is the type of every language: a word that another language lacks does not compile. */
export const en = {
  /** The language's own name for itself. */
  name: 'English',
  /** BCP 47, for dates and for who reads aloud. */
  locale: 'en-GB',
  problems,
  /** The same trouble of a device whose name is known. */
  named: {
    'device-gone': (name: string): string => `${name} is unplugged.`,
    'device-not-allowed': (name: string): string =>
      `The buttons and lamps of ${name} do not work: this computer does not let Rundbord use them.`,
    'device-not-answering': (name: string): string =>
      `The buttons and lamps of ${name} do not work: it does not answer as it should.`,
    'line-not-answering': (name: string): string => `${name} does not answer.`,
    'line-not-allowed': (name: string): string =>
      `This computer does not let Rundbord use the cable to ${name}.`,
    'line-busy': (name: string): string => `Another program is talking to ${name}.`,
    'line-refused': (name: string): string =>
      `${name} does not accept the password, or is not the device that was set up.`,
    'line-gone': (name: string): string => `The cable to ${name} is not plugged in.`,
    'line-not-supported': (name: string): string => `This computer cannot talk to ${name}.`,
  },
  issues,

  common: {
    back: 'Back',
    home: 'Home',
    close: 'Close',
    tryAgain: 'Try again',
    you: 'You',
    guest: 'Guest',
    demo: 'Demo',
    details: 'Details',
    join: 'Join',
    leave: 'Leave',
    language: 'Language',
    chooseLanguage: 'Choose language',
    privateMeeting: 'Private meeting',
    /** For a meeting whose title the calendar lacks or the room does not show. */
    meeting: 'Meeting',
  },

  start: {
    starting: 'One moment',
    preparing: 'The room is being made ready.',
    slow: 'This takes longer than usual. If nothing happens in a minute, restart the computer or tell IT.',
  },

  home: {
    inMinutes: (count: number): string =>
      count === 0 ? 'Begins now' : count === 1 ? 'In 1 minute' : `In ${count} minutes`,
    running: 'Under way',
    freeUntil: (time: string): string => `Free until ${time}`,
    freeRestOfDay: 'Free for the rest of the day',
    nextToday: (time: string): string => `Next meeting at ${time}`,
    nextTomorrow: (time: string): string => `Next meeting tomorrow at ${time}`,
    nextOn: (day: string, time: string): string => `Next meeting on ${day} at ${time}`,
    organizer: (name: string): string => `Organised by ${name}`,
    tentative: 'Provisional',
    heldIn: (system: string): string => `Held in ${system}`,
    heldHere: 'Video here on the screen',
    noWayIn: 'No video link in the invitation',
    joinByPhone: 'Join by phone',
    startMeeting: 'Start a meeting',
    startMeetingHint: 'Opens the room’s own video room. Invite the others with a link or a QR code.',
    codeOrLink: 'Code or number',
    restOfDay: 'Rest of the day',
    atTheSameTime: 'At the same time',
    allDay: 'All day',
    until: (time: string): string => `until ${time}`,
    ended: (time: string): string => `Ended ${time}`,
    more: (count: number): string => (count === 1 ? '1 more later' : `${count} more later`),
    nothingMore: 'Nothing more today',
    joinThis: (title: string, time: string): string => `Join ${title}, ${time}`,
    readingAgenda: 'Reading the calendar',
    staleSince: (time: string): string => `As the calendar was at ${time}`,
    moreTroubles: (count: number): string => (count === 1 ? '1 more message' : `${count} more messages`),
    demoNote: 'Demonstration: the colleague in the meeting is simulated.',
  },

  signs: {
    camera: 'Camera',
    microphone: 'Microphone',
    sound: 'Sound',
    network: 'Network',
    works: 'works',
    trouble: 'does not work',
    unknown: 'is being looked for',
    open: 'Open equipment',
  },

  join: {
    title: 'Call or join',
    label: 'Code, link, number, address or name',
    hint: 'For instance ABCD-2345, 12 34 56 78, 1234@video.example or a link',
    reading: 'Looking it up',
  },

  keyboard: {
    name: 'Keyboard',
    delete: 'Delete',
    space: 'Space',
    shift: 'Capital letters',
  },

  elsewhere: {
    title: (system: string): string => `This meeting is held in ${system}`,
    titleUnknown: 'This meeting is held in another system',
    text: 'This screen cannot open it. You can join from your own phone or computer.',
    scan: 'Point your phone’s camera at the code, and open the link that appears.',
    orType: 'Or open this address on a computer:',
    dial: 'Dial this from a system that can reach it:',
    code: 'QR code with the link to the meeting',
  },

  lobby: {
    connecting: 'Connecting',
    first: 'You are first',
    waiting: 'We are waiting for the others. The meeting begins by itself when somebody comes.',
    alone: 'The others have left',
    aloneText: 'You can wait here; the meeting goes on when somebody comes back.',
    waited: (count: number): string =>
      count === 0 ? 'Opened just now' : count === 1 ? 'Opened 1 minute ago' : `Opened ${count} minutes ago`,
    ownRoom: 'The room’s own meeting',
    yourPicture: 'This is how the others see you',
    yourSound: 'Say something: the bar moves when you are heard',
    soundOff: 'Your sound is off',
    cameraOff: 'The camera is off',
    noPicture: 'No picture from the camera',
  },

  call: {
    microphone: 'Microphone',
    muted: 'Muted',
    mute: 'Mute the microphone',
    unmute: 'Switch the microphone on',
    camera: 'Camera',
    cameraOff: 'Camera off',
    turnCameraOff: 'Switch the camera off',
    turnCameraOn: 'Switch the camera on',
    volume: 'Volume',
    louder: 'Louder',
    quieter: 'Quieter',
    people: 'People',
    share: 'Share screen',
    stopSharing: 'Stop sharing',
    invite: 'Invite',
    devices: 'Equipment',
    controls: 'Controls',
    faces: 'People in the meeting',
    hisPictureOff: 'Camera off',
    soundOnly: 'Sound only',
    isMuted: 'Muted',
    connecting: 'Connecting',
    reconnecting: 'Reconnecting',
    lineLost: 'The connection is unstable. We keep trying; you need do nothing.',
    restarted: 'The screen was restarted. You are back in the meeting.',
    sharesScreen: (name: string): string => `${name} is sharing a screen`,
    youShare: 'You are sharing your screen',
    left: (count: number): string => (count === 1 ? '1 min left' : `${count} min left`),
    over: (count: number): string => (count === 1 ? '1 min over' : `${count} min over`),
    lasted: (count: number): string => `${count} min`,
    timeUp: 'The time is up',
    joined: (name: string): string => `${name} has joined`,
    gone: (name: string): string => `${name} has left`,
    youAreMuted: 'Your microphone is off',
    youAreHeard: 'Your microphone is on',
    demoParty: 'simulated',
    held: 'The meeting is on hold.',
    heldNext: 'Nobody hears or sees you.',
    goOn: 'Go on',
    goesOn: 'The meeting goes on',
  },

  invite: {
    title: 'Invite a guest',
    making: 'Making a link',
    scan: 'Scan the code with a phone, or open the link on a computer.',
    link: 'Link',
    code: 'Code',
    ends: (time: string): string => `Can be used until ${time}`,
    ownCertificate:
      'The phone warns about the certificate the first time. It is the room’s own: choose “Advanced” and “Continue”.',
    loopbackOnly:
      'This link works only on this computer, since the room has no address on the network. IT can give it one.',
    qr: 'QR code with the link for guests',
  },

  devices: {
    title: 'Equipment',
    camera: 'Camera',
    microphone: 'Microphone',
    speaker: 'Speaker',
    automatic: 'Choose by itself',
    none: 'None found',
  },

  things: {
    /** Above the camera, the microphone and the speaker that meetings use. */
    choose: 'Used in meetings',
    inRoom: 'In the room',
    picture: 'Picture from the camera',
    level: 'Speak: the bar moves when you are heard',
    playTone: 'Hear the speaker',
    playing: 'Playing a tone',
    setUp: 'Set up the room',
    none: 'Nothing is plugged in.',
    noneNext: 'Plug a camera or a speakerphone in. It appears here by itself.',
    noKeys: 'No device here has buttons of its own for meetings. Use the buttons on the screen.',
    pressOne: 'Press a button on a device, and its word lights up here.',
    used: 'In use',
    usedInMeetings: 'used in meetings',
    lit: 'lit',
    unplugged: 'Unplugged',
    kinds: {
      speakerphone: 'Speakerphone',
      headset: 'Headset',
      phone: 'Telephone',
      'conference-cam': 'Camera, microphone and speaker in one',
      'round-table': 'Camera for the middle of the table',
      camera: 'Camera',
      microphone: 'Microphone',
      speaker: 'Speaker',
      'microphone-and-speaker': 'Microphone and speaker',
      unknown: 'Device with buttons',
    },
    parts: { camera: 'Camera', microphone: 'Microphone', speaker: 'Speaker' },
    buttons: 'Buttons',
    lamps: 'Lamps',
    keys: {
      hook: 'Answer and hang up',
      mute: 'Sound off and on',
      reject: 'Decline',
      flash: 'Hold',
      redial: 'Redial',
      volume: 'Volume',
      key: 'Number keys',
    },
    pressed: {
      lifted: 'Answer',
      putDown: 'Hang up',
      muted: 'Sound off',
      heard: 'Sound on',
      louder: 'Louder',
      quieter: 'Quieter',
      silent: 'Speaker off',
      key: (key: string): string => `Key ${key}`,
    },
    lampNames: { ringing: 'Rings', offHook: 'In a meeting', muted: 'Sound off', held: 'On hold' },
    ring: 'Ring it',
    stopRinging: 'Stop ringing',
    tryLamps: 'Try the lamps',
    nextLamp: 'Next lamp',
    lampsOff: 'Lamps off',
    record: 'Record its buttons (for IT)',
    /** Of a device named above it: what is wrong, and what to do. */
    troubles: {
      gone: {
        says: 'It is unplugged.',
        next: 'Plug its cable in again. It takes its place by itself.',
      },
      elsewhere: {
        says: 'Another program has a call on it, so its buttons belong to that program.',
        next: 'End the other call. Then it is ready here again by itself.',
      },
      flooding: {
        says: 'It sends much more than anybody presses, so its buttons are not listened to just now.',
        next: 'Unplug its cable, and plug it in again.',
      },
      'not-answering': {
        says: 'Its buttons and lamps do not answer.',
        next: 'Unplug its cable, and plug it in again. Use the buttons on the screen until then.',
      },
      'not-allowed': {
        says: 'This computer does not let Rundbord use its buttons and lamps.',
        next: 'Use the buttons on the screen. IT must give Rundbord access.',
      },
      'not-understood': {
        says: 'Its buttons are not understood yet.',
        next: 'Use the buttons on the screen. With a recording of its buttons, IT can have that changed.',
      },
    },
    /** In a call: the device that shows it. */
    follows: (name: string): string => `The buttons and lamps of ${name} follow the meeting.`,
    followsNot: (name: string): string => `The buttons and lamps of ${name} do not follow the meeting.`,
  },

  ...bookingEn,
  ...meetingEn,
  ...equipmentEn,
  ...diallingEn,
  ...conferenceEn,

  setUp: {
    title: 'Set up the room',
    people: 'How many are you usually?',
    peopleNames: { '1-2': '1 or 2', '3-6': '3 to 6', '7-or-more': '7 or more' },
    place: 'Where do you sit?',
    placeNames: {
      'before-the-screen': 'In front of the screen',
      'around-a-table': 'Around a table',
      'at-a-desk': 'At a desk',
      'carried-along': 'On the move',
    },
    proposal: 'Our proposal',
    answerBoth: 'Answer the two questions, and you see here what fits.',
    profiles: {
      speakerphone: 'A speakerphone',
      'conference-cam': 'Camera and sound in one device',
      'camera-and-speakerphone': 'A camera and a speakerphone',
      'round-table': 'A camera in the middle of the table',
    },
    why: {
      'few-near': 'A speakerphone near to you hears everybody.',
      carried: 'It is taken along, so one small device for the sound is enough.',
      'some-before-the-screen': 'One device at the screen sees and hears up to six people.',
      'many-before-the-screen':
        'The camera is at the screen, and the microphone is among you, so everybody is heard.',
      'around-a-table': 'From the middle of the table, a camera sees every face.',
    },
    missingHere: 'missing',
    missing: {
      camera: 'Plug a camera in, and place it at the screen.',
      microphone: 'Plug a microphone in, and place it near to where you sit.',
      speaker: 'Plug a speaker in, or switch the sound of the TV on.',
      speakerphone: 'Plug a speakerphone in, and place it in the middle of the table.',
      'conference-cam':
        'A device with camera, microphone and speaker in one is missing. It stands at the screen.',
      'round-table': 'A camera that sees all around is missing. It stands in the middle of the table.',
    },
    better: (profile: string): string => `Better still: ${profile}`,
    use: 'Use this',
    used: 'This is in use.',
  },

  incoming: {
    title: 'Somebody is calling',
    answer: 'Answer',
    decline: 'Decline',
    byKey: (name: string): string => `or press the green button on ${name}`,
    byHandset: (name: string): string => `or lift the handset of ${name}`,
    said: (name: string): string => `${name} is calling`,
  },

  recording: {
    title: (name: string): string => `Buttons of ${name}`,
    privacy: 'Only what the buttons and lamps say is recorded: no sound, no picture, nobody.',
    starting: 'Making ready',
    stepOf: (step: number, steps: number): string => `Step ${step} of ${steps}`,
    steps: {
      'hook-up': 'Press the button that answers, or lift the handset.',
      'hook-down': 'Press the button that hangs up, or put the handset down.',
      mute: 'Press the button for sound off once.',
      'mute-again': 'Press the button for sound off once more.',
      'volume-up': 'Press the button for louder once.',
      'volume-down': 'Press the button for quieter once.',
      reject: 'Press the button that declines a call once.',
      flash: 'Press the button for hold once. It may be called Flash.',
      redial: 'Press the button for redial once.',
      keypad: 'Press all the number keys, one after another: 1 to 9, star, 0 and hash.',
      'lamp-ringing': 'Does it ring now, or is the lamp for a call blinking?',
      'lamp-off-hook': 'Is the lamp for a call lit now?',
      'lamp-muted': 'Is the lamp for sound off lit now?',
      'lamp-held': 'Is the lamp for hold lit now?',
    },
    nothingYet: 'Nothing has arrived yet',
    arrived: 'It arrived',
    next: 'Next',
    notThere: 'There is no such button, or nothing arrives',
    yes: 'Yes',
    no: 'No',
    allDone: 'That was all',
    save: 'Save for IT',
    discard: 'Throw away',
    saved: 'Saved. Thank you.',
    savedAt: 'The file for IT is here:',
    holds: 'It holds what the buttons and lamps of the device said, and no sound, no picture and nobody.',
    failed: {
      'device-gone': {
        says: 'The device was unplugged, so the recording stopped.',
        next: 'Plug its cable in again, and start over.',
      },
      'not-written': {
        says: 'The recording could not be saved.',
        next: 'IT must check that the computer’s disk can be written to. Then start over.',
      },
    },
    again: 'Start over',
    finish: 'Back to equipment',
  },

  goodbye: {
    title: 'The meeting is over',
    notMet: 'You have left the meeting',
    question: 'How were picture and sound?',
    good: 'Good',
    fair: 'Fair',
    bad: 'Poor',
    thanks: 'Thank you for your answer',
    returns: (seconds: number): string =>
      seconds === 1 ? 'The screen goes home in 1 second' : `The screen goes home in ${seconds} seconds`,
    rejoin: 'Join again',
  },

  wrong: {
    title: 'That did not work',
    lost: 'The meeting was interrupted',
  },

  pin: {
    title: 'Enter the PIN',
    titleFirst: 'Choose a PIN for the settings',
    text: 'The settings are for IT and for whoever looks after the room.',
    textFirst: 'At least 4 digits. Whoever knows it can change the settings and close the kiosk.',
    label: 'PIN',
    open: 'Open',
    choose: 'Use this PIN',
    checking: 'Checking',
  },

  settings: {
    title: 'Settings',
    reading: 'Reading the settings',
    room: 'Room',
    roomName: 'The room’s name',
    site: 'Place or building',
    screen: 'Screen',
    posture: 'Kind of screen',
    postures: {
      room: 'Room display',
      terminal: 'Small touch screen',
      laptop: 'Laptop',
      door: 'Screen beside the door',
    },
    theme: 'Light or dark',
    themes: { auto: 'By the kind of screen', dark: 'Dark', light: 'Light' },
    language: 'Language',
    calendar: 'Calendar',
    sources: 'Calendars, one file or address a line',
    showTitles: 'Show what meetings are called',
    showOrganizers: 'Show who organises them',
    save: 'Save',
    saving: 'Saving',
    saved: 'Saved. It is in use already.',
    leave: 'Close the kiosk',
    leaveSure: 'Close the kiosk? The room cannot be used for video meetings until IT starts it again.',
    leaveYes: 'Yes, close the kiosk',
    leaveNo: 'No, stay here',
    leaving: 'The kiosk is closing',
    file: (path: string): string => `The rest is in ${path}`,
  },

  diagnostics: {
    now: 'How it is now',
    allWell: 'Everything works.',
    about: 'About the kiosk',
    forIt: 'For IT',
    since: (time: string): string => `since ${time}`,
    expected: (what: string): string => `Expected: ${what}`,
    line: (line: number): string => `line ${line}`,
    reading: 'Reading',
    version: 'Version',
    shell: 'Window',
    sandbox: 'Sandbox',
    sandboxes: { on: 'on', off: 'off: the kiosk was started as root' },
    node: 'Node',
    system: 'System',
    settingsFile: 'Settings file',
    dataFolder: 'Data folder',
    logFile: 'Log file',
    hub: 'Hub',
    addresses: 'Addresses',
    up: 'Running for',
    memory: 'Memory',
    settings: 'Settings',
  },
};

export type Words = typeof en;
