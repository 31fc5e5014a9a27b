import { componentsIn } from '../components.ts';
import { propertiesIn, textOf } from '../content-line.ts';
import { isHtml } from './html-text.ts';
import { emptyInvitation, type Invitation, type LinkRules, type RankedTarget } from './invitation.ts';
import { invitationOf } from './invitation-of.ts';
import { withoutQuotedPrintable } from './quoted-printable.ts';
import { addressKey } from './same-meeting.ts';
import { targetsInInvitation } from './targets-in-invitation.ts';

/** How many events of a calendar are read. */
const eventLimit = 200;

/** The properties of a calendar's events; where it has no event that can be told, all of it as text. */
function invitationsIn(calendar: string): readonly Invitation[] {
  const { events } = componentsIn(calendar);
  if (events.length > 0) {
    return events
      .slice(0, eventLimit)
      .map(({ from, to, line }) => invitationOf(propertiesIn(calendar.slice(from, to), line).properties));
  }
  return [{ ...emptyInvitation, text: textOf(calendar.replaceAll(/\r?\n[ \t]/g, '')) }];
}

/**
 * The ways into the meetings of a content of any kind, told by what it is: an iCalendar file (of several events in their
 * order), HTML, or text; each also in quoted-printable. Each address once, best first. Never throws.
 */
export function targetsInContent(content: string, rules: LinkRules): readonly RankedTarget[] {
  const text = withoutQuotedPrintable(content);
  if (!/^\ufeff?\s*BEGIN:V|\nBEGIN:V(?:CALENDAR|EVENT)\s*\r?\n/i.test(text)) {
    const invitation = isHtml(text) ? { ...emptyInvitation, html: text } : { ...emptyInvitation, text };
    return targetsInInvitation(invitation, rules);
  }
  const found = new Map<string, RankedTarget>();
  for (const target of invitationsIn(text).flatMap((invitation) => targetsInInvitation(invitation, rules))) {
    const key = addressKey(target.address);
    if (!found.has(key)) found.set(key, target);
  }
  let least = 1;
  return [...found.values()].map((target) => {
    least = Math.min(least, target.confidence);
    return { ...target, confidence: least };
  });
}
