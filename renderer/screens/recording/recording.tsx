import type { ReactNode } from 'react';
import type { RecordingFacts, RecordingStep } from '../../../main/contract/devices.ts';
import type { Actions, KioskState, Place } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Page } from '../page.tsx';
import './recording.css';

type Given = {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly place: Extract<Place, { kind: 'recording' }>;
};

/** What a device's buttons and lamps say, recorded for IT: one thing to do at a time. */
export function Recording({ state, actions, place }: Given) {
  const words = useWords();
  const device = state.callDevices.devices.find(({ id }) => id === place.device);
  const recording = state.recording?.device === place.device ? state.recording : null;
  const stop = (): void => (recording?.file ? actions.goDevices() : actions.endRecording(false));
  return (
    <Page
      state={state}
      actions={actions}
      title={words.recording.title(device?.name ?? words.things.kinds.unknown)}
      onBack={stop}
    >
      <div className="recording">
        <Stage recording={recording} actions={actions} place={place} onStop={stop} />
      </div>
      {recording?.file || recording?.failed ? null : (
        <p className="recording-privacy">
          <Icon name="lock" />
          {words.recording.privacy}
        </p>
      )}
    </Page>
  );
}

function Stage({
  recording,
  actions,
  place,
  onStop,
}: Pick<Given, 'actions' | 'place'> & {
  readonly recording: RecordingFacts | null;
  readonly onStop: () => void;
}) {
  const words = useWords().recording;
  const again = (look: 'primary' | 'quiet') => (
    <Button look={look} icon="retry" onPress={() => actions.goRecording(place.device)}>
      {words.again}
    </Button>
  );
  const finish = (look: 'primary' | 'quiet') => (
    <Button look={look} icon="devices" onPress={onStop}>
      {words.finish}
    </Button>
  );
  if (!recording) return <Says>{words.starting}</Says>;
  if (recording.failed) {
    const { says, next } = words.failed[recording.failed];
    return (
      <>
        <div className="recording-sign">
          <Icon name="alert" />
        </div>
        <div role="alert" className="recording-words">
          <h2 className="recording-says">{says}</h2>
          <p className="recording-text">{next}</p>
        </div>
        <Ways>
          {again('primary')}
          {finish('quiet')}
        </Ways>
      </>
    );
  }
  if (recording.file) {
    return (
      <>
        <Says>{words.saved}</Says>
        <div className="recording-words">
          <p className="recording-text">{words.savedAt}</p>
          <p className="recording-file">{recording.file}</p>
          <p className="recording-text">{words.holds}</p>
        </div>
        <Ways>{finish('primary')}</Ways>
      </>
    );
  }
  if (recording.step === null) {
    return (
      <>
        <Progress recording={recording} />
        <Says>{words.allDone}</Says>
        <Ways>
          <Button look="primary" icon="save" onPress={() => actions.endRecording(true)}>
            {words.save}
          </Button>
          <Button icon="close" onPress={onStop}>
            {words.discard}
          </Button>
        </Ways>
      </>
    );
  }
  return <Asked recording={recording} step={recording.step} actions={actions} />;
}

/** One step: a button to press, or a lamp to look at. */
function Asked({
  recording,
  step,
  actions,
}: Pick<Given, 'actions'> & { readonly recording: RecordingFacts; readonly step: RecordingStep }) {
  const words = useWords().recording;
  const arrived = recording.reportsInStep > 0;
  const done = (): void => actions.nextRecordingStep('done');
  const notThere = (): void => actions.nextRecordingStep('not-there');
  if (step.startsWith('lamp-')) {
    return (
      <>
        <Progress recording={recording} />
        <Says>{words.steps[step]}</Says>
        <Ways>
          <Button look="primary" icon="check" onPress={done}>
            {words.yes}
          </Button>
          <Button icon="close" onPress={notThere}>
            {words.no}
          </Button>
        </Ways>
      </>
    );
  }
  return (
    <>
      <Progress recording={recording} />
      <Says>{words.steps[step]}</Says>
      <p className={arrived ? 'recording-arrived recording-there' : 'recording-arrived'} role="status">
        {arrived ? <Icon name="check" /> : null}
        {arrived ? words.arrived : words.nothingYet}
      </p>
      <Ways>
        <Button look="primary" icon="check" disabled={!arrived} onPress={done}>
          {words.next}
        </Button>
        <Button onPress={notThere}>{words.notThere}</Button>
      </Ways>
    </>
  );
}

/** How far it is, in words and as a row of parts. */
function Progress({ recording }: { readonly recording: RecordingFacts }) {
  const words = useWords().recording;
  const { done, steps } = recording;
  return (
    <div className="recording-progress">
      <p className="recording-text tabular">{words.stepOf(Math.min(steps, done + 1), steps)}</p>
      <div className="recording-parts" aria-hidden="true">
        {Array.from({ length: steps }, (_, part) => part).map((part) => (
          <span key={part} className={part < done ? 'recording-part recording-done' : 'recording-part'} />
        ))}
      </div>
    </div>
  );
}

function Says({ children }: { readonly children: string }) {
  return (
    <div role="status">
      <h2 className="recording-says">{children}</h2>
    </div>
  );
}

function Ways({ children }: { readonly children: ReactNode }) {
  return <div className="recording-ways">{children}</div>;
}
