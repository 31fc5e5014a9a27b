import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { EndReason, Reply } from '../../../renderer/calls/call.ts';
import type { Start } from '../../../renderer/calls/engine.ts';
import type { Told } from './engine-told.ts';

/** What the engine is told. `target` says where a call goes, by what it is to meet there. */
export type Verb =
  | { readonly do: 'dial'; readonly target: JoinTarget; readonly start: Start }
  | { readonly do: 'answer' | 'answer-second'; readonly start: Start }
  | { readonly do: 'decline' | 'decline-second' | 'hang-up' | 'clear' }
  | { readonly do: 'mute' | 'camera' | 'hold'; readonly on: boolean }
  | { readonly do: 'reply'; readonly answer: Reply }
  | { readonly do: 'tone'; readonly key: string };

/** Whom a call meets: somebody who is there, who asks for the PIN 2345 first, or one of the ways to fail. */
export type Goal = 'there' | 'pin' | Failure;
export type Failure = 'busy' | 'not-found' | 'no-answer' | 'declined';

/** What the far side makes of this one; null where it cannot know. */
export type Seen = {
  readonly muted: boolean | null;
  readonly camera: boolean | null;
  readonly held: boolean | null;
  /** The keys whose tones came, in order. */
  readonly tones: string;
};

/** What an arrangement can play; what it cannot is skipped for that reason. All false, null or empty is allowed. */
export type Can = {
  /** The far side is one person who can leave: what is left is the lobby, or the end for this reason. */
  readonly farLeaves: 'lobby' | EndReason | null;
  readonly failures: readonly Failure[];
  readonly asksPin: boolean;
  readonly ring: boolean;
  readonly second: boolean;
  readonly camera: boolean;
  readonly hold: boolean;
  readonly tones: boolean;
  readonly loseLine: boolean;
  /** The far side is told whether this one is muted, and whether its camera is on. */
  readonly seesMute: boolean;
  readonly seesCamera: boolean;
};

/** An engine with a far side, alive for one test. All is asked of another realm, so all is a promise. */
export type Arrangement = {
  target(goal: Goal): JoinTarget;
  told(): Promise<Told>;
  verb(verb: Verb): Promise<void>;
  /** Lets some time go by, some 50 ms; at once when the engine tells of something. */
  turn(): Promise<void>;
  readonly far: {
    /** Calls this side, as `Ward`; another as `Second ward`. */
    ring(name: 'Ward' | 'Second ward'): Promise<void>;
    giveUp(): Promise<void>;
    hangUp(): Promise<void>;
    sees(): Promise<Seen>;
    loseLine(): Promise<void>;
    mendLine(): Promise<void>;
  };
  /** What the engine still holds of the computer: watched media, open devices, connections; by name, for whoever reads the failure. */
  held(): Promise<readonly string[]>;
  /** How often a listener was called that stopped listening before the first call; always 0. */
  toldInVain(): Promise<number>;
  stop(): Promise<void>;
};

const reasons: Record<Failure, EndReason> = {
  busy: 'call-busy',
  'not-found': 'call-not-found',
  'no-answer': 'call-no-answer',
  declined: 'call-declined',
};
const heardAndSeen: Start = { muted: false, camera: true };
const unheard: Start = { muted: true, camera: false };
/** Turns of waiting before a test gives up. */
const patienceTurns = 300;

/**
 * The behaviours that every engine must have, over an engine with a far side. What the arrangement cannot play says `can`;
 * `arrange` is called for each test.
 */
