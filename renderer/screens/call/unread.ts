import { useEffect, useState } from 'react';
import type { KioskState } from '../../kiosk/state.ts';

/** Whether others wrote something in the chat since it was last open. */
export function useUnread({ conference, panel }: Pick<KioskState, 'conference' | 'panel'>): boolean {
  const [seen, setSeen] = useState(-1);
  const last = conference?.chat.findLast(({ own }) => !own)?.id ?? -1;
  const open = panel === 'chat';
  useEffect(() => {
    if (open) setSeen(last);
  }, [open, last]);
  return !open && last > seen;
}
