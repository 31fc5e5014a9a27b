import type { CallState, Party } from '../../calls/call.ts';
import type { Actions, KioskState, Levels } from '../../kiosk/state.ts';
import type { Words } from '../../language/en.ts';
import { useWords } from '../../language/words.ts';
import { calledName } from '../called-name.ts';
import { LanguageChoice } from '../language-choice.tsx';
import { titleOf } from '../meeting-words.ts';
import { TimeChips } from '../time-chips.tsx';
import { Banners } from './banners.tsx';
import { CallTrouble } from './call-trouble.tsx';
import { CodecStage, overCodec } from './codec-stage.tsx';
import { Controls } from './controls.tsx';
import { Face, MixedFaces, Own } from './faces.tsx';
import { HeldBanner } from './held-banner.tsx';
import { NextWaits } from './next-waits.tsx';
import { OpenPanel } from './panels.tsx';
import { QualityChip } from './quality-chip.tsx';
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
  const mixed = call.mixed ?? null;
  const sharer = parties.find(({ sharing }) => sharing) ?? null;
  const quiet = useQuiet(
    state.panel !== 'none' || state.own.held.wanted || overCodec(call) || wantsAnAnswer(state),
  );
  const codec = overCodec(call);
  const title = state.meeting
    ? titleOf(state.meeting, state.kiosk, words)
    : codec
      ? words.common.meeting
      : (calledName(call, state) ?? words.lobby.ownRoom);
  const sharing = mixed ? mixed.slides !== null : sharer !== null;
  // Four pictures of one size are calmer than three and a small one over them.
  const ownInGrid = !mixed && !sharer && parties.length >= 3;
  return (
    <main
      className="call"
      data-quiet={quiet || undefined}
      data-panel={state.panel === 'none' ? undefined : state.panel}
    >
      <h1 className="aloud">{title}</h1>
      <div className="call-stage">
        <section className="call-faces" data-sharing={sharing || undefined} aria-label={words.call.faces}>
          {codec ? (
            <CodecStage state={state} call={call} />
          ) : (
            <div
              className="call-grid"
              data-count={mixed ? 1 : ownInGrid ? parties.length + 1 : parties.length}
              data-sharing={sharing || undefined}
            >
              {mixed ? (
                <MixedFaces mixed={mixed} parties={parties} title={title} />
              ) : (
                parties.map((party) => (
                  <Face
                    key={party.id}
                    party={party}
                    levels={levels}
                    small={sharer !== null && sharer !== party}
                  />
                ))
              )}
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
              <QualityChip state={state} />
              <NextWaits state={state} actions={actions} />
            </TimeChips>
            <CallTrouble state={state} call={call} />
            <HeldBanner state={state} actions={actions} />
            <Banners state={state} actions={actions} parties={parties} />
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

/** Somebody waits for an answer: the screen stays awake. */
const wantsAnAnswer = ({ second, own }: KioskState): boolean => second !== null || Boolean(own.asked);
