import { join } from 'node:path';
import { startAgenda } from './agenda/agenda.ts';
import { agendaSettingsOf } from './agenda/agenda-settings.ts';
import { startBeside } from './agenda/beside.ts';
import { openDayDesk } from './agenda/day-desk.ts';
import { makeAnswers } from './answers.ts';
import type { States } from './contract/bridge.ts';
import type { Clock } from './contract/clock.ts';
import { nothingConnected } from './contract/connected.ts';
import type { Notice, SelftestStep } from './contract/kiosk.ts';
import { type MainEnd, makeMainEnd } from './contract/main-end.ts';
import { readChosenDevices } from './devices/chosen-devices.ts';
import { makeEquipment, noDevicesYet } from './devices/equipment.ts';
import { forkWithNode } from './devices/fork-with-node.ts';
import type { ForkNative } from './devices/native-process.ts';
import { volumeKeysAreOurs } from './devices/room-devices.ts';
import { readDial } from './dialling/dial-plan.ts';
import { openDialSocket } from './dialling/dial-socket.ts';
import { openFarDoors } from './dialling/far-doors.ts';
import { siteOf } from './dialling/site.ts';
import { openDirectory } from './directory/directory.ts';
import { startHub } from './hub/hub.ts';
import type { Log, LogLevel } from './log.ts';
import { noticesOf } from './notices.ts';
import { kioskFactsOf } from './settings/kiosk-facts.ts';
import { makePinDoor } from './settings/pin.ts';
import { keyPlacesHere } from './settings/seal-key.ts';
import { openSettings } from './settings/settings.ts';
import { unsealHere } from './settings/unseal.ts';
import { isDialLink } from './shell/meeting-link.ts';
import type { Shell, ShellTrouble } from './shell/shell.ts';
import { openStore } from './store/store.ts';
import { version } from './version.ts';
import { type Computer, thisComputer, watchComputer } from './watch/computer-watch.ts';
import { makeLastingStore } from './watch/lasting-store.ts';
import type { OpeningWindow } from './window.ts';

/** What a kiosk is started with. Folders and files are absolute. */
export type KioskOptions = {
  readonly clock: Clock;
  readonly log: Log;
  /** The computer that is watched; this one when absent. */
  readonly computer?: Computer;
  readonly settingsFile: string;
  /** Store, browser profile, log and the example agenda. */
  readonly dataFolder: string;
  readonly logFile: string;
  /** The built guest page. */
  readonly guestFolder: string;
  /** The agenda file that is read when the settings name no calendar. */
  readonly exampleAgenda: string;
  readonly window: OpeningWindow;
  /** Entry of the process that drives the room's devices; without it there are no devices with keys and lamps. */
  readonly nativeHost?: string | null;
  /** How it is started; as a child of this Node when absent. */
  readonly forkNative?: ForkNative;
  /** A simulated colleague joins every room of ours, and is shown as one. */
  readonly demo: boolean;
  /** A conferencing node that is asked before those of the settings; none when absent. */
  readonly node?: string | null;
  /** A link to a meeting with which the join screen is filled in at the start; null for none. */
  readonly link: string | null;
  readonly onTrouble: (trouble: ShellTrouble) => void;
  /** Somebody who knows the PIN left the kiosk: it is to be stopped and not started again. */
  readonly onLeave: () => void;
  /** How much the settings want in the log, at the start and at every change. */
  readonly useLogLevel: (level: LogLevel) => void;
  readonly onSelftestStep: (step: SelftestStep) => void;
  /** Ends the kiosk for a fresh start, where something starts it again; when absent the window alone is made anew. */
  readonly endForFreshStart?: () => void;
};

/** Milliseconds in which a window that opened must have said hello. */
const helloWithinMs = 30_000;

/** The devices' process starts so long after the window has begun to listen, in ms: what a person waits for is drawn first. */
const devicesAfterMs = 300;

/** A running kiosk. */
export type Kiosk = {
  readonly shell: Shell;
  readonly end: MainEnd;
  /** Whether the window was heard lately. */
  answers(): boolean;
  /** Process id of what drives the devices; null while there is none. */
  nativePid(): number | null;
  /** How the kiosk is, in a line for IT with no person in it. */
  status(): string;
  stop(): Promise<void>;
};

