import type { KioskFacts } from '../../main/contract/kiosk.ts';

/** `auto` is dark where the screen hangs before faces, and light on a laptop, which stands in daylight. */
export function themeOf(kiosk: Pick<KioskFacts, 'theme' | 'posture'> | null): 'dark' | 'light' {
  if (!kiosk) return 'dark';
  if (kiosk.theme !== 'auto') return kiosk.theme;
  return kiosk.posture === 'laptop' ? 'light' : 'dark';
}
