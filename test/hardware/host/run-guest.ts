import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Kernel } from './kernel.ts';

export type GuestEnd = {
  /** Exit code of its command; null when it ended without one. */
  readonly code: number | null;
  /** It was ended because it took too long. */
  readonly tooLong: boolean;
};

/**
 * Boots the kernel in QEMU and hands every line of its command to `heard`. Always with tcg: where KVM is offered but broken, a
 * guest would hang. The processor is an old one: what newer ones guard in the kernel costs tcg a sixth of its time.
 */
export function runGuest(options: {
  readonly kernel: Kernel;
  readonly initramfs: string;
  /** File for what the kernel says. */
  readonly consoleFile: string;
  readonly withinMs: number;
  readonly memoryMiB: number;
  /** Plugs two serial adapters in, a cable between them; a socket of this name is the cable. */
  readonly cable: string | null;
  readonly heard: (line: string) => void;
}): Promise<GuestEnd> {
  const { kernel, initramfs, consoleFile, withinMs, memoryMiB, cable, heard } = options;
  const child = spawn(
    'qemu-system-x86_64',
    [
      ...['-accel', 'tcg,thread=multi', '-smp', '2', '-m', String(memoryMiB), '-cpu', 'Nehalem'],
      ...['-nodefaults', '-no-reboot', '-display', 'none', '-nic', 'none'],
      ...['-serial', `file:${consoleFile}`, '-serial', 'stdio'],
      ...['-virtfs', 'local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap'],
      ...(cable === null ? [] : adapters(cable)),
      ...['-kernel', kernel.image, '-initrd', initramfs],
      ...['-append', 'console=ttyS0 panic=-1 mitigations=off random.trust_cpu=on nokaslr'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let code: number | null = null;
  let tooLong = false;
  const timer = setTimeout(() => {
    tooLong = true;
    child.kill('SIGKILL');
  }, withinMs);
  createInterface({ input: child.stdout }).on('line', (raw) => {
    const line = raw.replaceAll('\r', '');
    const end = /^rc=(\d+)$/.exec(line);
    if (end) code = Number(end[1]);
    else heard(line);
  });
  createInterface({ input: child.stderr }).on('line', (line) => heard(`qemu: ${line}`));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      clearTimeout(timer);
      heard(`qemu: ${error.message}`);
      resolve({ code: null, tooLong: false });
    });
    child.once('close', () => {
      clearTimeout(timer);
      resolve({ code, tooLong });
    });
  });
}

/** QEMU's adapters are FTDI's, 0403:6001; a real one has a number of its own too. */
const adapters = (cable: string): readonly string[] => [
  ...['-device', 'qemu-xhci', '-chardev', `socket,id=near,path=${cable},server=on,wait=off`],
  ...['-chardev', `socket,id=far,path=${cable}`],
  ...['near', 'far'].flatMap((end, index) => [
    '-device',
    `usb-serial,chardev=${end},serial=RUNDBORD${index + 1},always-plugged=on`,
  ]),
];
