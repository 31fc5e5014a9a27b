import { networkInterfaces, release, type } from 'node:os';
import type { Agenda } from './agenda/agenda.ts';
import type { DayDesk } from './agenda/day-desk.ts';
import type { Clock } from './contract/clock.ts';
import type { ChosenDevices, RememberedCall, SelftestStep } from './contract/kiosk.ts';
import type { Answers } from './contract/main-end.ts';
import { bad, good, type Result } from './contract/result.ts';
import { roomAddress, roomOfAddress } from './contract/room-address.ts';
import type { Equipment } from './devices/equipment.ts';
import { readDial, routeOf, understandDial } from './dialling/dial-plan.ts';
import type { FarDoors } from './dialling/far-doors.ts';
import { type Site, siteOf } from './dialling/site.ts';
import type { Directory } from './directory/directory.ts';
import type { Hub } from './hub/hub.ts';
import type { Log } from './log.ts';
import { editableOf } from './settings/editable-settings.ts';
import { hashPin, type PinDoor } from './settings/pin.ts';
import type { OpenSettings } from './settings/settings.ts';
import type { Shell } from './shell/shell.ts';
import { addRating } from './statistics/ratings.ts';
import type { Store } from './store/store.ts';
import { version } from './version.ts';

/** What the window's asks are answered from. */
export type AnswerParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly settings: OpenSettings;
  readonly pinDoor: PinDoor;
  readonly agenda: Agenda;
  readonly desk: DayDesk;
  readonly hub: Hub;
  readonly shell: Shell;
  readonly directory: Pick<Directory, 'answers' | 'dials'>;
  readonly farDoors: Pick<FarDoors, 'answers'>;
  readonly equipment: Pick<Equipment, 'answers' | 'connected' | 'connectedLines'>;
  readonly logFile: string;
  readonly startedAt: number;
  /** Ends the kiosk for good. */
  readonly onLeave: () => void;
  readonly rememberCall: (call: RememberedCall | null) => void;
  readonly chooseDevices: (chosen: ChosenDevices) => void;
  readonly onSelftestStep: (step: SelftestStep) => void;
  /** The window is there, and nobody has touched it for so long. */
  readonly onAlive: (untouchedSeconds: number) => void;
};

/** What the simulated colleague is called; the screens mark it as a demo. */
const colleague = { da: 'Kollega', sv: 'Kollega', nb: 'Kollega', en: 'Colleague' } as const;

/** Minutes after a meeting's planned end for which its guests' link holds. */
const inviteStaysMinutes = 60;

