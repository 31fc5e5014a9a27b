import type { ReactNode } from 'react';
import { useId } from 'react';
import type { DirectoryEntry, DirectoryFound, RecentCall } from '../../../main/contract/directory.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { ProblemText } from '../problem-text.tsx';
import '../trouble-note.css';
import './directory.css';
import { EntryLine } from './entry-line.tsx';
import { recentWhen } from './recent-when.ts';

type Given = {
  readonly state: KioskState;
  readonly actions: Pick<Actions, 'dialAddress' | 'favour' | 'forgetRecents'>;
};

/** Whether there is anything to show beside the field: a directory, or calls of before. */
export const hasDirectory = ({ has, favourites, recents }: KioskState['directory']): boolean =>
  has || favourites.length > 0 || recents.length > 0;

/** Beside the field: what the directory has for what is typed; while nothing is, the favourites and the calls of before. */
export function Directory({
  state,
  actions,
  text,
  found,
  understood,
}: Given & {
  readonly text: string;
  readonly found: DirectoryFound | null;
  /** The text can be called as it stands, so it matters little that the directory lacks it. */
  readonly understood: boolean;
}) {
  const words = useWords();
  const { has, troubled, favourites, recents } = state.directory;
  const looks = text.trim() !== '' && has && found !== null && !(understood && found.entries.length === 0);
  return (
    <section className="directory" aria-label={words.directory.title}>
      <div role="alert" className={troubled ? 'trouble-note' : 'aloud'}>
        {troubled ? <ProblemText problem={{ code: 'directory-unreachable' }} /> : null}
      </div>
      {looks ? (
        <Found found={found} text={text.trim()} actions={actions} />
      ) : (
        <>
          {has || favourites.length > 0 ? (
            <List title={words.directory.favourites}>
              {favourites.map((entry) => (
                <Entry key={entry.id} entry={entry} actions={actions} />
              ))}
              {favourites.length === 0 ? (
                <li className="directory-none">{words.directory.noFavourites}</li>
              ) : null}
            </List>
          ) : null}
          {recents.length > 0 ? (
            <List
              title={words.directory.recents}
              side={
                <Button look="plain" size="small" onPress={actions.forgetRecents}>
                  {words.directory.forget}
                </Button>
              }
            >
              {recents.map((recent) => (
                <Recent key={recent.id} recent={recent} state={state} actions={actions} />
              ))}
            </List>
          ) : null}
          {has ? <p className="directory-none">{words.directory.hint}</p> : null}
        </>
      )}
    </section>
  );
}

function Found({
  found,
  text,
  actions,
}: {
  readonly found: DirectoryFound;
  readonly text: string;
  readonly actions: Given['actions'];
}) {
  const { directory } = useWords();
  return (
    <>
      {found.entries.length > 0 ? (
        <List title={directory.found}>
          {found.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} actions={actions} />
          ))}
        </List>
      ) : null}
      <p className="directory-none" role="status">
        {found.entries.length === 0
          ? `${directory.none(text.length > 30 ? `${text.slice(0, 29)}…` : text)} ${directory.noneNext}`
          : found.more
            ? directory.more
            : null}
      </p>
    </>
  );
}

function List({
  title,
  side,
  children,
}: {
  readonly title: string;
  readonly side?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="directory-group" aria-labelledby={id}>
      <header className="directory-head">
        <h2 id={id}>{title}</h2>
        {side}
      </header>
      <ul>{children}</ul>
    </section>
  );
}

function Entry({ entry, actions }: { readonly entry: DirectoryEntry; readonly actions: Given['actions'] }) {
  return (
    <EntryLine
      name={entry.name}
      kind={entry.kind}
      below={entry.where}
      favourite={entry.favourite}
      onCall={() => actions.dialAddress(entry.address)}
      onFavour={(on) => actions.favour(entry.id, on)}
    />
  );
}

const signs: Readonly<Record<RecentCall['direction'], IconName>> = { out: 'out', in: 'in', missed: 'missed' };

function Recent({ recent, state, actions }: Given & { readonly recent: RecentCall }) {
  const { directory } = useWords();
  const times = useTimes();
  const { name, kind, address, direction, at } = recent;
  return (
    <EntryLine
      name={name || address}
      kind={kind}
      below={`${directory.directions[direction]} · ${recentWhen(at, state.now, times)}`}
      sign={signs[direction]}
      missed={direction === 'missed'}
      onCall={() => actions.dialAddress(address)}
    />
  );
}
