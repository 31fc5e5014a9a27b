import { useCallback } from 'react';
import type { Mixed, Party } from '../../calls/call.ts';
import type { KioskState, Levels } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { VideoTile } from '../../parts/video-tile.tsx';
import { partyRole } from './party-role.ts';

/** One of the others, in a picture of their own. */
export function Face({
  party,
  levels,
  small,
}: {
  readonly party: Party;
  readonly levels: Levels;
  readonly small: boolean;
}) {
  const words = useWords();
  const loud = useCallback(() => levels(party.id), [levels, party.id]);
  const shown = party.camera || party.sharing;
  const name = party.name || words.common.guest;
  const pictureless = party.soundOnly ? words.call.soundOnly : words.call.hisPictureOff;
  const note = {
    connected: null,
    connecting: words.call.connecting,
    reconnecting: words.call.reconnecting,
  }[party.link];
  return (
    <VideoTile
      stream={shown ? party.stream : null}
      name={party.sharing ? words.call.sharesScreen(name) : name}
      role={party.sharing ? '' : partyRole(party, words)}
      noPicture={party.link === 'connecting' ? words.call.connecting : pictureless}
      muted={party.muted ? words.call.isMuted : null}
      whole={party.sharing}
      small={small}
      {...(party.kind === 'demo' ? { badge: words.common.demo } : {})}
      note={party.link === 'connecting' ? null : note}
      {...(party.muted ? {} : { loud })}
    />
  );
}

/** One's own picture: as in a mirror, but while the camera is steered, where right must be right. No frame lights up at every word. */
export function Own({ state, small }: { readonly state: KioskState; readonly small: boolean }) {
  const words = useWords();
  const { own } = state;
  return (
    <VideoTile
      stream={own.camera.wanted ? state.ownPicture : null}
      name={own.sharing.wanted ? words.call.youShare : words.common.you}
      noPicture={own.camera.wanted ? words.lobby.noPicture : words.call.cameraOff}
      muted={own.muted.wanted ? words.call.youAreMuted : null}
      note={own.held.wanted ? words.things.lampNames.held : null}
      mirrored={state.panel !== 'camera'}
      small={small}
    />
  );
}

/** Names that find a place where there is no picture; the rest are in the list of people. */
const mostNames = 4;

/** Everybody in one picture, as the far system mixed it; what somebody presents large beside it. */
export function MixedFaces({
  mixed,
  parties,
  title,
}: {
  readonly mixed: Mixed;
  readonly parties: readonly Party[];
  readonly title: string;
}) {
  const words = useWords();
  const names = parties.filter(({ waiting }) => !waiting).map(({ name }) => name || words.common.guest);
  const some = names.slice(0, mostNames).join(', ');
  const mix = (
    <VideoTile
      stream={pictureOf(mixed.stream)}
      name={title}
      noPicture={names.length > mostNames ? `${some} …` : some}
      muted={null}
      whole={pictureOf(mixed.stream) !== null}
      small={mixed.slides !== null}
    />
  );
  if (!mixed.slides) return mix;
  return (
    <>
      <VideoTile stream={mixed.slides} name={title} noPicture="" muted={null} whole />
      <div className="call-mix">{mix}</div>
    </>
  );
}

/** The stream, where it has a picture: a call by telephone has sound alone. */
const pictureOf = (stream: MediaStream | null): MediaStream | null =>
  stream && stream.getVideoTracks().length > 0 ? stream : null;
