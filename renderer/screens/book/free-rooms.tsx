import type { KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Icon } from '../../parts/icon.tsx';
import { besideView, type FreeRoom } from './beside-view.ts';
import './free-rooms.css';

/** The rooms nearby that are free now, at most `most` of them; nothing where the settings name none. */
export function FreeRooms({
  state,
  most = Number.POSITIVE_INFINITY,
  titled = true,
}: {
  readonly state: KioskState;
  readonly most?: number;
  /** Whether the heading is drawn; it is read aloud in any case. */
  readonly titled?: boolean;
}) {
  const words = useWords();
  const times = useTimes();
  const view = besideView(state);
  if (view.kind === 'nobody') return null;
  return (
    <section className="free-rooms" aria-labelledby="free-rooms-title">
      <h2 id="free-rooms-title" className={titled ? 'free-rooms-title' : 'aloud'}>
        {words.beside.title}
      </h2>
      {view.kind === 'free' ? (
        <ul className="free-rooms-list">
          {view.rooms.slice(0, most).map((room) => (
            <Room key={`${room.name} ${room.where}`} room={room} />
          ))}
        </ul>
      ) : (
        <p className="free-rooms-none">
          {view.kind === 'unknown' ? words.beside.unknown : words.beside.none}
          {view.kind === 'none' && view.first
            ? ` ${words.beside.nextFree(view.first.name, times.clock(view.first.at))}`
            : null}
        </p>
      )}
    </section>
  );
}

function Room({ room }: { readonly room: FreeRoom }) {
  const words = useWords();
  const times = useTimes();
  return (
    <li className="free-room">
      <Icon name="door-open" />
      <p className="free-room-words">
        <b className="free-room-name">{room.name}</b>{' '}
        {room.where ? <span className="free-room-where">{room.where}</span> : null}
      </p>
      <p className="free-room-until tabular">
        {room.freeUntil === null
          ? words.home.freeRestOfDay
          : words.home.freeUntil(times.clock(room.freeUntil))}
      </p>
    </li>
  );
}
