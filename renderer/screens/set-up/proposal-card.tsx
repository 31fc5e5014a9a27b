import type { Seating } from '../../../main/contract/devices.ts';
import type { ChosenDevices } from '../../../main/contract/kiosk.ts';
import { productsOf } from '../../kiosk/products.ts';
import { type Proposal, proposeProfile } from '../../kiosk/profiles.ts';
import type { Actions, KioskState } from '../../kiosk/state.ts';
import { useWords } from '../../language/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';

const jobs = ['camera', 'microphone', 'speaker'] as const satisfies readonly (keyof Proposal['uses'])[];
type Job = (typeof jobs)[number];

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
  const used = same(chosen, wishes);
  const nothing = jobs.every((job) => uses[job] === null);
  return (
    <>
      <p className="proposal-profile">{words.setUp.profiles[profile]}</p>
      <p className="proposal-why">{words.setUp.why[why]}</p>
      {nothing ? null : <Uses uses={uses} />}
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
        {used ? (
          <p className="proposal-used">
            <Icon name="check" />
            {words.setUp.used}
          </p>
        ) : null}
        {used || nothing ? (
          <Button icon="devices" onPress={actions.goDevices}>
            {words.recording.finish}
          </Button>
        ) : (
          <Button look="primary" icon="check" onPress={() => takeProfile(profile)}>
            {words.setUp.use}
          </Button>
        )}
      </div>
    </>
  );
}

/** Each product with what it does, then what nothing does. */
function Uses({ uses }: Pick<Proposal, 'uses'>) {
  const words = useWords();
  const products = new Map(jobs.flatMap((job) => (uses[job] ? [[uses[job].key, uses[job]] as const] : [])));
  const lacking = jobs.filter((job) => uses[job] === null);
  const named = (all: readonly Job[]): string => all.map((job) => words.devices[job]).join(' · ');
  return (
    <dl className="proposal-uses">
      {[...products.values()].map(({ key, name }) => (
        <div key={key} className="proposal-use">
          <dt>{named(jobs.filter((job) => uses[job]?.key === key))}</dt>
          <dd>{name}</dd>
        </div>
      ))}
      {lacking.length > 0 ? (
        <div className="proposal-use proposal-lacks">
          <dt>{named(lacking)}</dt>
          <dd>{words.setUp.missingHere}</dd>
        </div>
      ) : null}
    </dl>
  );
}

const same = (one: ChosenDevices, other: ChosenDevices): boolean =>
  one.profile === other.profile &&
  (['camera', 'microphone', 'speaker'] as const).every(
    (kind) => one[kind].join('\n') === other[kind].join('\n'),
  );
