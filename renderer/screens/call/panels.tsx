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
import { SidePanel } from './panel.tsx';
import { partyRole } from './party-role.ts';
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
    case 'keypad':
    case 'chat':
    case 'add':
    case 'conference':
    case 'quality':
      return null;
    case 'people':
      return (
        <SidePanel title={words.call.people} onClose={close}>
          <People state={state} parties={parties} />
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

function People({ state, parties }: { readonly state: KioskState; readonly parties: readonly Party[] }) {
  const words = useWords();
  const { own } = state;
  return (
    <ul>
      {parties.map((party) => (
        <Line
          key={party.id}
          name={party.name || words.common.guest}
          role={[partyRole(party, words), party.kind === 'demo' ? words.call.demoParty : '']
            .filter(Boolean)
            .join(' · ')}
          muted={party.muted}
          camera={party.camera}
        />
      ))}
      <Line
        name={words.common.you}
        role={state.kiosk?.roomName ?? ''}
        muted={own.muted.wanted}
        camera={own.camera.wanted}
      />
    </ul>
  );
}

function Line(line: {
  readonly name: string;
  readonly role: string;
  readonly muted: boolean;
  readonly camera: boolean;
}) {
  const words = useWords();
  return (
    <li className="people-line">
      <span className="people-words">
        <b>{line.name}</b>
        {line.role ? <span className="people-role">{line.role}</span> : null}
      </span>
      <span className={line.muted ? 'people-sign people-off' : 'people-sign'}>
        <Icon name={line.muted ? 'microphone-off' : 'microphone'} />
        {line.muted ? <span className="aloud">{words.call.isMuted}</span> : null}
      </span>
      <span className={line.camera ? 'people-sign' : 'people-sign people-off'}>
        <Icon name={line.camera ? 'video' : 'video-off'} />
        {line.camera ? null : <span className="aloud">{words.call.hisPictureOff}</span>}
      </span>
    </li>
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
