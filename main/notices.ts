import type { AgendaFacts, HubFacts, Notice, SettingsIssue } from './contract/kiosk.ts';
import type { Problem } from './contract/result.ts';

/** Without a network no hub can be reached, so it is said first. */
const isOfNetwork = ({ code }: Problem): boolean => code === 'network-down';

/** Whether none before it has the same code at the same place. */
const isFirst = <P extends Pick<Problem, 'code'> & { readonly at?: string | undefined }>(
  one: P,
  index: number,
  all: readonly P[],
): boolean => all.findIndex(({ code, at }) => code === one.code && at === one.at) === index;

/**
 * What is wrong now and a person should know of, most pressing first. A pure function of what the parts report;
 * `before` is the list as it was, so that a trouble keeps the time since when it is there.
 */
export function noticesOf(
  facts: {
    /** What is wrong with the computer. */
    readonly computer: readonly Problem[];
    readonly settingsIssues: readonly SettingsIssue[];
    readonly agenda: AgendaFacts;
    readonly hub: HubFacts;
    /** Why the kiosk cannot be called from other systems, and what of the directory cannot be read. */
    readonly calls: readonly Problem[];
    /** What is wrong with keys and lamps. */
    readonly devices: readonly Problem[];
  },
  before: readonly Notice[],
  now: number,
): readonly Notice[] {
  const since = (code: string, at: string | undefined): number =>
    before.find((notice) => notice.code === code && notice.at === at)?.since ?? now;
  const { computer, settingsIssues, agenda, hub, calls, devices } = facts;
  const noticeOf = (problem: AgendaFacts['problems'][number]): Notice => ({
    ...problem,
    since: since(problem.code, problem.at),
  });
  return [
    ...computer.filter(isOfNetwork).map(noticeOf),
    ...(hub.problem ? [noticeOf(hub.problem)] : []),
    ...computer.filter((problem) => !isOfNetwork(problem)).map(noticeOf),
    ...calls.map(noticeOf),
    ...devices.map(noticeOf),
    ...(settingsIssues.length > 0
      ? [
          {
            code: 'settings-refused' as const,
            since: since('settings-refused', undefined),
            issues: [...settingsIssues],
          },
        ]
      : []),
    // Two calendars of one server have the same trouble.
    ...agenda.problems.filter(isFirst).map(noticeOf),
  ];
}
