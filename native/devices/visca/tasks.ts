import type { CameraCommand } from '../../camera.ts';
import type { Command } from '../../protocols/visca/commands.ts';
import type { Dialect } from '../../protocols/visca/dialects.ts';
import type { InquiryId } from '../../protocols/visca/inquiries.ts';
import type { Hold, Mover } from './exchange.ts';
import { brightest, type Known, noCompensation } from './known-camera.ts';

/** What a refusal is counted against, and what is not offered any longer when all is refused. */
export type Ability =
  | 'pan-tilt'
  | 'zoom'
  | 'home'
  | 'presets'
  | 'focus'
  | 'exposure'
  | 'backlight'
  | 'power'
  | 'tally';

/** A command that is sent once, in its turn. */
export type Task = {
  /** A newer one of the same key takes its place. */
  readonly key: string;
  readonly ability: Ability;
  readonly command: Command;
  readonly hold: Hold;
};

const motion = (mover: Mover): Hold => ({ kind: 'motion', mover });
const short: Hold = { kind: 'short' };
const slow: Hold = { kind: 'slow' };

/** What a camera is told by one command, in its order. Steering is not here: see steering.ts. */
export function tasksOf(command: CameraCommand, dialect: Dialect, known: Known): readonly Task[] {
  switch (command.do) {
    case 'drive':
      return [];
    case 'go':
      return [...panTiltTasks(command.place, dialect, known), ...zoomTasks(command.place.zoom, dialect)];
    case 'home':
      return [
        one('panTilt', 'home', { kind: 'command', id: 'pan-tilt-home', values: {} }, motion('panTilt')),
      ];
    case 'preset':
      return presetTasks(command, dialect);
    case 'focus':
      return focusTasks(command.focus, known);
    case 'exposure':
      return exposureTasks(command.steps, known);
    case 'backlight':
      return [one('backlight', 'backlight', { kind: 'command', id: 'backlight', values: onOff(command.on) })];
    case 'power':
      return [
        one(
          'power',
          'power',
          { kind: 'command', id: 'power', values: { state: command.on ? 'on' : 'standby' } },
          slow,
        ),
      ];
    case 'tally':
      return [one('tally', 'tally', { kind: 'command', id: 'tally', values: onOff(command.on) })];
  }
}

const one = (key: string, ability: Ability, command: Command, hold: Hold = short): Task => ({
  key,
  ability,
  command,
  hold,
});
const onOff = (on: boolean) => ({ state: on ? ('on' as const) : ('off' as const) });
const within = (value: number, { min, max }: { readonly min: number; readonly max: number }): number =>
  Math.min(max, Math.max(min, Math.round(value)));

function panTiltTasks(
  place: { readonly pan?: number | undefined; readonly tilt?: number | undefined },
  dialect: Dialect,
  known: Known,
): readonly Task[] {
  const panAt = place.pan ?? known.place.pan;
  const tiltAt = place.tilt ?? known.place.tilt;
  const isAsked = place.pan !== undefined || place.tilt !== undefined;
  if (!isAsked || !dialect.pan || !dialect.tilt || !Number.isFinite(panAt) || !Number.isFinite(tiltAt))
    return [];
  const sign = dialect.panPositive === 'right' ? 1 : -1;
  const pan = within(sign * (panAt ?? 0), dialect.pan);
  const tilt = within(tiltAt ?? 0, dialect.tilt);
  const command: Command =
    dialect.panNibbles === 5
      ? {
          kind: 'command',
          id: 'pan-tilt-absolute-wide',
          values: { pan, tilt, speed: Math.min(dialect.maxPanSpeed, dialect.maxTiltSpeed) },
        }
      : {
          kind: 'command',
          id: 'pan-tilt-absolute',
          values: { pan, tilt, panSpeed: dialect.maxPanSpeed, tiltSpeed: dialect.maxTiltSpeed },
        };
  return [one('panTilt', 'pan-tilt', command, motion('panTilt'))];
}

function zoomTasks(zoom: number | undefined, dialect: Dialect): readonly Task[] {
  if (zoom === undefined || !Number.isFinite(zoom)) return [];
  const position = within(zoom, dialect.zoom);
  return [one('zoom', 'zoom', { kind: 'command', id: 'zoom-direct', values: { position } }, motion('zoom'))];
}

function presetTasks(
  { act, preset: number }: Extract<CameraCommand, { do: 'preset' }>,
  { presets }: Dialect,
): readonly Task[] {
  const preset = presets.min + number;
  if (!Number.isInteger(number) || number < 0 || preset > presets.max) return [];
  const values = { preset };
  if (act === 'recall')
    return [one('panTilt', 'presets', { kind: 'command', id: 'preset-recall', values }, motion('all'))];
  const id = act === 'store' ? 'preset-set' : 'preset-reset';
  return [one(`preset ${preset}`, 'presets', { kind: 'command', id, values }, slow)];
}

function focusTasks(focus: Extract<CameraCommand, { do: 'focus' }>['focus'], known: Known): readonly Task[] {
  const mode = (to: 'auto' | 'manual'): Task =>
    one('focus mode', 'focus', { kind: 'command', id: 'focus-mode', values: { mode: to } });
  // Near and far are refused while the camera finds the focus itself.
  const byHand = known.focus === 'manual' ? [] : [mode('manual')];
  switch (focus) {
    case 'auto':
    case 'manual':
      return [mode(focus)];
    case 'near':
    case 'far':
      return [...byHand, one('focus', 'focus', { kind: 'command', id: `focus-${focus}`, values: {} })];
    case 'stop':
      return [one('focus', 'focus', { kind: 'command', id: 'focus-stop', values: {} })];
    case 'once':
      return [...byHand, one('focus', 'focus', { kind: 'command', id: 'focus-one-push', values: {} }, slow)];
  }
}

function exposureTasks(steps: number, { exposureBy, bright }: Known): readonly Task[] {
  if (!Number.isFinite(steps)) return [];
  if (exposureBy === 'compensation') {
    const level = within(noCompensation + steps, { min: 0, max: 2 * noCompensation });
    const isOn = level !== noCompensation;
    const mode: Command = { kind: 'command', id: 'exposure-compensation', values: onOff(isOn) };
    const direct: Command = { kind: 'command', id: 'exposure-compensation-direct', values: { level } };
    const modes = one('exposure mode', 'exposure', mode);
    return isOn ? [modes, one('exposure', 'exposure', direct)] : [modes];
  }
  if (exposureBy !== 'bright') return [];
  const automatic: Command = { kind: 'command', id: 'exposure-mode', values: { mode: 'auto' } };
  if (steps === 0) return [one('exposure mode', 'exposure', automatic)];
  const level = within(bright + steps, { min: 0, max: brightest });
  return [
    one('exposure mode', 'exposure', { kind: 'command', id: 'exposure-mode', values: { mode: 'bright' } }),
    one('exposure', 'exposure', { kind: 'command', id: 'bright-direct', values: { level } }),
  ];
}

/** What is asked after a command, since it may be another than was told. */
export const askAfter: Readonly<Record<Ability, readonly InquiryId[]>> = {
  'pan-tilt': ['pan-tilt-position'],
  zoom: ['zoom-position'],
  home: ['pan-tilt-position'],
  presets: ['pan-tilt-position', 'zoom-position'],
  focus: ['focus-mode'],
  exposure: ['exposure-compensation', 'exposure-compensation-level', 'exposure-mode', 'bright-level'],
  backlight: ['backlight'],
  power: ['power'],
  tally: ['tally'],
};
