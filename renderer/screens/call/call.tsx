import { useCallback } from 'react';
import type { CallState, Party } from '../../calls/call.ts';
import type { Actions, KioskState, Levels } from '../../kiosk/state.ts';
import type { Words } from '../../language/en.ts';
import { useWords } from '../../language/words.ts';
import { VideoTile } from '../../parts/video-tile.tsx';
import { LanguageChoice } from '../language-choice.tsx';
import { titleOf } from '../meeting-words.ts';
import { TimeChips } from '../time-chips.tsx';
import { CallTrouble } from './call-trouble.tsx';
import { CodecStage, overCodec } from './codec-stage.tsx';
import { Controls } from './controls.tsx';
import { HeldBanner } from './held-banner.tsx';
import { NextWaits } from './next-waits.tsx';
import { OpenPanel } from './panels.tsx';
import { partyRole } from './party-role.ts';
import { useQuiet } from './quiet.ts';
import './call.css';

/** The others, large; oneself, small; the controls below, which go when nobody touches. */
export function Call({
  state,
  actions,
  levels,
  call,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly levels: Levels;
  readonly call: Extract<CallState, { kind: 'connected' | 'reconnecting' }>;
}) {
  const words = useWords();
  const { parties } = call;
  const sharer = parties.find(({ sharing }) => sharing) ?? null;
  const quiet = useQuiet(state.panel !== 'none' || state.own.held.wanted || overCodec(call));
  const codec = overCodec(call);
  const title = state.meeting
    ? titleOf(state.meeting, state.kiosk, words)
    : codec
      ? words.common.meeting
      : words.lobby.ownRoom;
  // Four pictures of one size are calmer than three and a small one over them.
  const ownInGrid = !sharer && parties.length >= 3;
  return (
    <main
      className="call"
      data-quiet={quiet || undefined}
      data-panel={state.panel === 'none' ? undefined : state.panel}
    >
      <h1 className="aloud">{title}</h1>
      <div className="call-stage">
        <section
          className="call-faces"
          data-sharing={sharer ? true : undefined}
          aria-label={words.call.faces}
        >
          {codec ? (
            <CodecStage state={state} call={call} />
          ) : (
            <div
              className="call-grid"
              data-count={ownInGrid ? parties.length + 1 : parties.length}
              data-sharing={sharer ? true : undefined}
            >
              {parties.map((party) => (
                <Face
                  key={party.id}
                  party={party}
                  levels={levels}
                  small={sharer !== null && sharer !== party}
                />
              ))}
              {ownInGrid ? <Own state={state} small={false} /> : null}
            </div>
          )}
          <div className="call-top">
            <TimeChips
              state={state}
              since={call.since}
              title={title}
              onTitle={
                state.meeting
                  ? () => actions.openPanel(state.panel === 'meeting' ? 'none' : 'meeting')
                  : undefined
              }
              note={noteOf(state, sharer, words)}
            >
              <NextWaits state={state} actions={actions} />
            </TimeChips>
            <CallTrouble state={state} call={call} />
            <HeldBanner state={state} actions={actions} />
          </div>
          {ownInGrid || codec ? null : (
            <div className="call-own">
              <Own state={state} small />
            </div>
          )}
          <div className="call-language">
            <LanguageChoice
              look="veil"
              offered={state.kiosk?.offeredLanguages ?? []}
              onChoose={actions.chooseLanguage}
            />
          </div>
        </section>
        <OpenPanel state={state} actions={actions} parties={parties} />
      </div>
      <div className="call-controls">
        <Controls state={state} actions={actions} faces />
      </div>
    </main>
  );
}

/** Who turns this room's camera, since all in it are seen; else who shares a screen. */
function noteOf({ movedBy }: KioskState, sharer: Party | null, words: Words): string | null {
  if (movedBy !== null) return words.cameras.movedBy(movedBy || words.common.guest);
  return sharer ? words.call.sharesScreen(sharer.name || words.common.guest) : null;
}

function Face({
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
      noPicture={party.link === 'connecting' ? words.call.connecting : words.call.hisPictureOff}
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
function Own({ state, small }: { readonly state: KioskState; readonly small: boolean }) {
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
