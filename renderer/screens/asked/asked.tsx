import type { CallState } from '../../calls/call.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';

/** What the far system wants to know before it lets one in. */
export function Asked({
  actions,
  call,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly call: Extract<CallState, { kind: 'asking' }>;
}) {
  const words = useWords();
  return (
    <main className="asked">
      <h1>{call.question.kind}</h1>
      <Button look="primary" onPress={actions.leave}>
        {words.common.leave}
      </Button>
    </main>
  );
}
