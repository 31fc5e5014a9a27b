import { expect, test } from 'vitest';
import { firstState } from '../../../renderer/kiosk/first-state.ts';
import { soundVolume } from '../../../renderer/kiosk/sound-volume.ts';

test('nothing of the others is heard while the call is held, from the tap on, and then as loud as before', () => {
  const state = { ...firstState(0), volume: 0.6 };
  const held = (wanted: boolean) => ({ ...state, own: { ...state.own, held: { wanted, actual: !wanted } } });
  expect(soundVolume(held(true))).toBe(0);
  expect(soundVolume(held(false))).toBe(0.6);
});
