import type { KioskFacts } from '../contract/kiosk.ts';
import { roomAddress } from '../contract/room-address.ts';
import type { Settings } from './schema.ts';

/** What the window may know of the settings: no secret and nothing that it does not show. */
export function kioskFactsOf(
  settings: Settings,
  about: { readonly version: string; readonly demo: boolean; readonly file: string },
): KioskFacts {
  const { room, language, theme, agenda, calls, dialling } = settings;
  const { incoming, pexip, sip } = dialling;
  return {
    version: about.version,
    demo: about.demo,
    roomName: room.name,
    site: room.site,
    ownAddress: roomAddress(room.address),
    posture: room.posture,
    theme,
    zone: room.zone,
    language: language.default,
    offeredLanguages: language.offered,
    showTitles: agenda.showTitles,
    showOrganizers: agenda.showOrganizers,
    offerMinutes: agenda.offerMinutes,
    autoJoinSeconds: agenda.autoJoin?.countdownSeconds ?? null,
    goodbyeSeconds: calls.goodbyeSeconds,
    othersMayMoveCamera: calls.othersMayMoveCamera,
    calls: [
      'room',
      'codec',
      'pexip',
      ...(sip || (pexip.gateway && pexip.nodes.length > 0) ? (['sip'] as const) : []),
      ...(about.demo ? (['fake'] as const) : []),
    ],
    incoming: {
      rings: incoming.rings,
      whenInCall: incoming.whenInCall,
      autoAnswer: incoming.autoAnswer
        ? { from: incoming.autoAnswer.from, seconds: incoming.autoAnswer.countdownSeconds }
        : null,
    },
    pinIsSet: settings.pin !== undefined,
    settingsFile: about.file,
  };
}
