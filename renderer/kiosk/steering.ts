import type { CameraCommand } from '../../main/contract/cameras.ts';
import type { Clock } from '../../main/contract/clock.ts';

type Drive = Extract<CameraCommand, { do: 'drive' }>;

/** Milliseconds between two sayings of a movement that goes on: whoever moves the camera ends one that is not said again for 1 s. */
const againMs = 400;

const stop: Drive = { do: 'drive', pan: 0, tilt: 0, zoom: 0 };
const isStop = ({ pan, tilt, zoom }: Drive): boolean => pan === 0 && tilt === 0 && zoom === 0;
const same = (one: Drive, other: Drive): boolean =>
  one.pan === other.pan && one.tilt === other.tilt && one.zoom === other.zoom;
const speed = (value: number): number => Math.min(1, Math.max(-1, Number.isFinite(value) ? value : 0));

/** One hand that steers cameras. */
export type Steering = {
  /** Tells a camera. A drive is said again until another follows; whatever else is told ends it first. */
  tell(camera: string, command: CameraCommand): void;
  /** Ends what moves: whoever steered is gone. */
  stop(): void;
};

/** Makes it; `say` brings a command to its camera. */
export function makeSteering(clock: Clock, say: (camera: string, command: CameraCommand) => void): Steering {
  let moving: { readonly camera: string; readonly drive: Drive } | null = null;
  let cancel = (): void => {};

  const end = (): void => {
    cancel();
    if (!moving) return;
    const { camera } = moving;
    moving = null;
    say(camera, stop);
  };
  const renew = (): void => {
    cancel = clock.after(againMs, () => {
      if (!moving) return;
      say(moving.camera, moving.drive);
      renew();
    });
  };

  return {
    tell(camera, command) {
      if (command.do !== 'drive') {
        end();
        say(camera, command);
        return;
      }
      const { pan, tilt, zoom } = command;
      const drive: Drive = { do: 'drive', pan: speed(pan), tilt: speed(tilt), zoom: speed(zoom) };
      if (moving?.camera !== camera) end();
      if (moving && same(moving.drive, drive)) return;
      cancel();
      moving = isStop(drive) ? null : { camera, drive };
      say(camera, drive);
      if (moving) renew();
    },
    stop: end,
  };
}
