import type { ProblemCode } from '../../../main/contract/problems.ts';
import type { ProblemWords } from '../problem-words.ts';

/** What can go wrong in calls with other systems. */
export const diallingProblemsEn = {
  'pexip-unreachable': {
    says: 'The video system cannot be reached.',
    next: 'Try again in a moment. If it goes on, ask IT.',
  },
  'pexip-maintenance': {
    says: 'The video system is being maintained.',
    next: 'Try again later.',
  },
  'pexip-alias-unknown': {
    says: 'There is no such meeting.',
    next: 'Check the address in the invitation, and try again.',
  },
  'pexip-pin-wrong': {
    says: 'That is not the right PIN.',
    next: 'Look in the invitation and try again.',
  },
  'pexip-extension-wrong': {
    says: 'There is no meeting with that number.',
    next: 'Check it in the invitation and try again.',
  },
  'pexip-sign-in-failed': {
    says: 'The sign-in did not work.',
    next: 'Try again, or ask whoever called the meeting.',
  },
  'pexip-host-not-there': {
    says: 'The host did not come.',
    next: 'Join again when the host is there.',
  },
  'pexip-locked': {
    says: 'The meeting is locked.',
    next: 'Ask somebody in it to let you in.',
  },
  'pexip-full': {
    says: 'The meeting is full.',
    next: 'Ask whoever called the meeting.',
  },
  'pexip-no-licence': {
    says: 'The video system has no room for another call.',
    next: 'Try again in a moment.',
  },
  'pexip-not-understood': {
    says: 'The video system did not answer as it should.',
    next: 'Try again. If it goes on, ask IT.',
  },
  'pexip-media-failed': {
    says: 'Picture and sound did not get through.',
    next: 'Try again. If it goes on, ask IT.',
  },
  'pexip-token-lost': {
    says: 'The video system lost us.',
    next: 'Join again.',
  },
  'pexip-not-registered': {
    says: 'Nobody can call this room by video: the meeting system refused it.',
    next: 'Ask IT to look at the registration.',
  },
  'sip-unreachable': {
    says: 'The telephone system cannot be reached.',
    next: 'Try again in a moment. If it goes on, ask IT.',
  },
  'sip-not-registered': {
    says: 'This room is not signed in to the telephone system.',
    next: 'Tell IT that the room is not signed in.',
  },
  'sip-refused': {
    says: 'The telephone system refused the call.',
    next: 'Check the number, or ask IT.',
  },
  'sip-media-refused': {
    says: 'The other side cannot talk with this room.',
    next: 'Use the link in the invitation instead.',
  },
  'call-removed': {
    says: 'You were taken out of the meeting.',
    next: 'Ask whoever called the meeting.',
  },
  'call-ended-by-host': {
    says: 'The host ended the meeting.',
    next: 'You can go home.',
  },
  'call-transferred-badly': {
    says: 'You could not be sent on.',
    next: 'Join the other meeting yourself.',
  },
  'call-lost': {
    says: 'The connection was lost.',
    next: 'Try again.',
  },
  'presentation-refused': {
    says: 'You may not share a screen here.',
    next: 'Ask the host.',
  },
  'not-allowed-here': {
    says: 'That is not allowed in this meeting.',
    next: 'Ask the host.',
  },
  'directory-unreachable': {
    says: 'The directory cannot be reached.',
    next: 'Numbers and addresses can still be typed.',
  },
  'directory-broken': {
    says: 'A part of the directory cannot be read.',
    next: 'Ask IT to look at it.',
  },
} as const satisfies Partial<Record<ProblemCode, ProblemWords>>;
