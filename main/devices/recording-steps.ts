import {
  type CallDevice,
  type LampName,
  type Lamps,
  noLamps,
  type Press,
  type PressKind,
  type RecordingStep,
  recordingSteps,
} from '../contract/devices.ts';

const ringing: Lamps = { ...noLamps, ringing: true };
const inCall: Lamps = { ...noLamps, offHook: true };
const muted: Lamps = { ...inCall, muted: true };
const held: Lamps = { ...inCall, held: true };

/** A step: what the device must have for it, and what it shows meanwhile, as it would in a call. */
type Step = { readonly needs: PressKind | LampName; readonly shows: Lamps };

const table: Readonly<Record<RecordingStep, Step>> = {
  'hook-up': { needs: 'hook', shows: noLamps },
  'hook-down': { needs: 'hook', shows: inCall },
  // Most devices tell of mute only as long as they are told that there is a call.
  mute: { needs: 'mute', shows: inCall },
  'mute-again': { needs: 'mute', shows: muted },
  'volume-up': { needs: 'volume', shows: inCall },
  'volume-down': { needs: 'volume', shows: inCall },
  reject: { needs: 'reject', shows: ringing },
  flash: { needs: 'flash', shows: inCall },
  redial: { needs: 'redial', shows: noLamps },
  keypad: { needs: 'key', shows: inCall },
  'lamp-ringing': { needs: 'ringing', shows: ringing },
  'lamp-off-hook': { needs: 'offHook', shows: inCall },
  // Lit without a call some stay dark (Anker PowerConf), and a call never leaves them lit alone.
  'lamp-muted': { needs: 'muted', shows: muted },
  'lamp-held': { needs: 'held', shows: held },
};

/** The steps that make sense for what a device has. */
export const stepsFor = ({ keys, lamps }: Pick<CallDevice, 'keys' | 'lamps'>): readonly RecordingStep[] => {
  const has: readonly string[] = [...keys, ...lamps];
  return recordingSteps.filter((step) => has.includes(table[step].needs));
};

/** What the device shows when a step begins; null is after the last. */
export const shownIn = (step: RecordingStep | null): Lamps => (step === null ? noLamps : table[step].shows);

/** Whether a step is about a lamp that a person looks at. */
export const isOfLamp = (step: RecordingStep): boolean => step.startsWith('lamp-');

/** What it shows after a press, as a call would answer it: a device that gets no answer may send nothing more. */
export function answered(lamps: Lamps, press: Press): Lamps {
  if (press.kind === 'hook') return press.lifted ? inCall : noLamps;
  if (press.kind === 'mute') return { ...lamps, muted: press.muted ?? !lamps.muted };
  if (press.kind === 'flash') return { ...lamps, held: !lamps.held };
  return press.kind === 'reject' ? noLamps : lamps;
}
