import JsSIP from 'jssip';

/** A bare client: JsSIP as it is, on a WebSocket straight to the server. */
export type BareSip = {
  /** Calls with these tracks, as the library does without further words. */
  call(address: string, source: MediaStream): BareCall;
};
/** What the library can that the engine does not use. */
type Caller = {
  call(
    address: string,
    options: object,
  ): { readonly connection: RTCPeerConnection; isEnded(): boolean; terminate(): void };
};
export type BareCall = {
  readonly connection: RTCPeerConnection;
  /** Also by the library itself. */
  readonly isOver: boolean;
  /** Nothing where it is over. */
  hangUp(): void;
};

/** Registers at `server`; resolves when that is done. */
export async function openBareSip(account: {
  readonly server: string;
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}): Promise<BareSip> {
  let line: WebSocket | null = null;
  const socket = {
    url: account.server,
    via_transport: 'WSS',
    sip_uri: `sip:${new URL(account.server).host};transport=ws`,
    connect() {
      line = new WebSocket(account.server, 'sip');
      line.onopen = () => socket.onconnect();
      line.onclose = () => socket.ondisconnect();
      line.onmessage = ({ data }) => socket.ondata(String(data));
    },
    disconnect: () => line?.close(),
    send(text: string) {
      line?.send(text);
      return true;
    },
    onconnect() {},
    ondisconnect() {},
    ondata(_text: string) {},
  };
  const agent = new JsSIP.UA({
    sockets: [socket],
    uri: account.uri,
    display_name: '',
    authorization_user: account.user,
    password: account.password,
    register: true,
    register_expires: 300,
    no_answer_timeout: 60,
    user_agent: 'bare',
  });
  const registered = new Promise<void>((resolve, reject) => {
    agent.on('registered', resolve);
    agent.on('registrationFailed', () => reject(new Error('the bare client was not registered')));
  });
  agent.start();
  await registered;
  return {
    call(address, source) {
      const session = (agent as unknown as Caller).call(address, { mediaStream: source });
      return {
        connection: session.connection,
        get isOver() {
          return session.isEnded();
        },
        hangUp() {
          if (!session.isEnded()) session.terminate();
        },
      };
    },
  };
}
