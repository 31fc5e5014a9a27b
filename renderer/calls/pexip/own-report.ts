import type { OwnSide } from '../engine.ts';

/** What this side says of itself to the node, and what the node has made of it. */
export type OwnReport = {
  /** Tells the node what is so, where it was not told so yet. */
  tell(side: OwnSide): void;
  /** What the node says of this side now. */
  hear(me: { readonly muted: boolean; readonly selfMuted: boolean; readonly cameraMuted: boolean }): void;
  /** The person wants to be heard: a host's muting is asked to be taken back. */
  unmute(): void;
};

/** What of this side was changed there, and not from here. */
export type HostDeed =
  /** A host mutes this side, or no longer does. */
  | { readonly kind: 'muted'; readonly on: boolean }
  /** A host asks to be let hear, or see: the wish is theirs, the deed is not. */
  | { readonly kind: 'asked'; readonly for: 'unmute' | 'camera' }
  /** The node did not let this side be heard again. */
  | { readonly kind: 'kept-muted' };

const ends = { mute: ['client_unmute', 'client_mute'], camera: ['video_unmuted', 'video_muted'] } as const;
type Kind = keyof typeof ends;

/**
 * Keeps a node told of this side's microphone and camera, one after the other and only of what is new, and tells a host's
 * deeds from the echo of one's own. `send` answers whether the node took it; null: it was not reached.
 */
export function makeOwnReport(options: {
  readonly send: (end: string) => Promise<boolean | null>;
  readonly deed: (deed: HostDeed) => void;
}): OwnReport {
  const { send, deed } = options;
  const wanted: Partial<Record<Kind, boolean>> = {};
  /** What the node took, and whether its own word of it has come. */
  const told: Partial<Record<Kind, { readonly on: boolean; confirmed: boolean }>> = {};
  /** An old node knows no such end. */
  const unknown = new Set<Kind>();
  let sending = false;
  let muted = false;
  let asksToSpeak = false;

  const next = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    for (const kind of ['mute', 'camera'] as const) {
      while (wanted[kind] !== undefined && wanted[kind] !== told[kind]?.on && !unknown.has(kind)) {
        const on = wanted[kind];
        told[kind] = { on, confirmed: false };
        const taken = await send(ends[kind][on ? 1 : 0]);
        if (taken === false) unknown.add(kind);
        if (taken === null) {
          // Said again with the next change, or when the node is back.
          delete told[kind];
          break;
        }
      }
    }
    sending = false;
  };

  const hearOne = (kind: Kind, on: boolean, asked: 'unmute' | 'camera'): void => {
    const mine = told[kind];
    if (!mine) return;
    if (mine.on === on) {
      mine.confirmed = true;
      return;
    }
    if (!mine.confirmed || sending) return;
    // It was so, and is so no more: somebody else's doing.
    delete told[kind];
    if (mine.on) deed({ kind: 'asked', for: asked });
    void next();
  };

  return {
    tell(side) {
      wanted.mute = side.muted.actual;
      wanted.camera = !side.camera.actual;
      void next();
    },
    hear(me) {
      if (me.muted !== muted) {
        muted = me.muted;
        deed({ kind: 'muted', on: muted });
        if (!muted && !asksToSpeak && wanted.mute) deed({ kind: 'asked', for: 'unmute' });
        asksToSpeak = false;
      }
      hearOne('mute', me.selfMuted, 'unmute');
      hearOne('camera', me.cameraMuted, 'camera');
    },
    unmute() {
      if (!muted) return;
      asksToSpeak = true;
      void send('unmute').then((taken) => {
        if (taken || !muted) return;
        asksToSpeak = false;
        deed({ kind: 'kept-muted' });
      });
    },
  };
}
