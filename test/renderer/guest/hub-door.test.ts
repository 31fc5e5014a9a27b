import { describe, expect, test } from 'vitest';
import { bad, good } from '../../../main/contract/result.ts';
import { makeHubDoor } from '../../../renderer/guest/hub-door.ts';
import { ticket, welcome } from './doubles.ts';

function doorThat(answer: () => unknown, online = true) {
  const asked: { path: string; body: unknown }[] = [];
  const door = makeHubDoor({
    online: () => online,
    fetch: async (path, { body }) => {
      asked.push({ path, body: JSON.parse(body) });
      return { status: 200, json: async () => answer() };
    },
  });
  return { door, asked };
}

describe('the welcome', () => {
  test('is asked for by the code', async () => {
    const { door, asked } = doorThat(() => good(welcome));
    expect(await door.welcome('K7QM-4RTB')).toEqual(good(welcome));
    expect(asked).toEqual([{ path: '/api/welcome', body: { code: 'K7QM-4RTB' } }]);
  });

  test.each(['code-unknown', 'code-expired', 'too-many-tries'] as const)('%s is passed on', async (code) => {
    const { door } = doorThat(() => bad(code));
    expect(await door.welcome('X')).toEqual(bad(code));
  });
});

describe('the ticket', () => {
  test('is asked for by code and name; a first one names no client', async () => {
    const { door, asked } = doorThat(() => good(ticket));
    const wish = { code: 'X', name: 'Bodil', language: 'da' };
    expect(await door.ticket({ ...wish, client: undefined })).toEqual(good(ticket));
    await door.ticket({ ...wish, client: 'g-1' });
    expect(asked.map(({ body }) => body)).toEqual([wish, { ...wish, client: 'g-1' }]);
  });
});

describe('a hub that is not there', () => {
  const code = async (answer: () => unknown, online = true): Promise<string | null> => {
    const result = await doorThat(answer, online).door.welcome('X');
    return result.ok ? null : result.error.code;
  };

  test.each([
    ['an error page of a proxy', () => JSON.parse('<html>')],
    ['no connection', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['an answer of another shape', () => good({ room: 'egeskov' })],
    ['nothing', () => null],
    ['a problem that nobody knows', () => ({ ok: false, error: { code: 'teapot' } })],
  ])('%s: hub-unreachable', async (_name, answer) => {
    expect(await code(answer)).toBe('hub-unreachable');
  });

  test('this device without a network says that', async () => {
    const { door, asked } = doorThat(() => good(welcome), false);
    expect(await door.welcome('X')).toMatchObject({ error: { code: 'network-down' } });
    expect(asked).toEqual([]);
  });
});
