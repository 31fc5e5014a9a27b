import { useState } from 'react';
import type { Party } from '../../calls/call.ts';
import type { ConferenceDeed } from '../../calls/conference.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import type { Words } from '../../language/en.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { MoreMenu } from '../../parts/more-menu.tsx';
import { partyRole } from './party-role.ts';
import { deedsWith, type PersonDeed } from './person-deeds.ts';

const icons: Readonly<Record<PersonDeed, IconName>> = {
  mute: 'microphone-off',
  'ask-unmute': 'microphone',
  'make-host': 'host',
  'make-guest': 'person',
  remove: 'remove',
};

const wordsOfDeed = (deed: PersonDeed, { roster }: Words): string =>
  ({
    mute: roster.mute,
    'ask-unmute': roster.askUnmute,
    'make-host': roster.makeHost,
    'make-guest': roster.makeGuest,
    remove: roster.remove,
  })[deed];

const deedOf = (deed: Exclude<PersonDeed, 'remove'>, party: string): ConferenceDeed =>
  ({
    mute: { do: 'mute', party, on: true },
    'ask-unmute': { do: 'mute', party, on: false },
    'make-host': { do: 'role', party, role: 'host' },
    'make-guest': { do: 'role', party, role: 'guest' },
  })[deed] as ConferenceDeed;

/** Somebody of the meeting: how they are, and what may be done. Taking somebody out is asked once more. */
export function PersonLine({
  party,
  state,
  actions,
}: {
  readonly party: Party;
  readonly state: KioskState;
  readonly actions: Actions;
}) {
  const words = useWords();
  const { roster } = words;
  const [sure, setSure] = useState(false);
  const name = party.name || words.common.guest;
  const deeds = deedsWith(party, state.conference);
  if (sure) {
    return (
      <li className="people-line people-sure">
        <p role="alert">{roster.removeSure(name)}</p>
        <Button
          look="danger"
          autoFocus
          onPress={() => {
            setSure(false);
            actions.conduct({ do: 'remove', party: party.id });
          }}
        >
          {roster.removeYes}
        </Button>
        <Button onPress={() => setSure(false)}>{roster.no}</Button>
      </li>
    );
  }
  return (
    <li className={party.waiting ? 'people-line people-waits' : 'people-line'}>
      <PersonWords name={name} role={roleOf(party, words)} raised={party.handRaised ?? false} />
      {party.waiting ? (
        <Outside party={party} state={state} actions={actions} />
      ) : (
        <Signs muted={party.muted} camera={party.camera} soundOnly={party.soundOnly ?? false} />
      )}
      {deeds.length > 0 ? (
        <MoreMenu
          label={roster.actions(name)}
          entries={deeds.map((deed) => ({
            key: deed,
            icon: icons[deed],
            words: wordsOfDeed(deed, words),
            danger: deed === 'remove',
          }))}
          onChoose={(deed) => (deed === 'remove' ? setSure(true) : actions.conduct(deedOf(deed, party.id)))}
        >
          <Button look="plain" icon="more" label={roster.actions(name)} />
        </MoreMenu>
      ) : null}
    </li>
  );
}

/** The room itself, last in the list. */
export function OwnLine({ state }: { readonly state: KioskState }) {
  const words = useWords();
  const { own, conference } = state;
  const role = conference?.role ? words.roster[conference.role] : '';
  return (
    <li className="people-line">
      <PersonWords
        name={words.common.you}
        role={[state.kiosk?.roomName ?? '', role].filter(Boolean).join(' · ')}
        raised={conference?.handRaised ?? false}
      />
      <Signs
        muted={own.muted.wanted || Boolean(own.mutedByHost)}
        camera={own.camera.wanted}
        soundOnly={false}
      />
    </li>
  );
}

function roleOf(party: Party, words: Words): string {
  const { roster, call } = words;
  return [
    partyRole(party, words),
    party.host ? roster.host : '',
    party.handRaised ? roster.handRaised : '',
    party.kind === 'demo' ? call.demoParty : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function Outside({
  party,
  state,
  actions,
}: {
  readonly party: Party;
  readonly state: KioskState;
  readonly actions: Actions;
}) {
  const { roster } = useWords();
  const may = state.conference?.may ?? [];
  return (
    <span className="people-ways">
      {may.includes('admit') ? (
        <Button
          look="primary"
          icon="door-open"
          onPress={() => actions.conduct({ do: 'admit', party: party.id })}
        >
          {roster.admit}
        </Button>
      ) : null}
      {may.includes('remove') ? (
        <Button onPress={() => actions.conduct({ do: 'remove', party: party.id })}>{roster.refuse}</Button>
      ) : null}
    </span>
  );
}

function PersonWords({
  name,
  role,
  raised,
}: {
  readonly name: string;
  readonly role: string;
  readonly raised: boolean;
}) {
  return (
    <>
      {raised ? (
        <span className="people-sign people-raised">
          <Icon name="hand" />
        </span>
      ) : null}
      <span className="people-words">
        <b>{name}</b>
        {role ? <span className="people-role">{role}</span> : null}
      </span>
    </>
  );
}

function Signs({
  muted,
  camera,
  soundOnly,
}: {
  readonly muted: boolean;
  readonly camera: boolean;
  readonly soundOnly: boolean;
}) {
  const { call } = useWords();
  return (
    <>
      <span className={muted ? 'people-sign people-off' : 'people-sign'}>
        <Icon name={muted ? 'microphone-off' : 'microphone'} />
        {muted ? <span className="aloud">{call.isMuted}</span> : null}
      </span>
      <span className={camera ? 'people-sign' : 'people-sign people-off'}>
        <Icon name={camera ? 'video' : 'video-off'} />
        {camera ? null : <span className="aloud">{soundOnly ? call.soundOnly : call.hisPictureOff}</span>}
      </span>
    </>
  );
}
