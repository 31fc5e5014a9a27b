import type { Welcome } from '../../../main/contract/room.ts';
import { Button } from '../../parts/button.tsx';
import { mediaTrouble } from '../media-trouble.ts';
import { Headline } from './headline.tsx';
import type { ScreenProps } from './screen.ts';
import { TroubleBox } from './trouble-box.tsx';

/** Who invites and why, and the one thing to do next. */
export function WelcomeScreen(props: ScreenProps & { readonly welcome: Welcome }) {
  const { welcome, state, actions, words } = props;
  const { from, site, reason } = welcome;
  const who = from || site;
  const usable = state.environment.media === 'usable';
  const trouble = usable ? null : mediaTrouble(state, words);
  return (
    <div className="guest-sheet">
      <Headline>
        {who ? (
          <>
            <span className="guest-over">{words.welcome.invitedBy}</span>
            <span className="guest-who">{who}</span>
          </>
        ) : (
          words.welcome.videoMeeting
        )}
      </Headline>
      {from && site && site !== from ? <p className="guest-site">{site}</p> : null}
      {reason ? (
        <dl className="guest-reason">
          <dt>{words.welcome.reason}</dt>
          <dd>{reason}</dd>
        </dl>
      ) : null}
      {trouble ? <TroubleBox {...props} trouble={trouble} onAgain={actions.tryMedia} /> : null}
      <div className="guest-doing">
        {usable ? (
          <>
            <p className="guest-hint">{words.welcome.nextHint}</p>
            <Button look="primary" size="large" icon="video" onPress={actions.tryMedia}>
              {words.welcome.next}
            </Button>
          </>
        ) : null}
        <Button look={usable ? 'plain' : 'quiet'} onPress={actions.skipMedia}>
          {words.welcome.skip}
        </Button>
      </div>
    </div>
  );
}
