// The program for a Linux PC without Node: the staged folder, a Node of its own and the command `livebase`, as one tarball that comes out the same each time.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { NodeProgram } from './node-program.ts';

/** `livebase`: finds its own place, through links too, and needs nothing of the system but a shell. Without a word it opens the program. */
const COMMAND = `#!/bin/sh
# Livebase: without a word it opens the program; livebase --help lists the commands.
self=$0
while [ -L "$self" ]; do
  to=$(readlink "$self")
  case $to in
    /*) self=$to ;;
    *) self=\${self%/*}/$to ;;
  esac
done
case $self in
  */*) here=\${self%/*} ;;
  *) here=. ;;
esac
[ $# -gt 0 ] || set -- open
exec "$here/bin/node" "$here/app/out/main/livebase.js" "$@"
`;

/** What stands beside it, for anyone who unpacks it. */
const NOTE = `Livebase · 直播基地管家

1. 把这个文件夹放到自己的目录里，例如 ~/livebase（不要放在网盘或自动同步的文件夹里）。
2. 运行里面的 livebase：在浏览器里打开程序。不需要联网，也不需要另装 Node。
3. livebase --help 列出全部命令。数据放在 ~/.local/share/livebase，删掉这个文件夹不会删数据。

Put this folder where you like and run ./livebase: it opens the program in the browser. Nothing else is needed.
Licences: app/LICENSE, app/docs/third-party-notices.md, bin/LICENSE (Node.js).
`;

/** A day in the past: a file's time says nothing here, and the same files make the same tarball. */
export const NO_TIME = '2020-01-01 00:00Z';

/** Lays the program out in `folder`: what the tarball holds. */
export function layOut(folder: string, staged: string, node: NodeProgram): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'bin'), { recursive: true });
  cpSync(staged, path.join(folder, 'app'), { recursive: true });
  copyFileSync(node.program, path.join(folder, 'bin', 'node'));
  chmodSync(path.join(folder, 'bin', 'node'), 0o755);
  copyFileSync(node.licence, path.join(folder, 'bin', 'LICENSE'));
  writeFileSync(path.join(folder, 'livebase'), COMMAND, { mode: 0o755 });
  writeFileSync(path.join(folder, '说明.txt'), NOTE);
}

/** Lets `make` write a package beside its name, which it gets once it is whole: what is cut short leaves nothing that looks like one. Answers its size in bytes. */
export function writePackage(file: string, make: (part: string) => void): number {
  const part = `${file}.part`;
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  try {
    make(part);
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
  return statSync(file).size;
}

/** Packs a folder as `file`, with GNU tar; answers its size in bytes. @throws where tar fails */
export function pack(folder: string, file: string): number {
  const steady = ['--sort=name', `--mtime=${NO_TIME}`, '--owner=0', '--group=0', '--numeric-owner', '--mode=u+rw,go+r,go-w'];
  return writePackage(file, (part) => {
    const words = [...steady, '--use-compress-program=gzip -n -9', '-cf', part, '-C', path.dirname(folder), path.basename(folder)];
    const { status, stderr } = spawnSync('tar', words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`tar: ${stderr}`);
  });
}
