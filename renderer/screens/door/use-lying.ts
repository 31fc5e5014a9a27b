import { useSyncExternalStore } from 'react';

const landscape = '(orientation: landscape)';

function watch(onChange: () => void): () => void {
  const query = matchMedia(landscape);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Whether the screen is wider than high; beside a door most stand upright. */
export const useLying = (): boolean =>
  useSyncExternalStore(
    watch,
    () => matchMedia(landscape).matches,
    () => false,
  );
