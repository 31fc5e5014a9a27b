import type { JoinTarget } from '../../contract/meeting.ts';

/**
 * The parts of an invitation in which a way in may stand, from every kind of calendar. Texts as they came, of any length;
 * whoever reads them bounds them.
 */
export type Invitation = {
  /** What the calendar wrote for this purpose: conference properties, `onlineMeeting.joinUrl`, entry points; addresses. */
  readonly conference: readonly string[];
  /** The event's own URL. */
  readonly url: readonly string[];
  readonly location: string;
  /** The description, plain. */
  readonly text: string;
  /** The description as HTML. */
  readonly html: string;
};

/** Nothing in it. */
export const emptyInvitation: Invitation = { conference: [], url: [], location: '', text: '', html: '' };

/** A way in, with how sure it is: 0 to 1. */
export type RankedTarget = JoinTarget & { readonly confidence: number };

/** One rule of the settings: a text that matches is a way in. */
export type SiteRule = {
  /** A regular expression, without flags; it is matched without regard to case. */
  readonly match: string;
  readonly engine: JoinTarget['engine'];
  readonly provider: string;
  /** What is dialled: `$1` to `$9` and `$&` stand for what matched. */
  readonly address: string;
};

/** What this house has added to what is known of links. */
export type LinkRules = {
  /** Hosts of our own hub, with a port where there is one. */
  readonly ownHosts: readonly string[];
  /** Hosts of the house's own Jitsi. */
  readonly jitsi: readonly string[];
  /** Hosts of the house's own Pexip nodes. */
  readonly pexip: readonly string[];
  readonly rules: readonly SiteRule[];
  /** Which engine is wished where a provider can be reached by several. */
  readonly prefer: readonly { readonly provider: string; readonly engine: JoinTarget['engine'] }[];
};

/** No rules of the house. */
export const noRules: LinkRules = { ownHosts: [], jitsi: [], pexip: [], rules: [], prefer: [] };
