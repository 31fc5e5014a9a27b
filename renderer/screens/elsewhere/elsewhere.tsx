import type { Actions, KioskState, Place } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { QrCode } from '../../parts/qr-code.tsx';
import { addressShown } from '../called-name.ts';
import { systemName, titleOf } from '../meeting-words.ts';
import { Page } from '../page.tsx';
import './elsewhere.css';

/** A meeting that this kiosk cannot open, said in plain words, and the link for the person's own phone. */
export function Elsewhere({
  state,
  actions,
  place,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly place: Extract<Place, { kind: 'elsewhere' }>;
}) {
  const words = useWords();
  const times = useTimes();
  const { target, meeting } = place;
  const system = systemName(target);
  const isLink = /^https?:\/\//i.test(target.address);
  return (
    <Page
      state={state}
      actions={actions}
      title={system ? words.elsewhere.title(system) : words.elsewhere.titleUnknown}
    >
      <div className="elsewhere">
        <div className="elsewhere-words">
          {meeting ? (
            <p className="elsewhere-meeting">
              <b>{titleOf(meeting, state.kiosk, words)}</b>
              <span className="tabular">
                {times.range(Date.parse(meeting.start), Date.parse(meeting.end))}
              </span>
            </p>
          ) : null}
          <p className="elsewhere-text">{words.elsewhere.text}</p>
          {isLink ? <p className="elsewhere-text">{words.elsewhere.scan}</p> : null}
          <p className="elsewhere-small">{isLink ? words.elsewhere.orType : words.elsewhere.dial}</p>
          <p className="elsewhere-address">{isLink ? target.address : addressShown(target.address)}</p>
        </div>
        {isLink ? (
          <div className="elsewhere-code">
            <QrCode text={target.address} label={words.elsewhere.code} />
          </div>
        ) : null}
      </div>
    </Page>
  );
}
