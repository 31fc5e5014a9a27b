import type { FakeLineDevice } from '../lines/fake-lines.ts';
import type { DisplayBody } from './display-body.ts';

/** What hears for the displays of one line: bytes come in, answers go out by a body's habits. */
export type Hearing = (bytes: Uint8Array, send: (bytes: Uint8Array) => void) => void;

/** A line with these displays at its end. `hear` is made anew for each opening; `greet` is said first. */
export function onALine(
  bodies: readonly DisplayBody[],
  hear: () => Hearing,
  greet: (send: (bytes: Uint8Array) => void, hangUp: () => void) => void = () => {},
): FakeLineDevice {
  return {
    connected(send, hangUp) {
      const isShut = bodies.some(({ habits, power }) => habits.closesInStandby && power === 'off');
      if (isShut) {
        hangUp();
        return { bytes() {}, gone() {} };
      }
      for (const body of bodies) body.whenAsleep.add(hangUp);
      const hearing = hear();
      greet(send, hangUp);
      return {
        bytes: (bytes) => hearing(bytes, send),
        gone() {
          for (const body of bodies) body.whenAsleep.delete(hangUp);
        },
      };
    },
  };
}
