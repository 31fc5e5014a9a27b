import type { JoinTarget } from '../../contract/meeting.ts';

/** A way into a meeting, without where it stood. */
export type Candidate = Pick<JoinTarget, 'engine' | 'provider' | 'address' | 'pin' | 'role'>;
