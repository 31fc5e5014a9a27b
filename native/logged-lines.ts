import type { ConnectedGroup } from './connected-groups.ts';
import type { Lines } from './ports/line-port.ts';

/** More bytes of one piece are not told. */
const mostBytes = 64;

const hex = (bytes: Uint8Array): string => {
  const told = Array.from(bytes.subarray(0, mostBytes), (byte) => byte.toString(16).padStart(2, '0')).join(
    ' ',
  );
  return bytes.length > mostBytes ? `${told} … ${bytes.length} bytes` : told;
};

/**
 * The same lines, which tell the log what goes over them while `isOn`. Never those of a codec, which carry whom somebody calls, nor
 * those of a device with a password.
 */
export function loggedLines(
  lines: Lines,
  { devices }: ConnectedGroup,
  isOn: () => boolean,
  log: (level: 'debug', text: string) => void,
): Lines {
  const isSecret = devices.some(
    (device) => device.kind === 'codec' || (device.kind === 'display' && device.password !== null),
  );
  if (isSecret) return lines;
  const name = devices.map(({ id }) => id).join(', ');
  const tell = (way: '>' | '<', bytes: Uint8Array): void => {
    if (isOn()) log('debug', `${name} ${way} ${hex(bytes)}`);
  };
  return {
    ...lines,
    async open(address, events) {
      const opened = await lines.open(address, {
        ...events,
        bytes(bytes) {
          tell('<', bytes);
          events.bytes(bytes);
        },
      });
      if (!opened.ok) return opened;
      const { port } = opened;
      return {
        ok: true,
        port: {
          write(bytes) {
            tell('>', bytes);
            return port.write(bytes);
          },
          close: () => port.close(),
        },
      };
    },
  };
}
