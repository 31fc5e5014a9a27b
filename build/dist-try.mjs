import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDeb } from './dist-deb.mjs';
import { ensureBuild, ensureDependencies, ensurePrograms, root, say, stop } from './set-up.mjs';

// The life of the Debian package on a small Debian made for it: installed, booted, killed, hung, left, upgraded, removed and
// purged, with systemd and Chromium's sandbox as on a real computer. Only the screen is Xvfb, since a container has no
// console: the session at the seat (PAM, tty, Xorg) is what this does not try.

const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const patienceMs = 180_000;

if (process.platform !== 'linux' || process.getuid?.() !== 0) stop('This needs Linux, and root.', 3);
await ensureDependencies();
const { missing, words } = await ensurePrograms({
  debootstrap: 'debootstrap',
  'systemd-nspawn': 'systemd-container',
  nsenter: 'util-linux',
});
if (missing.length > 0) stop(`Not to be had: ${missing.join(', ')}. ${words}`);
await ensureBuild();

const folder = mkdtempSync(join(tmpdir(), 'rundbord-try-'));
const debian = join(folder, 'root');
let container = null;

/** Runs a program; what it said is told when it fails. */
function run(program, args, options = {}) {
  const how = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64e6, ...options };
  try {
    return execFileSync(program, args, how);
  } catch (error) {
    const said = `${error.stdout}\n${error.stderr}`.trim().slice(-2000);
    throw new Error(`${program} ${args.join(' ')}: ${error.code ?? `exit code ${error.status}`}\n${said}`);
  }
}

const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' };
const inRoot = (...args) => run('chroot', [debian, ...args], { env });
const enter = ['-m', '-u', '-i', '-n', '-p', '-r', '-w'];
/** A shell command in the booted Debian. */
const inside = (command) =>
  run('nsenter', ['-t', String(container.first), ...enter, '/bin/sh', '-c', command], { env }).trim();

function write(path, text, mode = 0o644) {
  mkdirSync(dirname(join(debian, path)), { recursive: true });
  writeFileSync(join(debian, path), text);
  chmodSync(join(debian, path), mode);
}

/** A Debian like this computer's, from where this computer gets its own. */
function makeDebian() {
  const codename = /^VERSION_CODENAME=(.*)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'stable';
  const format = '$(ORIGIN) $(REPO_URI) $(RELEASE) $(COMPONENT)';
  const lines = run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']).split('\n');
  const sources = lines.map((line) => line.split(' ')).filter(([origin]) => origin === 'Debian');
  const main = sources.find(([, , release, component]) => release === codename && component === 'main');
  if (!main) throw new Error('This computer knows no archive of Debian. Run apt-get update and try again.');
  run('debootstrap', ['--variant=minbase', '--include=systemd-sysv,dbus', codename, debian, main[1]]);
  cpSync('/etc/apt/apt.conf.d', join(debian, 'etc/apt/apt.conf.d'), { recursive: true });
  write('etc/apt/sources.list', sources.map(([, ...where]) => `deb ${where.join(' ')}\n`).join(''));
  write('etc/dpkg/dpkg.cfg.d/quick', 'force-unsafe-io\n');
  write('usr/sbin/policy-rc.d', '#!/bin/sh\nexit 101\n', 0o755);
  // A container has no console: the same screen script, on a server that needs none.
  write(
    'etc/systemd/system/rundbord-screen.service.d/no-console.conf',
    `[Service]
PAMName=
TTYPath=
StandardInput=null
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
UtmpIdentifier=
ExecStart=
ExecStart=/usr/lib/rundbord/screen /usr/bin/Xvfb :0 -screen 0 1920x1080x24 -nolisten tcp -noreset
`,
  );
  inRoot('apt-get', 'update');
  inRoot('apt-get', 'install', '-y', '--no-install-recommends', 'xvfb', 'x11-apps', 'netpbm', 'procps');
}

/** What any use of apt and any boot leaves. */
const others =
  /^\/(proc|sys|dev|run|tmp|root|var\/(cache|log|tmp|lib\/(apt|dpkg|systemd\/(timers|linger))))(\/|$)/;
/** Everything else on the disk. */
const files = () =>
  inRoot('find', '/', '-xdev', '-print')
    .split('\n')
    .filter((path) => !others.test(path));

async function boot() {
  rmSync(join(debian, 'usr/sbin/policy-rc.d'));
  const options = [
    '--quiet',
    '--register=no',
    '--keep-unit',
    '--private-network',
    '--console=pipe',
    '--boot',
  ];
  const program = spawn('systemd-nspawn', [...options, '-D', debian], { stdio: 'ignore' });
  const ended = new Promise((resolve) => program.once('exit', resolve));
  const children = `/proc/${program.pid}/task/${program.pid}/children`;
  container = { program, ended, first: 0 };
  await until('the container', () => {
    container.first = Number(readFileSync(children, 'utf8').trim().split(' ')[0]);
    return container.first > 0 && inside('systemctl is-system-running || true') !== 'offline';
  });
}

