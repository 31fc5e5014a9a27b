import * as z from 'zod';
import { type View, view } from '../contract/cameras.ts';
import { type AtPort, atPort } from '../contract/connected.ts';
import { bad, good, type Result } from '../contract/result.ts';
import type { Store } from '../store/store.ts';

/** More than so many ports at which something was said to be are in no room. */
const mostAtPorts = 4;
/** Views of all cameras together. */
const mostKeptViews = 36;

/** What a person said and kept at the screen, on this computer only. */
export type KeptConnected = {
  readonly atPorts: readonly AtPort[];
  readonly views: readonly View[];
  /** What is at a port; null takes it back. */
  keepPort(port: string, device: AtPort | null): Result<null>;
  /** Keeps a view in place of the one with its number, or forgets it. */
  keepView(kept: View, keep: boolean): Result<null>;
};

/** Opens what the store holds of it. */
export function openKeptConnected(store: Pick<Store, 'read' | 'write' | 'remove'>): KeptConnected {
  let atPorts: readonly AtPort[] = store.read('at-ports', z.array(atPort).max(mostAtPorts)) ?? [];
  let views: readonly View[] = store.read('views', z.array(view).max(mostKeptViews)) ?? [];
  const write = (name: string, list: readonly unknown[]): boolean =>
    list.length === 0 ? store.remove(name) : store.write(name, list);
  return {
    get atPorts() {
      return atPorts;
    },
    get views() {
      return views;
    },
    keepPort(port, device) {
      const others = atPorts.filter((one) => one.port !== port);
      const next = device ? [...others, device] : others;
      if (next.length > mostAtPorts)
        return bad('bad-argument', { at: 'port.use', detail: `at most ${mostAtPorts} ports` });
      if (!write('at-ports', next)) return bad('disk-not-written');
      atPorts = next;
      return good(null);
    },
    keepView(kept, keep) {
      const others = views.filter(({ camera, number }) => camera !== kept.camera || number !== kept.number);
      const next = keep ? [...others, kept] : others;
      if (next.length > mostKeptViews)
        return bad('bad-argument', { at: 'view.keep', detail: `at most ${mostKeptViews} views` });
      if (!write('views', next)) return bad('disk-not-written');
      views = next;
      return good(null);
    },
  };
}
