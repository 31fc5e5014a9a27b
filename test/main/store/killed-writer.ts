import { writers } from './writers.ts';

// Run as a process of its own behind counted-calls.mjs: WRITER FOLDER `kill MOMENT` or `copy TO`. Prints its calls.
declare global {
  var killAt: (moment: string) => void;
  var copyAtEach: (folder: string, to: string) => void;
  var countedCalls: () => readonly string[];
}

const [name = '', folder = '', what = '', how = ''] = process.argv.slice(2);
if (what === 'kill') globalThis.killAt(how);
else globalThis.copyAtEach(folder, how);
await writers[name]?.act(folder);
process.stdout.write(JSON.stringify(globalThis.countedCalls()));
