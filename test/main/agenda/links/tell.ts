import { expect, test } from 'vitest';
import { type LinkRules, noRules } from '../../../../main/agenda/links/invitation.ts';
import { targetOf } from '../../../../main/agenda/links/target-of.ts';

/** A house with a hub, a Jitsi and two Pexip nodes of its own. */
export const houseRules: LinkRules = {
  ...noRules,
  ownHosts: ['hub.example.org', 'localhost:8443'],
  jitsi: ['Samtale.example.org', 'jitsi.example.org:8443'],
  pexip: ['pexip.example.org', 'node.example.org:4443'],
};

/** What a candidate is, in a line: `engine provider address`, and `pin=`, `role=` where there are; '' for no way in. */
export function tell(candidate: string): string {
  const target = targetOf(candidate, houseRules);
  if (!target) return '';
  const { engine, provider, address, pin, role } = target;
  return [engine, provider, address, ...(pin ? [`pin=${pin}`] : []), ...(role ? [`role=${role}`] : [])].join(
    ' ',
  );
}

/** One row of forms: what leads in, with what comes out beside the address; and what looks like it and must not. */
export type Row = {
  /** `engine provider` */
  readonly kind: string;
  /** An address that is its own; or the candidate and what follows `kind`. */
  readonly are: readonly (string | readonly [string, string])[];
  readonly areNot: readonly string[];
};

/** Tests every row: at least three that are, at least three that are not. */
export function testRows(rows: readonly Row[]): void {
  for (const { kind, are, areNot } of rows) {
    test(`${kind}: ${are.length} that are, ${areNot.length} that are not (${String(are[0])})`, () => {
      expect(are.length).toBeGreaterThanOrEqual(3);
      expect(areNot.length).toBeGreaterThanOrEqual(3);
      for (const one of are) {
        const [candidate, said] = typeof one === 'string' ? [one, one] : one;
        expect(tell(candidate)).toBe(`${kind} ${said}`);
      }
      for (const candidate of areNot) expect(`${candidate} → ${tell(candidate)}`).toBe(`${candidate} → `);
    });
  }
}
