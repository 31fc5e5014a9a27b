import type { OpenLink, Outgoing } from '../../../../renderer/calls/room/peer-link.ts';

/** One opened link, as a test sees it. */
export type PretendLink = {
  readonly name: string;
  readonly initiator: boolean;
  outgoing: Outgoing;
  /** How often other tracks or another quality were sent. */
  sent: number;
  connected: boolean;
  open: boolean;
  /** Falls over as a network does: `why` for this side. */
  fail(why: string): void;
  /** Nothing flows any more, and nobody says so: the other side's process died. */
  freeze(): void;
};

export type PretendLinks = { readonly openLink: OpenLink; readonly all: PretendLink[] };

/** Milliseconds from the last description to connected. */
const settleMs = 20;

/**
 * Links that behave like simple-peer's, for engines in one process: connected once the one side has the offer and the other
 * the answer to it, lost on both sides when one closes.
 */
export function makePretendLinks(): PretendLinks {
  type End = PretendLink & {
    partner: End | null;
    /** Up to when this end sent something: now, or when it froze. */
    readonly sentUntil: () => number;
    readonly lost: (why: string) => void;
    readonly connect: () => void;
  };
  const ends = new Map<string, End>();
  const all: PretendLink[] = [];
  const openLink: OpenLink = ({ clock, initiator, outgoing, events }) => {
    let frozenAt: number | null = null;
    const end: End = {
      name: `link-${ends.size}`,
      initiator,
      outgoing,
      sent: 0,
      connected: false,
      open: true,
      partner: null,
      sentUntil: () => frozenAt ?? clock.now(),
      connect() {
        clock.after(settleMs, () => {
          if (!end.open || end.connected) return;
          end.connected = true;
          events.connected();
        });
      },
      lost(why) {
        if (!end.open) return;
        end.open = false;
        events.lost(why);
      },
      fail: (why) => end.lost(why),
      freeze() {
        frozenAt = clock.now();
      },
    };
    ends.set(end.name, end);
    all.push(end);
    if (initiator) {
      clock.after(1, () => {
        if (!end.open) return;
        events.signal({ kind: 'offer', sdp: end.name });
        events.signal({ kind: 'candidate', candidate: end.name, sdpMid: '0', sdpMLineIndex: 0 });
      });
    }
    return {
      signal(message) {
        if (!end.open || message.kind === 'candidate') return;
        // A description that comes a second time finds the wrong state.
        if (end.partner) {
          end.lost('ERR_SET_REMOTE_DESCRIPTION');
          return;
        }
        if (message.kind === 'offer') {
          const partner = ends.get(message.sdp);
          if (!partner) return;
          end.partner = partner;
          events.stream({ from: partner.name } as unknown as MediaStream);
          events.signal({ kind: 'answer', sdp: `${message.sdp}/${end.name}` });
        } else {
          const [offer = '', answer = ''] = message.sdp.split('/');
          const partner = ends.get(answer);
          // An answer to another offer is what simple-peer breaks on.
          if (offer !== end.name || !partner) {
            end.lost('ERR_SET_REMOTE_DESCRIPTION');
            return;
          }
          end.partner = partner;
          events.stream({ from: partner.name } as unknown as MediaStream);
          if (partner.open) {
            end.connect();
            partner.connect();
          }
        }
      },
      send(next) {
        end.outgoing = next;
        end.sent += 1;
      },
      connection: null,
      receivedBytes: async () => (end.connected ? (end.partner?.sentUntil() ?? 0) : 0),
      close() {
        if (!end.open) return;
        end.open = false;
        const { partner } = end;
        if (partner && frozenAt === null) clock.after(1, () => partner.lost('closed'));
      },
    };
  };
  return { openLink, all };
}
