import { expect, test } from 'vitest';
import { makeHeardEvents } from '../../../../renderer/calls/pexip/heard-events.ts';

const arrange = () => {
  const normal = makeHeardEvents(() => 'me');
  return (event: string, data: unknown) => {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    const heard = normal({ event, id: '1', data: text });
    return heard && [heard.event, heard.data === '' ? '' : JSON.parse(heard.data)];
  };
};

test('an event without data has some, where the client does not read from it', () => {
  const hear = arrange();
  for (const event of ['participant_sync_begin', 'presentation_stop', 'peer_disconnect', 'refresh_token'])
    expect(hear(event, '')).toEqual([event, null]);
  expect(hear('disconnect', { reason: 'x' })).toEqual(['disconnect', { reason: 'x' }]);
  for (const event of ['refer', 'participant_create', 'conference_update'])
    expect(hear(event, '')).toBeNull();
});

test('what is no JSON is passed over', () => {
  expect(arrange()('participant_create', '{"uuid":')).toBeNull();
});

test('news of somebody unknown is their coming; who comes twice changed', () => {
  const hear = arrange();
  expect(hear('participant_update', { uuid: 'a' })?.[0]).toBe('participant_create');
  expect(hear('participant_update', { uuid: 'a' })?.[0]).toBe('participant_update');
  expect(hear('participant_create', { uuid: 'a' })?.[0]).toBe('participant_update');
  hear('participant_delete', { uuid: 'a' });
  expect(hear('participant_update', { uuid: 'a' })?.[0]).toBe('participant_create');
  hear('participant_sync_begin', '');
  expect(hear('participant_create', { uuid: 'a' })?.[0]).toBe('participant_create');
  expect(hear('participant_update', {})).toBeNull();
});

test('a presentation', () => {
  const hear = arrange();
  const by = (presenter_uuid: string, presenter_name = 'Ward') => ({
    presenter_name,
    presenter_uri: '',
    presenter_uuid,
  });
  expect(hear('presentation_start', by('a'))).toEqual(['presentation_start', by('a')]);
  // One's own is no news, and would end it.
  expect(hear('presentation_start', by('me'))).toBeNull();
  expect(hear('presentation_start', by('', ''))?.[0]).toBe('presentation_revoked');
  expect(hear('presentation_start', { presenter_name: 'Ward' })).toEqual([
    'presentation_start',
    { presenter_name: 'Ward', presenter_uuid: 'unknown' },
  ]);
});
