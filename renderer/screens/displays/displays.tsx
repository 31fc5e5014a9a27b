import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Page } from '../page.tsx';
import { DisplayList } from './display-list.tsx';
import './displays.css';

/** The displays of the room, from home. */
export function Displays({ state, actions }: { readonly state: KioskState; readonly actions: Actions }) {
  const words = useWords();
  return (
    <Page state={state} actions={actions} title={words.displays.title}>
      <div className="displays-place">
        <DisplayList state={state} actions={actions} />
      </div>
    </Page>
  );
}
