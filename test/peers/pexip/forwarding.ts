import type { RtpPacket } from 'werift';
import type { Line, MediaCall } from './media-call.ts';

/** Who has media in a meeting, in the order of arrival, as the forwarding sees them. */
export type Sender = {
  readonly uuid: string;
  readonly call: MediaCall | null;
  readonly mutedLines: ReadonlySet<Line>;
};

/** Who presents, and who speaks, the loudest first. */
type Floor = { readonly presenter: string | null; readonly loudest: readonly string[] };

/** Where the packets on one line of one member come from. */
type Source = { readonly uuid: string; readonly line: Line };

/**
 * Passes packets on between calls. Alone, one sees and hears oneself; with others, the loudest other whose media comes, or the first; the
 * slides are the presenter's. A presenter without media shows each viewer the viewer's own camera, so that there is a picture.
 */
export type Forwarding = {
  /** Works out anew who gets what; called whenever anybody came, went, was muted or presents. */
  arrange(members: readonly Sender[], floor: Floor): void;
  packet(from: string, line: Line, packet: RtpPacket): void;
  /** A member needs a whole picture on a line: it is up now, or lost too much. */
  wantsPicture(by: string, line: Line): void;
};

function sourceFor(
  member: Sender,
  line: Line,
  members: readonly Sender[],
  { presenter, loudest }: Floor,
): Source | null {
  if (line === 'slides') {
    if (presenter === null || presenter === member.uuid) return null;
    const shown = members.find((other) => other.uuid === presenter && other.call);
    return shown ? { uuid: shown.uuid, line: 'slides' } : { uuid: member.uuid, line: 'video' };
  }
  const others = members.filter((other) => other.call?.isUp && other.uuid !== member.uuid);
  const speaking = loudest.find((uuid) => others.some((other) => other.uuid === uuid));
  const source = others.find(({ uuid }) => speaking === undefined || uuid === speaking) ?? member;
  return source.mutedLines.has(line) ? null : { uuid: source.uuid, line };
}

/** Opens the forwarding of one meeting. */
export function openForwarding(): Forwarding {
  const lines: readonly Line[] = ['audio', 'video', 'slides'];
  let calls = new Map<string, MediaCall>();
  let sources = new Map<string, Source>();
  const place = (uuid: string, line: Line): string => `${line} ${uuid}`;

  const ask = (source: Source | undefined): void => {
    if (source) calls.get(source.uuid)?.askForPicture(source.line);
  };

  return {
    arrange(members, floor) {
      const before = sources;
      const callsBefore = calls;
      sources = new Map();
      calls = new Map(members.flatMap((member) => (member.call ? [[member.uuid, member.call]] : [])));
      for (const member of members) {
        for (const line of member.call ? lines : []) {
          const source = sourceFor(member, line, members, floor);
          if (!source) continue;
          const at = place(member.uuid, line);
          sources.set(at, source);
          const was = before.get(at);
          const isSame =
            was?.uuid === source.uuid &&
            was.line === source.line &&
            calls.get(source.uuid) === callsBefore.get(source.uuid);
          if (isSame) continue;
          member.call?.turnTo(line);
          // To one who is not up yet a picture would go in vain, and the next is asked for some time later only.
          if (member.call?.isUp) ask(source);
        }
      }
    },
    packet(from, line, packet) {
      for (const [uuid, call] of calls) {
        for (const to of lines) {
          const source = sources.get(place(uuid, to));
          if (source?.uuid === from && source.line === line) call.send(to, packet);
        }
      }
    },
    wantsPicture: (by, line) => ask(sources.get(place(by, line))),
  };
}
