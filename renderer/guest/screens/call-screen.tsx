import type { Party } from '../../calls/call.ts';
import { Button } from '../../parts/button.tsx';
import { ControlButton } from '../../parts/control-button.tsx';
import { VideoTile } from '../../parts/video-tile.tsx';
import type { GuestState } from '../guest-state.ts';
import type { GuestWords } from '../language/guest-words.ts';
import { mediaTrouble } from '../media-trouble.ts';
import { canTurn } from '../other-camera.ts';
import { isNameless } from '../words.ts';
import { DeviceChoices } from './device-choices.tsx';
import { Headline } from './headline.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { PartySound } from './party-sound.tsx';
import type { ScreenProps } from './screen.ts';
import { TroubleBox } from './trouble-box.tsx';

const partiesOf = (state: GuestState): readonly Party[] =>
  state.call.kind === 'connected' || state.call.kind === 'reconnecting' ? state.call.parties : [];

/** How the call is, in words; null while all is well. */
export function callWords(
  state: GuestState,
  words: GuestWords,
): { readonly says: string; readonly hint: string | null } | null {
  const { call } = words;
  if (!state.online) return { says: call.offline, hint: call.reconnectingHint };
  switch (state.call.kind) {
    case 'idle':
    case 'ringing':
    case 'dialling':
    case 'asking':
      return { says: call.connecting, hint: null };
    case 'lobby':
      return { says: call.alone, hint: call.aloneHint };
    case 'reconnecting':
      return { says: call.reconnecting, hint: call.reconnectingHint };
    case 'connected':
    case 'ended':
      return null;
  }
}

function linkNote(party: Party, words: GuestWords): string | null {
  if (party.link === 'reconnecting') return words.call.theirLinkLost;
  return party.link === 'connecting' && party.stream === null ? words.call.theirLinkComing : null;
}

/** The hub says `guest` of whoever came by an invitation; who has no name is called that, and once is enough. */
function roleWords(party: Party, words: GuestWords): string {
  if (party.role !== 'guest') return party.role;
  return isNameless(party.name) ? '' : words.guest.toLowerCase();
}

function Face({ party, words, levels }: Pick<ScreenProps, 'words' | 'levels'> & { readonly party: Party }) {
  const note = linkNote(party, words);
  return (
    <VideoTile
      stream={party.camera || party.sharing ? party.stream : null}
      name={isNameless(party.name) ? words.guest : party.name}
      role={party.sharing ? words.call.sharing : roleWords(party, words)}
      noPicture={words.call.theirPictureOff}
      muted={party.muted ? words.call.theirSoundOff : null}
      whole={party.sharing}
      loud={() => levels(party.id)}
      {...(party.kind === 'demo' ? { badge: words.call.demo } : {})}
      {...(note ? { note } : {})}
    />
  );
}

/** In the meeting: the others large, oneself small, and what one can do. */
export function CallScreen(props: ScreenProps) {
  const { state, actions, words, levels } = props;
  const parties = partiesOf(state);
  const status = callWords(state, words);
  const muted = state.own.muted.wanted;
  const camera = state.own.camera.wanted;
  const usable = state.environment.media === 'usable';
  const trouble = mediaTrouble(state, words);
  const again = (): void => {
    if (state.wish.microphone && state.devices.microphoneProblem) actions.setMicrophone(true);
    if (state.wish.camera && state.devices.cameraProblem) actions.setCamera(true);
  };
  return (
    <div className="guest-call">
      <Headline aloud>{words.pageTitle}</Headline>
      <div className="guest-call-top">
        <div className="guest-call-status" role="status">
          {status && parties.length > 0 ? (
            <p className="guest-call-banner">
              <b>{status.says}</b>
              {status.hint ? <span>{status.hint}</span> : null}
            </p>
          ) : null}
        </div>
        <LanguageChoice {...props} />
      </div>
      <ul className="guest-faces" data-count={Math.max(1, parties.length)}>
        {parties.map((party) => (
          <li key={party.id} data-sharing={party.sharing || undefined}>
            <Face party={party} words={words} levels={levels} />
          </li>
        ))}
        {parties.length === 0 && status ? (
          <li>
            <div className="guest-alone" role="status">
              <p className="guest-alone-says">{status.says}</p>
              {status.hint ? <p>{status.hint}</p> : null}
            </div>
          </li>
        ) : null}
        <li className="guest-own">
          <VideoTile
            small
            stream={camera ? state.ownPicture : null}
            name={words.call.you}
            noPicture={words.call.cameraOff}
            muted={muted ? words.call.ownMuted : null}
            mirrored={state.facing !== 'back'}
          />
        </li>
      </ul>
      {parties.map((party) =>
        party.stream ? (
          <PartySound
            key={`${party.id} ${state.soundTries}`}
            stream={party.stream}
            speaker={state.devices.speaker}
            onBlocked={actions.soundBlocked}
          />
        ) : null,
      )}
      {state.soundBlocked ? (
        <div className="guest-hear">
          <Button look="primary" icon="sound" onPress={actions.hear}>
            {words.call.hear}
          </Button>
        </div>
      ) : null}
      {state.devicesOpen ? (
        <section className="guest-call-devices" aria-label={words.call.devices}>
          {trouble ? <TroubleBox {...props} trouble={trouble} onAgain={again} /> : null}
          <DeviceChoices {...props} />
          <Button icon="close" onPress={() => actions.openDevices(false)}>
            {words.call.close}
          </Button>
        </section>
      ) : null}
      <fieldset className="guest-controls">
        <legend className="aloud">{words.call.controls}</legend>
        {usable ? (
          <>
            <ControlButton
              icon={muted ? 'microphone-off' : 'microphone'}
              tone={muted ? 'off' : 'plain'}
              says={muted ? words.call.unmute : words.call.mute}
              onPress={() => actions.setMicrophone(muted)}
            >
              {muted ? words.call.muted : words.call.microphone}
            </ControlButton>
            <ControlButton
              icon={camera ? 'video' : 'video-off'}
              tone={camera ? 'plain' : 'off'}
              says={camera ? words.call.turnCameraOff : words.call.turnCameraOn}
              onPress={() => actions.setCamera(!camera)}
            >
              {camera ? words.call.camera : words.call.cameraOff}
            </ControlButton>
          </>
        ) : null}
        {camera && canTurn(state) ? (
          <ControlButton icon="turn" onPress={actions.switchCamera}>
            {words.call.switchCamera}
          </ControlButton>
        ) : null}
        <ControlButton
          icon="devices"
          tone={state.devicesOpen ? 'on' : 'plain'}
          expanded={state.devicesOpen}
          onPress={() => actions.openDevices(!state.devicesOpen)}
        >
          {words.call.devices}
        </ControlButton>
        <ControlButton icon="leave" tone="danger" onPress={actions.leave}>
          {words.call.leave}
        </ControlButton>
      </fieldset>
    </div>
  );
}
