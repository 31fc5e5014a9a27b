import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// Which libraries are inside what was built, under which licences, and whether we may ship them.

/** Licences that ask for no more than being named, by their SPDX names. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/**
 * Whether an SPDX expression can be met with the allowed licences: of `OR` one, of `AND` all. Brackets as in `(A OR B)`.
 * @param {string} expression
 * @returns {boolean}
 */
export function isAllowed(expression) {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const one = () => {
    const word = words[at++];
    if (word !== '(') return allowed.has(word ?? '');
    const inner = any();
    return words[at++] === ')' && inner;
  };
  const all = () => {
    let good = one();
    while (words[at] === 'AND' && ++at) good = one() && good;
    return good;
  };
  const any = () => {
    let good = all();
    while (words[at] === 'OR' && ++at) good = all() || good;
    return good;
  };
  return any() && at === words.length;
}

/** What the bundler itself writes into a bundle, by the name of its modules. */
const ownModules = [
  [/^\0rolldown\//, 'rolldown'],
  [/^\0vite\//, 'vite'],
];

/** The folder of the library that a module belongs to; null for a module of ours. */
function libraryOf(module, root) {
  const file = module.split('?')[0] ?? module;
  const parts = file.split('node_modules/');
  if (parts.length === 1) {
    const own = ownModules.find(([start]) => start.test(module));
    return own ? join(root, 'node_modules', own[1]) : null;
  }
  const [first = '', second = ''] = (parts.pop() ?? '').split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  return join(parts.join('node_modules/').replaceAll('\0', ''), 'node_modules', name);
}

/**
 * A plugin for the bundler: adds the folder of every library that is inside the bundle to `folders`. Fonts and pictures
 * count as the files they come from.
 * @param {string} root
 * @param {Set<string>} folders
 */
export function collectLibraries(root, folders) {
  // Names of fonts and pictures begin at the root of the page, which is not always ours.
  let from = root;
  return {
    name: 'collect-libraries',
    configResolved(config) {
      from = config.root;
    },
    generateBundle(_options, bundle) {
      const styles = [...this.getModuleIds()].filter((id) => /\.css(\?|$)/.test(id));
      const inside = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk' ? part.moduleIds : part.originalFileNames.map((file) => resolve(from, file)),
      );
      for (const id of [...inside, ...styles]) {
        const folder = libraryOf(id, root);
        if (folder) folders.add(folder);
      }
    },
  };
}

/**
 * What a library in `folder` says of itself.
 * @param {string} folder
 * @returns {{ name: string, version: string, licence: string, text: string }}
 */
export function describeLibrary(folder) {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice|copyright)/i.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim());
  // As packages of before 2015 name them: any of a list.
  const old = Array.isArray(about.licenses) ? about.licenses.map(({ type }) => type).join(' OR ') : '';
  return {
    name: about.name,
    version: about.version,
    licence: typeof about.license === 'string' ? about.license : old || 'none named',
    text: texts.join('\n\n'),
  };
}

/**
 * The libraries that we may not ship as they are, each in a sentence: another licence than those, or no text of it.
 * @param {readonly { name: string, version: string, licence: string, text: string }[]} libraries
 */
export const surprisesIn = (libraries) =>
  libraries.flatMap(({ name, version, licence, text }) => {
    if (!isAllowed(licence)) return [`${name} ${version}: ${licence}`];
    return text === '' ? [`${name} ${version}: no text of its licence`] : [];
  });

/**
 * All notices in one text, the same whatever the order.
 * @param {readonly { name: string, version: string, licence: string, text: string }[]} libraries
 */
export const noticesOf = (libraries) =>
  [
    'Rundbord holds parts of these libraries. Each has the licence that follows its name.\n',
    ...libraries.map(
      ({ name, version, licence, text }) => `${'='.repeat(80)}\n${name} ${version} (${licence})\n\n${text}\n`,
    ),
  ].join('\n');
