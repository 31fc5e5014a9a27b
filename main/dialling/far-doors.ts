import { noPexipCalls, type PexipCalls } from '../contract/far-systems.ts';
import type { Answers } from '../contract/main-end.ts';
import { bad, good } from '../contract/result.ts';

/** Main's doors to other systems: conferencing nodes and SIP servers. */
export type FarDoors = {
  readonly pexipCalls: PexipCalls;
  readonly answers: Pick<
    Answers,
    | 'pexip.find'
    | 'pexip.ask'
    | 'pexip.listen'
    | 'pexip.unlisten'
    | 'pexip.signIn'
    | 'pexip.closeSignIn'
    | 'sip.account'
    | 'sip.open'
    | 'sip.send'
    | 'sip.close'
  >;
  /** The window is gone, and with it its calls: what they hold at other systems is let go. */
  windowGone(): void;
  stop(): Promise<void>;
};

/** Opens them. */
export function openFarDoors(): FarDoors {
  return {
    pexipCalls: noPexipCalls,
    answers: {
      'pexip.find': () => bad('pexip-unreachable'),
      'pexip.ask': () => bad('pexip-unreachable'),
      'pexip.listen': () => bad('pexip-unreachable'),
      'pexip.unlisten': () => good(null),
      'pexip.signIn': () => bad('pexip-sign-in-failed'),
      'pexip.closeSignIn': () => good(null),
      'sip.account': () => good(null),
      'sip.open': () => bad('sip-unreachable'),
      'sip.send': () => bad('sip-unreachable'),
      'sip.close': () => good(null),
    },
    windowGone() {},
    async stop() {},
  };
}
