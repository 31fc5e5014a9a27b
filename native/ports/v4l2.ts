import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readdir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A camera's node of the system (Linux, Video4Linux 2). */
export type VideoNode = {
  /** As `/dev/video0`; another after every plug. */
  readonly path: string;
  /** As browsers call it: the name of its interface, else the kernel's own for it, which is cut after 31 bytes. */
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string | null;
  /** The socket that it is in, as `1-2.4`. */
  readonly socket: string;
};

/** A control as the driver tells it. */
export type V4l2Control = {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly default: number;
  readonly value: number;
};

export type V4l2Failure = {
  readonly ok: false;
  readonly reason: 'not-installed' | 'not-allowed' | 'gone' | 'not-answering' | 'refused';
  /** For IT. */
  readonly detail: string;
};

/** The system's cameras and their controls. Nothing rejects. */
export type V4l2 = {
  /** The nodes of USB cameras that give pictures, in their order. */
  nodes(): Promise<readonly VideoNode[]>;
  controls(
    path: string,
  ): Promise<{ readonly ok: true; readonly controls: readonly V4l2Control[] } | V4l2Failure>;
  /** Sets controls at once. One call at a time for each node. */
  set(
    path: string,
    values: { readonly [name: string]: number },
  ): Promise<{ readonly ok: true } | V4l2Failure>;
};

const cardBytes = 31;

/**
 * The system's own, by the program `v4l2-ctl` (package v4l-utils): Node cannot ask a node by itself. What can be given is for
 * tests, but for `answerMs`: after so long a call is given up, since some hang in the driver, where nothing ends them.
 */
export function systemV4l2({ sys = '/sys', program = 'v4l2-ctl', answerMs = 2000 } = {}): V4l2 {
  /** Nodes at which a call hangs; another would only hang too. */
  const hanging = new Set<string>();

  const run = async (
    path: string,
    words: readonly string[],
  ): Promise<{ readonly ok: true; readonly said: string } | V4l2Failure> => {
    const refusal = await refusedBy(path);
    if (refusal) return { ok: false, reason: refusal, detail: `${path} cannot be opened` };
    const late: V4l2Failure = {
      ok: false,
      reason: 'not-answering',
      detail: `${program} ${words.join(' ')} hangs`,
    };
    if (hanging.has(path)) return late;
    return new Promise((resolve) => {
      hanging.add(path);
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        resolve(late);
      }, answerMs);
      const child = execFile(
        program,
        ['--device', path, ...words],
        { env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 1024 * 1024 },
        (error, stdout, stderr) => {
          clearTimeout(timer);
          hanging.delete(path);
          if (!error) resolve({ ok: true, said: stdout });
          else if (error.code === 'ENOENT')
            resolve({ ok: false, reason: 'not-installed', detail: `${program} is not installed` });
          else
            resolve({ ok: false, reason: 'refused', detail: (stderr || error.message).trim().slice(0, 300) });
        },
      );
    });
  };

  return {
    nodes: () => nodesBelow(join(sys, 'class', 'video4linux')),
    async controls(path) {
      const end = await run(path, ['--list-ctrls']);
      return end.ok ? { ok: true, controls: readControls(end.said) } : end;
    },
    async set(path, values) {
      const words = Object.entries(values).map(([name, value]) => `${name}=${value}`);
      const end = await run(path, ['--set-ctrl', words.join(',')]);
      return end.ok ? { ok: true } : end;
    },
  };
}

const refusedBy = async (path: string): Promise<'gone' | 'not-allowed' | null> => {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? 'not-allowed' : 'gone';
  }
};

const line = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => null,
  );

const number = (name: string): number => Number(/\d+$/.exec(name)?.[0] ?? 0);

async function nodesBelow(folder: string): Promise<readonly VideoNode[]> {
  const names = await readdir(folder).catch(() => []);
  const ordered = names.filter((name) => /^video\d+$/.test(name)).sort((a, b) => number(a) - number(b));
  const nodes = await Promise.all(ordered.map((name) => nodeOf(join(folder, name))));
  return nodes.filter((node) => node !== null);
}

/** The first node of an interface gives pictures, the others what belongs to them. */
async function nodeOf(folder: string): Promise<VideoNode | null> {
  const part = await realpath(join(folder, 'device')).catch(() => null);
  if (part === null) return null;
  const usb = dirname(part);
  const [index, given, card, vendor, product, serialNumber] = await Promise.all([
    line(join(folder, 'index')),
    // Chromium's media/capture/video/linux, GetDeviceDisplayName: this before the name that the driver tells.
    line(join(part, 'interface')),
    line(join(folder, 'name')),
    line(join(usb, 'idVendor')),
    line(join(usb, 'idProduct')),
    line(join(usb, 'serial')),
  ]);
  if (index !== '0' || card === null || vendor === null || product === null) return null;
  return {
    path: `/dev/${basename(folder)}`,
    name: given || Buffer.from(card).subarray(0, cardBytes).toString(),
    vendorId: Number.parseInt(vendor, 16),
    productId: Number.parseInt(product, 16),
    serialNumber: serialNumber || null,
    socket: basename(usb),
  };
}

const controlLine = /^\s*(\w+)(?:\s+0x[0-9a-f]+)?\s+\(\w+\)\s*:\s*(.*)$/;

/** Reads what `v4l2-ctl --list-ctrls` says; what it cannot be is passed over. A control that cannot be read has its default. */
export function readControls(said: string): readonly V4l2Control[] {
  return said.split('\n').flatMap((text) => {
    const [, name, rest = ''] = controlLine.exec(text) ?? [];
    if (name === undefined) return [];
    const of = new Map(
      [...rest.matchAll(/(\w+)=(-?\d+)/g)].map(([, key = '', value]) => [key, Number(value)] as const),
    );
    const normal = of.get('default') ?? 0;
    return [
      {
        name,
        min: of.get('min') ?? 0,
        max: of.get('max') ?? 1,
        step: of.get('step') || 1,
        default: normal,
        value: of.get('value') ?? normal,
      },
    ];
  });
}
