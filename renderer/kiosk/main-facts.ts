import type { KioskParts } from './kiosk-parts.ts';
import type { KioskState } from './state.ts';

/** Keeps in the state what main says, where nothing follows from it. */
export function keepMainFacts(
  { main }: Pick<KioskParts, 'main'>,
  get: () => KioskState,
  set: (change: Partial<KioskState>) => void,
): void {
  main.watch('kiosk', (kiosk) => {
    const first = get().kiosk === null || get().kiosk?.language !== kiosk.language;
    set({ kiosk, ...(first && { language: kiosk.language }) });
  });
  main.watch('notices', (notices) => set({ notices }));
  main.watch('hub', (hub) => set({ hub }));
  main.watch('callDevices', (callDevices) => set({ callDevices }));
  main.watch('views', (views) => set({ views }));
  main.watch('beside', (beside) => set({ beside }));
  main.watch('directory', (directory) => set({ directory }));
}
