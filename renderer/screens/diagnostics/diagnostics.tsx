import type { Actions, KioskState, Place } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Page } from '../page.tsx';
import { Report } from './report.tsx';
import { TroubleList } from './trouble-list.tsx';
import './diagnostics.css';

/** For IT: what is wrong now, with what it takes to find it, what the kiosk says of itself, and the way to the settings. */
export function Diagnostics({
  state,
  actions,
  place,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly place: Extract<Place, { kind: 'diagnostics' }>;
}) {
  const words = useWords();
  return (
    <Page
      state={state}
      actions={actions}
      title={words.diagnostics.forIt}
      side={
        <>
          <Button icon="devices" look="plain" onPress={actions.goDevices}>
            {words.devices.title}
          </Button>
          <Button icon="settings" look="plain" onPress={actions.goSettings}>
            {words.diagnostics.settings}
          </Button>
        </>
      }
    >
      <div className="diagnostics">
        <TroubleList state={state} />
        <Report report={place.report} />
      </div>
    </Page>
  );
}
