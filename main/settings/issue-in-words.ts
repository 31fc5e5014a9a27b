import type { SettingsIssue } from '../contract/kiosk.ts';

/** What is wrong and what to do, in English for the command line: `agenda.sources[0].url: must be an address like …`. */
export function issueInWords(issue: SettingsIssue): string {
  const said = saying(issue);
  return issue.path === '' ? said : `${issue.path}: ${said}`;
}

function saying({ code, expected }: SettingsIssue): string {
  switch (code) {
    case 'unknown-key':
      return `there is no such setting; ${expected}`;
    case 'missing':
      return `is missing; write ${expected}`;
    case 'wrong-type':
    case 'wrong-form':
    case 'too-small':
    case 'too-large':
      return `must be ${expected}`;
    case 'not-one-of':
      return `must be one of ${expected}`;
    case 'not-readable':
      return `cannot be read; it must be ${expected}`;
  }
}
