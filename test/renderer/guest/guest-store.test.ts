import { describe, expect, test } from 'vitest';
import { bad, good, type Result } from '../../../main/contract/result.ts';
import type { Ticket, Welcome } from '../../../main/contract/room.ts';
import { readEnvironment } from '../../../renderer/guest/environment.ts';
import { firstState } from '../../../renderer/guest/guest-state.ts';
import { type GuestStoreParts, makeGuestStore } from '../../../renderer/guest/guest-store.ts';
import { makeEngineDouble, makeMediaDouble, ticket, welcome } from './doubles.ts';

/** Lets everything that is waited for come: each `await` of the store takes a few turns. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

function open({
  code = 'K7QM-4RTB' as string | null,
  answer = good(welcome) as Result<Welcome>,
  phone = false,
  parts = {} as Partial<GuestStoreParts>,
} = {}) {
  const media = makeMediaDouble();
  const engine = makeEngineDouble();
  const asked: unknown[] = [];
  const awake: boolean[] = [];
  let askForTicket: ((client: string | undefined) => Promise<Result<Ticket>>) | null = null;
  const store = makeGuestStore({
    first: firstState({
      environment: readEnvironment({
        secure: true,
        hasUserMedia: true,
        hasSpeakerChoice: true,
        userAgent: phone ? 'Android Chrome/156' : 'Chrome/156',
        touchPoints: 5,
      }),
      language: 'en',
      code,
      trustOpen: false,
    }),
    door: {
      welcome: async (wanted) => {
        asked.push(wanted);
        return answer;
      },
      ticket: async (wanted) => {
        asked.push(wanted);
        return good(ticket);
      },
    },
    media,
    engine: async (give) => {
      askForTicket = give;
      return engine;
    },
    askTogether: async () => void asked.push('permission'),
    pictureOf: () => {
      throw new Error('no track in this test');
    },
    playTone: async () => good(null),
    stayAwake: (on) => awake.push(on),
    guestName: (language) => (language === 'da' ? 'Gæst' : 'Guest'),
    showLanguage: () => {},
    showTrust: () => {},
    copyLink: async () => true,
    ...parts,
  });
  return { store, media, engine, asked, awake, ticket: (client?: string) => askForTicket?.(client) };
}

const inCall = async (options: Parameters<typeof open>[0] = {}) => {
  const opened = open(options);
  await settle();
  opened.store.actions.tryMedia();
  await settle();
  opened.store.actions.join();
  await settle();
  return opened;
};

describe('finding the invitation', () => {
  test('the code of the address is looked up at once', async () => {
    const { store, asked } = open();
    await settle();
    expect(asked).toEqual(['K7QM-4RTB']);
    expect(store.state.step.kind).toBe('welcome');
  });

  test('a typed code is tidied, and looked up only when it is whole', async () => {
    const { store, asked } = open({ code: null });
    store.actions.typeCode('k7qm 4rt');
    store.actions.submitCode();
    expect(asked).toEqual([]);
    store.actions.typeCode('k7qm 4rtb');
    store.actions.submitCode();
    await settle();
    expect(asked).toEqual(['K7QM-4RTB']);
    expect(store.state.step.kind).toBe('welcome');
  });

  test('a refusal stops with its reason, and is asked again', async () => {
    const { store, asked } = open({ answer: bad('too-many-tries') });
    await settle();
    expect(store.state.step).toMatchObject({ kind: 'stopped', problem: 'too-many-tries' });
    store.actions.again();
    await settle();
    expect(asked).toHaveLength(2);
  });
});

describe('joining', () => {
  test('camera and microphone are asked for in one question, then opened', async () => {
    const { store, media, asked } = open();
    await settle();
    store.actions.tryMedia();
    await settle();
    expect(asked).toContain('permission');
    expect(media.opened).toEqual([{ microphone: true, camera: true }]);
    expect(store.state.step).toMatchObject({ kind: 'try', opening: false });
    expect(store.state.devices).toMatchObject({ camera: 'c1', microphone: 'm1' });
  });

  test('the room of the invitation is dialled with what works, and the phone stays awake', async () => {
    const { engine, awake } = await inCall();
    expect(engine.told).toEqual(['dial rundbord:egeskov muted:false camera:true']);
    expect(awake.at(-1)).toBe(true);
  });

  test('whoever refused joins seen and heard by nobody, and is not asked again', async () => {
    const opened = open();
    opened.media.refuse = true;
    await settle();
    opened.store.actions.tryMedia();
    await settle();
    opened.store.actions.join();
    await settle();
    expect(opened.engine.told).toEqual(['dial rundbord:egeskov muted:true camera:false']);
    const before = opened.media.opened.length;
    await opened.engine.media?.open({ microphone: true, camera: false });
    expect(opened.media.opened.slice(before)).toEqual([{ microphone: false, camera: false }]);
  });

  test('whoever goes without is asked for nothing until they unmute', async () => {
    const { store, media, engine, asked } = open();
    await settle();
    store.actions.skipMedia();
    store.actions.join();
    await settle();
    expect(asked).not.toContain('permission');
    expect(media.opened).toEqual([]);
    store.actions.setMicrophone(true);
    await settle();
    expect(media.opened).toEqual([{ microphone: true, camera: false }]);
    expect(engine.told.at(-1)).toBe('muted:false');
  });

  test('a ticket is for the name given, or for a guest in their language; a renewal names the client', async () => {
    const opened = open();
    await settle();
    expect(await opened.ticket()).toEqual(good(ticket));
    expect(opened.asked.at(-1)).toEqual({
      code: 'K7QM-4RTB',
      name: 'Gæst',
      language: 'da',
      client: undefined,
    });
    opened.store.actions.typeName(' Bodil ');
    await opened.ticket('g-1');
    expect(opened.asked.at(-1)).toMatchObject({ name: 'Bodil', client: 'g-1' });
  });

  test('a call whose code cannot be fetched stops in words, and is fetched again at the next try', async () => {
    let tries = 0;
    const engine = makeEngineDouble();
    const opened = open({
      parts: {
        engine: async () => {
          tries += 1;
          if (tries < 3) throw new Error('no network');
          return engine;
        },
      },
    });
    await settle();
    opened.store.actions.skipMedia();
    opened.store.actions.join();
    await settle();
    expect(opened.store.state.step).toMatchObject({ kind: 'stopped', problem: 'hub-unreachable' });
    opened.store.actions.again();
    await settle();
    opened.store.actions.join();
    await settle();
    expect(engine.told).toHaveLength(1);
  });
});

describe('in the call', () => {
  test('a microphone that is refused is told of, and the call goes on', async () => {
    const opened = open();
    await settle();
    opened.store.actions.skipMedia();
    opened.store.actions.join();
    await settle();
    opened.media.refuse = true;
    opened.store.actions.setMicrophone(true);
    await settle();
    expect(opened.store.state).toMatchObject({ devicesOpen: true, step: { kind: 'call' } });
    expect(opened.engine.told).not.toContain('muted:false');
  });

  test('mute and camera go to the engine, which owns them', async () => {
    const { store, engine } = await inCall();
    store.actions.setMicrophone(false);
    store.actions.setCamera(false);
    await settle();
    expect(engine.told.slice(1)).toEqual(['muted:true', 'camera:false']);
  });

  test('a phone closes one camera before it opens the other', async () => {
    const { store, media } = await inCall({ phone: true });
    media.opened.length = 0;
    store.actions.switchCamera();
    await settle();
    expect(media.opened).toEqual([
      { microphone: true, camera: false },
      { microphone: true, camera: true },
    ]);
    expect(media.chosen).toEqual(['Back Camera']);
    expect(store.state.facing).toBe('back');
  });

  test('leaving closes camera and microphone, lets the phone sleep, and one can come again', async () => {
    const { store, media, engine, awake } = await inCall();
    store.actions.leave();
    await settle();
    expect(store.state.step.kind).toBe('goodbye');
    expect(media.facts).toMatchObject({ camera: null, microphone: null });
    expect(awake.at(-1)).toBe(false);
    store.actions.again();
    await settle();
    store.actions.join();
    await settle();
    expect(engine.told.filter((line) => line.startsWith('dial'))).toHaveLength(2);
    expect(store.state.call.kind).toBe('dialling');
  });

  test('a room that is full says so', async () => {
    const { store, engine } = await inCall();
    if (engine.state.kind !== 'dialling') throw new Error('not dialled');
    engine.say({ kind: 'ended', target: engine.state.target, reason: 'room-full', at: 1, met: false });
    expect(store.state.step).toMatchObject({ kind: 'stopped', problem: 'room-full' });
  });
});

test('a tone that cannot be played is told of', async () => {
  const { store } = open({ parts: { playTone: async () => bad('speaker-failed') } });
  store.actions.playTone();
  expect(store.state.tone).toBe('sounds');
  await settle();
  expect(store.state.tone).toBe('failed');
});
