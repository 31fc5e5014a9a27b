import type { Actions, KioskState, Place } from '../../kiosk/state.ts';

/** The room is booked from now on. */
export function Book({
  state,
  actions,
  place,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly place: Extract<Place, { kind: 'book' }>;
}) {
  return (
    <button type="button" onClick={actions.goHome}>
      {String(place.busy)} {state.now}
    </button>
  );
}
