import { readFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';
import type { Log } from '../log.ts';

/**
 * The authorities that a connection trusts: those of the computer, and one that the settings name in a file (PEM). Undefined when
 * they name none; then Node's own count. A file that cannot be read is said in the log, and counts as none.
 */
export function trustedWith(file: string | undefined, log: Log): string[] | undefined {
  if (file === undefined) return undefined;
  try {
    // Named ones stand in place of the computer's own, and a house calls others as well.
    return [...getCACertificates('default'), readFileSync(file, 'utf8')];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'not understood';
    log.warn(`the certificate that the settings name cannot be read (${code})`);
    return undefined;
  }
}
