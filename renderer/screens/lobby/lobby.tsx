import { useCallback } from 'react';
import { minutesSince } from '../../../main/contract/day.ts';
import type { CallState } from '../../calls/call.ts';
import type { Actions, KioskState, Levels } from '../../kiosk/state.ts';
import type { Words } from '../../language/en.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { fitted } from '../../parts/fitted.ts';
import { LevelBar } from '../../parts/level-bar.tsx';
import { LongName } from '../../parts/long-name.tsx';
import { VideoTile } from '../../parts/video-tile.tsx';
import { Banners } from '../call/banners.tsx';
import { CallTrouble } from '../call/call-trouble.tsx';
import { CodecStage, overCodec } from '../call/codec-stage.tsx';
import { Controls } from '../call/controls.tsx';
import { HeldBanner } from '../call/held-banner.tsx';
import { NextWaits } from '../call/next-waits.tsx';
import { OpenPanel } from '../call/panels.tsx';
import { calledName } from '../called-name.ts';
import { LanguageChoice } from '../language-choice.tsx';
import { organizerOf, titleOf } from '../meeting-words.ts';
import './lobby.css';

/** Before the others come: who and why, how one is seen and heard, and the same controls as in the call. */
export function Lobby({
  state,
  actions,
  levels,
  call,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly levels: Levels;
  readonly call: Extract<CallState, { kind: 'dialling' | 'lobby' }>;
}) {
  const words = useWords();
  const times = useTimes();
  const { own, meeting } = state;
  const organizer = meeting ? organizerOf(meeting, state.kiosk) : null;
  const muted = own.muted.wanted;
  // What nobody hears is not drawn, though the microphone may still be measured.
  const unheard = muted || own.held.wanted;
  const readOwn = useCallback(() => (unheard ? 0 : levels('own')), [levels, unheard]);
  const codec = overCodec(call);
  const called = calledName(call, state);
  const title = meeting
    ? titleOf(meeting, state.kiosk, words)
    : codec
      ? words.common.meeting
      : (called ?? words.lobby.ownRoom);
  const [first, then] = statusOf(call, called, words);
  return (
    <main className="lobby">
      <header className="lobby-head">
        <p className="lobby-room">{state.kiosk?.roomName}</p>
        <LanguageChoice offered={state.kiosk?.offeredLanguages ?? []} onChoose={actions.chooseLanguage} />
        <time className="lobby-clock tabular">{times.clock(state.now)}</time>
      </header>
      <div className="lobby-stage">
        <section className="lobby-self" aria-label={words.lobby.yourPicture}>
          <div className="lobby-picture">
            {codec ? (
              <CodecStage state={state} call={call} />
            ) : (
              <VideoTile
                stream={own.camera.wanted ? state.ownPicture : null}
                name={words.lobby.yourPicture}
                noPicture={own.camera.wanted ? words.lobby.noPicture : words.lobby.cameraOff}
                muted={null}
                mirrored={state.panel !== 'camera'}
              />
            )}
            <div className="lobby-notes">
              <CallTrouble state={state} call={call} />
              <HeldBanner state={state} actions={actions} />
              <Banners state={state} actions={actions} parties={[]} />
              <NextWaits state={state} actions={actions} />
            </div>
          </div>
          {codec ? null : (
            <>
              <p className={muted ? 'lobby-sound lobby-muted' : 'lobby-sound'}>
                {muted ? words.lobby.soundOff : words.lobby.yourSound}
              </p>
              <LevelBar read={readOwn} />
            </>
          )}
        </section>
        {state.panel === 'none' ? (
          <section className="lobby-why">
            <h1 className="lobby-title fitted" style={fitted(title)}>
              <LongName text={title} />
            </h1>
            {meeting ? (
              <p className="lobby-when tabular">
                {times.range(Date.parse(meeting.start), Date.parse(meeting.end))}
              </p>
            ) : null}
            {organizer ? <p className="lobby-who">{words.home.organizer(organizer)}</p> : null}
            <div className="lobby-status" role="status">
              <p className="lobby-first">{first}</p>
              {then ? <p className="lobby-wait">{then}</p> : null}
            </div>
            {call.kind === 'lobby' ? (
              <p className="lobby-since tabular">
                {words.lobby.waited(minutesSince(state.now, new Date(call.since).toISOString()))}
              </p>
            ) : null}
          </section>
        ) : (
          <div className="lobby-panel">
            <h1 className="aloud">{title}</h1>
            <OpenPanel state={state} actions={actions} parties={[]} />
          </div>
        )}
      </div>
      <Controls state={state} actions={actions} faces={false} />
    </main>
  );
}

/** Letters of a name that find a place in what is said; a longer one stands above. */
const mostLetters = 28;

/** What is waited for, and what will happen: nothing is left to be guessed while one waits. */
function statusOf(
  call: Extract<CallState, { kind: 'dialling' | 'lobby' }>,
  called: string | null,
  { lobby, ringing }: Words,
): readonly [string, string] {
  if (call.kind === 'dialling') {
    if (!call.rings) return [lobby.connecting, ''];
    return [called && called.length <= mostLetters ? ringing.at(called) : ringing.somewhere, ringing.text];
  }
  if (call.forHost) return [ringing.forHost, ringing.forHostText];
  return call.met ? [lobby.alone, lobby.aloneText] : [lobby.first, lobby.waiting];
}
