/** The words of a meeting's details, of the one that is joined by itself, and of the one that waits while a call goes on. */
export const meetingEn = {
  /** A meeting that is looked at. */
  details: {
    title: 'About the meeting',
    of: (title: string, time: string): string => `About ${title}, ${time}`,
    doubleBooked: 'Double booked',
    atTheSameTime: (titles: string): string => `At the same time: ${titles}`,
    checkInBy: (time: string): string => `Tap by ${time}, or the room is let go.`,
    checkIn: 'We are here',
    purpose: 'What it is about',
    organizer: 'Organised by',
    people: 'Invited',
    place: 'Place',
    moreWays: 'Other ways in',
    /** What Join will do. */
    ways: {
      room: 'Join opens the meeting in our own video room, here on the screen.',
      codec: (name: string): string => `Join calls the meeting with ${name}.`,
      codecNameless: 'Join calls the meeting with the video system of this room.',
      video: (system: string): string => `Join opens the meeting in ${system}, here on the screen.`,
      videoNameless: 'Join calls the meeting from here.',
      scan: (system: string): string =>
        `The meeting is in ${system}. You get a code to scan with your phone.`,
      scanNameless: 'The meeting is in another system. You get a code to scan with your phone.',
      dial: 'You get an address to call from another video system.',
      none: 'There is no video link in the invitation. You can start a meeting in our own video room.',
    },
    pinSent: 'The PIN is sent along.',
    pinReady: 'Have the PIN from the invitation ready.',
    /** On the buttons of the other ways. */
    by: {
      room: 'Our own video room',
      codec: (name: string): string => `Call with ${name}`,
      codecNameless: 'Call with the video system',
      video: (system: string): string => `${system} here on the screen`,
      videoNameless: 'Call from here',
      scan: (system: string): string => `${system} on your phone`,
      scanNameless: 'Another system on your phone',
      dial: 'Call from another system',
    },
    changes: 'What you can do',
    extend: (minutes: number): string => `${minutes} min longer`,
    end: 'End now',
    endSure: 'End the meeting now? The room is then free for others.',
    endYes: 'Yes, end it',
    release: 'We do not need the room',
    releaseSure: 'Give the room up? The meeting leaves the room’s calendar, and others can book the room.',
    releaseYes: 'Yes, give it up',
    no: 'No, keep it',
    writing: 'Writing to the calendar',
    gone: 'This meeting is no longer in the room’s calendar.',
    goneNext: 'It was moved, cancelled or given another room. Ask whoever called it.',
  },

  autoJoin: {
    /** Beside a number that falls. */
    in: (seconds: number): string =>
      seconds === 1 ? 'Joins by itself in 1 s' : `Joins by itself in ${seconds} s`,
    quiet: 'With microphone and camera off',
    refuse: 'Do not join',
    said: (title: string, seconds: number): string =>
      `${title}: joins by itself in ${seconds} seconds, with microphone and camera off. “Do not join” stops it.`,
  },

  /** The next meeting of this room, while a call goes on. */
  waits: {
    soon: (time: string): string => `Next here at ${time}`,
    begun: 'Has begun here',
    leaveAndJoin: 'Leave and join',
    said: (title: string): string => `${title} has begun here in the room.`,
  },

  bookRoom: 'Book the room',
  /** Below the field with the room's calendars. */
  sourcesHint:
    'A calendar on a server, such as “graph: oak@example.org”, is set up in the settings file. Its line can be deleted here, not changed.',
};

export type MeetingWords = typeof meetingEn;
