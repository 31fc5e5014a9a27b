import { createHash } from 'node:crypto';
import type { CodecProtocol } from '../../native/codec.ts';
import { type Connected, mostConnected } from '../../native/connected-messages.ts';
import type { DisplayProtocol } from '../../native/display.ts';
import type { LineAddress } from '../../native/line.ts';
import type { AtPort } from '../contract/connected.ts';
import type { EquipmentSettings } from '../settings/equipment-settings.ts';

type NetworkKind = 'tcp' | 'udp';

/** Where displays and projectors listen when nobody has changed it. */
const displayPorts: Readonly<Record<Exclude<DisplayProtocol, 'cec'>, number>> = {
  'samsung-mdc': 1515,
  lg: 9761,
  nec: 7142,
  pjlink: 4352,
};
/** The same for the terminals of codecs. */
const telnetPorts: Readonly<Record<CodecProtocol, number>> = { polycom: 24, cisco: 23 };
const sshPort = 22;
/** VISCA: TCP, UDP, and UDP with Sony's header. */
const [viscaTcpPort, viscaUdpPort, sonyUdpPort] = [5678, 1259, 52_381];
/** The numbers that displays leave the works with. */
const firstSet = (protocol: DisplayProtocol): number => (protocol === 'samsung-mdc' ? 0 : 1);

/** `host`, `host:port`, `[address]` or `[address]:port`, as the settings have checked it. */
function placeOf(written: string, usualPort: number): { readonly host: string; readonly port: number } {
  const [, inBrackets, plain, port] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(written) ?? [];
  return { host: inBrackets ?? plain ?? written, port: port === undefined ? usualPort : Number(port) };
}
const network = (kind: NetworkKind, written: string, usualPort: number): LineAddress => ({
  kind,
  ...placeOf(written, usualPort),
});

/**
 * Who a device is, whatever becomes of its address: its name in the settings, or the port that it was said to be at. Shortened,
 * since ids stand in logs and names are people's own words.
 */
const idOf = (kind: Connected['kind'], who: string): string =>
  `${kind}-${createHash('sha256').update(who).digest('hex').slice(0, 12)}`;

/** Names of what was said to be at a port and has none of its own. */
const protocolNames: Readonly<Record<AtPort['protocol'], string>> = {
  visca: 'VISCA',
  'samsung-mdc': 'Samsung',
  lg: 'LG',
  nec: 'NEC',
  polycom: 'Polycom',
  cisco: 'Cisco',
};

/** All devices on lines that are to be driven: those of the settings, then what a person said to be at ports that are still free. */
export function wantedDevices(
  equipment: EquipmentSettings,
  atPorts: readonly AtPort[],
): readonly Connected[] {
  return [
    ...equipment.cameras.map(cameraOf),
    ...equipment.displays.map(displayOf),
    ...(equipment.codec ? [codecOf(equipment.codec)] : []),
    ...atPorts.map(deviceAt),
  ].slice(0, mostConnected);
}

function cameraOf(camera: EquipmentSettings['cameras'][number]): Connected {
  const about = {
    kind: 'camera',
    id: idOf('camera', camera.name),
    name: camera.name,
    protocol: 'visca',
    dialect: camera.dialect ?? null,
    picture: camera.picture ?? null,
  } as const;
  if ('serial' in camera) {
    const line = { kind: 'serial', port: camera.serial, baudRate: camera.baud } as const;
    return { ...about, line, sonyHeader: false, address: camera.address };
  }
  if ('tcp' in camera)
    return { ...about, line: network('tcp', camera.tcp, viscaTcpPort), sonyHeader: false, address: 1 };
  const { sonyHeader } = camera;
  const line = network('udp', camera.udp, sonyHeader ? sonyUdpPort : viscaUdpPort);
  return { ...about, line, sonyHeader, address: 1 };
}

function displayOf(display: EquipmentSettings['displays'][number]): Connected {
  const about = {
    kind: 'display',
    id: idOf('display', display.name),
    name: display.name,
    input: display.input ?? null,
  } as const;
  if ('cec' in display) {
    const line = { kind: 'cec', adapter: display.cec } as const;
    return { ...about, protocol: 'cec', line, set: 1, password: null };
  }
  const { protocol } = display;
  const set = display.set ?? firstSet(protocol);
  if ('serial' in display) {
    const line = { kind: 'serial', port: display.serial, baudRate: display.baud } as const;
    return { ...about, protocol, line, set, password: null };
  }
  const line = network('tcp', display.tcp, displayPorts[protocol]);
  return { ...about, protocol, line, set, password: display.password ?? null };
}

function codecOf(codec: NonNullable<EquipmentSettings['codec']>): Connected {
  const { name, protocol } = codec;
  const about = { kind: 'codec', id: idOf('codec', name), name, protocol } as const;
  if ('serial' in codec) {
    const line = { kind: 'serial', port: codec.serial, baudRate: codec.baud } as const;
    return { ...about, line, password: codec.password ?? null };
  }
  if ('telnet' in codec) {
    const line = network('tcp', codec.telnet, telnetPorts[protocol]);
    return { ...about, line, password: codec.password ?? null };
  }
  const { user, password } = codec;
  const hostKey = codec.hostKey ?? null;
  return {
    ...about,
    line: { kind: 'ssh', ...placeOf(codec.ssh, sshPort), user, password, hostKey },
    password: null,
  };
}

function deviceAt({ port, protocol, baudRate, name }: AtPort): Connected {
  const line = { kind: 'serial', port, baudRate } as const;
  const shown = name ?? protocolNames[protocol];
  switch (protocol) {
    case 'visca':
      return {
        ...{ kind: 'camera', id: idOf('camera', port), name: shown, protocol, line },
        ...{ sonyHeader: false, dialect: null, address: 1, picture: null },
      };
    case 'samsung-mdc':
    case 'lg':
    case 'nec':
      return {
        ...{ kind: 'display', id: idOf('display', port), name: shown, protocol, line },
        ...{ set: firstSet(protocol), password: null, input: null },
      };
    case 'polycom':
    case 'cisco':
      return { kind: 'codec', id: idOf('codec', port), name: shown, protocol, line, password: null };
  }
}
