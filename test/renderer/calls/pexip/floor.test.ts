import { beforeEach, expect, test, vi } from 'vitest';
import { makeFloor } from '../../../../renderer/calls/pexip/floor.ts';
import { asTrack, PretendTrack } from '../pretend-tracks.ts';

beforeEach(() => {
  vi.stubGlobal('MediaStream', class {});
  return () => vi.unstubAllGlobals();
});

function arrange() {
  const said: string[] = [];
  const media = { up: true };
  const floor = makeFloor({
    client: () => ({
      present: () => void said.push('present'),
      stopPresenting: () => void said.push('stop'),
    }),
    mayPresent: () => media.up,
    lost: (refused) => said.push(refused ? 'refused' : 'lost'),
  });
  return { said, media, floor };
}
const screen = asTrack(new PretendTrack('video', 'screen'));

test('a screen is presented once there is media for it, and once', () => {
  const { said, media, floor } = arrange();
  media.up = false;
  floor.want(screen);
  expect(said).toEqual([]);
  media.up = true;
  floor.mediaIsUp();
  floor.want(screen);
  expect(said).toEqual(['present']);
  floor.hear({ sends: 'connected', gets: 'new' });
  expect(floor.presents).toBe(true);
  floor.want(null);
  expect(said).toEqual(['present', 'stop']);
});

test('media that is made anew is presented on again', () => {
  const { said, floor } = arrange();
  floor.want(screen);
  floor.mediaIsNew();
  floor.mediaIsUp();
  expect(said).toEqual(['present', 'present']);
});

test('a refusal and an end that was not asked for lose the floor, and it is not presented again by itself', () => {
  const refused = arrange();
  refused.floor.want(screen);
  refused.floor.hear({ sends: 'failed', gets: 'new' });
  refused.floor.mediaIsUp();
  expect(refused.said).toEqual(['present', 'refused']);

  const ended = arrange();
  ended.floor.want(screen);
  ended.floor.hear({ sends: 'connected', gets: 'new' });
  ended.floor.hear({ sends: 'disconnected', gets: 'new' });
  ended.floor.mediaIsUp();
  expect(ended.said).toEqual(['present', 'lost']);
});

test('whoever presents stops when somebody else does; whoever does not has nothing to lose', () => {
  const { said, floor } = arrange();
  floor.taken();
  expect(said).toEqual([]);
  floor.want(screen);
  floor.taken();
  expect(said).toEqual(['present', 'stop', 'lost']);
});
