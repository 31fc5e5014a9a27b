import type { AgendaFacts, HubFacts, Notice, SettingsIssue } from './contract/kiosk.ts';

/**
 * What is wrong now and a person should know of, most pressing first. A pure function of what the parts report;
 * `before` is the list as it was, so that a trouble keeps the time since when it is there.
 */
export function noticesOf(
  facts: {
    readonly settingsIssues: readonly SettingsIssue[];
    readonly agenda: AgendaFacts;
    readonly hub: HubFacts;
  },
  before: readonly Notice[],
  now: number,
): readonly Notice[] {
  const since = (code: string, at: string | undefined): number =>
    before.find((notice) => notice.code === code && notice.at === at)?.since ?? now;
  const { settingsIssues, agenda, hub } = facts;
  return [
    ...(hub.problem ? [{ ...hub.problem, since: since(hub.problem.code, hub.problem.at) }] : []),
    ...(settingsIssues.length > 0
      ? [
          {
            code: 'settings-refused' as const,
            since: since('settings-refused', undefined),
            issues: [...settingsIssues],
          },
        ]
      : []),
    ...agenda.problems.map((problem) => ({ ...problem, since: since(problem.code, problem.at) })),
  ];
}
