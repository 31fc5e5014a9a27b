import type { Axis, CameraAbilities } from '../../camera.ts';
import type { Dialect, Range } from '../../protocols/visca/dialects.ts';
import type { InquiryId } from '../../protocols/visca/inquiries.ts';
import { brightest, type Known, noCompensation } from './known-camera.ts';
import type { Ability } from './tasks.ts';

/** A camera that was not asked yet can do nothing that is known. */
export const noAbilities: CameraAbilities = {
  pan: null,
  tilt: null,
  zoom: null,
  home: false,
  presets: 0,
  focus: [],
  exposure: null,
  backlight: false,
  power: false,
  tally: false,
};

/** How the camera speaks: its dialect with what it told itself. Speeds beyond what a drive can say are the fastest there is. */
export function dialectIn(dialect: Dialect, { speeds, isWide }: Known): Dialect {
  const told = (speed: number | undefined, dialects: number): number =>
    speed !== undefined && speed > 0 ? Math.min(speed, fastest) : dialects;
  return {
    ...dialect,
    maxPanSpeed: told(speeds?.pan, dialect.maxPanSpeed),
    maxTiltSpeed: told(speeds?.tilt, dialect.maxTiltSpeed),
    panNibbles: isWide ? 5 : dialect.panNibbles,
  };
}
/** Of the lists of commands. */
const fastest = 0x18;

/** What it can do, by what it answered; what it could not say now, as in standby, it is taken to have. */
export function abilitiesOf(dialect: Dialect, known: Known, dropped: ReadonlySet<Ability>): CameraAbilities {
  const has = (ability: Ability, ...ids: readonly InquiryId[]): boolean =>
    !dropped.has(ability) &&
    ids.some((id) => known.answers[id] === 'answered' || known.answers[id] === 'later');
  const panTilt = has('pan-tilt', 'pan-tilt-position', 'pan-tilt-max-speed');
  const sign = dialect.panPositive === 'right' ? 1 : -1;
  return {
    pan: panTilt ? axis(dialect.maxPanSpeed, dialect.pan && turned(dialect.pan, sign)) : null,
    tilt: panTilt ? axis(dialect.maxTiltSpeed, dialect.tilt) : null,
    zoom: has('zoom', 'zoom-position') ? axis(dialect.maxZoomSpeed + 1, dialect.zoom) : null,
    home: panTilt && !dropped.has('home'),
    presets:
      dropped.has('presets') || !(panTilt || has('zoom', 'zoom-position'))
        ? 0
        : dialect.presets.max - dialect.presets.min + 1,
    focus: has('focus', 'focus-mode') ? ['auto', 'manual', 'near', 'far', 'stop', 'once'] : [],
    exposure: dropped.has('exposure') ? null : exposureRange(known),
    backlight: has('backlight', 'backlight'),
    power: has('power', 'power'),
    tally: dialect.tally && !dropped.has('tally'),
  };
}

/** Whether it can do what a task does. */
export function can(abilities: CameraAbilities, ability: Ability): boolean {
  const { pan, zoom, home, presets, focus, exposure } = abilities;
  switch (ability) {
    case 'pan-tilt':
      return pan !== null;
    case 'zoom':
      return zoom !== null;
    case 'home':
      return home;
    case 'presets':
      return presets > 0;
    case 'focus':
      return focus.length > 0;
    case 'exposure':
      return exposure !== null;
    case 'backlight':
    case 'power':
    case 'tally':
      return abilities[ability];
  }
}

const axis = (speeds: number, range: Range | null): Axis => ({
  speeds,
  range: range && { ...range, step: 1 },
});
const turned = ({ min, max }: Range, sign: number): Range =>
  sign > 0 ? { min, max } : { min: -max, max: -min };

function exposureRange({ exposureBy, bright }: Known): CameraAbilities['exposure'] {
  if (exposureBy === 'compensation') return { min: -noCompensation, max: noCompensation };
  return exposureBy === 'bright' ? { min: 0 - bright, max: brightest - bright } : null;
}
