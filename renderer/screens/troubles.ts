import type { Notice } from '../../main/contract/kiosk.ts';
import type { ProblemCode } from '../../main/contract/problems.ts';
import type { Problem } from '../../main/contract/result.ts';
import { missingThings } from '../kiosk/missing-things.ts';
import type { KioskState } from '../kiosk/state.ts';

/** Something wrong now. `since` (ms since 1970) and `issues` are there where main knows them. */
export type Trouble = {
  readonly code: ProblemCode;
  readonly at?: string | undefined;
  readonly detail?: string | undefined;
  readonly since?: number;
  readonly issues?: Notice['issues'];
};

/** The window knows it from its browser, main from the computer; who notices first is believed. */
const networkTrouble = ({ online, notices }: Pick<KioskState, 'online' | 'notices'>): Trouble | null =>
  notices.find(({ code }) => code === 'network-down') ?? (online ? null : { code: 'network-down' });

type Facts = Pick<
  KioskState,
  'devices' | 'online' | 'hub' | 'notices' | 'callDevices' | 'deviceInUse' | 'chosen' | 'kiosk'
>;

/**
 * All that is wrong now and that a person should know of, what keeps them from being seen and heard first. Each code
 * and place once.
 */
export function troublesOf(facts: Facts): readonly Trouble[] {
  const { devices, hub, notices } = facts;
  const found: readonly (Trouble | null)[] = [
    networkTrouble(facts),
    ...missingThings(facts).map((name): Trouble => ({ code: 'device-gone', at: name })),
    devices.microphoneProblem,
    devices.cameraProblem,
    devices.speakerProblem,
    ...notices,
    hub?.problem ?? null,
    hub?.status === 'down' && !hub.problem ? { code: 'hub-unreachable' } : null,
  ];
  const seen = new Set<string>();
  return found.filter((trouble): trouble is Trouble => {
    if (!trouble) return false;
    const key = `${trouble.code} ${trouble.at ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const quietAtHome: ReadonlySet<ProblemCode> = new Set([
  'device-not-allowed',
  'line-not-allowed',
  'line-not-supported',
]);

/** What of it is said at rest: not what only IT can change and no meeting suffers from; the device's own card says that. */
export const homeTroublesOf = (facts: Facts): readonly Trouble[] =>
  troublesOf(facts).filter(({ code }) => !quietAtHome.has(code));

export const signNames = ['camera', 'microphone', 'sound', 'network'] as const;
export type SignName = (typeof signNames)[number];

/** `unknown` until the devices were listed, or the hub has said how it is. */
export type Sign = 'works' | 'trouble' | 'unknown';

/** The four honest signs. */
export function signsOf(facts: Facts): Readonly<Record<SignName, Sign>> {
  const { devices, hub } = facts;
  const device = (problem: Problem | null): Sign =>
    problem ? 'trouble' : devices.known ? 'works' : 'unknown';
  const network = (): Sign => {
    if (networkTrouble(facts) || hub?.status === 'down') return 'trouble';
    return hub?.status === 'up' ? 'works' : 'unknown';
  };
  return {
    camera: device(devices.cameraProblem),
    microphone: device(devices.microphoneProblem),
    sound: device(devices.speakerProblem),
    network: network(),
  };
}
