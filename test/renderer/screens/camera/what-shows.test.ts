import { expect, test } from 'vitest';
import type { CameraAbilities, View } from '../../../../main/contract/cameras.ts';
import { wordsOf } from '../../../../renderer/language/words.ts';
import { allAbilities, cameraNamed } from '../../../../renderer/pictures/connected-samples.ts';
import {
  camerasShown,
  canSteer,
  farMoveOf,
  numberFor,
  shownOf,
  steeredCamera,
  viewsOf,
  viewWord,
} from '../../../../renderer/screens/camera/what-shows.ts';

const nothing: CameraAbilities = {
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

test('what a camera cannot do is not shown', () => {
  expect(shownOf(nothing, false)).toEqual({
    pan: false,
    tilt: false,
    zoom: false,
    home: false,
    views: 0,
    autoFocus: false,
    focusOnce: false,
    focusByHand: false,
    exposure: null,
    backlight: false,
  });
});

test('an axis that neither has speeds nor knows its ends is none', () => {
  const dead = { speeds: 0, range: null };
  const placed = { speeds: 0, range: { min: 0, max: 9, step: 1 } };
  expect(shownOf({ ...nothing, pan: dead }, false).pan).toBe(false);
  expect(shownOf({ ...nothing, pan: placed }, false).pan).toBe(true);
});

test('views are kept by the camera itself, or by where it stands', () => {
  const range = { min: 0, max: 9, step: 1 };
  expect(shownOf({ ...nothing, presets: 6 }, false).views).toBe(6);
  expect(shownOf({ ...nothing, presets: 255 }, false).views).toBe(9);
  expect(shownOf({ ...nothing, zoom: { speeds: 0, range } }, false).views).toBe(9);
  const bySpeed = { speeds: 1, range: null };
  expect(shownOf({ ...nothing, pan: bySpeed, zoom: { speeds: 0, range } }, false).views).toBe(0);
});

test('sharpness by hand is offered once it is not left to the camera, or cannot be', () => {
  expect(shownOf(allAbilities, false)).toMatchObject({ autoFocus: true, focusByHand: false });
  expect(shownOf(allAbilities, true)).toMatchObject({ autoFocus: true, focusByHand: true });
  expect(shownOf({ ...nothing, focus: ['near', 'far', 'stop'] }, false)).toMatchObject({
    autoFocus: false,
    focusByHand: true,
  });
});

test('a camera that cannot be moved is not offered; one that is in trouble is, so that it is said', () => {
  const fixed = cameraNamed('Fixed', { abilities: nothing });
  const lost = cameraNamed('Lost', { abilities: nothing, status: 'gone' });
  const turns = cameraNamed('Turns');
  expect(camerasShown([fixed, lost, turns])).toEqual([lost, turns]);
  expect(canSteer({ cameras: [fixed], call: { kind: 'idle' } })).toBe(false);
  expect(canSteer({ cameras: [turns], call: { kind: 'idle' } })).toBe(true);
  expect(steeredCamera({ cameras: [fixed, lost, turns], steered: turns.id })).toBe(turns);
  expect(steeredCamera({ cameras: [fixed, lost, turns], steered: fixed.id })).toBe(lost);
  expect(steeredCamera({ cameras: [fixed], steered: null })).toBeNull();
});

const view = (number: number, name: View['name'] = null, camera = 'one'): View => ({
  camera,
  number,
  name,
  place: null,
  picture: null,
});

test('a view is kept under the first free number, and one of the same name is replaced', () => {
  expect(numberFor([], null, 9)).toBe(0);
  expect(numberFor([view(0), view(2)], null, 9)).toBe(1);
  expect(numberFor([view(0), view(4, 'patient')], 'patient', 9)).toBe(4);
  expect(numberFor([view(0), view(1)], 'speaker', 2)).toBeNull();
  expect(numberFor([view(0), view(1, 'speaker')], 'speaker', 2)).toBe(1);
});

test('the views of another camera are not its own, and each is called by its name or counted from 1', () => {
  expect(viewsOf([view(3), view(1, 'patient'), view(0, null, 'two')], 'one')).toEqual([
    view(1, 'patient'),
    view(3),
  ]);
  const { cameras } = wordsOf('da');
  expect(viewWord(view(3), cameras)).toBe('Udsnit 4');
  expect(viewWord(view(3, 'patient'), cameras)).toBe('Patienten');
});

test('the other end has no speeds: a hand that is moved on purpose is a whole step', () => {
  expect(farMoveOf({ pan: 0.3, tilt: -1, zoom: 0 })).toEqual({ pan: 1, tilt: -1, zoom: 0 });
  expect(farMoveOf({ pan: 0.02, tilt: 0, zoom: -0.6 })).toEqual({ pan: 0, tilt: 0, zoom: -1 });
});
