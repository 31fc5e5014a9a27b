import { type Control, controlsOf, type ReportDescriptor, type Usage } from './report-descriptor.ts';
import { isOfPage, usageParts } from './usage.ts';

/** LEDs and ringer that a host lights during a call, by the usage of each. */
const leds = {
  offHook: '08:17',
  mute: '08:09',
  ring: '08:18',
  hold: '08:20',
  microphone: '08:21',
  speaker: '08:1e',
  onLine: '08:2a',
  messageWaiting: '08:19',
  ringer: '0b:9e',
} as const satisfies Readonly<Record<string, Usage>>;
export type Led = keyof typeof leds;

/** What a device offers for calls; null is what it has not. */
export type Telephony = {
  readonly hook: Control | null;
  readonly mute: Control | null;
  readonly flash: Control | null;
  readonly redial: Control | null;
  /** Drop, or Button 7 beside the telephony keys, which is how headsets say "reject". */
  readonly drop: Control | null;
  /** The device's own word on whether a call is under way. */
  readonly lineBusy: Control | null;
  /** Phone Key 0 to 9, star, pound, A to D: those there are. */
  readonly keypad: readonly Control[];
  readonly volume: {
    readonly up: Control | null;
    readonly down: Control | null;
    readonly mute: Control | null;
  };
  readonly leds: Readonly<Partial<Record<Led, Control>>>;
};

const telephonyPage = 0x0b;
const consumerPage = 0x0c;
const reject: Usage = '09:07';

/**
 * Finds what a device offers for calls, by usage and not by collection: some have their hook in a consumer collection, and
 * some have a telephony collection with no hook in it. Of two with the same usage the one in a collection of its own kind
 * is taken. Null when no key and no Off-Hook LED is there.
 */
export function telephonyIn(descriptor: ReportDescriptor): Telephony | null {
  const inputs = controlsOf(descriptor, 'input');
  const outputs = controlsOf(descriptor, 'output');
  const first = (all: readonly Control[], usage: Usage, page: number): Control | null => {
    const same = all.filter((control) => control.usage === usage);
    return same.find(({ application }) => isOfPage(application, page)) ?? same[0] ?? null;
  };
  const key = (usage: Usage): Control | null => first(inputs, usage, telephonyPage);
  const volume = (usage: Usage): Control | null => first(inputs, usage, consumerPage);
  const rejectKey = inputs.find(
    ({ usage, application }) => usage === reject && isOfPage(application, telephonyPage),
  );
  const telephony: Telephony = {
    hook: key('0b:20'),
    mute: key('0b:2f'),
    flash: key('0b:21'),
    redial: key('0b:24'),
    drop: key('0b:26') ?? rejectKey ?? null,
    lineBusy: key('0b:97'),
    keypad: inputs.filter(({ usage }) => isPhoneKey(usage)),
    volume: { up: volume('0c:e9'), down: volume('0c:ea'), mute: volume('0c:e2') },
    leds: Object.fromEntries(
      Object.entries(leds).flatMap(([led, usage]) => {
        const control = first(outputs, usage, telephonyPage);
        return control ? [[led, control]] : [];
      }),
    ),
  };
  const { hook, mute, flash, redial, drop, keypad } = telephony;
  const any = hook ?? mute ?? flash ?? redial ?? drop ?? keypad[0] ?? telephony.leds.offHook;
  return any ? telephony : null;
}

function isPhoneKey(usage: Usage): boolean {
  const { page, id } = usageParts(usage);
  return page === telephonyPage && id >= 0xb0 && id <= 0xbf;
}
