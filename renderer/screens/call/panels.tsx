import type { Party } from '../../calls/call.ts';
import { productsOf } from '../../kiosk/products.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useTimes, useWords } from '../../language/words.ts';
import { Icon } from '../../parts/icon.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { CameraPanel } from '../camera/camera-panel.tsx';
import { DeviceChoices } from '../device-choices.tsx';
import { DisplayList } from '../displays/display-list.tsx';
import { ProblemText } from '../problem-text.tsx';
import { AboutMeeting } from './about-meeting.tsx';
import { AddPanel } from './add-panel.tsx';
import { ChatPanel } from './chat-panel.tsx';
import { ConferencePanel } from './conference-panel.tsx';
import { KeypadPanel } from './keypad-panel.tsx';
import { SidePanel } from './panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { QualityPanel } from './quality-panel.tsx';
import '../trouble-note.css';

/** The panel that is open, or nothing. */
export function OpenPanel({
  state,
  actions,
  parties,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly parties: readonly Party[];
}) {
  const words = useWords();
  const close = (): void => actions.openPanel('none');
  switch (state.panel) {
    case 'none':
      return null;
    case 'keypad':
      return (
        <SidePanel title={words.keypad.title} onClose={close}>
          <KeypadPanel state={state} actions={actions} />
        </SidePanel>
      );
    case 'chat':
      return (
        <SidePanel title={words.chat.title} onClose={close}>
          <ChatPanel state={state} actions={actions} />
        </SidePanel>
      );
    case 'add':
      return (
        <SidePanel title={words.add.title} onClose={close}>
          <AddPanel state={state} actions={actions} />
        </SidePanel>
      );
    case 'conference':
      return (
        <SidePanel title={words.conference.title} onClose={close}>
          <ConferencePanel state={state} actions={actions} />
        </SidePanel>
      );
    case 'quality':
      return (
        <SidePanel title={words.quality.title} onClose={close}>
          <QualityPanel state={state} />
        </SidePanel>
      );
    case 'people':
      return (
        <SidePanel title={words.call.people} onClose={close}>
          <PeoplePanel state={state} actions={actions} parties={parties} />
        </SidePanel>
      );
    case 'devices':
      return (
        <SidePanel title={words.devices.title} onClose={close}>
          <DeviceChoices devices={state.devices} onChoose={actions.chooseDevice} />
          <Follows state={state} />
        </SidePanel>
      );
    case 'camera':
      return (
        <SidePanel title={words.cameras.control} onClose={close}>
          <CameraPanel state={state} actions={actions} />
        </SidePanel>
      );
    case 'displays':
      return (
        <SidePanel title={words.displays.title} onClose={close}>
          <DisplayList state={state} actions={actions} />
        </SidePanel>
      );
    case 'meeting':
      return state.meeting ? (
        <SidePanel title={words.details.title} onClose={close}>
          <AboutMeeting state={state} actions={actions} meeting={state.meeting} />
        </SidePanel>
      ) : null;
    case 'invite':
      return (
        <SidePanel title={words.invite.title} onClose={close}>
          <Invitation state={state} />
        </SidePanel>
      );
  }
}

/** The device in use, or else the one whose microphone is: that its buttons and lamps follow the meeting, or why they do not. */
function Follows({ state }: { readonly state: KioskState }) {
  const words = useWords();
  const { callDevices, deviceInUse } = state;
  const device =
    callDevices.devices.find(({ id }) => id === deviceInUse) ??
    productsOf(state).find(({ used, control }) => used.microphone && control)?.control;
  if (callDevices.driver === 'down') {
    return (
      <p className="trouble-note">
        <ProblemText problem={{ code: 'devices-down' }} />
      </p>
    );
  }
  if (!device) return null;
  if (device.status === 'ready') {
    return (
      <p className="panel-note">
        <Icon name="check" />
        {words.things.follows(device.name)}
      </p>
    );
  }
  const { next } = words.things.troubles[device.status];
  return (
    <p className="trouble-note">
      <strong>{words.things.followsNot(device.name)}</strong> {next}
    </p>
  );
}

/** The link for a guest: to scan, to type, until when, and what the phone will say about it. */
function Invitation({ state }: { readonly state: KioskState }) {
  const words = useWords();
  const times = useTimes();
  const { invite, inviteProblem } = state;
  if (inviteProblem) {
    return (
      <p className="invite-warning" role="alert">
        <ProblemText problem={inviteProblem} />
      </p>
    );
  }
  if (!invite) return <p className="invite-text">{words.invite.making}</p>;
  return (
    <div className="invite">
      {invite.trust === 'loopback-only' ? (
        <p className="invite-warning">{words.invite.loopbackOnly}</p>
      ) : null}
      <div className="invite-code">
        <QrCode text={invite.url} label={words.invite.qr} />
      </div>
      <p className="invite-text">{words.invite.scan}</p>
      <dl className="invite-facts">
        <dt>{words.invite.code}</dt>
        <dd className="invite-short tabular">{invite.code}</dd>
        <dt>{words.invite.link}</dt>
        <dd>{invite.url}</dd>
      </dl>
      <p className="invite-text">{words.invite.ends(times.clock(invite.expiresAt))}</p>
      {invite.trust === 'own-certificate' ? (
        <p className="invite-warning">{words.invite.ownCertificate}</p>
      ) : null}
    </div>
  );
}
