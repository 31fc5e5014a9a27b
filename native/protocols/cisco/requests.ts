import { decodeValue, decodeValues, encodeValue, encodeValues, type Values } from './values.ts';

/** A command: its words and the parameters that we give it. */
type Row = { readonly path: string; readonly parameters: readonly string[] };

/**
 * The commands that are said. Cisco TelePresence SX20 API Reference Guide CE9.1 (D15316.07), "xCommand commands"; the same in
 * TC7 but for what is told at the row. Numbers of presets begin at 1.
 */
export const commands = {
  dial: { path: 'Dial', parameters: ['Number', 'Protocol'] },
  accept: { path: 'Call Accept', parameters: ['CallId'] },
  reject: { path: 'Call Reject', parameters: ['CallId'] },
  disconnect: { path: 'Call Disconnect', parameters: ['CallId'] },
  tones: { path: 'Call DTMFSend', parameters: ['CallId', 'DTMFString'] },
  'far-move': { path: 'Call FarEndControl Camera Move', parameters: ['CallId', 'Value'] },
  'far-stop': { path: 'Call FarEndControl Camera Stop', parameters: ['CallId'] },
  mute: { path: 'Audio Microphones Mute', parameters: [] },
  unmute: { path: 'Audio Microphones Unmute', parameters: [] },
  volume: { path: 'Audio Volume Set', parameters: ['Level'] },
  ramp: {
    path: 'Camera Ramp',
    parameters: ['CameraId', 'Pan', 'PanSpeed', 'Tilt', 'TiltSpeed', 'Zoom', 'ZoomSpeed'],
  },
  reset: { path: 'Camera PositionReset', parameters: ['CameraId'] },
  autofocus: { path: 'Camera TriggerAutofocus', parameters: ['CameraId'] },
  'store-preset': { path: 'Camera Preset Store', parameters: ['CameraId', 'PresetId'] },
  'recall-preset': { path: 'Camera Preset Activate', parameters: ['PresetId'] },
  'remove-preset': { path: 'Camera Preset Remove', parameters: ['PresetId'] },
  /** All cameras of the room at once. */
  'recall-room': { path: 'RoomPreset Activate', parameters: ['PresetId'] },
  sleep: { path: 'Standby Activate', parameters: [] },
  wake: { path: 'Standby Deactivate', parameters: [] },
} as const satisfies Readonly<Record<string, Row>>;
export type CommandId = keyof typeof commands;

/** A line for the codec. */
export type Request =
  | { readonly kind: 'command'; readonly id: CommandId; readonly values: Values }
  /** Asks for all below a path, as `Call`. The answer carries the tag. */
  | { readonly kind: 'ask'; readonly path: string; readonly tag: string | null }
  /** Wants to be told of a path, as `/Status/Call`. */
  | { readonly kind: 'register'; readonly path: string }
  | { readonly kind: 'output'; readonly mode: 'json' | 'terminal' };

const ask = /^xStatus (?<path>[A-Za-z]\w*(?: \w+)*)(?: ?\| ?resultId=(?<tag>"[^"\\]*"))?$/i;
const register = /^xFeedback register (?<path>(?:\/\w+)+)$/i;
const output = /^xPreferences outputmode (?<mode>json|terminal)$/i;
const command =
  /^xCommand (?<path>[A-Za-z]\w*(?: [A-Za-z]\w*)*)(?<values>(?: [A-Za-z]\w*: ?(?:"(?:[^"\\]|\\.)*"|[^\s"]+))*)$/i;

/** What a line asks of the codec; null: what we do not say. */
export function decodeRequest(text: string): Request | null {
  const line = text.trim();
  const asked = ask.exec(line)?.groups;
  if (asked?.path)
    return { kind: 'ask', path: asked.path, tag: asked.tag === undefined ? null : decodeValue(asked.tag) };
  const registered = register.exec(line)?.groups?.path;
  if (registered) return { kind: 'register', path: registered };
  const mode = output.exec(line)?.groups?.mode?.toLowerCase();
  if (mode) return { kind: 'output', mode: mode === 'json' ? 'json' : 'terminal' };
  const told = command.exec(line)?.groups;
  const values = decodeValues(told?.values?.trim() ?? '');
  const id = (Object.keys(commands) as CommandId[]).find(
    (one) => commands[one].path.toLowerCase() === told?.path?.toLowerCase(),
  );
  return id && values && areOf(id, values) ? { kind: 'command', id, values } : null;
}

const areOf = (id: CommandId, values: Values): boolean => {
  const known: readonly string[] = commands[id].parameters;
  return Object.keys(values).every((name) => known.includes(name));
};

/** The line without its end; null where it cannot be said, as with a line's end in an address. */
export function encodeRequest(request: Request): string | null {
  if (request.kind === 'output') return `xPreferences outputmode ${request.mode}`;
  if (request.kind === 'register')
    return request.path.match(/^(?:\/\w+)+$/) ? `xFeedback register ${request.path}` : null;
  if (request.kind === 'ask') {
    const tag = request.tag === null ? '' : ` | resultId=${quoted(request.tag)}`;
    const line = `xStatus ${request.path}${tag}`;
    return ask.test(line) ? line : null;
  }
  const values = encodeValues(request.values);
  if (values === null || !areOf(request.id, request.values)) return null;
  return `xCommand ${commands[request.id].path}${values && ` ${values}`}`;
}

const quoted = (text: string): string => {
  const value = encodeValue(text) ?? '';
  return value.startsWith('"') ? value : `"${value}"`;
};
