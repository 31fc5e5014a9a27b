import type { Camera } from '../../../main/contract/cameras.ts';
import type { Actions } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { HoldButton } from '../../parts/hold-button.tsx';
import { Toggle } from '../../parts/toggle.tsx';
import type { Shown } from './what-shows.ts';

/** Sharper, brighter, against the light: small, since a camera mostly finds these by itself. */
export function PictureControls({
  camera,
  shown,
  actions,
}: {
  readonly camera: Camera;
  readonly shown: Shown;
  readonly actions: Actions;
}) {
  const words = useWords().cameras;
  const { exposure } = shown;
  const { tellCamera } = actions;
  if (!(exposure || shown.backlight || shown.autoFocus || shown.focusOnce || shown.focusByHand)) return null;
  const steps = camera.exposure ?? 0;
  const hold = (focus: 'near' | 'far') => (held: boolean) =>
    tellCamera({ do: 'focus', focus: held ? focus : 'stop' });
  return (
    <section className="picture-controls" aria-label={words.picture}>
      {exposure ? (
        <div className="picture-pair">
          <Button
            icon="darker"
            size="small"
            disabled={steps <= exposure.min}
            onPress={() => tellCamera({ do: 'exposure', steps: steps - 1 })}
          >
            {words.darker}
          </Button>
          <Button
            icon="brighter"
            size="small"
            disabled={steps >= exposure.max}
            onPress={() => tellCamera({ do: 'exposure', steps: steps + 1 })}
          >
            {words.brighter}
          </Button>
        </div>
      ) : null}
      {shown.backlight ? (
        <Toggle on={camera.backlight === true} onChange={(on) => tellCamera({ do: 'backlight', on })}>
          {words.backlight}
        </Toggle>
      ) : null}
      {shown.autoFocus ? (
        <Toggle
          on={camera.focus !== 'manual'}
          onChange={(on) => tellCamera({ do: 'focus', focus: on ? 'auto' : 'manual' })}
        >
          {words.autoFocus}
        </Toggle>
      ) : null}
      {shown.focusByHand ? (
        <div className="picture-pair">
          <HoldButton icon="focus" onHold={hold('near')}>
            {words.focusNear}
          </HoldButton>
          <HoldButton icon="focus" onHold={hold('far')}>
            {words.focusFar}
          </HoldButton>
        </div>
      ) : null}
      {shown.focusOnce ? (
        <Button icon="focus" size="small" onPress={() => tellCamera({ do: 'focus', focus: 'once' })}>
          {words.focusNow}
        </Button>
      ) : null}
    </section>
  );
}
