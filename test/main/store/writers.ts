import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { refreshExampleAgenda, writeExampleAgenda } from '../../../main/agenda/example-agenda.ts';
import { openKeptMeetings } from '../../../main/agenda/kept-meetings.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { ownCertificate } from '../../../main/hub/own-certificate.ts';
import { silentLog } from '../../../main/log.ts';
import { openInvites } from '../../../main/rooms/invites.ts';
import { openRoomTokens } from '../../../main/rooms/room-tokens.ts';
import { editableOf } from '../../../main/settings/editable-settings.ts';
import { hashPin, makePinDoor } from '../../../main/settings/pin.ts';
import { type OpenSettings, openSettings } from '../../../main/settings/settings.ts';
import { addRating } from '../../../main/statistics/ratings.ts';
import { lockFolder } from '../../../main/store/folder-lock.ts';
import { openStore, type Store } from '../../../main/store/store.ts';

/** Somebody who keeps something on the disk. Each step is as the kiosk does it. */
export type Writer = {
  /** What is there before. */
  before(folder: string): void | Promise<void>;
  /** What is killed. */
  act(folder: string): void | Promise<void>;
  /** What is found afterwards, in one word; `old` and `new` are good for all. */
  look(folder: string): string | Promise<string>;
  /** Further words that are good. */
  readonly good?: readonly string[];
  /** It is never the old, whatever happens. */
  readonly always?: true;
};

const now = Date.parse('2026-03-10T08:00:00Z');
/** It stands, so that nothing happens by itself. */
const clock: Clock = { now: () => now, after: () => () => {} };
const at = (ms: number): Clock => ({ ...clock, now: () => ms });
const store = (folder: string): Store => openStore(join(folder, 'store'), silentLog);
const settingsFile = (folder: string): string => join(folder, 'rundbord.yaml');
const settings = (folder: string): OpenSettings =>
  openSettings({ file: settingsFile(folder), clock, log: silentLog, store: store(folder) });
const named = (name: string): string => `room: {name: ${name}}\n`;

const feed = { url: 'https://calendar.invalid/room.ics', refreshMinutes: 5 };
const meetings = (title: string): { meetings: Meeting[]; confirmedAt: number } => ({
  confirmedAt: now,
  meetings: Array.from({ length: 40 }, (_, index) => ({
    id: String(index),
    title,
    start: '2026-03-10T10:00:00.000Z',
    end: '2026-03-10T11:00:00.000Z',
    allDay: false,
    private: false,
    status: 'confirmed',
    organizer: null,
    location: null,
    join: [],
  })),
});

const invitation = (meeting: string) => ({
  room: 'egeskov',
  meeting,
  from: 'Egeskov',
  site: '',
  reason: meeting,
  language: 'da' as const,
  until: now + 3_600_000,
});

const pin = '2580';
const door = async (folder: string) => {
  const hash = await hashPin(pin);
  return makePinDoor({
    clock,
    store: store(folder),
    log: silentLog,
    hash: () => (hash.ok ? hash.value : undefined),
  });
};
const wrongTries = (folder: string): string => {
  const kept = store(folder).read('pin-tries', z.object({ wrong: z.number() }));
  return kept === null ? 'none' : String(kept.wrong);
};

const examples = { zone: 'Europe/Copenhagen', room: 'egeskov', language: 'da' as const };
const agendaFile = (folder: string): string => join(folder, 'agenda.ics');

const hosts = { old: ['old.invalid'], new: ['new.invalid', '10.0.0.1'] };

