import * as z from 'zod';
import { settingsSchema } from './schema.ts';
import type { SettingsPath } from './settings-path.ts';

/** The part of JSON Schema (draft 7) that the settings use. */
export type SchemaNode = {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly string[];
  readonly properties?: { readonly [key: string]: SchemaNode };
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
};

/** The JSON Schema of the settings file, for the editor of whoever writes it. Draft 7, which editors know best. */
export const settingsJsonSchema: SchemaNode = z.toJSONSchema(
  settingsSchema.meta({ title: 'Settings of Rundbord' }),
  { io: 'input', target: 'draft-7' },
) as SchemaNode;

/** The schema nodes that may stand at `path`: more than one inside an `anyOf`, none when nothing may stand there. */
export function schemaNodesAt(path: SettingsPath): readonly SchemaNode[] {
  const choices = (node: SchemaNode): readonly SchemaNode[] => node.anyOf ?? [node];
  let nodes = choices(settingsJsonSchema);
  for (const step of path) {
    nodes = nodes.flatMap((node) => {
      const next =
        typeof step === 'number'
          ? node.items
          : Object.hasOwn(node.properties ?? {}, step)
            ? node.properties?.[step]
            : undefined;
      return next ? choices(next) : [];
    });
  }
  return nodes;
}
