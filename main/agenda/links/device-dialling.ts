import { piecesIn } from './candidates-in.ts';
import { digitsIn, labelsIn } from './labels.ts';
import type { Line } from './text-lines.ts';

/** A dial string that a block of lines gives together, and the line that completes it; null where that is not there. */
export type DeviceDial = {
  readonly provider: string;
  /** The line with the tenant key, which alone reaches a voice that asks for the id. */
  readonly keyLine: number;
  readonly whole: { readonly dial: string; readonly line: number } | null;
};

/** How far below the tenant key its video id may stand, in lines that are not empty. */
const withinLines = 5;

/** How many blocks are read. */
const deviceLimit = 10;

/** A line that is a name and a group of digits, whatever the language: `Video-id: 112 345 678 9`. */
const groupedDigits = /^[^\d:]{0,60}:\s*(\d{2,4}(?:[ \u2013-]?\d{1,4}){2,5})\s*$/;

/** A line that is a name and an address, whatever the language: `Lejern\u00f8gle: region@video.example.org`. */
const nameAndAddress =
  /^[^\d:@]{0,60}:\s*\**\s*(?:<mailto:)?([\w.+-]{1,64}@[\w.-]{3,120}\.[a-z]{2,24})\**\s*(?:<[^<>]{0,300}>)?\s*$/i;

/**
 * What is dialled for a Teams meeting at a tenant key: services of the vendors differ. Cisco: `<id>.<key>@m.webex.com`;
 * Poly: `<key>.<id>@t.plcm.vc`; Pexip, BlueJeans and nodes of the house: `<id>@<domain>`, where the key only reaches a
 * voice that asks for the id.
 */
export function teamsDial(tenantKey: string, videoId: string): string | null {
  const [, key = '', domain = ''] = /^([\w.+-]{1,64})@([\w.-]{3,120})$/.exec(tenantKey.toLowerCase()) ?? [];
  if (key === '' || !/^\d{7,14}$/.test(videoId)) return null;
  const isAt = (host: string): boolean => domain === host || domain.endsWith(`.${host}`);
  if (isAt('webex.com')) return `${videoId}.${key}@${domain}`;
  if (isAt('plcm.vc')) return `${key}.${videoId}@${domain}`;
  return `${videoId}@${domain}`;
}

/** A line that is nothing but an address, perhaps with the video id behind it: so the key stood before it had a name. */
const addressAlone =
  /^\s*([\w.+-]{1,64}@[\w.-]{3,120}\.[a-z]{2,24})\s*(?:<[^<>]{0,300}>)?\s*(?:[^\d:@]{4,60}:[\s\d]{7,20})?$/i;

/** The address in a line that gives a tenant key, by its label or, in the neighbourhood of Teams, by its form; or null. */
function tenantKeyIn(text: string, byForm: boolean): string | null {
  const [label = null] = labelsIn(text);
  if (label?.kind === 'tenant-key')
    return piecesIn(label.value).find(({ form }) => form === 'mail')?.text ?? null;
  return byForm && label === null ? (nameAndAddress.exec(text)?.[1] ?? null) : null;
}

function videoIdIn(text: string, byForm: boolean): string | null {
  const [label = null] = labelsIn(text);
  if (label?.kind === 'video-id') return digitsIn(label.value) || null;
  if (!byForm || (label !== null && label.kind !== 'meeting-id')) return null;
  return groupedDigits.exec(text)?.[1]?.replaceAll(/\D/g, '') ?? null;
}

/** The dial strings of the blocks for video systems: a tenant key and, below it, a video id. */
export function deviceDialsIn(lines: readonly Line[]): readonly DeviceDial[] {
  const dials: DeviceDial[] = [];
  /** Whether a line above speaks of Teams. */
  let teamsSeen = false;
  let teamsBefore = false;
  for (const [at, { text, quoted }] of lines.entries()) {
    if (dials.length >= deviceLimit) break;
    if (text.length > 400) continue;
    teamsSeen ||= teamsBefore;
    teamsBefore ||= /\bteams\b/i.test(text);
    if (!text.includes('@')) continue;
    const named = tenantKeyIn(text, teamsSeen);
    const key = named ?? addressAlone.exec(text)?.[1] ?? null;
    if (key === null) continue;
    const below = lines
      .slice(named === null ? at : at + 1, at + 1 + 2 * withinLines)
      .map((line, after) => ({ ...line, at: (named === null ? at : at + 1) + after }))
      .filter((line) => line.text.trim() !== '' && line.quoted === quoted)
      .slice(0, withinLines);
    const whole = below
      .map((line) => {
        const id = videoIdIn(line.text.slice(0, 400), named !== null && line === below[0]);
        const dial = id === null ? null : teamsDial(key, id);
        return dial === null ? null : { dial, line: line.at };
      })
      .find((one) => one !== null);
    if (whole || labelsIn(text)[0]?.kind === 'tenant-key')
      dials.push({ provider: 'teams', keyLine: at, whole: whole ?? null });
  }
  return dials;
}
