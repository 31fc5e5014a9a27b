import { expect, vi } from 'vitest';
import type { GuestInTest } from './guest-in-test.ts';
import type { KioskInTest } from './kiosk-in-test.ts';

/** A zone in which it is about noon now, so that "later today" is today at whatever hour the tests run. */
function noonZone(): string {
  const ahead = 12 - new Date().getUTCHours();
  // POSIX signs: Etc/GMT-3 is three hours ahead of UTC.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** English words, a hub on any free port, a short goodbye. `more` is further YAML. */
export const flowSettings = (more = ''): string =>
  `language: {default: en}
room: {name: Egeskov, site: Health house, address: egeskov, zone: ${noonZone()}}
calls: {goodbyeSeconds: 2}
${more.includes('hub:') ? '' : 'hub: {loopbackPort: 0}\n'}${more}`;

/** The link for a guest, read off the screen of a kiosk that is in a call. */
export async function linkOnScreen(kiosk: KioskInTest): Promise<string> {
  const form = /https?:\/\/[\w.:[\]-]+\/g\/\S+/;
  if (!form.test(await kiosk.text())) await kiosk.tap(/^Invite/);
  await kiosk.sees(form);
  return form.exec(await kiosk.text())?.[0] ?? '';
}

/** Waits until a side gets pictures and sound from `others` parties. */
export async function hasMediaFrom(
  side: Pick<KioskInTest | GuestInTest, 'received'>,
  others: number,
  withinMs = 20_000,
): Promise<void> {
  await vi.waitFor(
    async () => {
      const received = await side.received(1500);
      expect(received).toMatchObject({ links: others });
      expect(received.frames).toBeGreaterThan(5 * others);
      // Both simulated microphones beep alike, which the echo cancellers learn to take for an echo; silence is below 1e-6.
      expect(received.energy).toBeGreaterThan(1e-5);
    },
    { timeout: withinMs },
  );
}
