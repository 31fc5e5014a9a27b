import { readdir, readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';

/** Fine; more than the kiosk should ever need; so much more that it will fail soon. */
export type MemoryLevel = 'fine' | 'over' | 'far-over';

/** Above what the kiosk has grown too large, in MiB. */
export type MemoryBounds = { readonly overMiB: number; readonly farOverMiB: number };

/**
 * The bounds for a computer with so much memory: two fifths of it, but between 1 and 3 GiB; far over is half as much
 * again. A kiosk at rest takes about 0.4 GiB, a call of four about twice that.
 */
export function memoryBounds(totalMiB: number): MemoryBounds {
  const overMiB = Math.round(Math.min(3072, Math.max(1024, totalMiB * 0.4)));
  return { overMiB, farOverMiB: Math.round(overMiB * 1.5) };
}

/** The memory of this computer, or what its control group lets us have (cgroups(7)). */
export function memoryHereMiB(): number {
  const limit = process.constrainedMemory();
  return Math.min(totalmem(), limit > 0 ? limit : Number.POSITIVE_INFINITY) / 1_048_576;
}

export const memoryLevel = (usedMiB: number, { overMiB, farOverMiB }: MemoryBounds): MemoryLevel =>
  usedMiB >= farOverMiB ? 'far-over' : usedMiB >= overMiB ? 'over' : 'fine';

/**
 * What this process and all that it started use, in MiB, what they share counted once (PSS). Where the system has no
 * /proc it is this process alone.
 */
export async function usedMemoryMiB(): Promise<number> {
  const family = await familyOf(process.pid);
  if (!family) return process.memoryUsage.rss() / 1_048_576;
  let kib = 0;
  for (const member of family) kib += await kibOf(member);
  return kib / 1024;
}

/** A process and all that it started, by id; null where there is no /proc. */
async function familyOf(pid: number): Promise<number[] | null> {
  let names: string[];
  try {
    names = await readdir('/proc');
  } catch {
    return null;
  }
  const children = new Map<number, number[]>();
  for (const name of names.filter((entry) => /^\d+$/.test(entry))) {
    const stat = await textOf(`/proc/${name}/stat`);
    // The second field is the name in brackets, which may hold spaces; the fourth is the parent (proc(5)).
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const family = [pid];
  for (const member of family) family.push(...(children.get(member) ?? []));
  return family;
}

/**
 * Its proportional share in KiB. The browser's sandboxed processes let nobody look into their maps; of those it is what
 * they have to themselves (RssAnon, proc(5)).
 */
async function kibOf(pid: number): Promise<number> {
  const shared = /^Pss:\s+(\d+)/m.exec(await textOf(`/proc/${pid}/smaps_rollup`))?.[1];
  const own = shared ?? /^RssAnon:\s+(\d+)/m.exec(await textOf(`/proc/${pid}/status`))?.[1];
  return Number(own ?? 0);
}

/** The file's text; empty when the process has ended meanwhile, or may not be looked at. */
const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
