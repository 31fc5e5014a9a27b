import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { systemClock } from '../../../native/clock.ts';
import { driveDisplay } from '../../../native/devices/displays/display.ts';
import type { DisplayPower } from '../../../native/display.ts';
import { openCec } from '../../../native/ports/cec.ts';
import { type Check, until } from './checks.ts';

/** The kernel's test driver of video (vivid) with one HDMI input and two outputs; their CEC adapters share one wire. */
const module = ['vivid', 'n_devs=1', 'node_types=0x101', 'num_inputs=1', 'input_types=3'];
const outputs = ['num_outputs=2', 'output_types=3'];
const [television, computer, amplifier] = ['/dev/cec0', '/dev/cec1', '/dev/cec2'];

/** The kernel's CEC framework and cec-ctl, with a television and an amplifier of v4l-utils (cec-follower) at the other ends. */
export function cecChecks(): { readonly checks: Check[]; stop(): Promise<void> } {
  execFileSync('modprobe', [...module, ...outputs]);
  const followers: ChildProcess[] = [];
  const said: string[] = [];
  const plugIn = (adapter: string, as: string, ...more: readonly string[]): void => {
    execFileSync('cec-ctl', ['-d', adapter, `--${as}`, '-o', as]);
    const follower = spawn('cec-follower', ['-d', adapter, '-w', ...more]);
    follower.stdout.on('data', (text: Buffer) => {
      for (const line of text.toString().split('\n')) if (line.startsWith('>>>')) said.push(`${as} ${line}`);
    });
    followers.push(follower);
  };
  plugIn(television, 'tv', '--standby');
  plugIn(amplifier, 'audio');

  const powers: (DisplayPower | null)[] = [];
  const log: string[] = [];
  const display = driveDisplay(
    {
      kind: 'display',
      id: 'tv',
      name: 'TV',
      protocol: 'cec',
      line: { kind: 'cec', adapter: computer },
      set: 0,
      password: null,
      input: null,
    },
    {
      lines: {
        open: async () => ({ ok: false, reason: 'not-supported', detail: 'no line of bytes' }),
        serialPorts: async () => null,
        watch: () => () => {},
      },
      clock: systemClock,
      changed() {
        const { actual } = display.state.power;
        if (powers.at(-1) !== actual) powers.push(actual);
      },
      log: (level, text) => void log.push(`${level} ${text}`),
    },
  );
  const seen = () => ({ state: display.state, powers, said: said.slice(-8), log });
  const is = (what: string, holds: () => boolean): Promise<void> => until(what, holds, seen, 60_000);
  const power = (wanted: DisplayPower): Promise<void> =>
    is(`the television is ${wanted}`, () => display.state.power.actual === wanted);

  const checks: Check[] = [
    {
      name: 'a television in standby says so',
      async run() {
        await power('off');
        assert.equal(display.state.status, 'ready');
      },
    },
    {
      name: 'told on, it comes up by way of warming, and shows this computer',
      async run() {
        display.command({ do: 'power', on: true });
        await power('on');
        assert.deepEqual(powers.slice(-3), ['off', 'warming', 'on']);
        await is('this computer is its source', () => said.includes('tv >>> New active source: 1.0.0.0'));
      },
    },
    {
      name: 'the amplifier tells how loud it is, and is turned to what was asked',
      async run() {
        await is('its volume is known', () => display.state.can.volume && display.state.can.mute);
        const volume = (display.state.volume ?? 0) - 7;
        display.command({ do: 'volume', volume });
        await is(`its volume is ${volume}`, () => display.state.volume === volume);
        assert.ok(
          said.some((line) => line.startsWith(`audio >>> Volume: ${volume}`)),
          said.join(),
        );
      },
    },
    {
      name: 'muted and heard again',
      async run() {
        for (const on of [display.state.muted !== true, display.state.muted === true]) {
          display.command({ do: 'mute', on });
          await is(`muted: ${on}`, () => display.state.muted === on);
        }
      },
    },
    {
      name: 'told off, it goes by way of cooling',
      async run() {
        display.command({ do: 'power', on: false });
        await power('off');
        assert.deepEqual(powers.slice(-3), ['on', 'cooling', 'off']);
        assert.ok(said.includes('tv >>> Changing state to standby'));
      },
    },
    {
      name: 'an adapter that is not there is gone',
      async run() {
        const answer = await openCec('/dev/cec9').run([]);
        assert.equal(answer.ok ? 'open' : answer.reason, 'gone');
      },
    },
  ];
  return {
    checks,
    async stop() {
      await display.close();
      const ended = followers.map((follower) => once(follower, 'exit'));
      for (const follower of followers) follower.kill();
      await Promise.all(ended);
      // Its video devices would be cameras of the room.
      execFileSync('modprobe', ['-r', 'vivid']);
    },
  };
}