/** Everybody who keeps something that must be there after a kill. */
export const writers: Readonly<Record<string, Writer>> = {
  'the settings in force': {
    before(folder) {
      writeFileSync(settingsFile(folder), named('old'));
      settings(folder).stop();
      writeFileSync(settingsFile(folder), named('new'));
    },
    act: (folder) => settings(folder).stop(),
    look(folder) {
      writeFileSync(settingsFile(folder), 'room: {naem: broken}\n');
      return settings(folder).value.room.name;
    },
  },
  'the settings screen': {
    before: (folder) => writeFileSync(settingsFile(folder), named('old')),
    async act(folder) {
      const open = settings(folder);
      await open.write({ ...editableOf(open.value), roomName: 'new' });
      open.stop();
    },
    look(folder) {
      const open = settings(folder);
      return open.issues.length === 0 ? open.value.room.name : 'broken';
    },
  },
  'a new PIN': {
    before: (folder) => writeFileSync(settingsFile(folder), `pin: ${somePin('a')}\n`),
    async act(folder) {
      const open = settings(folder);
      await open.setPin(somePin('b'));
      open.stop();
    },
    look(folder) {
      const { value, issues } = settings(folder);
      if (issues.length > 0) return 'broken';
      return { [somePin('a')]: 'old', [somePin('b')]: 'new' }[value.pin ?? ''] ?? 'none';
    },
  },
  'wrong tries of the PIN': {
    before: (folder) => void store(folder).write('pin-tries', { wrong: 4, notBefore: 0 }),
    act: async (folder) => void (await (await door(folder)).unlock('1357')),
    look: (folder) => ({ '4': 'old', '5': 'new' })[wrongTries(folder)] ?? 'none',
  },
  'the right PIN after wrong ones': {
    before: (folder) => void store(folder).write('pin-tries', { wrong: 4, notBefore: 0 }),
    act: async (folder) => void (await (await door(folder)).unlock(pin)),
    look: (folder) => ({ '4': 'old', none: 'new' })[wrongTries(folder)] ?? wrongTries(folder),
    // Counted before it is looked at.
    good: ['5'],
  },
  'meetings of a feed': {
    before: (folder) => openKeptMeetings(store(folder), clock).keep(feed, meetings('old')),
    act: (folder) => openKeptMeetings(store(folder), clock).keep(feed, meetings('new')),
    look: (folder) => openKeptMeetings(store(folder), clock).of(feed)?.meetings[39]?.title ?? 'none',
  },
  'an invitation': {
    before: (folder) => void openInvites(store(folder), clock).make(invitation('old')),
    act: (folder) => void openInvites(store(folder), clock).make(invitation('new')),
    look(folder) {
      const text = JSON.stringify(store(folder).read('invites', z.unknown()));
      if (!text.includes('"reason":"old"')) return 'none';
      return text.includes('"reason":"new"') ? 'new' : 'old';
    },
  },
  'the end of an invitation': {
    before: (folder) => void openInvites(store(folder), clock).make(invitation('old')),
    act: (folder) => openInvites(store(folder), at(now + 3_600_000)).stop(),
    look(folder) {
      const kept = store(folder).read(
        'invites',
        z.object({ invitations: z.array(z.unknown()), ended: z.array(z.unknown()) }),
      );
      if (kept?.invitations.length === 1) return 'old';
      return kept?.ended.length === 1 ? 'new' : 'none';
    },
  },
  'a rating': {
    before: (folder) => addRating(store(folder), '2026-03-09', 'good'),
    act: (folder) => addRating(store(folder), '2026-03-10', 'bad'),
    look(folder) {
      const days = Object.keys(store(folder).read('ratings', z.record(z.string(), z.unknown())) ?? {});
      return { '2026-03-09': 'old', '2026-03-09 2026-03-10': 'new' }[days.join(' ')] ?? 'none';
    },
  },
  "the rooms' key": {
    before() {},
    act: async (folder) => void (await openRoomTokens(store(folder), clock)),
    async look(folder) {
      const before = existsSync(join(folder, 'store', 'room-key.json'));
      const tokens = await openRoomTokens(store(folder), clock);
      const { token } = await tokens.issue({ room: 'egeskov', client: 'a', minutes: 5 });
      if (!(await tokens.check(token)).ok) return 'broken';
      return before ? 'new' : 'old';
    },
  },
  "the hub's certificate": {
    async before(folder) {
      await ownCertificate(store(folder), hosts.old, clock);
      firstCertificate(folder);
    },
    act: async (folder) => void (await ownCertificate(store(folder), hosts.new, clock)),
    look(folder) {
      const kept = store(folder).read(
        'own-certificate',
        z.object({
          authority: z.object({ key: z.string() }),
          server: z.object({ certificate: z.string(), key: z.string() }),
        }),
      );
      return kept === null ? 'none' : kept.server.certificate === firstCertificate(folder) ? 'old' : 'new';
    },
  },
  'the example agenda': {
    before: (folder) => writeExampleAgenda(agendaFile(folder), { ...examples, now: now - 86_400_000 }),
    act: (folder) => refreshExampleAgenda(agendaFile(folder), { ...examples, now }),
    look(folder) {
      const text = readFileSync(agendaFile(folder), 'utf8');
      refreshExampleAgenda(agendaFile(folder), { ...examples, now });
      if (!text.endsWith('END:VCALENDAR\r\n')) return 'broken';
      return text.includes('DTSTART:20260310T09') ? 'new' : 'old';
    },
  },
  'the lock of the folder': {
    before() {},
    act: (folder) => void lockFolder(folder, silentLog),
    always: true,
    // Whoever was killed holds nothing.
    look(folder) {
      const lock = lockFolder(folder, silentLog);
      if ('heldBy' in lock) return 'stuck';
      lock.release();
      return 'new';
    },
  },
};

/** The certificate that was there first: a copy that no writer knows of. */
function firstCertificate(folder: string): string {
  const copy = join(folder, 'first-certificate');
  const kept = store(folder).read(
    'own-certificate',
    z.object({ server: z.object({ certificate: z.string() }) }),
  );
  if (!existsSync(copy)) writeFileSync(copy, kept?.server.certificate ?? '');
  return readFileSync(copy, 'utf8');
}

/** A hash in the form of one. */
function somePin(sign: string): string {
  return `scrypt$16384$8$1$${sign.repeat(22)}$${sign.repeat(43)}`;
}
