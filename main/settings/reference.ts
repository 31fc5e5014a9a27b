import { type SchemaNode, settingsJsonSchema } from './json-schema.ts';

/** One setting that has a value, or one entry of a list: a leaf of the schema. */
export type Leaf = {
  /** As in the reference: `agenda.sources[].url`. */
  readonly path: string;
  readonly node: SchemaNode;
  /** Must stand there when its group does. */
  readonly required: boolean;
};

/** Every leaf in the order of the schema. A list of plain values is one leaf; a list of groups has the leaves of its groups. */
export function leavesOf(
  node: SchemaNode = settingsJsonSchema,
  path = '',
  required = false,
): readonly Leaf[] {
  if (node.anyOf) return node.anyOf.flatMap((choice) => leavesOf(choice, path, required));
  if (node.type === 'object') {
    return Object.entries(node.properties ?? {}).flatMap(([key, below]) =>
      leavesOf(below, path === '' ? key : `${path}.${key}`, node.required?.includes(key) ?? false),
    );
  }
  if (node.items && isGroup(node.items)) return leavesOf(node.items, `${path}[]`, false);
  return [{ path, node, required }];
}

const isGroup = (node: SchemaNode): boolean => node.type === 'object' || node.anyOf !== undefined;

function typeInWords(node: SchemaNode): string {
  if (node.enum) return node.enum.join(', ');
  switch (node.type) {
    case 'array':
      return `list of ${node.items ? typeInWords(node.items) : 'anything'}`;
    case 'string':
      return 'text';
    case 'boolean':
      return 'true, false';
    case 'integer':
    case 'number':
      return 'number';
    default:
      return 'group';
  }
}

/** The reference page of the settings, in Markdown. */
export function settingsPage(): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const code = (value: unknown): string => (value === '' ? '(empty)' : `\`${JSON.stringify(value)}\``);
  const row = ({ path, node, required }: Leaf): string => {
    const otherwise = node.default === undefined ? (required ? 'must be set' : '–') : code(node.default);
    const cells = [`\`${path}\``, typeInWords(node), otherwise, node.description ?? ''];
    return `| ${cells.map(cell).join(' | ')} |`;
  };
  const sections = Object.entries(settingsJsonSchema.properties ?? {}).map(([key, node]) => {
    // A setting that several choices have is the same in each.
    const rows = [...new Set(leavesOf(node, key).map(row))];
    const lists = listsOf(node, key).map((words) => `${words}\n\n`);
    return `## ${key}

${node.description ?? ''}

${lists.join('')}| setting | value | default | meaning |
|---|---|---|---|
${rows.join('\n')}
`;
  });
  return `# Settings

Made from \`main/settings/schema.ts\` by \`node build/reference.ts\`; change it there.

The settings stand in one YAML or JSON file. \`rundbord config place\` says where it is on this computer,
\`rundbord config check FILE\` whether it is right, and \`rundbord config example\` prints one with everything in it.
Every setting may be left out. A file with any mistake is refused as a whole, and the last good settings stay in force.
The file is read again when it changes.

| computer | file |
|---|---|
| any | what the environment variable \`RUNDBORD_CONFIG\` names |
| Linux | \`/etc/rundbord/rundbord.yaml\` when it is there at the start, else \`~/.config/rundbord/rundbord.yaml\` (\`$XDG_CONFIG_HOME\`) |
| Windows | \`%ProgramData%\\Rundbord\\rundbord.yaml\` when it is there at the start, else \`%APPDATA%\\Rundbord\\rundbord.yaml\` |
| macOS | \`~/Library/Application Support/Rundbord/rundbord.yaml\` |

\`rundbord.yml\` and \`rundbord.json\` do as well.

${sections.join('\n')}`;
}

/** What the lists and the groups that may be absent are for, above the table of their settings. */
function listsOf(node: SchemaNode, path: string): readonly string[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, below]) => {
    const place = `${path}.${key}`;
    if (below.items && isGroup(below.items)) {
      const entry = below.items.description ? ` ${below.items.description}` : '';
      return [`\`${place}\` (list): ${below.description ?? ''}${entry}`];
    }
    if (isGroup(below)) return [`\`${place}\` (group): ${below.description ?? ''}`, ...listsOf(below, place)];
    return [];
  });
}

/**
 * A settings file with every setting in it, in YAML. What has a default stands there with it; what has none is switched
 * off by a `#` with no space behind it, so that removing these marks switches all on.
 */
export function exampleSettings(): string {
  const groups = Object.entries(settingsJsonSchema.properties ?? {}).map(([key, node]) =>
    linesOf(key, node, '', false).join('\n'),
  );
  return `# All settings of Rundbord, each with what it means and its default.
# A # with no space behind it switches a setting off: remove the # to set it.

${groups.join('\n\n')}
`;
}

/** The lines of one key. `off` is true where the group around it is switched off already. */
function linesOf(key: string, node: SchemaNode, indent: string, off: boolean): readonly string[] {
  const absent = off || node.default === undefined;
  const mark = absent ? '#' : '';
  const words = `${indent}# ${node.description ?? ''}`;
  if (node.type === 'object') {
    const below = Object.entries(node.properties ?? {}).flatMap(([name, inner]) =>
      linesOf(name, inner, `${indent}  `, absent),
    );
    return [words, `${indent}${mark}${key}:`, ...below];
  }
  if (node.anyOf) {
    const [first, ...others] = node.anyOf.map(({ properties }) => Object.entries(properties ?? {}));
    const shown = new Map(first);
    // The keys of the other choices are there for their words only.
    const besides = new Map(others.flat().filter(([name]) => !shown.has(name)));
    return [
      words,
      `${indent}${mark}${key}:`,
      ...[...shown].flatMap(([name, inner]) => linesOf(name, inner, `${indent}  `, true)),
      ...[...besides].map(([name, inner]) => `${indent}  # ${name}: ${inner.description ?? ''}`),
    ];
  }
  if (node.type === 'array' && node.items) {
    const { items } = node;
    // An empty list shows what an entry looks like; one with a default shows that.
    if (Array.isArray(node.default) && node.default.length > 0)
      return [words, `${indent}${mark}${key}: [${node.default.map(yamlOf).join(', ')}]`];
    const entries = (items.anyOf ?? [items]).flatMap((entry) => entryLines(entry, `${indent}  `));
    return [words, `${indent}${mark}${key}:`, ...entries];
  }
  const value = node.default ?? node.examples?.[0];
  // What has no example is there for its words only: a choice that excludes another.
  if (value === undefined) return [`${indent}# ${key}: ${node.description ?? ''}`];
  return [words, `${indent}${mark}${key}: ${yamlOf(value)}`];
}

function entryLines(entry: SchemaNode, indent: string): readonly string[] {
  if (entry.type !== 'object') return [`${indent}#- ${yamlOf(entry.examples?.[0] ?? entry.enum?.[0])}`];
  const lines = Object.entries(entry.properties ?? {}).flatMap(([key, node]) =>
    linesOf(key, node, `${indent}  `, true),
  );
  // The dash belongs to the first line that is a setting; the words above it stay above.
  const first = lines.findIndex((line) => /^ *#\S/.test(line));
  return lines.map((line, at) => (at === first ? line.replace(`${indent}  #`, `${indent}#- `) : line));
}

/** A plain value in YAML: bare where that is safe. */
function yamlOf(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[A-Za-z][\w./:@$-]*$/.test(value) && !/^(?:true|false|null|yes|no|on|off)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