export function engineSuite(name: string, can: Can, arrange: () => Promise<Arrangement>): void {
  describe(`every engine's behaviour: ${name}`, () => {
    let side: Arrangement;
    beforeEach(async () => {
      side = await arrange();
    });
    afterEach(() => side.stop());

    const until = async (what: string, fits: (told: Told) => boolean): Promise<Told> => {
      for (let turn = 0; turn < patienceTurns; turn += 1) {
        const told = await side.told();
        if (fits(told)) return told;
        await side.turn();
      }
      throw new Error(`${what} never came: ${JSON.stringify(await side.told())}`);
    };
    const untilIs = (kind: Told['kind']) => until(kind, (told) => told.kind === kind);
    const untilSeen = async (what: string, fits: (seen: Seen) => boolean): Promise<void> => {
      for (let turn = 0; turn < patienceTurns; turn += 1) {
        if (fits(await side.far.sees())) return;
        await side.turn();
      }
      throw new Error(`the far side never saw ${what}: ${JSON.stringify(await side.far.sees())}`);
    };
    const dial = (goal: Goal, start: Start = heardAndSeen) =>
      side.verb({ do: 'dial', target: side.target(goal), start });
    const meet = async (start: Start = heardAndSeen): Promise<Told> => {
      await dial('there', start);
      return untilIs('connected');
    };

    test('it is idle at first, quiet and unseen, and says what it can', async () => {
      const { kind, own, abilities, second, conference } = await side.told();
      expect(kind).toBe('idle');
      // A codec's microphone is its own, also outside of a call.
      if (abilities.ownMedia) expect(own.muted.actual).toBe(true);
      expect(own.camera.actual).toBe(false);
      expect(second).toBeNull();
      expect(conference).toBeNull();
      expect(abilities.hold).toBe(can.hold);
      expect(abilities.tones).toBe(can.tones);
    });

    test('a call is dialled at once, and meets somebody', async () => {
      await dial('there');
      const dialled = await side.told();
      expect(dialled.address).toBe(side.target('there').address);
      expect(['dialling', 'lobby', 'connected']).toContain(dialled.kind);
      const { parties, met } = await untilIs('connected');
      expect(parties.length).toBeGreaterThan(0);
      expect(met).toBe(true);
    });

    test('verbs out of their place change nothing', async () => {
      for (const verb of ['decline', 'decline-second', 'hang-up', 'clear'] as const)
        await side.verb({ do: verb });
      await side.verb({ do: 'answer', start: heardAndSeen });
      await side.verb({ do: 'answer-second', start: heardAndSeen });
      await side.verb({ do: 'reply', answer: { kind: 'pin', pin: '1' } });
      await side.verb({ do: 'tone', key: '1' });
      expect((await side.told()).kind).toBe('idle');
    });

    test('a wish to be muted shows at once, and is so soon', async () => {
      await meet();
      await until('an open microphone', ({ own }) => !own.muted.actual);
      for (const muted of [true, false]) {
        await side.verb({ do: 'mute', on: muted });
        expect((await side.told()).own.muted.wanted).toBe(muted);
        await until(`muted ${muted}`, ({ own }) => own.muted.actual === muted);
      }
    });

    test.skipIf(!can.seesMute)('the far side sees that this one is muted', async () => {
      await meet();
      await untilSeen('an open microphone', ({ muted }) => muted === false);
      await side.verb({ do: 'mute', on: true });
      await untilSeen('a muted one', ({ muted }) => muted === true);
    });

    test.skipIf(!can.camera)('a wish for the camera shows at once, and is so soon', async () => {
      await meet();
      await until('a camera', ({ own }) => own.camera.actual);
      for (const camera of [false, true]) {
        await side.verb({ do: 'camera', on: camera });
        expect((await side.told()).own.camera.wanted).toBe(camera);
        await until(`camera ${camera}`, ({ own }) => own.camera.actual === camera);
        if (can.seesCamera) await untilSeen(`camera ${camera}`, (seen) => seen.camera === camera);
      }
    });

    test('a call that begins unheard and unseen is so', async () => {
      await dial('there', unheard);
      const begun = await side.told();
      expect(begun.own.muted.wanted).toBe(true);
      if (begun.abilities.ownMedia) expect(begun.own.muted.actual).toBe(true);
      expect(begun.own.camera).toEqual({ wanted: false, actual: false });
      const { own } = await untilIs('connected');
      if (begun.abilities.ownMedia) expect(own.muted.actual).toBe(true);
      else await until('a muted side', (told) => told.own.muted.actual);
      expect(own.camera.actual).toBe(false);
      if (can.seesMute) await untilSeen('a muted one', ({ muted }) => muted === true);
    });

    test('wishes from before somebody is met are kept', async () => {
      await dial('there');
      await side.verb({ do: 'mute', on: true });
      if (can.camera) await side.verb({ do: 'camera', on: false });
      const { own } = await untilIs('connected');
      expect(own.muted.wanted).toBe(true);
      await until('a muted side', (told) => told.own.muted.actual);
      expect((await side.told()).own.camera.actual).toBe(false);
    });

    test('whoever leaves has left at once, and has let go of everything', async () => {
      await meet();
      await side.verb({ do: 'hang-up' });
      const ended = await side.told();
      expect(ended).toMatchObject({
        kind: 'ended',
        reason: 'left',
        met: true,
        conference: null,
        second: null,
      });
      for (let turn = 0; turn < patienceTurns && (await side.held()).length > 0; turn += 1) await side.turn();
      expect(await side.held()).toEqual([]);
      expect((await side.told()).kind).toBe('ended');
    });

    test('a call that is left before anybody answered is over, and nobody was met', async () => {
      await dial('there');
      await side.verb({ do: 'hang-up' });
      expect(await side.told()).toMatchObject({ kind: 'ended', reason: 'left' });
      for (let turn = 0; turn < 10; turn += 1) await side.turn();
      expect((await side.told()).kind).toBe('ended');
      expect(await side.held()).toEqual([]);
    });

    test('what ended is cleared, nothing is told after, and one dials again', async () => {
      await meet();
      await side.verb({ do: 'hang-up' });
      await side.verb({ do: 'clear' });
      const cleared = await side.told();
      expect(cleared).toMatchObject({ kind: 'idle', reason: null, second: null });
      for (let turn = 0; turn < 10; turn += 1) await side.turn();
      expect((await side.told()).kind).toBe('idle');
      const { parties } = await meet(unheard);
      expect(parties.length).toBeGreaterThan(0);
    });

    test('dialling while in a call ends that one first', async () => {
      await meet();
      await dial('there', unheard);
      const { kind, own } = await side.told();
      expect(['dialling', 'lobby', 'connected']).toContain(kind);
      expect(own.muted.wanted).toBe(true);
      const { parties } = await untilIs('connected');
      expect(parties.length).toBe(1);
    });

    test('a listener that stopped hears nothing', async () => {
      await meet();
      await side.verb({ do: 'hang-up' });
      expect(await side.toldInVain()).toBe(0);
    });

    test.skipIf(can.farLeaves === null)('when the far side leaves it shows', async () => {
      await meet();
      await side.far.hangUp();
      if (can.farLeaves === 'lobby') expect(await untilIs('lobby')).toMatchObject({ met: true });
      else {
        expect(await untilIs('ended')).toMatchObject({ reason: can.farLeaves, met: true });
        expect(await side.held()).toEqual([]);
      }
    });

    for (const failure of ['busy', 'not-found', 'no-answer', 'declined'] as const) {
      test.skipIf(!can.failures.includes(failure))(`a call fails: ${failure}`, async () => {
        await dial(failure);
        expect(await untilIs('ended')).toMatchObject({ reason: reasons[failure], met: false });
        for (let turn = 0; turn < 10 && (await side.held()).length > 0; turn += 1) await side.turn();
        expect(await side.held()).toEqual([]);
      });
    }

    describe.skipIf(!can.asksPin)('where a PIN is asked', () => {
      test('it is asked, a wrong one is asked again, the right one lets in', async () => {
        await dial('pin');
        expect(await untilIs('asking')).toMatchObject({ question: { kind: 'pin', wrong: false } });
        await side.verb({ do: 'reply', answer: { kind: 'pin', pin: '9999' } });
        await until('a second question', ({ question }) => question?.kind === 'pin' && question.wrong);
        await side.verb({ do: 'reply', answer: { kind: 'pin', pin: '2345' } });
        expect((await side.told()).kind).not.toBe('asking');
        await until('to be in', ({ kind }) => kind === 'lobby' || kind === 'connected');
      });

      test('what is wished meanwhile is kept', async () => {
        await dial('pin');
        await untilIs('asking');
        await side.verb({ do: 'mute', on: true });
        await side.verb({ do: 'reply', answer: { kind: 'pin', pin: '2345' } });
        await until('to be in', ({ kind }) => kind === 'lobby' || kind === 'connected');
        await until('a muted side', ({ own }) => own.muted.wanted && own.muted.actual);
      });

      test('who is asked may leave', async () => {
        await dial('pin');
        await untilIs('asking');
        await side.verb({ do: 'hang-up' });
        expect(await side.told()).toMatchObject({ kind: 'ended', reason: 'left', met: false });
      });
    });

    describe.skipIf(!can.ring)('where one is called', () => {
      test('it rings, and is answered as it is said', async () => {
        await side.far.ring('Ward');
        const { from } = await untilIs('ringing');
        expect(from).toContain('Ward');
        await side.verb({ do: 'answer', start: { muted: true, camera: false } });
        expect((await side.told()).kind).not.toBe('ringing');
        const { own } = await untilIs('connected');
        expect(own.muted.wanted).toBe(true);
        expect(own.camera.actual).toBe(false);
      });

      test('it is declined', async () => {
        await side.far.ring('Ward');
        await untilIs('ringing');
        await side.verb({ do: 'decline' });
        expect((await side.told()).kind).toBe('idle');
        for (let turn = 0; turn < 10; turn += 1) await side.turn();
        expect((await side.told()).kind).toBe('idle');
      });

      test('whoever called gives up', async () => {
        await side.far.ring('Ward');
        await untilIs('ringing');
        await side.far.giveUp();
        await untilIs('idle');
        expect(await side.held()).toEqual([]);
      });
    });

    describe.skipIf(!can.second)('where one is called in a call', () => {
      test('the second is told of; declined, the first goes on', async () => {
        await meet();
        await side.far.ring('Second ward');
        const { second } = await until('a second call', (told) => told.second !== null);
        expect(second).toContain('Second ward');
        await side.verb({ do: 'decline-second' });
        expect(await until('nobody', (told) => told.second === null)).toMatchObject({ kind: 'connected' });
      });

      test('taken, it ends the first', async () => {
        await meet();
        await side.far.ring('Second ward');
        await until('a second call', (told) => told.second !== null);
        await side.verb({ do: 'answer-second', start: heardAndSeen });
        const { parties } = await until(
          'the second call',
          ({ kind, second, parties: [party] }) =>
            kind === 'connected' && second === null && (party?.name.includes('Second ward') ?? false),
        );
        expect(parties.length).toBe(1);
      });

      test('whoever calls second gives up', async () => {
        await meet();
        await side.far.ring('Second ward');
        await until('a second call', (told) => told.second !== null);
        await side.far.giveUp();
        expect(await until('nobody', (told) => told.second === null)).toMatchObject({ kind: 'connected' });
      });
    });

    test.skipIf(!can.hold)('a call is held and resumed, and the far side sees it', async () => {
      await meet();
      await side.verb({ do: 'hold', on: true });
      expect((await side.told()).own.held.wanted).toBe(true);
      await until('held', ({ own }) => own.held.actual);
      await untilSeen('a held call', ({ held }) => held !== false);
      await side.verb({ do: 'hold', on: false });
      await until('resumed', ({ own }) => !own.held.wanted && !own.held.actual && !own.muted.actual);
      await untilSeen('a resumed call', ({ held }) => held !== true);
    });

    test.skipIf(!can.tones)('tones come to the far side in their order', async () => {
      await meet();
      for (const key of '12*#') await side.verb({ do: 'tone', key });
      await untilSeen('the tones', ({ tones }) => tones === '12*#');
    });

    test.skipIf(!can.loseLine)('a lost line is told, and comes back with the parties', async () => {
      const { parties } = await meet();
      await side.far.loseLine();
      await untilIs('reconnecting');
      await side.far.mendLine();
      const back = await until(
        'the line',
        ({ kind, parties: [party] }) => kind === 'connected' && party !== undefined,
      );
      expect(back.parties.length).toBe(parties.length);
    });
  });
}
