import type { NativeClock } from '../../clock.ts';
import type { DisplayPower } from '../../display.ts';
import type { LineStatus } from '../../line.ts';
import type { CecPort } from '../../ports/cec.ts';
import { refusedBecause } from './known-words.ts';
import type { Answer, Need, Talk } from './need.ts';

/** An adapter that could not be opened is tried again after this, in ms. */
const againMs = 5000;
/** So many keys are pressed before the volume is looked at again. */
const mostPresses = 5;
/** Logical addresses, HDMI-CEC 1.4 table 5. */
const [tv, audioSystem, unregistered] = ['0', '5', '15'];
/** No display is seen at the socket; many that are in standby are not. */
const nowhere = 'f.f.f.f';

const powers: Readonly<Record<string, DisplayPower>> = {
  on: 'on',
  standby: 'off',
  'to-on': 'warming',
  'to-standby': 'cooling',
};

type Sound = { readonly at: string; readonly volume: number | null; readonly muted: boolean };

/**
 * Speaks with the television at the computer's HDMI socket, through the kernel's adapter (HDMI-CEC 1.4, CEC 13: One Touch Play,
 * Standby, Device Power Status, System Audio Control). Volume and mute are keys of a remote control: they are there only where
 * the television, or an amplifier, tells how loud it is.
 */
export function talkOverCec(options: {
  readonly port: CecPort;
  readonly clock: NativeClock;
  readonly changed: () => void;
}): Talk {
  const { port, clock } = options;
  let status: LineStatus = 'connecting';
  let detail: string | null = null;
  let place = nowhere;
  let over = false;
  let cancelAgain = (): void => {};
  /** By how much one key turns it. */
  let step = 1;

  const say = (next: LineStatus, why: string | null): void => {
    if (over || (status === next && detail === why)) return;
    status = next;
    detail = why;
    options.changed();
  };
  const fail = (reason: LineStatus, why: string): void => {
    say(reason, why);
    cancelAgain();
    if (!over) cancelAgain = clock.after(againMs, () => void begin());
  };

  /** Takes a place among the devices at the socket, unless this computer has one. */
  async function begin(): Promise<void> {
    let told = await port.run([]);
    if (told.ok && /Logical Address Mask\s*: 0x0000/.test(told.text))
      told = await port.run(['--playback', '-o', 'Rundbord']);
    if (!told.ok) return fail(told.reason, told.detail);
    place = /Physical Address\s*: ([\da-f.]+)/.exec(told.text)?.[1] ?? nowhere;
    say('ready', null);
  }

  /** What became of one message; null: it went out and wants no answer. */
  async function send(to: string | null, words: readonly string[]): Promise<string | Answer> {
    const from = place === nowhere ? ['--from', unregistered] : [];
    const said = await port.run(['-s', ...(to === null ? [] : ['--to', to]), ...from, ...words]);
    if (!said.ok) {
      if (said.reason !== 'not-answering') fail(said.reason, said.detail);
      return { kind: 'silent' };
    }
    if (/Feature Abort/.test(said.text)) return refusedBecause('it', 'Feature Abort', true);
    return /Not Acknowledged|Timeout|Error/.test(said.text) ? { kind: 'silent' } : said.text;
  }

  async function sound(): Promise<Sound | Answer> {
    let answer: string | Answer = { kind: 'silent' };
    for (const at of [tv, audioSystem]) {
      answer = await send(at, ['--give-audio-status']);
      if (typeof answer !== 'string') continue;
      const [, muted] = /aud-mute-status: (on|off)/.exec(answer) ?? [];
      const volume = Number(/aud-vol-status: (\d+)/.exec(answer)?.[1] ?? 127);
      return { at, volume: volume > 100 ? null : volume, muted: muted === 'on' };
    }
    return typeof answer !== 'string' && answer.kind === 'refused'
      ? answer
      : refusedBecause('volume', 'nobody tells how loud it is', true);
  }
  const told = ({ volume, muted }: Sound): Answer & { readonly kind: 'is' } => ({
    kind: 'is',
    facts: volume === null ? { muted } : { volume, muted },
  });
  const press = async (at: string, key: string, times: number): Promise<void> => {
    const once = ['--user-control-pressed', `ui-cmd=${key}`, '--user-control-released'];
    await send(at, Array.from({ length: times }, () => once).flat());
  };

  async function turn(volume: number): Promise<Answer> {
    const before = await sound();
    if ('kind' in before) return before;
    if (before.volume === null) return refusedBecause('volume', 'nobody tells how loud it is', true);
    const way = volume - before.volume;
    const presses = Math.min(Math.round(Math.abs(way) / step), mostPresses);
    // One that turns in greater steps goes no nearer: that near is near enough.
    if (presses === 0) return told(before);
    await press(before.at, way > 0 ? 'volume-up' : 'volume-down', presses);
    const after = await sound();
    if ('kind' in after) return after;
    const turned = Math.abs((after.volume ?? before.volume) - before.volume);
    step = Math.max(1, turned / presses);
    return turned > 0 && after.volume !== volume ? { ...told(after), kind: 'under-way' } : told(after);
  }

  async function silence(muted: boolean): Promise<Answer> {
    const before = await sound();
    if ('kind' in before || before.muted === muted) return 'kind' in before ? before : told(before);
    await press(before.at, 'mute', 1);
    const after = await sound();
    if ('kind' in after) return after;
    return after.muted === muted ? told(after) : refusedBecause('mute', 'the key did nothing');
  }

  const done = (sent: string | Answer): Answer =>
    typeof sent === 'string' ? { kind: 'is', facts: {} } : sent;

  async function exchange(need: Need): Promise<Answer> {
    if (need.do === 'ask' && need.what === 'power') {
      const answer = await send(tv, ['--give-device-power-status']);
      if (typeof answer !== 'string') return answer;
      const power = powers[/pwr-state: ([a-z-]+)/.exec(answer)?.[1] ?? ''];
      return power ? { kind: 'is', facts: { power } } : { kind: 'silent' };
    }
    if (need.do === 'ask') {
      const heard = await sound();
      return 'kind' in heard ? heard : told(heard);
    }
    if (need.what === 'power') return done(await send(tv, [need.value ? '--image-view-on' : '--standby']));
    // To everybody, who does not acknowledge.
    if (need.what === 'input') return done(await send(null, ['--active-source', `phys-addr=${place}`]));
    return need.what === 'volume' ? turn(need.value) : silence(need.value === true);
  }

  void begin();
  return {
    get status() {
      return status;
    },
    get detail() {
      return detail;
    },
    get open() {
      return status === 'ready';
    },
    exchange: (_display, need) => exchange(need),
    // The socket may be another one's by now, or the display may be seen again.
    reopen: () => void begin(),
    async close() {
      over = true;
      cancelAgain();
      await port.close();
    },
  };
}
