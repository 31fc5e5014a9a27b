import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of the guest page, ready to be sent. */
export type GuestFile = {
  readonly type: string;
  readonly body: Buffer;
  /** The same, smaller, for a browser that takes gzip; null where it would not be smaller. */
  readonly zipped: Buffer | null;
  /** Its name changes with its content, so that a browser may keep it for good. */
  readonly immutable: boolean;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wav': 'audio/wav',
  '.woff2': 'font/woff2',
};
const zippable: readonly string[] = ['.js', '.css', '.svg', '.json'];

/**
 * The files of the built guest page in `folder`. Only what was found there by its own name can be had, so a path cannot
 * lead out of it. Without the folder there is nothing, and the next question looks again.
 */
export function openGuestFiles(folder: string): (path: string) => GuestFile | null {
  let files = new Map<string, GuestFile>();
  let readAt = -1;
  /** The page's own time of change: a new build is seen at the next question. */
  const changedAt = (): number => {
    try {
      return statSync(join(folder, 'index.html')).mtimeMs;
    } catch {
      return -1;
    }
  };
  const readAll = (): Map<string, GuestFile> =>
    new Map(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined)
        .map((entry) => {
          const file = join(entry.parentPath, entry.name);
          const path = file.slice(join(folder, '/').length - 1).replaceAll('\\', '/');
          const body = readFileSync(file);
          const zipped = zippable.includes(extname(file)) ? gzipSync(body) : null;
          return [
            path,
            {
              type: types[extname(file)] ?? '',
              body,
              zipped: zipped && zipped.length < body.length ? zipped : null,
              immutable: path.startsWith('/assets/'),
            },
          ];
        }),
    );
  return (path) => {
    const now = changedAt();
    if (now !== readAt) {
      try {
        files = now < 0 ? new Map() : readAll();
        readAt = now;
      } catch {
        // It is being built at this moment; the next question finds it whole.
        files = new Map();
      }
    }
    return files.get(path) ?? null;
  };
}
