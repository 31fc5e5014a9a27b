/** Labels of cameras that were seen to move, kept by the browser from one start to the next: what a closed camera can do it does not tell. */
export type RememberedLabels = {
  read(): readonly string[];
  keep(labels: readonly string[]): void;
};

/** The most that are kept, the newest first, and characters of each. */
const most = 16;
const longest = 300;

/** Keeps them in `storage` under `key`. A storage that refuses, or holds what nobody wrote, is as an empty one. */
export function rememberLabels(storage: () => Storage, key: string): RememberedLabels {
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(storage().getItem(key) ?? '[]');
        if (!Array.isArray(kept)) return [];
        return kept.filter((label) => typeof label === 'string' && label.length <= longest).slice(0, most);
      } catch {
        return [];
      }
    },
    keep(labels) {
      try {
        storage().setItem(key, JSON.stringify(labels.slice(0, most)));
      } catch {
        // A full disk, or a browser that keeps nothing: the next opening tells it again.
      }
    },
  };
}
