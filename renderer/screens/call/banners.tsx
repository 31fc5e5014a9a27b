import { type ReactNode, useEffect, useState } from 'react';
import type { Party } from '../../calls/call.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { LongName } from '../../parts/long-name.tsx';
import { addressShown } from '../called-name.ts';
import './banners.css';

type Given = { readonly state: KioskState; readonly actions: Actions };

/** What somebody wants of the people here while a call is on, each with what can be answered; the most pressing first. */
export function Banners({
  state,
  actions,
  parties,
}: Given & { readonly parties: readonly Party[] }): ReactNode {
  return (
    <>
      <SecondCaller state={state} actions={actions} />
      <AskedByHost state={state} actions={actions} />
      <MutedByHost state={state} actions={actions} />
      <Waiting state={state} actions={actions} parties={parties} />
    </>
  );
}

function Banner({
  icon,
  calm = false,
  title,
  text,
  children,
}: {
  readonly icon: IconName;
  readonly calm?: boolean;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}) {
  return (
    <section className={calm ? 'banner banner-calm' : 'banner'} aria-label={title}>
      <Icon name={icon} />
      <p className="banner-words" role={calm ? 'status' : 'alert'}>
        <strong>
          <LongName text={title} />
        </strong>{' '}
        {text}
      </p>
      <div className="banner-ways">{children}</div>
    </section>
  );
}

function SecondCaller({ state, actions }: Given) {
  const { banners, common } = useWords();
  if (!state.second) return null;
  const { name, role, address } = state.second.from;
  const who = name || (address ? addressShown(address) : common.guest);
  return (
    <Banner icon="ring" title={banners.second(who)} text={role}>
      <Button look="primary" icon="answer" onPress={actions.answerSecond}>
        {banners.answerAndEnd}
      </Button>
      <Button icon="close" onPress={actions.declineSecond}>
        {banners.decline}
      </Button>
    </Banner>
  );
}

function AskedByHost({ state, actions }: Given) {
  const { banners } = useWords();
  const { asked } = state.own;
  if (!asked) return null;
  const sound = asked === 'unmute';
  return (
    <Banner icon={sound ? 'microphone' : 'video'} title={sound ? banners.askedUnmute : banners.askedCamera}>
      <Button
        look="primary"
        icon={sound ? 'microphone' : 'video'}
        onPress={() => (sound ? actions.setMuted(false) : actions.setCamera(true))}
      >
        {sound ? banners.unmute : banners.cameraOn}
      </Button>
      <Button icon="close" onPress={actions.dismissAsked}>
        {banners.notNow}
      </Button>
    </Banner>
  );
}

/** Said until it was read, and again whenever one means to be heard. */
function MutedByHost({ state, actions }: Given) {
  const { banners, common, roster } = useWords();
  const { own, conference } = state;
  const [read, setRead] = useState(false);
  const meansToBeHeard = !own.muted.wanted;
  useEffect(() => {
    if (!own.mutedByHost || meansToBeHeard) setRead(false);
  }, [own.mutedByHost, meansToBeHeard]);
  if (!own.mutedByHost || own.asked || read) return null;
  const raised = conference?.handRaised ?? false;
  return (
    <Banner icon="microphone-off" title={banners.mutedByHost} text={banners.mutedByHostNext}>
      {conference?.may.includes('raise-hand') ? (
        <Button icon="hand" onPress={() => actions.conduct({ do: 'raise-hand', on: !raised })}>
          {raised ? roster.lowerHand : roster.raiseHand}
        </Button>
      ) : null}
      <Button icon="close" onPress={() => setRead(true)}>
        {common.close}
      </Button>
    </Banner>
  );
}

/** Somebody stands outside, and somebody here may let them in. Not said beside the list that says it. */
function Waiting({ state, actions, parties }: Given & { readonly parties: readonly Party[] }) {
  const { banners, common } = useWords();
  const waiting = parties.filter((party) => party.waiting);
  const [first] = waiting;
  if (!first || state.panel === 'people' || !state.conference?.may.includes('admit')) return null;
  return waiting.length === 1 ? (
    <Banner calm icon="door-closed" title={banners.waits(first.name || common.guest)}>
      <Button
        look="primary"
        icon="door-open"
        onPress={() => actions.conduct({ do: 'admit', party: first.id })}
      >
        {banners.admit}
      </Button>
    </Banner>
  ) : (
    <Banner calm icon="door-closed" title={banners.waitMany(waiting.length)}>
      <Button look="primary" icon="people" onPress={() => actions.openPanel('people')}>
        {banners.whoWaits}
      </Button>
    </Banner>
  );
}