async function halt() {
  if (!container) return;
  container.program.kill('SIGTERM');
  await Promise.race([container.ended, sleep(20_000)]);
  container.program.kill('SIGKILL');
  await container.ended;
  container = null;
}

/** Waits until `holds`, looking twice a second; throws with `what` when it does not come. */
async function until(what, holds, withinMs = patienceMs) {
  const late = Date.now() + withinMs;
  let last = '';
  while (Date.now() < late) {
    try {
      if (holds()) return;
    } catch (error) {
      last = String(error);
    }
    await sleep(500);
  }
  throw new Error(`${what}: not so within ${withinMs / 1000} s. ${last}`);
}

const shown = (unit, property) => inside(`systemctl show ${unit} -p ${property} --value`);
const isUp = () => shown('rundbord', 'ActiveState') === 'active';
const mainPid = () => Number(shown('rundbord', 'MainPID'));
const isBack = (before) => isUp() && mainPid() !== before && mainPid() > 0;

function expect(what, holds) {
  if (!holds) throw new Error(`This should hold: ${what}.`);
}

/** One chapter of the package's life: said when it held. */
async function chapter(what, body) {
  const began = Date.now();
  await body();
  say(`good  ${what} (${Math.round((Date.now() - began) / 1000)} s)`);
}

const now = () => makeDeb(folder);
const next = () => makeDeb(folder, `${about.version}+1`);
const settings = '/etc/rundbord/rundbord.yaml';
const changed = 'room:\n  name: Egeskov\n';
const install = (deb, execute) => {
  cpSync(deb, join(debian, 'root/rundbord.deb'));
  execute('apt-get install -y --no-install-recommends /root/rundbord.deb');
};

