import type { Result } from '../../main/contract/result.ts';
import type { Ticket } from '../../main/contract/room.ts';
import { roomAddress } from '../../main/contract/room-address.ts';
import type { CallEngine } from '../calls/engine.ts';
import type { LocalMedia } from '../calls/media/local-media.ts';
import { type GuestActions, type GuestInput, type GuestState, step } from './guest-state.ts';
import type { HubDoor } from './hub-door.ts';
import { codeIsWhole, tidyCode } from './invite-code.ts';
import { onlyWished } from './only-wished.ts';
import { facingOf, otherCamera } from './other-camera.ts';

/** The guest page's one store: the state, what a person can do, and who is told of changes. */
export type GuestStore = {
  readonly state: GuestState;
  readonly actions: GuestActions;
  /** Calls at every change of `state`; the answer stops it. */
  watch(listener: () => void): () => void;
  /** Says what happened outside: the network went, the address changed. */
  tell(input: GuestInput): void;
  /** Leaves the call and closes camera and microphone, for a page that is closed. */
  close(): void;
};

/** What the store is made of; all of it is the browser's or the hub's, so a test brings its own. */
export type GuestStoreParts = {
  readonly first: GuestState;
  readonly door: HubDoor;
  readonly media: LocalMedia;
  /** Fetches and makes the room engine; rejects when its code cannot be fetched. */
  readonly engine: (ticket: (client: string | undefined) => Promise<Result<Ticket>>) => Promise<CallEngine>;
  /** Has the browser ask for camera and microphone in one question. */
  readonly askTogether: () => Promise<void>;
  /** A stream for a camera's track, for the self view. */
  readonly pictureOf: (track: MediaStreamTrack) => MediaStream;
  /** Plays the test tone on the chosen speaker; resolves when it has ended. */
  readonly playTone: (speaker: string | null) => Promise<Result<null>>;
  readonly stayAwake: (awake: boolean) => void;
  /** What a guest without a name is called. */
  readonly guestName: (language: GuestState['language']) => string;
  /** Puts the language on the document, for screen readers and hyphens. */
  readonly showLanguage: (language: GuestState['language']) => void;
  /** Puts the words on the certificate into the address, so that the phone's own way back leaves them. */
  readonly showTrust: (open: boolean) => void;
  /** Puts the page's address on the clipboard; false when the browser would not. */
  readonly copyLink: () => Promise<boolean>;
};

