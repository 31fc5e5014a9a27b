import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';

/** How long macOS may take to print its registry, in ms. */
const patienceMs = 5000;
const mostBytes = 16_000_000;

/**
 * The report descriptor of what is plugged in at `path`, from the operating system; null where it gives none: Windows keeps
 * it to itself, and hidapi's Node addon does not tell it. Never rejects.
 */
export async function systemDescriptor(
  path: string,
  platform: NodeJS.Platform = process.platform,
): Promise<Uint8Array | null> {
  try {
    if (platform === 'linux')
      return new Uint8Array(await readFile(`/sys/class/hidraw/${basename(path)}/device/report_descriptor`));
    if (platform !== 'darwin') return null;
    const words = ['-r', '-d', '1', '-l', '-w', '0', '-k', 'ReportDescriptor'];
    const options = { timeout: patienceMs, maxBuffer: mostBytes };
    const { stdout } = await promisify(execFile)('/usr/sbin/ioreg', words, options);
    return descriptorInRegistry(stdout, path);
  } catch {
    return null;
  }
}

/**
 * The descriptor of one entry in what macOS's `ioreg` prints. `path` is hidapi's: `DevSrvsID:` and the entry's id, which
 * `ioreg` prints as `id 0x…` in the entry's first line. Null when it is not there as it should be.
 */
export function descriptorInRegistry(printed: string, path: string): Uint8Array | null {
  const number = /^DevSrvsID:(\d+)$/.exec(path)?.[1];
  if (number === undefined) return null;
  const wanted = `id 0x${BigInt(number).toString(16)},`;
  const entries = printed.split(/^\+-o /m);
  const entry = entries.find((text) => text.slice(0, text.indexOf('\n')).includes(wanted));
  const hex = entry && /^[ |]*"ReportDescriptor" = <((?:[0-9a-f]{2})+)>$/im.exec(entry)?.[1];
  return hex ? new Uint8Array(Buffer.from(hex, 'hex')) : null;
}
