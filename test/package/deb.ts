// The Debian package for UOS, Kylin and Debian: what the tarball holds in /usr/lib/livebase, the command, menu entry, icons, kinds of files, a user's unit of systemd that starts a host by itself. It has no scripts: triggers of the system renew menus and icons, and nobody's data is touched.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import type { LinuxMachine } from './database-binary.ts';
import { filesOf } from './stage.ts';
import { NO_TIME, writePackage } from './tarball.ts';

/** Debian's names of the machines. */
export const DEBIAN_ARCH: Readonly<Record<LinuxMachine, string>> = { 'linux-x64': 'amd64', 'linux-arm64': 'arm64' };

const DESKTOP = `[Desktop Entry]
Type=Application
Name=Livebase
Name[zh_CN]=Livebase 直播基地管家
Comment=Tenants, studios, bookings and the monthly report of a live-streaming base
Comment[zh_CN]=直播基地的企业、直播间、预约和月报
Exec=livebase open
Icon=livebase
Terminal=false
Categories=Office;
`;

/** Backups by the names that the program gives them, so that a file manager tells them from other databases; they are restored in the program. */
const MIME = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/vnd.livebase.backup">
    <comment>Livebase backup</comment>
    <comment xml:lang="zh_CN">Livebase 备份</comment>
    <icon name="livebase"/>
    <glob pattern="livebase-*.db" weight="60"/>
    <glob pattern="livebase-*.dbx" weight="60"/>
  </mime-type>
</mime-info>
`;

/** Switched on by the one whose data it is: \`systemctl --user enable --now livebase\`; before anyone signs in with \`loginctl enable-linger\`. */
const UNIT = `[Unit]
Description=Livebase host
Documentation=file:///usr/share/doc/livebase/%%E7%%AE%%A1%%E7%%90%%86%%E5%%91%%98%%E8%%AF%%B4%%E6%%98%%8E.pdf

[Service]
ExecStart=/usr/lib/livebase/livebase open --background
Restart=on-failure
RestartSec=10

[Install]
WantedBy=default.target
`;

const COPYRIGHT = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: livebase

Files: *
Copyright: 2026 Livebase contributors
License: Apache-2.0
 On Debian systems the full text is in /usr/share/common-licenses/Apache-2.0.

Files: usr/lib/livebase/bin/*
Copyright: 2009-2026 Node.js contributors
License: Node.js
 The full text is in /usr/lib/livebase/bin/LICENSE.

Files: usr/lib/livebase/app/out/* usr/lib/livebase/app/node_modules/*
Copyright: 2009-2026 the authors of the packages that are built in
License: third-party
 The full texts are in /usr/lib/livebase/app/docs/third-party-notices.md.
`;

/** What lintian is told to accept, with the reason: the program brings its own Node so that it runs where the system has none. */
const OVERRIDES = `# The pinned Node.js is shipped as its project builds it, with its own libraries and licence.
livebase: embedded-library *
# Started by the Node.js beside it, never by itself.
livebase: script-not-executable *
livebase: unstripped-binary-or-object *
livebase: extra-license-file *
livebase: hardening-no-pie *
livebase: hardening-no-fortify-functions *
livebase: package-contains-documentation-outside-usr-share-doc *
# One command with its own --help and a manual in Chinese.
livebase: no-manual-page *
# No upload to Debian.
livebase: initial-upload-closes-no-bugs *
`;

function controlText(machine: LinuxMachine, kilobytes: number): string {
  return `Package: livebase
Version: ${manifest.version}
Section: misc
Priority: optional
Architecture: ${DEBIAN_ARCH[machine]}
Maintainer: Livebase contributors <livebase@users.noreply.github.com>
Installed-Size: ${kilobytes}
Depends: libc6 (>= 2.28), libstdc++6 (>= 8)
Recommends: xdg-utils, firefox-esr | chromium | www-browser
Description: manage the studios, tenants and reports of a live-streaming base
 Livebase runs one live-streaming base without a network: its studios,
 tenants, bookings, monthly sales and the monthly report. It opens in the
 browser and brings its own Node.js.
 .
 Data lies in each user's ~/.local/share/livebase and stays when the package
 is removed or purged.
`;
}

function write(root: string, name: string, content: string | Buffer): void {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content, { mode: 0o644 });
}

/** Lays out the package's root folder over a laid-out tarball (`layOut`). */
export function layOutDeb(root: string, laid: string, machine: LinuxMachine): void {
  rmSync(root, { recursive: true, force: true });
  cpSync(laid, path.join(root, 'usr', 'lib', 'livebase'), { recursive: true });
  mkdirSync(path.join(root, 'usr', 'bin'), { recursive: true });
  symlinkSync('../lib/livebase/livebase', path.join(root, 'usr', 'bin', 'livebase'));
  write(root, 'usr/share/applications/livebase.desktop', DESKTOP);
  write(root, 'usr/share/mime/packages/livebase.xml', MIME);
  write(root, 'usr/lib/systemd/user/livebase.service', UNIT);
  write(root, 'usr/share/lintian/overrides/livebase', OVERRIDES);
  write(root, 'usr/share/doc/livebase/copyright', COPYRIGHT);
  for (const name of ['安装说明.pdf', '管理员说明.pdf']) {
    const file = path.join(root, 'usr', 'lib', 'livebase', name);
    renameSync(file, path.join(root, 'usr', 'share', 'doc', 'livebase', name));
  }
  const icons = path.join(root, 'usr', 'share', 'icons', 'hicolor');
  for (const [size, from] of [
    ['512x512', 'resources/icons/icon.png'],
    ['scalable', 'src/app/public/icon.svg'],
  ] as const) {
    mkdirSync(path.join(icons, size, 'apps'), { recursive: true });
    copyFileSync(path.join(PROGRAM_FOLDER, from), path.join(icons, size, 'apps', `livebase${path.extname(from)}`));
  }
  const entry = `livebase (${manifest.version}) unstable; urgency=medium\n\n  * Release ${manifest.version}; what is new: CHANGELOG.md.\n\n -- Livebase contributors <livebase@users.noreply.github.com>  Wed, 01 Jan 2020 00:00:00 +0000\n`;
  write(root, 'usr/share/doc/livebase/changelog.gz', gzipSync(entry, { level: 9 }));
  const bytes = filesOf(root).reduce((sum, file) => sum + lstatSync(path.join(root, file)).size, 0);
  write(root, 'DEBIAN/control', controlText(machine, Math.ceil(bytes / 1024)));
}

/** Packs a laid-out root with dpkg-deb; null where that is not here. Answers its size in bytes. @throws where it fails */
export function packDeb(root: string, file: string): number | null {
  if (spawnSync('dpkg-deb', ['--version']).error !== undefined) return null;
  return writePackage(file, (part) => {
    // UOS 20's dpkg reads xz and no zstd.
    const words = ['--root-owner-group', '-Zxz', '--build', root, part];
    const env = { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse(NO_TIME) / 1000) };
    const { status, stderr } = spawnSync('dpkg-deb', words, { encoding: 'utf8', env });
    if (status !== 0) throw new Error(`dpkg-deb: ${stderr}`);
  });
}
