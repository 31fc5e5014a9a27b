import { realpathSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Connected, ConnectedFromHost, Probed } from '../../native/connected-messages.ts';
import type { ToHost } from '../../native/host-messages.ts';
import type { View } from '../contract/cameras.ts';
import type { Clock } from '../contract/clock.ts';
import { atPort, type ConnectedFacts, nothingConnected } from '../contract/connected.ts';
import type { LineStatus } from '../contract/line.ts';
import type { Answers } from '../contract/main-end.ts';
import { bad, good, type Problem, type Result } from '../contract/result.ts';
import type { Log } from '../log.ts';
import type { EquipmentSettings } from '../settings/equipment-settings.ts';
import type { Store } from '../store/store.ts';
import { connectedLines, newConnectedLines } from './connected-lines.ts';
import { openKeptConnected } from './kept-connected.ts';
import { watchLineTroubles } from './line-troubles.ts';
import { keepTold } from './told-connected.ts';
import { wantedDevices } from './wanted-devices.ts';

/** Asking what is at a port takes at most so long, and some, in ms. */
const probeMs = 25_000;

/** Cameras, displays and codecs on lines: what the settings and a person say is there, and what was told of it. */
export type ConnectedDevices = {
  readonly facts: ConnectedFacts;
  /** The cameras' views of the room; another list at every change. */
  readonly views: readonly View[];
  /** What a person should know of. */
  readonly problems: readonly Problem[];
  readonly answers: Pick<
    Answers,
    'camera.do' | 'display.do' | 'codec.do' | 'port.use' | 'port.probe' | 'view.keep'
  >;
  /** Follows these settings from now on. `logsBytes`: the log wants what goes over the lines of cameras and displays. */
  use(equipment: EquipmentSettings, logsBytes: boolean): void;
  /** Every display wakes or goes to sleep; one that is not driven yet, as soon as it is. */
  wake(on: boolean): void;
  heard(message: ConnectedFromHost): void;
  /** A native process is ready, or is no longer. */
  up(): void;
  down(): void;
  stop(): void;
};

