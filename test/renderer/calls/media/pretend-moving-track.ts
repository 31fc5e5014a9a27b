type Applied = { readonly [name: string]: number | string | undefined };

/**
 * A camera's track that moves as its capabilities say: it begins at 0, or at its least, and takes one set of constraints after
 * another. `hold` lets the next ones wait until `release`; `refuse` rejects them.
 */
export function pretendMovingTrack(capabilities: object) {
  const applied: Record<string, number | undefined>[] = [];
  const settings: Record<string, number | string> = {};
  for (const [name, range] of Object.entries(capabilities))
    if (typeof range?.min === 'number') settings[name] = Math.max(range.min, Math.min(0, range.max));
  let held: (() => void)[] | null = null;
  let refused: string | null = null;
  const track = {
    kind: 'video',
    getCapabilities: () => capabilities,
    getSettings: () => ({ ...settings }),
    async applyConstraints({ advanced }: { readonly advanced: readonly Applied[] }) {
      applied.push(advanced[0] as Record<string, number | undefined>);
      if (held) await new Promise<void>((resolve) => held?.push(resolve));
      if (refused !== null) throw new Error(refused);
      for (const [name, value] of Object.entries(advanced[0] ?? {}))
        if (value !== undefined) settings[name] = value;
    },
  } as unknown as MediaStreamTrack;
  return {
    track,
    applied,
    hold(): void {
      held = [];
    },
    release(): void {
      const all = held ?? [];
      held = null;
      for (const one of all) one();
    },
    refuse(name: string | null): void {
      refused = name;
    },
  };
}
