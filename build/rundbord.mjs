#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { become, ensureBuild, ensureDependencies, nodeProgram, root } from './set-up.mjs';

// The command line in a checkout: sets up what is missing, then runs main's own cli with the right Node.
const [command] = process.argv.slice(2);
await ensureDependencies();
if (command === 'start' || command === 'hub' || command === 'selftest') await ensureBuild();
const built = join(root, 'dist', 'main', 'cli.mjs');
const source = join(root, 'main', 'cli.ts');
become(nodeProgram(), [existsSync(source) ? source : built, ...process.argv.slice(2)]);
