import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Kernel } from './kernel.ts';

/** What is needed before the host's files are there. */
const firstModules = ['virtio_pci', '9pnet_virtio', '9p', 'overlay'];

/**
 * Writes the smallest first root: it mounts the host's files read-only under a layer of memory, and runs `command` (words for
 * a shell) there. /tmp is the layer's too, since the checkout may lie in it. What the command says goes to the second serial port; what the kernel says to the first.
 */
export function writeInitramfs(kernel: Kernel, folder: string, command: string, busybox: string): string {
  const root = join(folder, 'initramfs');
  for (const name of ['bin', 'modules', 'proc', 'sys', 'dev', 'host', 'layer', 'root'])
    mkdirSync(join(root, name), { recursive: true });
  copyFileSync(busybox, join(root, 'bin', 'busybox'));
  const modules = inOrder(kernel, firstModules);
  for (const file of modules)
    copyFileSync(
      join(kernel.root, 'lib', 'modules', kernel.version, file),
      join(root, 'modules', basename(file)),
    );
  writeFileSync(
    join(root, 'init'),
    initScript(
      kernel,
      modules.map((file) => basename(file)),
      command,
    ),
  );
  chmodSync(join(root, 'init'), 0o755);
  const names = [
    'init',
    'bin',
    'bin/busybox',
    'modules',
    ...modules.map((file) => `modules/${basename(file)}`),
  ];
  const packed = spawnSync('cpio', ['--quiet', '-o', '-H', 'newc'], {
    cwd: root,
    input: [...names, 'proc', 'sys', 'dev', 'host', 'layer', 'root'].join('\n'),
    maxBuffer: 64 * 1024 * 1024,
  });
  if (packed.status !== 0) throw new Error(`cpio: ${packed.stderr}`);
  const file = join(folder, 'initramfs.cpio');
  writeFileSync(file, packed.stdout);
  return file;
}

/** The files of these modules and of what they need, each after what it needs. */
function inOrder(kernel: Kernel, wanted: readonly string[]): string[] {
  const needs = new Map<string, string[]>();
  for (const line of readFileSync(
    join(kernel.root, 'lib/modules', kernel.version, 'modules.dep'),
    'utf8',
  ).split('\n')) {
    const [file, rest = ''] = line.split(':');
    if (file) needs.set(file, rest.trim().split(' ').filter(Boolean));
  }
  const order = new Set<string>();
  const add = (file: string): void => {
    for (const need of needs.get(file) ?? []) add(need);
    order.add(file);
  };
  for (const name of wanted) {
    const file = [...needs.keys()].find((one) => one.endsWith(`/${name}.ko`));
    // Without a file it is built in.
    if (file) add(file);
  }
  return [...order];
}

const initScript = (kernel: Kernel, modules: readonly string[], command: string): string => `#!/bin/busybox sh
b=/bin/busybox
$b mount -t proc proc /proc
$b mount -t sysfs sys /sys
$b mount -t devtmpfs dev /dev
${modules.map((name) => `$b insmod /modules/${name}`).join('\n')}
$b mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=524288,cache=loose host /host
$b mount -t tmpfs -o mode=755 layer /layer
$b mkdir /layer/upper /layer/work
$b mount -t overlay -o lowerdir=/host,upperdir=/layer/upper,workdir=/layer/work overlay /root
for place in proc sys dev; do $b mount --move /$place /root/$place; done
$b mkdir -p /root/dev/shm /root/dev/pts
$b mount -t devpts pts /root/dev/pts
for place in run dev/shm; do $b mount -t tmpfs -o mode=1777 tmp /root/$place; done
$b ln -s ${kernel.root}/lib/modules/${kernel.version} /root/lib/modules/${kernel.version} 2>/dev/null ||
  { $b mkdir -p /root/lib/modules; $b ln -s ${kernel.root}/lib/modules/${kernel.version} /root/lib/modules/${kernel.version}; }
$b ip link set lo up
$b chroot /root /bin/sh -c '${command}' </dev/null >/root/dev/ttyS1 2>&1
echo "rc=$?" >/root/dev/ttyS1
$b poweroff -f
`;