/** One answer for each ask of the contract's table. */
export function makeAnswers(parts: AnswerParts): Answers {
  const { clock, log, settings, hub, agenda, desk, pinDoor, store } = parts;
  const needsPass = <T>(pass: string | null, run: () => T): T | Result<never> =>
    pass !== null && pinDoor.holds(pass) ? run() : bad('pin-needed');
  const site = (): Site => siteOf(settings.value, hub.ownHosts, parts.equipment.connected);

  return {
    async 'join.understand'({ text }) {
      const understood = understandDial(text, site());
      if (!understood.ok) return understood;
      if (understood.value.kind !== 'code') {
        const { target } = understood.value;
        parts.directory.dials(text, target.address);
        return good(target);
      }
      const redeemed = await hub.redeem(understood.value.code);
      if (!redeemed.ok) return redeemed;
      const address = roomAddress(redeemed.value.room);
      return good({ engine: 'room', provider: 'rundbord', address, source: 'typed' });
    },
    async 'room.ticket'({ address, client, kind }) {
      const room = roomOfAddress(address);
      if (!room)
        return bad('room-name-wrong', { detail: 'a room is rundbord: and letters, digits, hyphens' });
      const {
        room: { name, site },
        language,
      } = settings.value;
      const who = kind === 'demo' ? { name: colleague[language.default], role: '' } : { name, role: site };
      return hub.ticket({ room, kind, ...who, ...(client !== undefined && { client }) });
    },
    async 'room.invite'({ address, meetingId }) {
      const room = roomOfAddress(address);
      if (!room) return bad('room-name-wrong');
      const { value } = settings;
      const meeting = agenda.facts.meetings.find(({ id }) => id === meetingId);
      const shown = meeting && !meeting.private && value.agenda.showTitles ? meeting.title : '';
      const stays = clock.now() + value.hub.inviteHours * 3_600_000;
      const ends = meeting ? Date.parse(meeting.end) + inviteStaysMinutes * 60_000 : stays;
      return hub.invite({
        room,
        meetingId,
        from: value.room.name,
        site: value.room.site,
        reason: shown,
        language: value.language.default,
        // A meeting that runs over its time keeps its guests.
        untilMs: Math.max(Math.min(ends, stays), clock.now() + inviteStaysMinutes * 60_000),
      });
    },
    'day.book': ({ minutes }) => desk.book(minutes),
    'day.change': (asked) => desk.change(asked),
    'call.remember'(call) {
      parts.rememberCall(call);
      return good(null);
    },
    'devices.choose'(chosen) {
      parts.chooseDevices(chosen);
      return good(null);
    },
    ...parts.equipment.answers,
    ...parts.directory.answers,
    ...parts.farDoors.answers,
    'dial.read'({ text }) {
      const read = readDial(text, site());
      if (read.ok && read.value.target) parts.directory.dials(text, read.value.target.address);
      return read;
    },
    'dial.route'({ target }) {
      const way = routeOf(target, site());
      if (way.ok) parts.directory.dials(target.address, way.value.address);
      return way;
    },
    'settings.unlock': ({ pin }) => pinDoor.unlock(pin),
    async 'settings.setPin'({ pass, pin }) {
      if (!pinDoor.mayChoose() && (pass === null || !pinDoor.holds(pass))) return bad('pin-needed');
      const hash = await hashPin(pin);
      return hash.ok ? settings.setPin(hash.value) : hash;
    },
    'settings.read': ({ pass }) => needsPass(pass, () => good(editableOf(settings.value))),
    'settings.write': ({ pass, values }) => needsPass(pass, () => settings.write(values)),
    'kiosk.leave'({ pass }) {
      const may = pinDoor.mayLeave(pass);
      if (may.ok) {
        log.info('the kiosk was left with the PIN');
        parts.onLeave();
      } else log.warn(`leaving the kiosk was refused: ${may.error.code}`);
      return may;
    },
    'diagnostics.read'() {
      return good({
        version,
        shell: parts.shell.describe(),
        sandbox: parts.shell.sandbox,
        node: process.version,
        system: `${type()} ${release()}`,
        settingsFile: settings.file,
        dataFolder: store.folder,
        logFile: parts.logFile,
        hub: `${hub.facts.status}${hub.facts.guestBase ? `, ${hub.facts.guestBase}` : ''}`,
        addresses: Object.values(networkInterfaces())
          .flatMap((list) => list ?? [])
          .filter(({ internal, family }) => !internal && family === 'IPv4')
          .map(({ address }) => address),
        connected: parts.equipment.connectedLines(),
        upSeconds: Math.round((clock.now() - parts.startedAt) / 1000),
        memoryMiB: Math.round(process.memoryUsage().rss / 1_048_576),
      });
    },
    'rating.give'({ rating }) {
      addRating(store, new Date(clock.now()).toISOString().slice(0, 10), rating);
      return good(null);
    },
    'log.write'({ level, text }) {
      parts.log.part('window')[level](text);
      return good(null);
    },
    'selftest.report'(step) {
      parts.onSelftestStep(step);
      return good(null);
    },
    'window.broken'() {
      parts.shell.pageBroke();
      return good(null);
    },
    'window.alive'({ untouchedSeconds }) {
      parts.onAlive(untouchedSeconds);
      return good(null);
    },
  };
}
