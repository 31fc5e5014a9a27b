import { execFileSync } from 'node:child_process';

/** Starts udev, by which browsers notice what is plugged and unplugged. The native process does without it, as its parts show. */
export function startUdev(): void {
  execFileSync('/lib/systemd/systemd-udevd', ['--daemon']);
  execFileSync('udevadm', ['trigger', '--action=add', '--subsystem-match=usb', '--subsystem-match=sound']);
  execFileSync('udevadm', ['settle', '--timeout=30']);
}
