import {
  ClientCallType,
  createCallSignals,
  createInfinityClient,
  createInfinityClientSignals,
  MAIN_ROOM_ID,
  type Participant,
  setLogger,
} from '@pexip/infinity';
import { setLogger as silenceMedia } from '@pexip/peer-connection';
import { setLogger as silenceSignals } from '@pexip/signal';
import type { FarMove } from '../engine.ts';
import { answerAsOne } from './answer-as-one.ts';
import { clientAlias, expectConnection } from './call-globals.ts';
import { type Movement, movementOf, moveOf } from './camera-words.ts';
import type { FarParty } from './roster.ts';

/** What one is let in with; what is absent is not said. */
export type Credentials = {
  /** `none`: a guest without one. */
  readonly pin?: string;
  readonly extension?: string;
  readonly provider?: string;
  readonly signInToken?: string;
  /** Of a transfer or of a call that came in; good once. */
  readonly token?: string;
};

/** What a node's meeting tells as a whole. */
export type MeetingStatus = {
  readonly locked: boolean;
  readonly guestsMuted: boolean;
  readonly recording: boolean;
};

/** What the client says. Everything comes later than the call that caused it. */
export type ClientEvents = {
  pinNeeded(of: { readonly host: boolean; readonly guest: boolean }): void;
  providers(list: readonly { readonly id: string; readonly name: string }[]): void;
  signInAt(url: string, provider: string): void;
  extensionNeeded(): void;
  /** The node said no, or media failed. */
  refused(reason: string): void;
  entered(meeting: { readonly name: string }): void;
  /** The client gave the meeting up, or the node ended it. */
  ended(reason: string): void;
  /** The node ended the media of this side, not the meeting. */
  mediaEnded(): void;
  service(type: string): void;
  /** Somebody came, went or changed: {@link InfinityClient.parties} has them. */
  roster(): void;
  status(status: MeetingStatus): void;
  layout(name: string): void;
  chat(line: { readonly from: string; readonly party: string; readonly text: string }): void;
  transferred(to: { readonly alias: string; readonly token: string; readonly target: string }): void;
  /** Somebody moves this side's camera. */
  moved(move: FarMove): void;
  picture(stream: MediaStream): void;
  slides(stream: MediaStream): void;
  connection(connection: RTCPeerConnection): void;
  presenting(state: { readonly sends: string; readonly gets: string }): void;
  /** In a call without a node between: the other side hung up, and another may come. */
  peerGone(): void;
};

/** Pexip's own client, as far as we use it. One at a time in a window: its events are one for all. */
export type InfinityClient = {
  /** Asks to be let in; what comes of it is told by events. Never rejects. `media` is what is sent. */
  call(
    to: { readonly host: string; readonly node: string; readonly name: string },
    by: Credentials,
    media: MediaStream,
  ): Promise<void>;
  /** What this side sends, anew: with a connection of its own, in the same meeting. */
  restart(media: MediaStream): Promise<void>;
  /** Resolves when the node knows, or could not be told. */
  leave(reason: string): Promise<void>;
  parties(): readonly FarParty[];
  me(): FarParty | null;
  /** Null: it was not asked. */
  request(
    method: 'GET' | 'POST',
    path: string,
    payload?: Record<string, unknown>,
  ): Promise<{ readonly status: number; readonly result: unknown } | null>;
  /** False: it was not taken. */
  say(text: string): Promise<boolean>;
  /** Resolves when the node took it, or did not. */
  tone(key: string): Promise<void>;
  moveCamera(party: string, move: FarMove, isFirst: boolean): void;
  present(stream: MediaStream): void;
  stopPresenting(): void;
  readonly chats: boolean;
  /** Media goes to the other side itself, with no node between; there is none before somebody comes. */
  readonly direct: boolean;
};

/** How the client is opened; a test brings its own. */
export type OpenInfinityClient = (options: {
  readonly events: ClientEvents;
  /** This side's camera may be moved. */
  readonly movable: boolean;
}) => InfinityClient;

/** Kilobits a second each way: 720p at 30 frames, and some for slides. */
const bandwidth = 2464;
/** How long a camera goes on by itself after a move that is not said again. */
const moveMs = 1000;

const nothing = (): void => {};
// They would write names, tokens and addresses to the console, which keeps what it is given.
const silence = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
  silent: nothing,
  redact: (text: string) => text,
  addRedactPattern: nothing,
};
setLogger(silence as unknown as Parameters<typeof setLogger>[0]);
silenceMedia(silence as unknown as Parameters<typeof silenceMedia>[0]);
silenceSignals(silence as unknown as Parameters<typeof silenceSignals>[0]);

