import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { Question, Reply } from '../call.ts';
import type { Credentials } from './infinity-client.ts';
import { verdictOf } from './reasons.ts';

/** What comes of something that a node said before it let one in. */
export type EntryStep =
  /** Ask the node again, with {@link Entry.by}. */
  | { readonly kind: 'again' }
  | { readonly kind: 'ask'; readonly question: Question }
  /** Nothing that is known helps: the node's own words count. */
  | { readonly kind: 'refused' };

/** The way in: what a node asked so far, and what was answered. It is kept, so that one comes in again by itself. */
export type Entry = {
  readonly by: Credentials;
  pinNeeded(of: { readonly host: boolean; readonly guest: boolean }): EntryStep;
  extensionNeeded(): EntryStep;
  providers(list: readonly { readonly id: string; readonly name: string }[]): EntryStep;
  /** The provider vouched for the room. */
  signedIn(token: string): void;
  refused(reason: string): EntryStep;
  /** Null: no such thing was asked. */
  reply(answer: Reply): EntryStep | null;
  /** What is good once is used up. */
  entered(): void;
};

/**
 * Makes one. A target's PIN is tried first. A wrong PIN is answered with nothing but a refusal, so that the node is asked once
 * more without one, to hear what it takes.
 */
export function makeEntry(target: Pick<JoinTarget, 'pin' | 'role'>, token?: string): Entry {
  let by: Credentials = {
    ...(target.pin !== undefined && { pin: target.pin }),
    ...(token !== undefined && { token }),
  };
  let guests: 'none' | 'pin' | null | undefined;
  let wrongPin = false;
  let asked: Question['kind'] | null = null;

  const change = (next: Credentials): EntryStep => {
    by = next;
    asked = null;
    return { kind: 'again' };
  };
  const without = (key: keyof Credentials): Credentials => {
    const { [key]: _, ...rest } = by;
    return rest;
  };
  const ask = (question: Question): EntryStep => {
    asked = question.kind;
    return { kind: 'ask', question };
  };
  const askPin = (): EntryStep => {
    const question: Question = { kind: 'pin', guests: guests ?? null, wrong: wrongPin };
    return ask(question);
  };

  return {
    get by() {
      return by;
    },
    pinNeeded({ host, guest }) {
      guests = host ? (guest ? 'pin' : 'none') : null;
      const mayEnterAsGuest =
        target.role === 'guest' && guests === 'none' && !wrongPin && by.pin === undefined;
      return mayEnterAsGuest ? change({ ...by, pin: 'none' }) : askPin();
    },
    extensionNeeded() {
      const wrong = by.extension !== undefined;
      by = without('extension');
      return ask({ kind: 'extension', wrong });
    },
    providers(list) {
      const [only] = list;
      if (list.length === 1 && only) return change({ ...by, provider: only.id });
      return ask({ kind: 'sign-in', providers: list });
    },
    signedIn(signInToken) {
      by = { ...by, signInToken };
    },
    refused(reason) {
      const { reason: code } = verdictOf(reason);
      if (reason === 'Invalid PIN' && by.pin !== undefined) {
        wrongPin = true;
        by = without('pin');
        return guests === undefined ? { kind: 'again' } : askPin();
      }
      if (code === 'pexip-alias-unknown' && by.extension !== undefined) {
        by = without('extension');
        return ask({ kind: 'extension', wrong: true });
      }
      return { kind: 'refused' };
    },
    reply(answer) {
      if (asked !== answer.kind) return null;
      switch (answer.kind) {
        case 'pin':
          return change({ ...by, pin: answer.pin ?? 'none' });
        case 'extension':
          return change({ ...by, extension: answer.extension });
        case 'sign-in':
          return change({ ...by, provider: answer.provider });
      }
    },
    entered() {
      const { token: _, signInToken: __, ...rest } = by;
      by = rest;
      wrongPin = false;
    },
  };
}
