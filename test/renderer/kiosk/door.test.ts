import { expect, test } from 'vitest';
import { baseState, meetingAt } from '../../../renderer/pictures/base-state.ts';
import { look } from '../screens/states.ts';
import { kioskRig } from './kiosk-rig.ts';

/** A kiosk of a posture, with one meeting that runs. */
function standing(posture: 'door' | 'room') {
  const rig = kioskRig();
  const { kiosk, agenda } = baseState(look());
  if (!kiosk || !agenda) throw new Error('The usual state is not whole.');
  rig.main.setState('kiosk', { ...kiosk, posture });
  rig.main.setState('agenda', { ...agenda, mayBook: true, meetings: [meetingAt(-5, 30, 'Nu')] });
  return rig;
}

test('beside a door neither camera nor microphone is used: at rest, in a booking, or where IT looks', () => {
  const { actions, media, time } = standing('door');
  time.pass(30_000);
  actions.goBook();
  actions.book(30);
  actions.goHome();
  actions.goMeeting(meetingAt(-5, 30, 'Nu'));
  actions.goDiagnostics();
  expect(media.opened).toEqual([]);
});

test('in a room IT sees and hears both', () => {
  const { actions, media } = standing('room');
  actions.goDiagnostics();
  expect(media.opened).toEqual([{ microphone: true, camera: true }]);
});
