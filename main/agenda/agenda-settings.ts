import type { Settings } from '../settings/schema.ts';
import type { AgendaSettings } from './agenda.ts';

/** What the settings say of the agenda; `ownHosts` are the hub's, `exampleAgenda` is the file that is read when they name no calendar. */
export function agendaSettingsOf(
  { room, agenda, links }: Settings,
  ownHosts: readonly string[],
  exampleAgenda: string | null,
): AgendaSettings {
  const example = exampleAgenda === null ? [] : [{ file: exampleAgenda }];
  return {
    sources: agenda.sources.length > 0 ? agenda.sources : example,
    zone: room.zone,
    addresses: agenda.addresses,
    rules: { ...links, ownHosts },
    show: { titles: agenda.showTitles, organizers: agenda.showOrganizers, details: agenda.showDetails },
  };
}
