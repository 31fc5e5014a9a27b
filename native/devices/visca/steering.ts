import type { CameraCommand } from '../../camera.ts';
import type { NativeClock } from '../../clock.ts';
import { type Command, panTiltDrive } from '../../protocols/visca/commands.ts';
import type { Dialect } from '../../protocols/visca/dialects.ts';
import type { Job, Outcome } from './exchange.ts';

/** A movement of which nothing is heard for so long is stopped. */
const deadManMs = 1000;
const fullMs = 50;
/** A camera that does not take a stop now may take it soon, as one that is between two places. */
const refusedMs = 100;
const mostRefusals = 20;

type Drive = Extract<CameraCommand, { do: 'drive' }>;
type Speeds = Pick<Dialect, 'maxPanSpeed' | 'maxTiltSpeed' | 'maxZoomSpeed'>;
/** Pan and tilt are one command, zoom is another. In the camera's own speeds, with a sign; of zoom one more, so that 0 rests. */
type Axes = {
  readonly name: 'panTilt' | 'zoom';
  wanted: readonly number[];
  /** What the camera has accepted last; null where that is not known. */
  said: readonly number[] | null;
  /** What was sent last, until it is accepted or not. */
  sending: { readonly wanted: readonly number[] } | null;
  /** It has to be said again, in a while. */
  waits: boolean;
  refusals: number;
};

/** The speed nearest to the share −1 to 1 of the fastest; the slowest is 1, so that a little is not nothing. */
const speedOf = (share: number, fastest: number): number => {
  const size = Math.min(1, Math.abs(share));
  if (!(size > 0.01)) return 0;
  return Math.sign(share) * Math.max(1, Math.round(size * fastest));
};
const rests = (speeds: readonly number[]): boolean => speeds.every((speed) => speed === 0);
const same = (one: readonly number[], other: readonly number[] | null): boolean =>
  other !== null && one.every((speed, at) => speed === other[at]);

export type Steering = {
  /** The newest drive; all that was wanted before is forgotten. */
  tell(drive: Drive): void;
  /** Says the stop again, of all that is to rest. */
  stopAgain(): void;
  /** Says again what is to move: the camera may have forgotten it. */
  driveAgain(): void;
  /** It is to move. */
  readonly isDriven: boolean;
  /** A stop has yet to be accepted. */
  readonly owesStop: boolean;
  /** What is to be sent next, if anything: a stop, or a movement. Whoever takes it sends it. */
  next(kind: 'stop' | 'drive'): Job | null;
  close(): void;
};

/** Merges what a joystick says: only the newest drive is wanted, and it is sent when the camera has taken the one before. */
export function steering(options: {
  readonly clock: NativeClock;
  readonly speeds: () => Speeds;
  /** The camera is in standby, where nothing moves. */
  readonly isAsleep: () => boolean;
  /** The next may be sent. */
  readonly due: () => void;
  readonly ended: (axes: 'pan-tilt' | 'zoom', outcome: Outcome) => void;
}): Steering {
  const { clock } = options;
  const panTilt: Axes = axesOf('panTilt', [0, 0]);
  const zoom: Axes = axesOf('zoom', [0]);
  /** The one whose turn it is: none is kept waiting by the other. */
  let order: readonly Axes[] = [panTilt, zoom];
  let stopDeadMan = (): void => {};

  const want = (axes: Axes, wanted: readonly number[]): void => {
    axes.wanted = wanted;
    // Somebody steers on though it was refused: it may be taken now.
    if (axes.refusals > 0 && !rests(wanted)) axes.said = null;
    axes.refusals = 0;
  };
  function later(axes: Axes, ms: number): void {
    axes.said = null;
    axes.waits = true;
    clock.after(ms, () => {
      axes.waits = false;
      options.due();
    });
  }
  function after(axes: Axes, wanted: readonly number[], outcome: Outcome): void {
    if (outcome.kind === 'done' || outcome.kind === 'reply') axes.said = wanted;
    else if (outcome.kind === 'full') later(axes, fullMs);
    else if (outcome.kind === 'refused') {
      axes.refusals += 1;
      if (rests(wanted) && axes.refusals < mostRefusals && !options.isAsleep()) later(axes, refusedMs);
      else axes.said = wanted;
    } else axes.said = null;
  }

  function jobOf(axes: Axes): Job {
    const { wanted } = axes;
    const sending = { wanted };
    axes.sending = sending;
    order = [...order.filter((one) => one !== axes), axes];
    return {
      message: axes === panTilt ? panTiltDrive(wanted[0] ?? 0, wanted[1] ?? 0) : zoomCommand(wanted),
      hold: { kind: rests(wanted) ? 'stop' : 'short' },
      acked() {
        if (axes.sending !== sending) return;
        axes.sending = null;
        axes.said = wanted;
      },
      ended(outcome) {
        if (axes.sending === sending) {
          axes.sending = null;
          after(axes, wanted, outcome);
        }
        options.ended(axes === panTilt ? 'pan-tilt' : 'zoom', outcome);
      },
    };
  }

  const isDue = (axes: Axes): boolean =>
    !same(axes.wanted, axes.said) && !same(axes.wanted, axes.sending?.wanted ?? null);

  return {
    tell({ pan, tilt, zoom: share }) {
      const { maxPanSpeed, maxTiltSpeed, maxZoomSpeed } = options.speeds();
      want(panTilt, [speedOf(pan, maxPanSpeed), speedOf(tilt, maxTiltSpeed)]);
      want(zoom, [speedOf(share, maxZoomSpeed + 1)]);
      stopDeadMan();
      if (rests(panTilt.wanted) && rests(zoom.wanted)) return;
      stopDeadMan = clock.after(deadManMs, () => {
        want(panTilt, [0, 0]);
        want(zoom, [0]);
        options.due();
      });
    },
    stopAgain() {
      for (const axes of order) if (rests(axes.wanted)) axes.said = null;
    },
    driveAgain() {
      for (const axes of order) if (!rests(axes.wanted)) axes.said = null;
    },
    get isDriven() {
      return order.some(({ wanted }) => !rests(wanted));
    },
    get owesStop() {
      return order.some((axes) => rests(axes.wanted) && !same(axes.wanted, axes.said));
    },
    next(kind) {
      const axes = order.find(
        (one) =>
          rests(one.wanted) === (kind === 'stop') &&
          isDue(one) &&
          !one.waits &&
          (kind === 'stop' || !one.sending),
      );
      return axes ? jobOf(axes) : null;
    },
    close() {
      stopDeadMan();
    },
  };
}

/** A camera is taken to rest until it is told otherwise. */
const axesOf = (name: Axes['name'], rest: readonly number[]): Axes => ({
  name,
  wanted: rest,
  said: rest,
  sending: null,
  waits: false,
  refusals: 0,
});

function zoomCommand([zoom = 0]: readonly number[]): Command {
  if (zoom === 0) return { kind: 'command', id: 'zoom-stop', values: {} };
  const id = zoom > 0 ? 'zoom-tele' : 'zoom-wide';
  return { kind: 'command', id, values: { speed: Math.abs(zoom) - 1 } };
}
