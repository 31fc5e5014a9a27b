#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { type Command, exitCodes, type Output } from './command.ts';
import { version } from './version.ts';

// What was compiled once is kept in the system's folder for such things, so that the next start is quicker.
enableCompileCache?.();

/** Every command, loaded when it is used: reading a calendar need not wait for a broker. */
const commands: Readonly<Record<string, { summary: string; load: () => Promise<Command> }>> = {
  start: {
    summary: 'start the kiosk',
    load: async () => (await import('./start-command.ts')).startCommand,
  },
  agenda: {
    summary: 'print the meetings of a calendar',
    load: async () => (await import('./agenda/agenda-command.ts')).agendaCommand,
  },
  links: {
    summary: 'print the ways into a meeting that an invitation holds',
    load: async () => (await import('./agenda/links/links-command.ts')).linksCommand,
  },
  config: {
    summary: 'check the settings, and what they can be',
    load: async () => (await import('./settings/config-command.ts')).configCommand,
  },
  dial: {
    summary: 'say what a text to dial means, and fill in the dial screen',
    load: async () => (await import('./dialling/dial-command.ts')).dialCommand,
  },
  hub: {
    summary: 'run the hub alone, for several kiosks',
    load: async () => (await import('./hub/hub-command.ts')).hubCommand,
  },
  selftest: {
    summary: 'try window, agenda, camera, microphone, speaker and a call',
    load: async () => (await import('./selftest-command.ts')).selftestCommand,
  },
  diagnose: {
    summary: 'write a file about this kiosk for whoever helps; no person in it',
    load: async () => (await import('./diagnose-command.ts')).diagnoseCommand,
  },
  hid: {
    summary: 'print what a HID device can do, from its report descriptor',
    load: async () => (await import('./devices/hid-command.ts')).hidCommand,
  },
  visca: {
    summary: "say a camera's VISCA message in bytes, and what bytes mean",
    load: async () => (await import('./devices/visca-command.ts')).viscaCommand,
  },
};

const help = `Rundbord ${version}: a kiosk for meetings by video.

  rundbord COMMAND [...]
  rundbord COMMAND --help

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')}

Exit codes: 0 good; 1 what was asked about does not hold; 2 wrong usage; 3 something needed could not be had.`;

const output: Output = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
};

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--version') {
    output.out(version);
    return exitCodes.good;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    output.out(help);
    return name === undefined ? exitCodes.usage : exitCodes.good;
  }
  if (!Object.hasOwn(commands, name)) {
    output.err(`There is no command "${name}".\n\n${help}`);
    return exitCodes.usage;
  }
  const command = await commands[name]?.load();
  if (!command) return exitCodes.usage;
  if (args.includes('--help') || args.includes('-h')) {
    output.out(command.help);
    return exitCodes.good;
  }
  return command.run(args, output);
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  output.err(`Rundbord needs Node 22.12 or newer; this is ${process.version}.`);
  process.exitCode = exitCodes.notHad;
} else {
  run(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      output.err(`Rundbord failed: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = exitCodes.notHad;
    },
  );
}
