import { useCallback } from 'react';
import type { Actions, KioskState, Levels, Place } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { LevelBar } from '../../parts/level-bar.tsx';
import { VideoTile } from '../../parts/video-tile.tsx';
import { DeviceChoices } from '../device-choices.tsx';
import { Page } from '../page.tsx';
import { Report } from './report.tsx';
import { TroubleList } from './trouble-list.tsx';
import './diagnostics.css';

/** The room's equipment: seen, heard and chosen; what is wrong; and what IT wants to read. */
export function Diagnostics({
  state,
  actions,
  levels,
  place,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly levels: Levels;
  readonly place: Extract<Place, { kind: 'diagnostics' }>;
}) {
  const words = useWords();
  const readOwn = useCallback(() => levels('own'), [levels]);
  return (
    <Page
      state={state}
      actions={actions}
      title={words.diagnostics.title}
      side={
        <Button icon="settings" look="plain" onPress={actions.goSettings}>
          {words.diagnostics.settings}
        </Button>
      }
    >
      <div className="diagnostics">
        <div className="diagnostics-try">
          <div className="diagnostics-picture">
            <VideoTile
              stream={state.ownPicture}
              name={words.diagnostics.picture}
              noPicture={words.lobby.noPicture}
              muted={null}
              mirrored
            />
          </div>
          <p className="diagnostics-small">{words.diagnostics.level}</p>
          <LevelBar read={readOwn} />
          <Button icon="sound" disabled={place.tone} onPress={actions.playTone}>
            {place.tone ? words.diagnostics.playing : words.diagnostics.playTone}
          </Button>
        </div>
        <div className="diagnostics-read">
          <section className="diagnostics-choices" aria-label={words.diagnostics.choose}>
            <DeviceChoices devices={state.devices} onChoose={actions.chooseDevice} />
          </section>
          <TroubleList state={state} />
          <Report report={place.report} />
        </div>
      </div>
    </Page>
  );
}