/** Opens the client. */
export const openInfinityClient: OpenInfinityClient = ({ events, movable }) => {
  const signals = createInfinityClientSignals(
    ['onPinRequired', 'onParticipants', 'onError', 'onCallConnected'],
    {
      batchScheduleTimeoutMS: 30,
      batchBufferSize: 100,
    },
  );
  const callSignals = createCallSignals(['onCallConnected']);
  const client = createInfinityClient(signals as never, callSignals as never);
  client.setFeccSupported(movable);

  signals.onPinRequired.add(({ hasHostPin, hasGuestPin }) =>
    events.pinNeeded({ host: hasHostPin, guest: hasGuestPin }),
  );
  signals.onIdp.add((list) => events.providers(list.map(({ uuid, name }) => ({ id: uuid, name }))));
  signals.onRedirect.add(({ redirectUrl, redirectIdp }) => events.signInAt(redirectUrl, redirectIdp.name));
  signals.onExtension.add(() => events.extensionNeeded());
  signals.onError.add(({ error, errorCode }) => events.refused(error || errorCode));
  signals.onAuthenticatedWithConference.add(({ conferenceName }) =>
    events.entered({ name: conferenceName ?? '' }),
  );
  signals.onDisconnected.add(({ error, errorCode }) => events.ended(error || errorCode));
  signals.onCallDisconnected.add(() => events.mediaEnded());
  signals.onServiceType.add((type) => events.service(type ?? ''));
  const roster = (): void => events.roster();
  signals.onParticipants.add(roster);
  signals.onParticipantJoined.add(roster);
  signals.onParticipantUpdated.add(roster);
  signals.onParticipantLeft.add(roster);
  signals.onMe.add(roster);
  signals.onConferenceStatus.add(({ id, status }) => {
    if (id !== MAIN_ROOM_ID) return;
    const { locked, guestsMuted, recording, streaming, transcribing } = status as typeof status &
      Record<string, unknown>;
    events.status({
      locked: Boolean(locked),
      guestsMuted: Boolean(guestsMuted),
      recording: Boolean(recording || streaming || transcribing),
    });
  });
  signals.onRequestedLayout.add(({ primaryScreen }) => {
    const name = primaryScreen.hostLayout ?? primaryScreen.guestLayout;
    if (name) events.layout(String(name));
  });
  signals.onMessage.add(({ displayName, userId, message }) =>
    events.chat({ from: displayName ?? '', party: String(userId ?? ''), text: message }),
  );
  signals.onTransfer.add(({ alias, token, target }) =>
    events.transferred({ alias, token, target: String(target ?? 'conference') }),
  );
  signals.onFecc.add(({ action, movement }) =>
    events.moved(moveOf(action === 'stop' ? [] : (movement as readonly Movement[]))),
  );
  signals.onPeerDisconnect.add(() => events.peerGone());
  // A call without a node between makes its connection anew when the node keeps the first offer for later.
  signals.onAnswer.add(() => expectConnection(made));
  callSignals.onRemoteStream.add((stream) => events.picture(stream));
  callSignals.onRemotePresentationStream.add((stream) => events.slides(stream));
  callSignals.onPresentationConnectionChange.add(({ send, recv }) =>
    events.presenting({ sends: send, gets: recv }),
  );

  let sending: MediaStream | null = null;
  const made = (connection: RTCPeerConnection): void => {
    if (sending) answerAsOne(connection, sending);
    events.connection(connection);
  };
  const sent = (media: MediaStream) => () => {
    sending = media;
    expectConnection(made);
    return media;
  };
  const quietly = (promise: Promise<unknown> | undefined): void => void promise?.catch(nothing);

  return {
    async call({ host, node, name }, by, media) {
      try {
        await client.call({
          conferenceAlias: clientAlias,
          displayName: name,
          host,
          node,
          bandwidth,
          callType: ClientCallType.AudioVideoPresentation,
          mediaStream: sent(media),
          ...(by.pin !== undefined && { pin: by.pin }),
          ...(by.extension !== undefined && { conferenceExtension: by.extension }),
          ...(by.provider !== undefined && { chosenIdp: by.provider }),
          ...(by.signInToken !== undefined && { ssoToken: by.signInToken }),
          ...(by.token !== undefined && { token: by.token }),
        });
      } catch {
        events.refused('');
      }
    },
    async restart(media) {
      try {
        await client.restartCall({ bandwidth, mediaStream: sent(media) });
      } catch {
        events.refused('WebRTC connection failed');
      }
    },
    async leave(reason) {
      try {
        await client.disconnect({ reason: reason as never });
      } catch {
        // The node will find out by itself.
      }
    },
    parties: () => client.getParticipants(MAIN_ROOM_ID).map(partyOf),
    me() {
      const me = client.getMe(MAIN_ROOM_ID);
      return me ? partyOf(me) : null;
    },
    async request(method, path, payload) {
      try {
        const answer = await client.sendConferenceRequest({ path, method, ...(payload && { payload }) });
        if (!answer) return null;
        const data = answer.data as { readonly result?: unknown } | undefined;
        return { status: answer.status, result: data?.result };
      } catch {
        return null;
      }
    },
    async say(text) {
      try {
        const answer = await client.sendMessage({ payload: text });
        return answer?.status === 200;
      } catch {
        return false;
      }
    },
    tone: (key) => client.sendDTMF({ digits: key }).then(nothing, nothing),
    moveCamera(party, move, isFirst) {
      const movement = movementOf(move);
      const action = movement.length === 0 ? 'stop' : isFirst ? 'start' : 'continue';
      quietly(client.fecc({ action, movement, timeout: moveMs, target: party } as never));
    },
    present: (stream) => client.present(stream),
    stopPresenting: () => client.stopPresenting(),
    get chats() {
      return client.conferenceFeatureFlags?.chatEnabled ?? false;
    },
    get direct() {
      return client.conferenceFeatureFlags?.isDirectMedia ?? false;
    },
  };
};

const partyOf = (one: Participant): FarParty => ({
  id: one.uuid,
  name: one.displayName ?? '',
  host: one.isHost,
  muted: one.isMuted,
  selfMuted: one.isClientMuted,
  video: one.callType === 'video',
  cameraMuted: one.isCameraMuted,
  sharing: one.isPresenting,
  farCamera: one.canFecc,
  handRaised: one.raisedHand,
  waiting: one.isWaiting,
  connecting: one.isConnecting,
  streaming: one.isStreaming,
});