/** Makes it. `changed` is called when `facts`, `views` or `problems` are others. */
export function makeConnectedDevices(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Pick<Store, 'read' | 'write' | 'remove'>;
  /** Reaches the native process, or is lost while there is none. */
  readonly send: (message: ToHost) => void;
  readonly changed: () => void;
}): ConnectedDevices {
  const { clock, log, send } = options;
  const kept = openKeptConnected(options.store);
  let equipment: EquipmentSettings | null = null;
  let wanted: readonly Connected[] = [];
  let fixedPorts: readonly string[] = [];
  let isUp = false;
  let logsBytes = false;
  /** Somebody wanted to know the serial ports: a new process is asked for them too. */
  let knowsPorts = false;
  let probing: string | null = null;
  let probed: ConnectedFacts['probed'] = null;
  let cancelProbe = (): void => {};
  const logged = new Map<string, LineStatus>();
  /** What the displays were last told, and those that could not be told yet. */
  let awake = false;
  const untold = new Map<string, boolean>();

  const told = keepTold({ clock, changed: () => show() });
  const troubles = watchLineTroubles({ clock, changed: options.changed });

  function show(): void {
    const { cameras, displays, codecs } = told;
    for (const line of newConnectedLines(logged, connectedLines({ cameras, displays, codecs })))
      log.info(line);
    troubles.look([
      ...[...cameras, ...codecs].map((one) => ({ ...one, mayBeSilent: false })),
      ...displays.map((one) => ({ ...one, mayBeSilent: one.power.wanted === 'off' })),
    ]);
    options.changed();
  }

  /** Works out what is wanted, and says so when it is something else. */
  const want = (): void => {
    if (!equipment) return;
    fixedPorts = fixedOf(equipment, told.ports);
    const free = kept.atPorts.filter(({ port }) => !fixedPorts.includes(port));
    const next = wantedDevices(equipment, free);
    if (!isDeepStrictEqual(next, wanted)) {
      const before = wanted;
      wanted = next;
      told.want(wanted);
      // One that comes into a room where somebody is wakes too.
      for (const { id } of displaysOf(next))
        if (awake && !before.some((one) => one.id === id)) untold.set(id, true);
      if (isUp) send({ kind: 'connect', devices: wanted });
    }
    show();
  };

  const tellPower = (id: string): void => {
    const on = untold.get(id);
    untold.delete(id);
    if (on !== undefined) send({ kind: 'display', id, command: { do: 'power', on } });
  };

  const endProbe = (port: string, found: Probed | null): void => {
    cancelProbe();
    if (probing !== port) return;
    probing = null;
    const device = found && atPort.safeParse({ port, ...found });
    probed = { port, found: device?.success ? device.data : null };
    options.changed();
  };

  const isFixed = (ask: string, port: string): Result<never> | null =>
    fixedPorts.includes(port)
      ? bad('bad-argument', { at: ask, detail: 'the settings say what is there' })
      : null;

  return {
    get facts() {
      const { cameras, displays, codecs, ports } = told;
      return {
        ...nothingConnected,
        ...{ cameras, displays, codecs, ports, fixedPorts, probing, probed },
        atPorts: kept.atPorts,
        codecTakes: equipment?.codec?.takes ?? [],
      };
    },
    get views() {
      return kept.views;
    },
    get problems() {
      return isUp ? troubles.problems : [];
    },
    answers: {
      'camera.do'({ camera, command }) {
        send({ kind: 'camera', id: camera, command });
        return good(null);
      },
      'display.do'({ display, command }) {
        send({ kind: 'display', id: display, command });
        return good(null);
      },
      'codec.do'({ codec, command }) {
        send({ kind: 'codec', id: codec, command });
        return good(null);
      },
      'port.use'({ port, device }) {
        const refused = isFixed('port.use', port);
        if (refused) return refused;
        if (device && device.port !== port)
          return bad('bad-argument', { at: 'port.use', detail: 'two ports' });
        const done = kept.keepPort(port, device);
        if (done.ok) {
          log.info(`a serial port is used for ${device?.protocol ?? 'nothing'}`);
          want();
        }
        return done;
      },
      'port.probe'({ port }) {
        const refused = isFixed('port.probe', port);
        if (refused) return refused;
        if (probing !== null) return good(null);
        probing = port;
        probed = null;
        if (isUp) {
          send({ kind: 'probe', port });
          cancelProbe = clock.after(probeMs, () => endProbe(port, null));
        } else endProbe(port, null);
        options.changed();
        return good(null);
      },
      'view.keep'({ view, keep }) {
        const done = kept.keepView(view, keep);
        if (done.ok) options.changed();
        return done;
      },
    },
    use(next, logs) {
      if (logs !== logsBytes && isUp) send({ kind: 'log-bytes', on: logs });
      logsBytes = logs;
      equipment = next;
      want();
    },
    wake(on) {
      awake = on;
      for (const { id } of displaysOf(wanted)) {
        untold.set(id, on);
        if (told.isDriven(id)) tellPower(id);
      }
    },
    heard(message) {
      if (message.kind === 'probed') {
        endProbe(message.port, message.found);
        return;
      }
      told.heard(message);
      if (message.kind === 'displays') for (const { id } of message.displays) tellPower(id);
      if (message.kind === 'serial-ports') {
        knowsPorts = true;
        want();
      } else show();
    },
    up() {
      isUp = true;
      told.up();
      if (logsBytes) send({ kind: 'log-bytes', on: true });
      send({ kind: 'connect', devices: wanted });
      if (knowsPorts) send({ kind: 'look' });
    },
    down() {
      isUp = false;
      told.down();
      if (probing !== null) endProbe(probing, null);
      show();
    },
    stop() {
      cancelProbe();
      told.stop();
      troubles.stop();
    },
  };
}

const displaysOf = (devices: readonly Connected[]): readonly Connected[] =>
  devices.filter(({ kind }) => kind === 'display');

/** Ports, by id, of which the settings say what is there: by id, path, or a link to the path as udev makes them. */
function fixedOf(equipment: EquipmentSettings, ports: ConnectedFacts['ports']): readonly string[] {
  const { cameras, displays, codec } = equipment;
  const named = [...cameras, ...displays, ...(codec ? [codec] : [])].flatMap((one) =>
    'serial' in one ? [one.serial, targetOf(one.serial)] : [],
  );
  return ports.filter(({ id, path }) => named.includes(id) || named.includes(path)).map(({ id }) => id);
}

function targetOf(path: string): string {
  try {
    return path.startsWith('/') ? realpathSync(path) : path;
  } catch {
    return path;
  }
}