try {
  let before = [];
  await chapter('a Debian with what the package depends on', async () => {
    makeDebian();
    const depends = run('dpkg-deb', ['-f', await now(), 'Depends']).trim();
    inRoot('apt-get', 'satisfy', '-y', '--no-install-recommends', depends);
    before = files();
  });
  await chapter('installed by apt; nothing started; the settings are right', async () => {
    install(await now(), (command) => inRoot('sh', '-c', command));
    expect('the version', inRoot('rundbord', '--version').trim() === about.version);
    inRoot('rundbord', 'config', 'check', settings);
    const rights = (path) => inRoot('stat', '-c', '%U:%G %a', path).trim();
    expect('rights of the settings', rights(settings) === 'root:rundbord 660');
    expect('rights of the data', rights('/var/lib/rundbord') === 'rundbord:rundbord 700');
    inRoot('systemd-analyze', 'verify', 'rundbord.service', 'rundbord-screen.service');
  });
  await chapter('started at boot, home on the screen, the browser in its sandbox', async () => {
    await boot();
    await until('the kiosk is up', isUp);
    await until('home is drawn', () =>
      inside('cat /var/lib/rundbord/rundbord.log').includes('on the screen'),
    );
    await sleep(2000);
    const socket = '/proc/$(systemctl show rundbord-screen -p MainPID --value)/root/tmp/.X11-unix';
    inside(`mkdir -p /tmp/.X11-unix && ln -sf ${socket}/X0 /tmp/.X11-unix/X0`);
    inside(
      "su -s /bin/sh rundbord -c 'DISPLAY=:0 xwd -root -silent' | xwdtopnm 2>/dev/null | pnmtopng >/root/home.png",
    );
    mkdirSync(join(root, 'out'), { recursive: true });
    cpSync(join(debian, 'root/home.png'), join(root, 'out/dist-try.png'));
    const first = inside('readlink /proc/1/ns/user');
    const pages = inside('pgrep -u rundbord -f -- "--type=renderer"').split('\n');
    expect('there is a page', pages.length > 0);
    for (const page of pages) {
      expect('a page has a namespace of its own', inside(`readlink /proc/${page}/ns/user`) !== first);
      expect(
        'a page has its filter of system calls',
        /Seccomp:\s+2/.test(inside(`cat /proc/${page}/status`)),
      );
    }
    expect('no --no-sandbox', inside('pgrep -u rundbord -f -- --no-sandbox || echo none') === 'none');
    const users = inside('ps -C chromium -o user= | sort -u');
    expect(`the browser is the kiosk's own; it is ${users}`, users === 'rundbord');
  });
  await chapter(
    'the native process runs as the kiosk, may read the devices, and is back when killed',
    async () => {
      const log = () => inside('cat /var/lib/rundbord/rundbord.log');
      const pids = () => inside('pgrep -u rundbord -f [n]ative-host || true').split('\n').filter(Boolean);
      await until('it says that there is no device', () => log().includes('no device with keys or lamps'));
      expect('the addon was loaded', !/addon|no process that drives/.test(log()));
      const before = pids();
      expect(`there is one; they are ${before}`, before.length === 1);
      expect('nobody else runs it', inside('pgrep -c -f [n]ative-host || true') === '1');
      // What the unit hides from the kiosk would be hidden from it too.
      const sees = (path) => inside(`nsenter -t ${before[0]} -m -- ls -d ${path}`) === path;
      expect('it sees the places of devices', sees('/dev') && sees('/sys/class'));
      const rules = '/usr/lib/udev/rules.d/70-rundbord.rules';
      expect('the rules are there', inside(`grep -c has-call-keys ${rules}`) === '1');
      inside(`kill -KILL ${before[0]}`);
      await until('another one', () => pids().length === 1 && pids()[0] !== before[0]);
      expect('the kiosk is the same', isUp());
    },
  );
  await chapter('killed: back', async () => {
    const pid = mainPid();
    inside(`kill -KILL ${pid}`);
    await until('back after a kill', () => isBack(pid));
  });
  await chapter('hung: the watchdog ends it, and it is back', async () => {
    const pid = mainPid();
    inside(`kill -STOP ${pid}`);
    await until('back after hanging', () => isBack(pid));
    expect('it was the watchdog', inside('journalctl -u rundbord').includes('Watchdog timeout'));
  });
  await chapter('the screen killed: both back', async () => {
    const pid = mainPid();
    inside('pkill -KILL -x Xvfb');
    await until('back after the screen died', () => isBack(pid));
  });
  await chapter('the window manager killed: back, the kiosk untouched', async () => {
    const pid = mainPid();
    const keeper = inside('pgrep -x openbox');
    inside(`kill -KILL ${keeper}`);
    await until('openbox is back', () => ![keeper, ''].includes(inside('pgrep -x openbox || true')));
    expect('the kiosk is the same', mainPid() === pid);
  });
  await chapter('ended with code 10: stays away, and so does its screen; started again by hand', async () => {
    inside(
      `mkdir -p /run/systemd/system/rundbord.service.d && printf '[Service]\\nExecStart=\\nExecStart=/bin/sh -c "systemd-notify --ready; sleep 1; exit 10"\\n' >/run/systemd/system/rundbord.service.d/left.conf`,
    );
    inside('systemctl daemon-reload && systemctl restart rundbord');
    await until('it ended', () => shown('rundbord', 'ActiveState') === 'inactive');
    await until('the screen is gone', () => shown('rundbord-screen', 'ActiveState') === 'inactive');
    await sleep(6000);
    expect('it stayed away', shown('rundbord', 'ActiveState') === 'inactive');
    inside(
      'rm -r /run/systemd/system/rundbord.service.d && systemctl daemon-reload && systemctl start rundbord',
    );
    expect('it is there again', isUp());
  });
  await chapter('upgraded: a new kiosk, the same settings and data', async () => {
    const pid = mainPid();
    write(settings.slice(1), changed, 0o660);
    inside('echo kept >/var/lib/rundbord/kept');
    install(await next(), inside);
    await until('the new one is up', () => isBack(pid));
    expect('the new version', inside('dpkg-query -W rundbord').endsWith('+1'));
    expect('the settings are kept', inside(`cat ${settings}`) === changed.trim());
    expect('no question was left', !existsSync(join(debian, `${settings}.dpkg-dist`)));
    expect('the data are kept', inside('cat /var/lib/rundbord/kept') === 'kept');
  });
  await chapter('removed: the units are gone, settings and data stay', async () => {
    inside('apt-get remove -y rundbord');
    expect(
      'no unit',
      inside('systemctl list-unit-files "rundbord*" --no-legend | grep -v masked || true') === '',
    );
    expect('nothing runs', inside('pgrep -u rundbord || echo none') === 'none');
    expect('the settings stay', inside(`cat ${settings}`) === changed.trim());
    expect('the data stay', inside('cat /var/lib/rundbord/kept') === 'kept');
  });
  await chapter('purged: nothing is left', async () => {
    inside('apt-get purge -y rundbord');
    expect('no user', inside('getent passwd rundbord || echo none') === 'none');
    await halt();
    const known = new Set([...before, '/usr/sbin/policy-rc.d']);
    const left = files().filter((path) => !known.has(path));
    expect(`no new file; but there are: ${left.join(' ')}`, left.length === 0);
  });
  say(`The picture of the screen: ${join(root, 'out/dist-try.png')}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (container) console.error(run('tail', ['-n', '40', join(debian, 'var/lib/rundbord/rundbord.log')]));
  process.exitCode = 1;
} finally {
  await halt();
  for (const line of readFileSync('/proc/mounts', 'utf8').split('\n').reverse()) {
    const place = line.split(' ')[1] ?? '';
    if (place.startsWith(`${folder}/`)) run('umount', [place]);
  }
  rmSync(folder, { recursive: true, force: true });
}
