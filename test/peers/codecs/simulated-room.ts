export type SimulatedCall = {
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly name: string;
  readonly address: string;
  status: 'opened' | 'ringing' | 'connecting' | 'connected';
};

/** What becomes of a call that the codec makes: it rings on, it is answered, or it ends with a cause of ITU-T Q.850. */
export type FarEnd = 'rings' | 'answers' | { readonly cause: number };

/** A change as it happens, for the codec to tell in its own words. */
export type RoomChange =
  | { readonly of: 'call'; readonly call: Readonly<SimulatedCall> }
  | {
      readonly of: 'call-ended';
      readonly call: Readonly<SimulatedCall>;
      readonly cause: number;
      readonly by: 'us' | 'them';
    }
  | { readonly of: 'mute' | 'volume' | 'awake' };

/** What a simulated codec has in itself, and the people at its remote control and at the far end. */
export type SimulatedRoom = {
  readonly calls: readonly Readonly<SimulatedCall>[];
  readonly muted: boolean;
  /** In the codec's own units. */
  readonly volume: number;
  readonly awake: boolean;
  readonly tones: string;
  /** What its camera and the far one do now. */
  readonly moving: { near: string | null; far: string | null };
  readonly presets: Set<number>;
  farEnd: FarEnd;
  /** Mute commands are heard, and nothing happens. */
  keepsMute: boolean;
  /** Somebody calls; the answer is the call's id. */
  rings(address: string, name: string): string;
  farAnswers(): void;
  /** The far end ends the last call, or does not take it; a cause of ITU-T Q.850. */
  farHangsUp(cause?: number): void;
  /** Somebody presses mute on its remote control. */
  remoteMutes(on: boolean): void;
  remoteVolume(volume: number): void;
};

/** What the codec itself does with them. */
export type RoomCommands = {
  dial(address: string): SimulatedCall;
  /** Takes the call that rings; false: none does. */
  answer(id: string | null): boolean;
  /** Null: all. False: there is no such call. */
  hangUp(id: string | null): boolean;
  mute(on: boolean): void;
  wake(on: boolean): void;
  tone(keys: string): void;
  /** As after a start: no calls, nothing muted; nobody is told. */
  restart(): void;
};

/** A room that is awake, without a call and not muted. */
export function simulatedRoom(
  start: { readonly volume: number; readonly farEnd: FarEnd },
  tell: (change: RoomChange) => void,
): SimulatedRoom & RoomCommands {
  const calls: SimulatedCall[] = [];
  let { volume } = start;
  let muted = false;
  let awake = true;
  let tones = '';
  let lastCall = 0;

  const turn = (call: SimulatedCall, status: SimulatedCall['status']): void => {
    call.status = status;
    tell({ of: 'call', call });
  };
  const end = (call: SimulatedCall, cause: number, by: 'us' | 'them'): void => {
    calls.splice(calls.indexOf(call), 1);
    tell({ of: 'call-ended', call, cause, by });
  };
  const begin = (direction: SimulatedCall['direction'], address: string, name: string): SimulatedCall => {
    lastCall += 1;
    const call: SimulatedCall = { id: String(lastCall), direction, name, address, status: 'opened' };
    calls.push(call);
    tell({ of: 'call', call });
    turn(call, 'ringing');
    return call;
  };
  const take = (call: SimulatedCall | undefined): boolean => {
    if (!call) return false;
    turn(call, 'connecting');
    turn(call, 'connected');
    return true;
  };
  const waiting = (direction: SimulatedCall['direction'], id: string | null) =>
    calls.find(
      (call) =>
        call.direction === direction && call.status !== 'connected' && (id === null || call.id === id),
    );
  const mute = (on: boolean): void => {
    if (muted === on) return;
    muted = on;
    tell({ of: 'mute' });
  };

  const room: SimulatedRoom & RoomCommands = {
    calls,
    moving: { near: null, far: null },
    presets: new Set(),
    farEnd: start.farEnd,
    keepsMute: false,
    get muted() {
      return muted;
    },
    get volume() {
      return volume;
    },
    get awake() {
      return awake;
    },
    get tones() {
      return tones;
    },
    rings: (address, name) => begin('incoming', address, name).id,
    farAnswers() {
      take(waiting('outgoing', null));
    },
    farHangsUp(cause = 16) {
      const call = calls.at(-1);
      if (call) end(call, cause, 'them');
    },
    remoteMutes: mute,
    remoteVolume(to) {
      volume = to;
      tell({ of: 'volume' });
    },
    dial(address) {
      const call = begin('outgoing', address, '');
      if (room.farEnd === 'answers') take(call);
      else if (room.farEnd !== 'rings') end(call, room.farEnd.cause, 'them');
      return call;
    },
    answer: (id) => take(waiting('incoming', id)),
    hangUp(id) {
      const ended = calls.filter((call) => id === null || call.id === id);
      for (const call of ended) end(call, 16, 'us');
      return ended.length > 0;
    },
    mute(on) {
      if (!room.keepsMute) mute(on);
    },
    wake(on) {
      awake = on;
      tell({ of: 'awake' });
    },
    tone(keys) {
      tones += keys;
    },
    restart() {
      calls.length = 0;
      muted = false;
    },
  };
  return room;
}
