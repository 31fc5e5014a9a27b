import type { DialReading } from '../contract/dialling.ts';
import type { JoinTarget } from '../contract/meeting.ts';
import { bad, good, type Result } from '../contract/result.ts';

/** What a text to dial means, and by what it would go. */
export function readDial(_text: string): Result<DialReading> {
  return bad('join-not-understood');
}

/** The target as it is dialled here. */
export function routeOf(target: JoinTarget): Result<JoinTarget> {
  return good(target);
}
