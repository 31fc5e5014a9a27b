import { entry, number } from './entry.ts';

const socket = { socket: number('y', 0, 15) };

/** What is said about commands and addresses. Sony EVI-D70 p. 34-36, SRG-120DH p. 26. */
export const linkMessages = {
  /**
   * Goes round the chain: each camera takes `next` as its own address and adds one, so that what comes back is one more
   * than there are cameras. The controller begins with 1.
   */
  'address-set': entry('30 0w', { next: number('w', 0, 15) }),
  /** Answered with an error `cancelled`, or `no-socket` where that one was free. */
  cancel: entry('2y', socket),
  /** A camera was added or removed: addresses are set again. */
  'network-change': entry('38', {}),
  /** The command is accepted, into this socket. */
  ack: entry('4y', socket),
  /** The command in this socket is done. Socket 0: what has no socket, as IF_Clear. */
  completion: entry('5y', socket),
  /** Socket 0 where the command got none. */
  error: entry('6y pp', { ...socket, code: number('p', 0, 0xfe) }),
} as const;

const errorNames = {
  1: 'message-length',
  2: 'syntax',
  3: 'buffer-full',
  4: 'cancelled',
  5: 'no-socket',
  65: 'not-executable',
} as const;
export type ErrorName = (typeof errorNames)[keyof typeof errorNames];

/** What an error's code means; null for one that is in no list. */
export const errorName = (code: number): ErrorName | null =>
  Object.hasOwn(errorNames, code) ? errorNames[code as keyof typeof errorNames] : null;
