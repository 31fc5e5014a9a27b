import { Button as Pressable } from 'react-aria-components/Button';
import type { EntryKind } from '../../../main/contract/directory.ts';
import { useWords } from '../../language/words.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import './entry-line.css';

const icons: Readonly<Record<EntryKind, IconName>> = {
  room: 'codec',
  practice: 'practice',
  person: 'person',
  other: 'answer',
};

/** Somebody or something that can be called: one tap does it. The star beside keeps it among the favourites. */
export function EntryLine({
  name,
  kind,
  below,
  sign,
  missed = false,
  favourite,
  onCall,
  onFavour,
}: {
  readonly name: string;
  readonly kind: EntryKind;
  /** What stands under the name. */
  readonly below: string;
  /** In place of the icon of its kind. */
  readonly sign?: IconName;
  readonly missed?: boolean;
  /** Left out where there is no star. */
  readonly favourite?: boolean;
  readonly onCall: () => void;
  readonly onFavour?: (on: boolean) => void;
}) {
  const { directory } = useWords();
  return (
    <li className="entry">
      <Pressable
        className="entry-call"
        aria-label={`${directory.callTo(name)}${below && ` ${below}`}, ${directory.kinds[kind]}`}
        onPress={onCall}
      >
        <span className={missed ? 'entry-sign entry-missed' : 'entry-sign'}>
          <Icon name={sign ?? icons[kind]} />
        </span>
        <span className="entry-words">
          <b className="entry-name">{name}</b>{' '}
          {below ? <span className="entry-below tabular">{below}</span> : null}
        </span>
      </Pressable>
      {onFavour && favourite !== undefined ? (
        <Pressable
          className={favourite ? 'entry-star entry-starred' : 'entry-star'}
          aria-label={favourite ? directory.unfavour(name) : directory.favour(name)}
          onPress={() => onFavour(!favourite)}
        >
          <Icon name="star" />
        </Pressable>
      ) : null}
    </li>
  );
}
