import type { Camera, CameraAbilities, CameraCommand } from '../../camera.ts';
import type { ConnectedCodec } from '../../codec.ts';
import type { Driven, Surroundings } from '../driven.ts';
import type { CodecSession } from './codec-session.ts';
import { deadMan } from './dead-man.ts';

const stop = { do: 'drive', pan: 0, tilt: 0, zoom: 0 } as const;

/** The codec's own camera: it moves by speed, and is stopped 1 s after it was last told to move. */
export function driveCodecCamera(
  connected: ConnectedCodec,
  abilities: CameraAbilities,
  session: CodecSession,
  with_: Surroundings,
): Driven<Camera, CameraCommand> & { ready(): void; lost(): void } {
  let isMoving = false;
  /** It moved when the line was lost, and nobody could stop it. */
  let isAdrift = false;
  const moves = (is: boolean): void => {
    if (isMoving === is) return;
    isMoving = is;
    with_.changed();
  };
  const tell = (command: CameraCommand): void => {
    if (command.do !== 'drive') {
      if (isMoving) tell(stop);
      session.say(session.tongue.camera(command), 'in-turn');
      return;
    }
    const isStop = command.pan === 0 && command.tilt === 0 && command.zoom === 0;
    if (!isStop && session.status !== 'ready') return;
    session.say(session.tongue.camera(command), isStop ? 'at-once' : 'moves');
    if (isStop) dead.letGo();
    else dead.hold();
    moves(!isStop);
  };
  const dead = deadMan(with_.clock, () => tell(stop));
  return {
    get state(): Camera {
      return {
        id: `${connected.id}-camera`,
        name: connected.name,
        via: 'codec',
        status: session.status,
        detail: session.detail,
        picture: null,
        abilities,
        power: null,
        place: {},
        moving: isMoving,
        focus: null,
        exposure: null,
        backlight: null,
        tally: null,
      };
    },
    command: tell,
    ready() {
      if (isAdrift) tell(stop);
      isAdrift = false;
    },
    lost() {
      isAdrift ||= isMoving;
      dead.letGo();
      isMoving = false;
    },
    async close() {
      if (isMoving) session.say(session.tongue.camera(stop), 'at-once');
      dead.letGo();
    },
  };
}
