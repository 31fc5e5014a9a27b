import type { Actions, KioskState, Place } from '../../kiosk/state.ts';

/** What a meeting of the day is, and what may be done with it. */
export function MeetingDetails({
  state,
  actions,
  place,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly place: Extract<Place, { kind: 'meeting' }>;
}) {
  return (
    <button type="button" onClick={actions.goHome}>
      {String(place.busy)} {state.now}
    </button>
  );
}
