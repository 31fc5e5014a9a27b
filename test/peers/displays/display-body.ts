import type { NativeClock } from '../../../native/clock.ts';
import type { DisplayPower } from '../../../native/display.ts';

/** How a simulated display misbehaves. All as real ones do; by default none. */
export type Habits = {
  /** From told on to on, and from told off to off, in ms. */
  readonly warmUpMs: number;
  readonly coolMs: number;
  /** After it was told to go off it hears nothing for so long, in ms. */
  readonly deafMs: number;
  /** Off, it closes its end of the line. */
  readonly closesInStandby: boolean;
  /** Told to be on while it is off, it does so only at the nth time. */
  readonly wakesAtTelling: number;
  /** It has not got these. */
  readonly lacks: readonly Asked[];
  /** It refuses these, although it has them. */
  readonly refuses: readonly Asked[];
  /** Every nth answer is not sent; 0: all are. */
  readonly dropsEvery: number;
  /** Of every nth answer only the first half is sent; 0: of none. */
  readonly halvesEvery: number;
  /** What comes before every answer, and between its halves nothing. */
  readonly junk: Uint8Array | null;
  /** How late it answers, in ms. */
  readonly lateMs: number;
};
export type Asked = 'power' | 'input' | 'volume' | 'mute';

const kind: Habits = {
  warmUpMs: 0,
  coolMs: 0,
  deafMs: 0,
  closesInStandby: false,
  wakesAtTelling: 1,
  lacks: [],
  refuses: [],
  dropsEvery: 0,
  halvesEvery: 0,
  junk: null,
  lateMs: 0,
};

/** What a display is, behind its protocol. */
export type DisplayBody = {
  readonly power: DisplayPower;
  input: string;
  volume: number;
  muted: boolean;
  habits: Habits;
  /** All that it heard, as `power on` or `ask power`, with what it was deaf for in brackets. */
  readonly heard: string[];
  /** Somebody uses its remote control. */
  byHand(power: 'on' | 'off'): void;
  /** Power is as it says in the protocol: one that only knows on and off is on while it warms up. */
  ask(what: Asked): 'silent' | 'refused' | true;
  tell(what: Asked, value: string | number | boolean): 'silent' | 'refused' | true;
  /** Sends an answer, or does with it what its habits are. */
  answer(bytes: Uint8Array, send: (bytes: Uint8Array) => void): void;
  /** Calls when it closes its end of the line. */
  readonly whenAsleep: Set<() => void>;
  isDeaf(): boolean;
};

/** A display that is off, on its first input, at half volume. */
export function displayBody(clock: NativeClock, habits: Partial<Habits> = {}): DisplayBody {
  let power: DisplayPower = 'off';
  let deafUntil = 0;
  let toldOn = 0;
  let answers = 0;
  let cancel = (): void => {};
  const turn = (between: DisplayPower, then: 'on' | 'off', afterMs: number): void => {
    cancel();
    power = between;
    cancel = clock.after(afterMs, () => {
      power = then;
      if (then === 'off' && body.habits.closesInStandby) for (const one of [...body.whenAsleep]) one();
    });
  };
  const setPower = (on: boolean): 'refused' | true => {
    if (power === 'warming' || power === 'cooling') return on === (power === 'warming') ? true : 'refused';
    if (on && power === 'off') {
      toldOn += 1;
      if (toldOn < body.habits.wakesAtTelling) return true;
      toldOn = 0;
      turn('warming', 'on', body.habits.warmUpMs);
    } else if (!on && power === 'on') {
      deafUntil = clock.now() + body.habits.deafMs;
      turn('cooling', 'off', body.habits.coolMs);
    }
    return true;
  };
  const allows = (what: Asked): 'refused' | true => {
    const { lacks, refuses } = body.habits;
    if (lacks.includes(what) || refuses.includes(what)) return 'refused';
    return what === 'power' || power === 'on' ? true : 'refused';
  };
  const isDeaf = (): boolean => clock.now() < deafUntil;
  const body: DisplayBody = {
    get power() {
      return power;
    },
    input: 'hdmi-1',
    volume: 50,
    muted: false,
    habits: { ...kind, ...habits },
    heard: [],
    whenAsleep: new Set(),
    isDeaf,
    byHand(to) {
      cancel();
      power = to;
    },
    ask(what) {
      body.heard.push(isDeaf() ? `(ask ${what})` : `ask ${what}`);
      return isDeaf() ? 'silent' : allows(what);
    },
    tell(what, value) {
      const said = `${what} ${typeof value === 'boolean' ? (value ? 'on' : 'off') : value}`;
      body.heard.push(isDeaf() ? `(${said})` : said);
      if (isDeaf()) return 'silent';
      const allowed = allows(what);
      if (allowed !== true) return allowed;
      if (what === 'power') return setPower(value === true);
      if (what === 'input') body.input = String(value);
      if (what === 'volume') body.volume = Number(value);
      if (what === 'mute') body.muted = value === true;
      return true;
    },
    answer(bytes, send) {
      const { dropsEvery, halvesEvery, junk, lateMs } = body.habits;
      answers += 1;
      if (dropsEvery > 0 && answers % dropsEvery === 0) return;
      const isHalf = halvesEvery > 0 && answers % halvesEvery === 0;
      const sent = isHalf ? bytes.slice(0, bytes.length >> 1) : bytes;
      const speak = (): void => {
        if (junk) send(junk);
        send(sent);
      };
      if (lateMs > 0) clock.after(lateMs, speak);
      else speak();
    },
  };
  return body;
}
