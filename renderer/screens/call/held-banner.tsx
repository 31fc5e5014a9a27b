import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';

/** While the call is held: that it is, what it means, and the way on. */
export function HeldBanner({ state, actions }: { readonly state: KioskState; readonly actions: Actions }) {
  const words = useWords();
  if (!state.own.held.wanted) return null;
  return (
    <div className="call-trouble call-held">
      <Icon name="hold" />
      <p>
        <strong>{words.call.held}</strong> {words.call.heldNext}
      </p>
      <Button look="primary" icon="play" onPress={() => actions.setHeld(false)}>
        {words.call.goOn}
      </Button>
    </div>
  );
}
