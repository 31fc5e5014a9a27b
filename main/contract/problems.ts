/**
 * Every code of a thing that can go wrong where a person notices. The words for it, saying what to do next,
 * are in renderer/language, one sentence a code and language; a test fails when one is missing.
 */
export const problemCodes = [
  // settings
  'settings-refused',
  'settings-unreadable',
  'settings-not-written',
  // the PIN
  'pin-wrong',
  'pin-wait',
  'pin-needed',
  'pin-too-simple',
  'pin-too-new',
  // agenda
  'agenda-missing',
  'agenda-unreachable',
  'agenda-not-allowed',
  'agenda-broken',
  'agenda-throttled',
  'agenda-clock',
  // the room's day, where it is written
  'day-not-writable',
  'day-taken',
  'day-changed',
  'day-not-allowed',
  'day-unreachable',
  'day-too-late',
  // what a person typed to join
  'join-empty',
  'join-not-understood',
  'join-engine-missing',
  'code-unknown',
  'code-expired',
  // rooms and tokens
  'token-invalid',
  'token-expired',
  'room-full',
  'room-name-wrong',
  'too-many-tries',
  'hub-unreachable',
  'hub-port-taken',
  'link-lost',
  // conferencing nodes of Pexip
  'pexip-unreachable',
  'pexip-maintenance',
  'pexip-alias-unknown',
  'pexip-pin-wrong',
  'pexip-extension-wrong',
  'pexip-sign-in-failed',
  'pexip-host-not-there',
  'pexip-locked',
  'pexip-full',
  'pexip-no-licence',
  'pexip-not-understood',
  'pexip-media-failed',
  'pexip-token-lost',
  'pexip-not-registered',
  // SIP
  'sip-unreachable',
  'sip-not-registered',
  'sip-refused',
  'sip-media-refused',
  // how a call was ended by somebody else
  'call-removed',
  'call-ended-by-host',
  'call-transferred-badly',
  'call-lost',
  'presentation-refused',
  'not-allowed-here',
  // the directory
  'directory-unreachable',
  'directory-broken',
  // calls of a codec
  'codec-not-answering',
  'call-busy',
  'call-not-found',
  'call-no-answer',
  'call-declined',
  'call-failed',
  // equipment
  'camera-missing',
  'camera-busy',
  'camera-not-allowed',
  'camera-failed',
  'microphone-missing',
  'microphone-busy',
  'microphone-not-allowed',
  'microphone-failed',
  'speaker-missing',
  'speaker-failed',
  'share-not-allowed',
  // keys and lamps of devices
  'devices-down',
  'device-gone',
  'device-not-allowed',
  'device-not-answering',
  // cameras, displays and codecs on a line
  'line-not-answering',
  'line-not-allowed',
  'line-busy',
  'line-refused',
  'line-gone',
  'line-not-supported',
  'network-down',
  // the computer
  'disk-full',
  'disk-not-written',
  'clock-was-set',
  // the kiosk itself
  'window-crashed',
  'bad-argument',
  'unexpected',
] as const;

export type ProblemCode = (typeof problemCodes)[number];
