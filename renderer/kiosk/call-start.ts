import type { JoinTarget, Meeting } from '../../main/contract/meeting.ts';
import type { Problem, Result } from '../../main/contract/result.ts';
import { roomOfAddress } from '../../main/contract/room-address.ts';
import type { Start } from '../calls/engine.ts';
import { isUnderWay } from './in-call.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { KioskState } from './state.ts';
import { wayHere } from './way-here.ts';

/** A person called, or answered. */
export const seenAndHeard: Start = { muted: false, camera: true };
/** Nobody may be in the room. */
export const unheard: Start = { muted: true, camera: false };
/** The policy answered: the camera waits for a person. */
export const heardOnly: Start = { muted: false, camera: false };

/** How calls begin here. */
export type CallStart = {
  /** The meeting of the agenda that the call belongs to, by its id. */
  meetingId: string | null;
  /** The engine is being told of a call that begins here; what it tells meanwhile did not begin elsewhere. */
  readonly dialling: boolean;
  /** A call is about to be on: nothing of what was here before is shown in it. */
  enter(meeting: Meeting | null): void;
  /** Dials a target as it stands. */
  dial(target: JoinTarget, meeting: Meeting | null, start?: Start): void;
  /** Joins by a target, the way that it can be gone from here; one that cannot is shown elsewhere. */
  join(target: JoinTarget, meeting: Meeting | null, start?: Start): void;
  joinMeeting(meeting: Meeting, start?: Start): void;
  /** Reads a text and joins by what it means; the join screen shows it meanwhile, and says why not. */
  joinByText(text: string, meeting: Meeting | null, start?: Start): Promise<void>;
  /** What was about to be joined is not. */
  forget(): void;
};

/** Makes it. `understand` is main's word on a text, with what this window knows besides. */
export function makeCallStart(
  with_: Pick<KioskParts, 'main' | 'engine' | 'media'> & {
    readonly get: () => KioskState;
    readonly set: (change: Partial<KioskState>) => void;
    readonly understand: (text: string) => Promise<Result<JoinTarget>>;
    readonly begins: () => void;
  },
): CallStart {
  const { main, engine, media, get, set } = with_;
  /** Questions to main so far: an answer to one that is not the last finds the person doing something else. */
  let asked = 0;
  let dialling = false;

  const way = (targets: readonly JoinTarget[]) => wayHere(targets, get().connected, get().kiosk?.calls);

  const enter = (meeting: Meeting | null): void => {
    asked += 1;
    made.meetingId = meeting?.id ?? null;
    set({
      meeting,
      place: { kind: 'home' },
      panel: 'none',
      invite: null,
      inviteProblem: null,
      restartedAt: null,
      rated: false,
      sentTones: '',
      typedAnswer: '',
    });
  };

  const dial: CallStart['dial'] = (target, meeting, start = seenAndHeard) => {
    enter(meeting);
    with_.begins();
    dialling = true;
    engine.dial(target, media, start);
    dialling = false;
  };

  /** Main knows the rules of the house, and what a gateway reaches. */
  const dialRouted = async (target: JoinTarget, meeting: Meeting | null, start?: Start): Promise<void> => {
    asked += 1;
    const mine = asked;
    const routed = await main.ask('dial.route', { target });
    if (mine !== asked || isUnderWay(get().call)) return;
    const { place } = get();
    if (routed.ok) {
      const { pin, role } = target;
      dial({ ...(pin !== undefined && { pin }), ...(role && { role }), ...routed.value }, meeting, start);
    } else if (place.kind === 'join') set({ place: { ...place, busy: false, problem: routed.error } });
    else set({ place: { kind: 'elsewhere', target, meeting } });
  };

  const join: CallStart['join'] = (target, meeting, start) => {
    const here = way([target]);
    if (!here) set({ place: { kind: 'elsewhere', target, meeting } });
    else if (here.engine === 'pexip' || here.engine === 'sip') void dialRouted(here, meeting, start);
    else if (here.engine !== 'room' || roomOfAddress(here.address) !== null) dial(here, meeting, start);
    else void joinByText(here.address, meeting, start);
  };

  const joinByText: CallStart['joinByText'] = async (text, meeting, start) => {
    asked += 1;
    const mine = asked;
    const { place: before } = get();
    const shown = before.kind === 'join' ? before : { kind: 'join' as const };
    set({ place: { ...shown, text, busy: true, problem: null } });
    const understood = await with_.understand(text);
    const { place, call } = get();
    if (mine !== asked || place.kind !== 'join' || isUnderWay(call)) return;
    const say = (problem: Problem): void => set({ place: { ...place, busy: false, problem } });
    if (!understood.ok) say(understood.error);
    // A guest's link of our own hub is a room only once the hub has said which.
    else if (understood.value.engine === 'room' && roomOfAddress(understood.value.address) === null)
      say({ code: 'join-not-understood' });
    else join(understood.value, meeting, start);
  };

  const made: CallStart = {
    meetingId: null,
    get dialling() {
      return dialling;
    },
    enter,
    dial,
    join,
    joinMeeting(meeting, start) {
      const target = way(meeting.join) ?? meeting.join[0];
      if (target) join(target, meeting, start);
    },
    joinByText,
    forget: () => {
      asked += 1;
    },
  };
  return made;
}
