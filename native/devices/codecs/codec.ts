import type { Camera, CameraCommand } from '../../camera.ts';
import type { Codec, CodecCommand, CodecProtocol, ConnectedCodec } from '../../codec.ts';
import type { Driven, Surroundings } from '../driven.ts';
import { ciscoAbilities, ciscoTongue } from './cisco-tongue.ts';
import { driveCodecCamera } from './codec-camera.ts';
import { keepSession } from './codec-session.ts';
import { type Known, learn, nothingKnown } from './codec-state.ts';
import { deadMan } from './dead-man.ts';
import { polycomAbilities, polycomTongue } from './polycom-tongue.ts';
import type { CodecFact, TongueKind } from './tongue.ts';
import { wantedMute } from './wanted-mute.ts';

const kinds: Readonly<Record<CodecProtocol, TongueKind>> = {
  polycom: { abilities: polycomAbilities, speak: polycomTongue },
  cisco: { abilities: ciscoAbilities, speak: ciscoTongue },
};

/** How long a call that was dialled may be unheard of, in ms. */
const dialMs = 15_000;

/** A codec that is kept, and its camera. */
export type DrivenCodec = Driven<Codec, CodecCommand> & {
  readonly camera: Driven<Camera, CameraCommand> | null;
};

/**
 * Drives a codec: calls, mute and volume are kept in step by its notices and by asking every 10 s. It dials nothing by itself. While
 * the line is away the calls stay as they were last known.
 */
export function driveCodec(connected: ConnectedCodec, with_: Surroundings): DrivenCodec {
  const { clock } = with_;
  const kind = kinds[connected.protocol];
  let known: Known = nothingKnown;
  let told = '';
  let cancelDial = (): void => {};
  /** A call that was hung up before the codec told of it. */
  let isUnwanted = false;

  const note = (fact: Parameters<typeof learn>[1]): void => {
    known = learn(known, fact);
  };
  const mute = wantedMute(
    clock,
    (on) => say({ do: 'mute', on }),
    () => changed(),
  );
  const hear = (fact: CodecFact): void => {
    note(fact);
    if (fact.fact === 'muted') mute.heard(fact.on);
    if (known.dialled || isUnwanted) return;
    cancelDial();
  };
  const hearCall = (fact: CodecFact): void => {
    if (!isUnwanted || fact.fact !== 'call' || fact.call.state === 'ringing') return;
    isUnwanted = false;
    hangUp();
  };
  const session = keepSession(connected, kind.speak, with_, {
    heard: (fact) => {
      hear(fact);
      hearCall(fact);
    },
    ready: () => {
      with_.log('info', `codec ${connected.id} answers`);
      camera.ready();
      mute.ready();
    },
    lost: () => {
      camera.lost();
      far.letGo();
      mute.lost();
      with_.log('info', `codec ${connected.id} is not spoken with any more`);
    },
    changed: () => changed(),
  });
  const camera = driveCodecCamera(connected, kind.abilities, session, with_);
  const farStop = { do: 'far-camera', pan: 0, tilt: 0, zoom: 0 } as const;
  const far = deadMan(clock, () => say(farStop, 'at-once'));

  const stateNow = (): Codec => ({
    id: connected.id,
    name: connected.name,
    protocol: connected.protocol,
    status: session.status,
    detail: session.detail,
    calls: known.calls,
    failed: known.failed,
    muted: mute.on ?? known.muted,
    volume: known.volume,
    farCamera: known.farCamera !== false && known.calls.some(({ state }) => state === 'connected'),
    camera: camera.state.id,
  });
  const changed = (): void => {
    const now = JSON.stringify(stateNow());
    if (now === told) return;
    told = now;
    with_.changed();
  };
  const say = (command: CodecCommand, how: 'in-turn' | 'moves' | 'at-once' = 'in-turn'): boolean => {
    const lines = session.tongue.codec(command, known.calls);
    session.say(lines, how);
    return lines.length > 0;
  };
  const dial = (command: Extract<CodecCommand, { do: 'dial' }>): void => {
    note({ fact: 'we-dialled' });
    isUnwanted = false;
    cancelDial();
    if (session.status !== 'ready' || !say(command)) {
      note({ fact: 'nothing-dialled' });
      return;
    }
    cancelDial = clock.after(dialMs, () => {
      isUnwanted = false;
      note({ fact: 'nothing-dialled' });
      changed();
    });
  };
  const hangUp = (): void => {
    isUnwanted = known.dialled;
    note({ fact: 'we-left' });
    say({ do: 'hang-up' });
  };
  const steerFar = (command: Extract<CodecCommand, { do: 'far-camera' }>): void => {
    const isStop = command.pan === 0 && command.tilt === 0 && command.zoom === 0;
    if (!isStop && !stateNow().farCamera) return;
    say(command, isStop ? 'at-once' : 'moves');
    if (isStop) far.letGo();
    else far.hold();
  };

  return {
    get state() {
      return stateNow();
    },
    camera,
    command(command) {
      switch (command.do) {
        case 'dial':
          dial(command);
          break;
        case 'hang-up':
          hangUp();
          break;
        case 'end':
          note({ fact: 'we-left' });
          say(command);
          break;
        case 'mute':
          mute.want(command.on, session.status === 'ready' ? known.muted : null);
          break;
        case 'far-camera':
          steerFar(command);
          break;
        case 'answer':
        case 'decline':
        case 'volume':
        case 'tones':
        case 'awake':
          say(command);
          break;
      }
      changed();
    },
    async close() {
      cancelDial();
      mute.close();
      if (far.holds) say(farStop, 'at-once');
      far.letGo();
      await camera.close();
      await session.close();
    },
  };
}