/** Wires the hub, camera and microphone, and the room engine to the state machine. Begins to look up the code at once. */
export function makeGuestStore(parts: GuestStoreParts): GuestStore {
  const { door, media } = parts;
  let state = parts.first;
  const listeners = new Set<() => void>();
  let engine: CallEngine | null = null;
  let loading: Promise<CallEngine | null> | null = null;
  let microphoneWished = false;
  let picture: { readonly track: MediaStreamTrack; readonly stream: MediaStream } | null = null;

  const tell = (input: GuestInput): void => {
    const before = state;
    state = step(before, input);
    if (state === before) return;
    if (state.language !== before.language) parts.showLanguage(state.language);
    parts.stayAwake(state.step.kind === 'call');
    for (const listener of listeners) listener();
  };

  const readMedia = (): void => {
    const track = media.cameraTrack;
    if (track !== picture?.track) {
      picture = track ? { track, stream: parts.pictureOf(track) } : null;
    }
    const facts = media.facts;
    const label = facts.cameras.find((camera) => camera.id === facts.camera)?.label ?? '';
    tell({
      kind: 'media',
      devices: facts,
      ownPicture: picture?.stream ?? null,
      facing: facingOf(track?.getSettings().facingMode, label),
    });
  };

  const look = async (code: string): Promise<void> => {
    const answer = await door.welcome(code);
    tell(
      answer.ok
        ? { kind: 'welcomed', welcome: answer.value }
        : { kind: 'refused', problem: answer.error.code },
    );
    // While the person reads who invites, the engine's code is fetched.
    if (answer.ok) void loadEngine();
  };

  const ticket = (client: string | undefined): Promise<Result<Ticket>> => {
    const { code } = state.step.kind === 'code' ? { code: '' } : state.step;
    return door.ticket({
      code,
      name: state.name.trim() || parts.guestName(state.language),
      language: state.language,
      client,
    });
  };

  const readEngine = (made: CallEngine): void => {
    tell({ kind: 'call', call: made.state, own: made.own });
    // Nobody is seen or heard after the call: the lamps go out.
    if (made.state.kind === 'ended') media.close();
  };

  const loadEngine = async (): Promise<CallEngine | null> => {
    if (engine) return engine;
    loading ??= parts.engine(ticket).then(
      (made) => {
        engine = made;
        made.watch(() => readEngine(made));
        return made;
      },
      () => {
        // Fetched anew at the next try.
        loading = null;
        return null;
      },
    );
    return loading;
  };

  const openWished = async (): Promise<void> => {
    if (state.wish.camera && state.wish.microphone) await parts.askTogether();
    await media.open(state.wish);
    tell({ kind: 'opened' });
  };

  /**
   * Turns microphone or camera on or off. In a call what is not open yet is opened first, since the browser may ask
   * the person, and that takes longer than a call waits for a device.
   */
  const wish = async (kind: 'microphone' | 'camera', on: boolean): Promise<void> => {
    tell({ kind: 'wish', ...state.wish, [kind]: on });
    if (state.step.kind !== 'call') {
      await media.open(state.wish);
      return;
    }
    if (kind === 'microphone') microphoneWished ||= on;
    if (on && state.devices[kind] === null) {
      await media.open({
        microphone: microphoneWished,
        camera: kind === 'camera' || state.own.camera.wanted,
      });
      // The words on why, and another try, are among the devices.
      if (media.facts[kind] === null) return tell({ kind: 'devices', open: true });
    }
    if (kind === 'microphone') engine?.setMuted(!on);
    else engine?.setCamera(on);
  };

  /** Many phones can have only one camera open, so there the one in use is closed before the other is opened. */
  const choose = async (kind: 'camera' | 'microphone' | 'speaker', label: string | null): Promise<void> => {
    const swap = kind === 'camera' && state.environment.phone && state.devices.camera !== null;
    const microphone = state.devices.microphone !== null;
    if (swap) await media.open({ microphone, camera: false });
    await media.choose(kind, label === null ? [] : [label]);
    if (swap) await media.open({ microphone, camera: true });
  };

  const join = async (): Promise<void> => {
    const { step: from } = state;
    if (from.kind !== 'try') return;
    engine?.clear();
    tell({ kind: 'join' });
    const made = await loadEngine();
    // The person may have left while the code was fetched.
    if (state.step.kind !== 'call') return;
    if (!made) return tell({ kind: 'refused', problem: 'hub-unreachable' });
    // What did not open when it was tried is not asked for again; the person can turn it on in the call.
    microphoneWished = state.wish.microphone && state.devices.microphone !== null;
    made.dial(
      { engine: 'room', provider: 'rundbord', address: roomAddress(from.welcome.room), source: 'url' },
      onlyWished(media, () => microphoneWished),
      { muted: !microphoneWished, camera: state.wish.camera && state.devices.camera !== null },
    );
  };

  const leave = (): void => {
    if (engine && engine.state.kind !== 'idle') {
      engine.hangUp();
      return;
    }
    // Not in yet, so the engine has nothing to end.
    media.close();
    tell({ kind: 'left-early' });
  };

  const actions: GuestActions = {
    typeCode: (text) => tell({ kind: 'type-code', text: tidyCode(text) }),
    submitCode: () => {
      if (state.step.kind !== 'code' || !codeIsWhole(state.step.text)) return;
      const code = state.step.text;
      tell({ kind: 'look', code });
      void look(code);
    },
    tryMedia: () => {
      tell({ kind: 'try' });
      void openWished();
    },
    skipMedia: () => tell({ kind: 'skip' }),
    typeName: (name) => tell({ kind: 'name', name }),
    join: () => void join(),
    leave,
    again: () => {
      tell({ kind: 'again' });
      if (state.step.kind === 'looking') void look(state.step.code);
      if (state.step.kind === 'try') void openWished();
    },
    otherCode: () => tell({ kind: 'other-code' }),
    chooseLanguage: (language) => tell({ kind: 'language', language }),
    openTrust: (open) => {
      tell({ kind: 'trust', open });
      parts.showTrust(open);
    },
    openDevices: (open) => tell({ kind: 'devices', open }),
    chooseDevice: (kind, label) => void choose(kind, label),
    playTone: () => {
      if (state.tone === 'sounds') return;
      tell({ kind: 'tone', tone: 'sounds' });
      void parts
        .playTone(state.devices.speaker)
        .then((played) => tell({ kind: 'tone', tone: played.ok ? 'quiet' : 'failed' }));
    },
    setMicrophone: (on) => void wish('microphone', on),
    setCamera: (on) => void wish('camera', on),
    switchCamera: () => {
      const next = otherCamera(state.devices.cameras, state.devices.camera, state.facing);
      if (next) void choose('camera', next.label);
    },
    soundBlocked: () => tell({ kind: 'sound-blocked' }),
    hear: () => tell({ kind: 'hear' }),
    copyLink: () =>
      void parts.copyLink().then((copied) => {
        if (copied) tell({ kind: 'link-copied' });
      }),
  };

  media.watch(readMedia);
  parts.showLanguage(state.language);
  if (state.step.kind === 'looking') void look(state.step.code);
  return {
    get state() {
      return state;
    },
    actions,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell,
    close() {
      engine?.hangUp();
      media.close();
    },
  };
}
