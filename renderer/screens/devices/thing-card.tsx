import type { Product } from '../../kiosk/products.ts';
import type { Actions, LastPress, Place } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { ButtonsAndLamps } from './buttons-and-lamps.tsx';
import { iconOf, kindOf, troubleOf } from './thing-words.ts';
import '../trouble-note.css';

/** One thing of the room: its name, what it is, which of its parts meetings use, what is wrong with it, and its buttons and lamps. */
export function ThingCard({
  product,
  pressed,
  trying,
  actions,
}: {
  readonly product: Product;
  /** What was just pressed on it; null when nothing was. */
  readonly pressed: LastPress | null;
  readonly trying: Extract<Place, { kind: 'devices' }>['trying'];
  readonly actions: Actions;
}) {
  const words = useWords();
  const { control, used } = product;
  const gone = control?.status === 'gone';
  const inUse = used.camera || used.microphone || used.speaker || used.control;
  return (
    <li className={gone ? 'thing thing-gone' : 'thing'}>
      <div className="thing-head">
        <span className="thing-icon">
          <Icon name={gone ? 'unplugged' : iconOf(product)} />
        </span>
        <div className="thing-names">
          <h2 className="thing-name">{product.name}</h2>
          <p className="thing-kind">
            <span>{kindOf(product, words.things)}</span>
            {gone ? (
              <span className="thing-badge thing-badge-gone">{words.things.unplugged}</span>
            ) : inUse ? (
              <span className="thing-badge">{words.things.used}</span>
            ) : null}
          </p>
        </div>
      </div>
      <Parts product={product} />
      <Trouble product={product} />
      {control && !gone ? (
        <ButtonsAndLamps device={control} pressed={pressed} trying={trying} actions={actions} />
      ) : null}
      {control && canBeRecorded(control.status) ? (
        <div className="thing-foot">
          <Button
            look="plain"
            size="small"
            icon="record"
            label={`${words.things.record}: ${product.name}`}
            onPress={() => actions.goRecording(control.id)}
          >
            {words.things.record}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** What cannot be opened, or is another program's, says nothing to record. */
const canBeRecorded = (status: NonNullable<Product['control']>['status']): boolean =>
  status === 'ready' || status === 'not-understood' || status === 'not-answering' || status === 'flooding';

/** Camera, microphone and speaker, those that it has; what meetings use is marked. */
function Parts({ product }: { readonly product: Product }) {
  const words = useWords();
  const { cameras, microphones, speakers, used } = product;
  const parts: readonly { readonly name: 'camera' | 'microphone' | 'speaker'; readonly icon: IconName }[] = [
    ...(cameras.length > 0 ? [{ name: 'camera', icon: 'camera' } as const] : []),
    ...(microphones.length > 0 ? [{ name: 'microphone', icon: 'microphone' } as const] : []),
    ...(speakers.length > 0 ? [{ name: 'speaker', icon: 'sound' } as const] : []),
  ];
  if (parts.length === 0) return null;
  return (
    <ul className="thing-chips">
      {parts.map(({ name, icon }) => (
        <li key={name} className={used[name] ? 'thing-chip thing-used' : 'thing-chip'}>
          <Icon name={used[name] ? 'check' : icon} />
          {words.things.parts[name]}
          {used[name] ? <span className="aloud"> {words.things.usedInMeetings}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function Trouble({ product: { control } }: { readonly product: Product }) {
  const words = useWords();
  const trouble = control ? troubleOf(control, words.things) : null;
  if (!trouble) return null;
  return (
    <div className={trouble.mild ? 'trouble-note thing-mild' : 'trouble-note'}>
      <p>
        <strong>{trouble.says}</strong> {trouble.next}
      </p>
      {control?.detail ? (
        <p className="thing-it" lang="en">
          {control.detail}
        </p>
      ) : null}
    </div>
  );
}
