import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterEach, expect, test } from 'vitest';
import {
  collectLibraries,
  describeLibrary,
  isAllowed,
  noticesOf,
  surprisesIn,
} from '../../build/licences.mjs';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A project with an entry, and libraries with licences. */
function project(files: Record<string, string>) {
  folder = mkdtempSync(join(tmpdir(), 'rundbord-licences-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const library = (name: string, licence: string, text = 'Do as you like.') => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.2.3', license: licence }),
  [`node_modules/${name}/index.js`]: `export const ${name.replaceAll(/\W/g, '_')} = 'I am ${name}';`,
  ...(text ? { [`node_modules/${name}/LICENSE`]: text } : {}),
});

async function bundled() {
  const folders = new Set<string>();
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    plugins: [collectLibraries(folder, folders)],
    build: { write: false, assetsInlineLimit: 0, rolldownOptions: { input: join(folder, 'entry.js') } },
  });
  return [...folders]
    .filter((place) => place.startsWith(join(folder, 'node_modules')))
    .filter((place) => !/node_modules.(vite|rolldown)$/.test(place))
    .map(describeLibrary)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

test('what is inside the bundle is known, and a surprise among it is told', async () => {
  project({
    ...library('plain', 'MIT'),
    ...library('@scope/deep', 'ISC'),
    ...library('surprise', 'GPL-3.0-only'),
    ...library('unused', 'AGPL-3.0-only'),
    'entry.js':
      "import { plain } from 'plain'; import { _scope_deep } from '@scope/deep'; import { surprise } from 'surprise'; console.log(plain, _scope_deep, surprise);",
  });
  const found = await bundled();
  expect(found.map(({ name }) => name)).toEqual(['@scope/deep', 'plain', 'surprise']);
  expect(surprisesIn(found)).toEqual(['surprise 1.2.3: GPL-3.0-only']);
  expect(noticesOf(found)).toContain('plain 1.2.3 (MIT)\n\nDo as you like.');
});

test('a font that only a style names counts too', async () => {
  project({
    ...library('letters', 'OFL-1.1'),
    'node_modules/letters/letters.woff2': 'not really a font',
    'node_modules/letters/style.css': '@font-face { font-family: L; src: url(./letters.woff2); }',
    'look.css': '@import "letters/style.css"; body { font-family: L; }',
    'entry.js': "import './look.css';",
  });
  expect((await bundled()).map(({ name }) => name)).toEqual(['letters']);
});

test('a library that brings no text of its licence is a surprise', () => {
  project(library('bare', 'MIT', ''));
  expect(surprisesIn([describeLibrary(join(folder, 'node_modules/bare'))])).toEqual([
    'bare 1.2.3: no text of its licence',
  ]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND ISC', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only OR (Apache-2.0 AND LGPL-2.1-only)', false],
  ['LGPL-2.1-only', false],
  ['SEE LICENSE IN x', false],
  ['MIT BSD', false],
  ['(MIT', false],
  ['none named', false],
  ['', false],
])('may we ship under %s: %s', (expression, may) => {
  expect(isAllowed(expression)).toBe(may);
});

test('an old package that names its licences in a list is under any of them', () => {
  project({
    'package.json': JSON.stringify({
      name: 'old',
      version: '1.0.0',
      licenses: [{ type: 'MIT' }, { type: 'ISC' }],
    }),
    LICENSE: 'Do as you like.',
  });
  expect(describeLibrary(folder).licence).toBe('MIT OR ISC');
  expect(surprisesIn([describeLibrary(folder)])).toEqual([]);
});
