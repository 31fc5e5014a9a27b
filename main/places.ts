import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of a built page: beside main where main is built too, else in the checkout's dist. */
function pageFolder(name: string): string {
  const here = import.meta.dirname;
  const candidates = [join(here, '..', name), join(here, '..', '..', name), join(here, '..', 'dist', name)];
  return (
    candidates.find((folder) => existsSync(join(folder, 'index.html'))) ?? join(dirname(here), 'dist', name)
  );
}

/** The built window. */
export const windowFolder = (): string => pageFolder('window');
/** The built guest page. */
export const guestFolder = (): string => pageFolder('guest');

/** The native process's entry: beside main where main is built, else its source in the checkout. */
export function nativeHost(): string {
  const here = import.meta.dirname;
  const built = [join(here, 'native-host.mjs'), join(here, '..', 'native-host.mjs')];
  return built.find((file) => existsSync(file)) ?? join(here, '..', 'native', 'host.ts');
}
