import type { KioskParts } from './kiosk-parts.ts';

/** So long, in ms, after a call is answered it is asked for the PIN at the other end; who sends it earlier may not be heard. */
const askedAfterMs = 3_000;

/**
 * Sends the PIN of the meeting that the room's codec has dialled, or this computer by SIP, as tones ended by `#`, as conference
 * systems ask for it: once a call, and not where the address holds it. A call that was found on, not dialled here, has no PIN; Pexip
 * takes it with the call.
 */
export function sendPin({ engine, clock }: Pick<KioskParts, 'engine' | 'clock'>): void {
  let pin: string | null = null;
  let cancel = (): void => {};
  const send = (digits: string): void => {
    for (const key of `${digits}#`) engine.sendTone(key);
  };
  engine.watch(() => {
    const { state } = engine;
    if (state.kind === 'dialling') {
      const { engine: name, pin: digits = '', address } = state.target;
      const byTones = name === 'codec' || name === 'sip';
      pin = byTones && /^\d+$/.test(digits) && !address.includes(digits) ? digits : null;
    } else if (state.kind === 'connected' && pin !== null) {
      const digits = pin;
      pin = null;
      cancel();
      cancel = clock.after(askedAfterMs, () => send(digits));
    } else if (state.kind === 'ended' || state.kind === 'idle') {
      pin = null;
      cancel();
    }
  });
}
