import type {
  ClientEvents,
  Credentials,
  InfinityClient,
  OpenInfinityClient,
} from '../../../../renderer/calls/pexip/infinity-client.ts';
import type { FarParty } from '../../../../renderer/calls/pexip/roster.ts';

/** A connection as the engine looks at it, in the state that the test says. */
export class PretendConnection extends EventTarget {
  connectionState: RTCPeerConnectionState = 'new';
  signalingState = 'stable';
  closed = false;
  getTransceivers(): never[] {
    return [];
  }
  async getStats(): Promise<never> {
    throw new Error('not told');
  }
  close(): void {
    this.closed = true;
    this.connectionState = 'closed';
  }
  turn(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

/** The client in the hand of a test: it does nothing by itself. */
export type PretendClient = {
  readonly events: ClientEvents;
  readonly calls: { readonly node: string; readonly by: Credentials }[];
  readonly requests: string[];
  restarts: number;
  left: boolean;
  direct: boolean;
  /** How long a good-bye takes. */
  leaving: Promise<void>;
  connection: PretendConnection;
  far: FarParty[];
  mine: FarParty | null;
  /** It is let in, and media stands. */
  enter(service?: string): void;
};

export const somebody = (id: string, more: Partial<FarParty> = {}): FarParty => ({
  id,
  name: id,
  host: false,
  muted: false,
  selfMuted: false,
  video: true,
  cameraMuted: false,
  sharing: false,
  farCamera: false,
  handRaised: false,
  waiting: false,
  connecting: false,
  streaming: false,
  ...more,
});

/** Keeps every client that was opened, the newest last. */
export function makePretendClients(): { readonly all: PretendClient[]; readonly open: OpenInfinityClient } {
  const all: PretendClient[] = [];
  return {
    all,
    open({ events }): InfinityClient {
      const pretend: PretendClient = {
        events,
        calls: [],
        requests: [],
        restarts: 0,
        left: false,
        direct: false,
        leaving: Promise.resolve(),
        connection: new PretendConnection(),
        far: [somebody('Ward')],
        // As the door has it, through which nobody was let in.
        mine: somebody(''),
        enter(service = 'conference') {
          events.service(service);
          events.entered({ name: 'Meeting' });
          events.connection(pretend.connection as unknown as RTCPeerConnection);
          pretend.connection.turn('connected');
          events.roster();
        },
      };
      all.push(pretend);
      return {
        call: async ({ node }, by) => void pretend.calls.push({ node, by }),
        async restart() {
          pretend.restarts += 1;
          pretend.connection = new PretendConnection();
          events.connection(pretend.connection as unknown as RTCPeerConnection);
        },
        leave() {
          pretend.left = true;
          return pretend.leaving;
        },
        parties: () => [...pretend.far, ...(pretend.mine ? [pretend.mine] : [])],
        me: () => pretend.mine,
        async request(_method, path) {
          pretend.requests.push(path);
          return { status: 200, result: true };
        },
        say: async () => true,
        tone: async () => {},
        moveCamera() {},
        present() {},
        stopPresenting() {},
        chats: true,
        get direct() {
          return pretend.direct;
        },
      };
    },
  };
}
