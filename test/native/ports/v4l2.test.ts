import { expect, test } from 'vitest';
import { readControls } from '../../../native/ports/v4l2.ts';
import { speedOnly } from '../devices/uvc/pretend-v4l2.ts';

test('controls are read as v4l2-ctl 1.22 lists them', () => {
  const controls = readControls(speedOnly);
  expect(controls.map(({ name }) => name)).toEqual([
    'brightness',
    'backlight_compensation',
    'auto_exposure',
    'exposure_time_absolute',
    'focus_automatic_continuous',
    'zoom_absolute',
    'pan_speed',
    'tilt_speed',
  ]);
  expect(controls.find(({ name }) => name === 'pan_speed')).toEqual({
    name: 'pan_speed',
    min: -1,
    max: 1,
    step: 1,
    default: 0,
    value: 0,
  });
});

test('an older version without numbers, a switch without a range and one that cannot be read', () => {
  const said = `   zoom_absolute (int)    : min=100 max=400 step=5 default=100 value=250
                         focus_auto (bool)   : default=1 value=0
                    zoom_continuous (int)    : min=0 max=0 step=0 default=3 flags=write-only`;
  expect(readControls(said)).toEqual([
    { name: 'zoom_absolute', min: 100, max: 400, step: 5, default: 100, value: 250 },
    { name: 'focus_auto', min: 0, max: 1, step: 1, default: 1, value: 0 },
    { name: 'zoom_continuous', min: 0, max: 0, step: 1, default: 3, value: 3 },
  ]);
});

test('junk is passed over', () => {
  expect(readControls('')).toEqual([]);
  expect(readControls('Cannot open device /dev/video9, exiting.\n\u0000\u0001 (int) : min=x')).toEqual([]);
});