/** Starts all parts, joined: what one reports, the window sees. Rejects with a sentence when there can be no window. */
export async function startKiosk(options: KioskOptions): Promise<Kiosk> {
  const { clock, log, dataFolder } = options;
  const { shell, opened } = options.window;
  const store = makeLastingStore(openStore(join(dataFolder, 'store'), log.part('store')));
  const settings = openSettings({
    file: options.settingsFile,
    clock,
    log: log.part('settings'),
    store,
    unseal: () => unsealHere(keyPlacesHere(dataFolder)),
    node: options.node ?? null,
  });
  const agenda = startAgenda({ clock, log: log.part('agenda'), store });
  const beside = startBeside({ clock, log: log.part('beside') });
  const desk = openDayDesk({ clock, log: log.part('day'), store, agenda });
  const directory = openDirectory({
    clock,
    log: log.part('directory'),
    store,
    rooms: (own) => hub.rooms(own),
  });
  const farDoors = openFarDoors({
    clock,
    log: log.part('calls'),
    settings: () => settings.value,
    tell: {
      'pexip.heard': (heard) => end.emit('pexip.heard', heard),
      'sip.heard': (heard) => end.emit('sip.heard', heard),
      'sip.changed': (nothing) => end.emit('sip.changed', nothing),
    },
    signIn: shell.signIn,
    changed() {
      end.setState('pexipCalls', farDoors.pexipCalls);
      showNotices();
    },
  });
  const hub = startHub({ clock, log: log.part('hub'), store, guestFolder: options.guestFolder });
  const pinDoor = makePinDoor({ clock, store, log: log.part('pin'), hash: () => settings.value.pin });

  let inCall = false;
  let greeted = (): void => {};
  const hello = new Promise<void>((resolve, reject) => {
    const late = new Error('the window opened, but its page did not answer');
    const cancel = clock.after(helloWithinMs, () => reject(late));
    greeted = () => {
      cancel();
      resolve();
    };
  });
  /** They are large and seldom others. */
  let toldViews: States['views'] = [];
  const equipment = makeEquipment({
    clock,
    log: log.part('devices'),
    nativeHost: options.nativeHost ?? null,
    fork: options.forkNative ?? forkWithNode,
    volumeKeys: volumeKeysAreOurs(process.env, process.platform),
    dataFolder,
    version,
    store,
    room: () => ({ meetings: agenda.facts.meetings, inCall, zone: settings.value.room.zone }),
    tell: {
      devices(devices) {
        end.setState('callDevices', devices);
        showNotices();
      },
      connected(facts) {
        end.setState('connected', facts);
        showNotices();
      },
      views(views) {
        if (views !== toldViews) end.setState('views', views);
        toldViews = views;
      },
      recording: (facts) => end.setState('recording', facts),
      pressed: (device, press) => end.emit('device.pressed', { device, press }),
    },
  });
  const end = makeMainEnd({
    origin: shell.origin,
    onHello() {
      // Whatever the page before this one held is nobody's.
      farDoors.windowGone();
      greeted();
    },
    log: log.part('contract'),
    send: (message) => shell.send(message),
    answers: makeAnswers({
      clock,
      log,
      store,
      settings,
      pinDoor,
      agenda,
      desk,
      hub,
      shell,
      equipment,
      directory,
      farDoors,
      logFile: options.logFile,
      startedAt: clock.now(),
      onLeave: options.onLeave,
      rememberCall: (call) => {
        inCall = call !== null;
        end.setState('call', call);
        desk.callIs(call);
        directory.callIs(call);
        equipment.roomChanged();
      },
      chooseDevices: (chosen) => {
        store.write('devices', chosen);
        end.setState('devices', chosen);
      },
      onSelftestStep: options.onSelftestStep,
      onAlive(untouchedSeconds) {
        watch.heard(untouchedSeconds);
        equipment.untouched(untouchedSeconds);
      },
    }),
  });
  end.setState('call', null);
  end.setState('callDevices', noDevicesYet);
  end.setState('recording', null);
  end.setState('connected', nothingConnected);
  end.setState('views', []);
  end.setState('directory', directory.facts);
  end.setState('pexipCalls', farDoors.pexipCalls);
  end.setState('beside', beside.rooms);
  end.setState('devices', readChosenDevices(store));
  let notices: readonly Notice[] = [];
  const showNotices = (): void => {
    const facts = {
      computer: watch.problems,
      settingsIssues: settings.issues,
      agenda: agenda.facts,
      hub: hub.facts,
      calls: [...farDoors.problems, ...directory.problems],
      devices: equipment.problems,
    };
    notices = noticesOf(facts, notices, clock.now());
    end.setState('notices', notices);
  };
  const watch = watchComputer({
    clock,
    log: log.part('computer'),
    dataFolder,
    store,
    computer: options.computer ?? thisComputer,
    facts: () => ({
      zone: settings.value.room.zone,
      night: settings.value.freshStart.nightly ? settings.value.freshStart : null,
      inCall,
      meetings: agenda.facts.read ? agenda.facts.meetings : null,
    }),
    onChange: () => showNotices(),
    onTimeJump: () => agenda.refresh(),
    onFreshStart() {
      if (options.endForFreshStart) options.endForFreshStart();
      else shell.renew().catch((error: unknown) => log.error(`no fresh start: ${String(error)}`));
    },
  });
  const showAgenda = (): void => {
    end.setState('agenda', desk.facts);
    equipment.roomChanged();
    showNotices();
  };
  const applyAgenda = (): void => {
    const { room, language, agenda: wanted } = settings.value;
    beside.use({ rooms: wanted.beside, zone: room.zone });
    desk.use({ language: language.default, checkIn: wanted.checkIn ?? null });
    agenda.use(agendaSettingsOf(settings.value, hub.ownHosts, options.exampleAgenda));
  };
  const showHub = (): void => {
    end.setState('hub', hub.facts);
    // A link of our own in a calendar is known by the hub's hosts.
    applyAgenda();
    showNotices();
  };
  const applySettings = (): void => {
    const { value } = settings;
    const facts = { version, demo: options.demo, file: settings.file };
    end.setState('kiosk', kioskFactsOf(value, facts));
    options.useLogLevel(value.log.level);
    equipment.use(value.equipment, value.log.level === 'debug');
    farDoors.use();
    directory.use(value);
    applyAgenda();
    showNotices();
  };
  settings.watch(applySettings);
  desk.watch(showAgenda);
  directory.watch(() => {
    end.setState('directory', directory.facts);
    showNotices();
  });
  beside.watch(() => end.setState('beside', beside.rooms));
  hub.watch(showHub);
  applySettings();
  showAgenda();
  showHub();
  // Only now, so that a window that was quick is told everything in one go.
  shell.onTrouble(options.onTrouble);
  shell.onTrouble(({ kind }) => {
    if (kind === 'gpu-gone' || kind === 'network-service-gone') return;
    equipment.windowGone(inCall);
    farDoors.windowGone();
  });
  shell.onMessage((message, sender) => end.hear(message, sender));

  const applyHub = (): void => {
    hub
      .use({ ...settings.value.hub, ...settings.value.calls })
      .catch((error: unknown) => log.error(`hub: ${String(error)}`));
  };
  settings.watch(applyHub);
  applyHub();
  let cancelStart = (): void => {};
  let closeDialSocket = (): void => {};
  const stop = async (): Promise<void> => {
    greeted();
    cancelStart();
    closeDialSocket();
    await Promise.all([shell.close(), equipment.stop(), farDoors.stop()]);
    watch.stop();
    desk.stop();
    beside.stop();
    directory.stop();
    agenda.stop();
    await hub.stop();
    settings.stop();
    log.info('the kiosk has stopped');
  };
  try {
    await Promise.all([opened, hello]);
  } catch (error) {
    await stop();
    throw error;
  }
  cancelStart = clock.after(devicesAfterMs, equipment.start);
  const ask = (text: string): void => end.emit(isDialLink(text) ? 'dial.asked' : 'join.asked', { text });
  if (options.link !== null) ask(options.link);
  shell.onLink(ask);
  const dialSocket = openDialSocket({
    dataFolder,
    log: log.part('dial'),
    read: (text) => readDial(text, siteOf(settings.value, hub.ownHosts, equipment.connected)),
    take: (text) => end.emit('dial.asked', { text }),
  });
  closeDialSocket = dialSocket.stop;
  log.info(`the kiosk is up in ${shell.describe()}`);
  return {
    shell,
    end,
    answers: () => watch.windowAnswers(),
    nativePid: equipment.pid,
    status: () => [shell.describe(), ...notices.map(({ code }) => code)].join(', '),
    stop,
  };
}
