import type { ConnectedFacts } from '../contract/connected.ts';
import type { LineStatus } from '../contract/line.ts';

/** A connected device in a line for IT and the log: what it is and how, by no name that a person gave it. */
export type ConnectedLine = {
  readonly id: string;
  readonly what: string;
  readonly status: LineStatus;
  readonly line: string;
};

/** One line each. */
export function connectedLines(
  facts: Pick<ConnectedFacts, 'cameras' | 'displays' | 'codecs'>,
): readonly ConnectedLine[] {
  const lineOf = (
    what: string,
    {
      id,
      status,
      detail,
    }: { readonly id: string; readonly status: LineStatus; readonly detail: string | null },
    more = '',
  ): ConnectedLine => {
    const why = status !== 'ready' && detail !== null ? ` (${detail})` : '';
    return { id, what, status, line: `${what}: ${status}${status === 'ready' ? more : why}` };
  };
  return [
    ...facts.cameras.map((camera) => lineOf(`camera, ${camera.via}`, camera)),
    ...facts.displays.map((display) =>
      lineOf(`display, ${display.protocol}`, display, `, ${display.power.actual ?? 'power not known'}`),
    ),
    ...facts.codecs.map((codec) => lineOf(`codec, ${codec.protocol}`, codec)),
  ];
}

/**
 * What is to stand in the log when devices are others than before. A line that is tried again and again is told once; `known` is
 * the status of each that the log has, and is brought up to date.
 */
export function newConnectedLines(
  known: Map<string, LineStatus>,
  now: readonly ConnectedLine[],
): readonly string[] {
  for (const id of [...known.keys()]) if (!now.some((one) => one.id === id)) known.delete(id);
  return now.flatMap(({ id, status, what }) => {
    if (status === 'connecting' || known.get(id) === status) return [];
    known.set(id, status);
    return [`${what}: ${status}`];
  });
}
