import { systemClock } from '../contract/clock.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { Problem } from '../contract/result.ts';
import { silentLog } from '../log.ts';
import type { AgendaSettings } from './agenda.ts';
import { mergedMeetings } from './merged-meetings.ts';
import { openSource, sourceName } from './open-source.ts';
import type { AgendaSource, OpenSource } from './source.ts';
import { readSource } from './source-meetings.ts';

/** How one source was, read once. */
export type SourceOnce = {
  /** Its kind and its file's name or host. */
  readonly name: string;
  readonly meetings: number;
  readonly mayWrite: boolean;
  /** Whether anything of it could be read. */
  readonly isRead: boolean;
  readonly problems: readonly Problem[];
};

/** A source that has told nothing after so long is given up, in ms. */
const answerWithinMs = 45_000;

/** The key that tells its kind. */
const kindOf = (source: AgendaSource): string =>
  ['file', 'url', 'caldav', 'graph', 'google', 'ews'].find((kind) => kind in source) ?? '';

/** Follows a source until it has been read once, well or badly. The caller stops it. */
function readOnce(
  source: AgendaSource,
  window: { readonly from: number; readonly to: number },
): Promise<OpenSource> {
  return new Promise((resolve) => {
    let open: OpenSource | null = null;
    const look = (): void => {
      if (!open?.state.settled) return;
      cancel();
      resolve(open);
    };
    const cancel = systemClock.after(answerWithinMs, () => {
      if (open) resolve(open);
    });
    const parts = { clock: systemClock, log: silentLog, fetch, window: () => window };
    // A source may tell before it is there to be looked at.
    open = openSource(source, { ...parts, onChange: () => queueMicrotask(look) });
    look();
  });
}

/** Reads every source of the settings once, and joins what they hold as the kiosk does, with no more than it shows. */
export async function agendaOnce(
  { sources, ...wanted }: AgendaSettings,
  window: { readonly from: number; readonly to: number },
): Promise<{ readonly meetings: readonly Meeting[]; readonly sources: readonly SourceOnce[] }> {
  const all = await Promise.all(
    sources.map(async (source) => {
      const open = await readOnce(source, window);
      const { meetings, problems } = readSource(source, open, { ...wanted, ...window });
      const late: readonly Problem[] = open.state.settled
        ? []
        : [{ code: 'agenda-unreachable', at: sourceName(source), detail: 'it gave no answer in time' }];
      const once: SourceOnce = {
        name: `${kindOf(source)} ${sourceName(source)}`,
        meetings: meetings.length,
        mayWrite: open.writer !== null,
        isRead: open.state.content !== null,
        problems: [...problems, ...late],
      };
      open.stop();
      return { meetings, once };
    }),
  );
  return {
    meetings: mergedMeetings(all.map(({ meetings }) => meetings)),
    sources: all.map(({ once }) => once),
  };
}
