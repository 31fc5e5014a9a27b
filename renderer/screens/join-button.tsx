import type { Meeting } from '../../main/contract/meeting.ts';
import type { Actions } from '../kiosk/state.ts';
import { useWords } from '../language/words.ts';
import { Button } from '../parts/button.tsx';
import type { WayIn } from './meeting-words.ts';

/** The one thing to do about a meeting: join it here or from a phone, or start one when it has no way in. */
export function JoinButton({
  meeting,
  way,
  actions,
}: {
  readonly meeting: Meeting;
  readonly way: WayIn['kind'];
  readonly actions: Actions;
}) {
  const words = useWords();
  switch (way) {
    case 'here':
      return (
        <Button look="primary" size="large" icon="video" onPress={() => actions.joinMeeting(meeting)}>
          {words.common.join}
        </Button>
      );
    case 'elsewhere':
      return (
        <Button look="primary" size="large" icon="phone" onPress={() => actions.joinMeeting(meeting)}>
          {words.home.joinByPhone}
        </Button>
      );
    case 'none':
      return <OwnRoomButton actions={actions} />;
  }
}

/** Opens the room's own room. */
export function OwnRoomButton({ actions }: { readonly actions: Actions }) {
  const words = useWords();
  return (
    <Button look="primary" size="large" icon="video" onPress={actions.joinOwnRoom}>
      {words.home.startMeeting}
    </Button>
  );
}
