import type { Seating } from '../../../main/contract/devices.ts';
import type { ChosenDevices } from '../../../main/contract/kiosk.ts';
import { productsOf } from '../../kiosk/products.ts';
import { type Proposal, proposeProfile } from '../../kiosk/profiles.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';

const jobs = [
  { name: 'camera', icon: 'camera' },
  { name: 'microphone', icon: 'microphone' },
  { name: 'speaker', icon: 'sound' },
] as const satisfies readonly { readonly name: keyof Proposal['uses']; readonly icon: IconName }[];

/** Which device does what for these people, why, what is missing, and the button that uses it. */
export function ProposalCard({
  state,
  actions,
  seating,
}: {
  readonly state: KioskState;
  readonly actions: Actions;
  readonly seating: Partial<Seating>;
}) {
  const words = useWords();
  const { people, place } = seating;
  return (
    <section className="proposal" aria-labelledby="proposal">
      <h2 id="proposal" className="proposal-title">
        {words.setUp.proposal}
      </h2>
      <div className="proposal-body" role="status">
        {people && place ? (
          <Proposed
            proposal={proposeProfile({ people, place }, productsOf(state))}
            chosen={state.chosen}
            actions={actions}
          />
        ) : (
          <p className="proposal-wait">{words.setUp.answerBoth}</p>
        )}
      </div>
    </section>
  );
}

function Proposed({
  proposal,
  chosen,
  actions,
}: {
  readonly proposal: Proposal;
  readonly chosen: ChosenDevices;
  readonly actions: Actions;
}) {
  const words = useWords();
  const { profile, why, uses, missing, better, wishes } = proposal;
  // By another name, since one that begins with `use` is taken for a hook.
  const { useProfile: takeProfile } = actions;
  const nothing = jobs.every(({ name }) => uses[name] === null);
  return (
    <>
      <p className="proposal-profile">{words.setUp.profiles[profile]}</p>
      <p className="proposal-why">{words.setUp.why[why]}</p>
      <dl className="proposal-uses">
        {jobs.map(({ name, icon }) => (
          <div key={name} className={uses[name] ? 'proposal-use' : 'proposal-use proposal-lacks'}>
            <dt>
              <Icon name={icon} />
              {words.devices[name]}
            </dt>
            <dd>{uses[name]?.name ?? words.setUp.missingHere}</dd>
          </div>
        ))}
      </dl>
      {missing.length > 0 ? (
        <ul className="proposal-missing">
          {missing.map((part) => (
            <li key={part}>
              <Icon name="alert" />
              {words.setUp.missing[part]}
            </li>
          ))}
        </ul>
      ) : null}
      {better ? (
        <div className="proposal-better">
          <p>
            <strong>{words.setUp.better(words.setUp.profiles[better.profile])}</strong>
          </p>
          {better.missing.map((part) => (
            <p key={part}>{words.setUp.missing[part]}</p>
          ))}
        </div>
      ) : null}
      <div className="proposal-way">
        {same(chosen, wishes) ? (
          <>
            <p className="proposal-used">
              <Icon name="check" />
              {words.setUp.used}
            </p>
            <Button icon="devices" onPress={actions.goDevices}>
              {words.recording.finish}
            </Button>
          </>
        ) : (
          <Button look="primary" icon="check" disabled={nothing} onPress={() => takeProfile(profile)}>
            {words.setUp.use}
          </Button>
        )}
      </div>
    </>
  );
}

const same = (one: ChosenDevices, other: ChosenDevices): boolean =>
  one.profile === other.profile &&
  (['camera', 'microphone', 'speaker'] as const).every(
    (kind) => one[kind].join('\n') === other[kind].join('\n'),
  );
