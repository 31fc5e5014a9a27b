import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');
const read = (): { electronFuses?: unknown; asar?: unknown } =>
  parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as {
    electronFuses?: unknown;
    asar?: unknown;
  };

// Names and meanings: electron docs, "Electron Fuses"; they are burnt into the program when it is packed.
test('the packed Electron runs our archive, whole and unchanged, and nothing else', () => {
  const { electronFuses, asar } = read();
  expect(electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
  expect(asar ?? true).not.toBe(false);
});
