// `npm run dist:note`: 安装说明, the one page that goes with the packages, printed for anyone who installs them; made with the program's own PDF writer.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { A4, createPaperDefinition, type Content, SANS, writePdf } from '../../src/backend/core/render/pdf.ts';
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { administratorPage } from './administrator-page.ts';
import { writePackage } from './tarball.ts';

/** The papers' names in what is installed, and beside the packages: a release's file must be named in plain letters. */
const PAPERS = [
  { inside: '安装说明.pdf', beside: `Livebase-${manifest.version}-install-zh.pdf`, make: () => installNote() },
  { inside: '管理员说明.pdf', beside: `Livebase-${manifest.version}-administrator-zh.pdf`, make: administratorPage },
] as const;
/** A day in the past: the same program makes the same file. */
const NO_DAY = '2020-01-01';
const SIZES = { title: 20, heading: 12.5, text: 10.5, small: 9 } as const;
const SOFT = '#595959';
const LINE = '#bfbfbf';

/** What it says: a heading, and steps or sentences under it. */
export const INSTALL_PARTS: readonly { readonly heading: string; readonly steps: readonly string[] }[] = [
  {
    heading: 'Windows 10、Windows 11（64 位）',
    steps: [
      `双击“Livebase-${manifest.version}-browser-win-x64.exe”。不需要管理员密码，不需要联网，也不需要另装别的软件。`,
      '程序没有签名。Windows 显示“Windows 已保护你的电脑”时，先确认安装包来自本单位的人，再点“更多信息 → 仍要运行”。',
      '装完自动打开。以后点桌面或开始菜单的“Livebase 直播基地管家”；再点一次不会开第二个程序，只再打开一个页面。',
      '要结束，点页面底部的“结束程序”；或关掉全部页面，过 5 分钟自己结束。',
    ],
  },
  {
    heading: 'Linux（64 位）',
    steps: [
      `解开“livebase-${manifest.version}-linux-x64.tar.gz”，运行里面的 livebase，程序在浏览器里打开。`,
      '删掉这个文件夹就是卸载，数据不在里面。',
    ],
  },
  {
    heading: '第一次打开，选一种',
    steps: [
      '新的基地：填名称、统一社会信用代码和你的名字，点“建立基地”。你就是主管。',
      '先看看：点“先看演示”，里面的企业和数字都是编的，和你的数据分开放。',
      '换电脑、接别人的工作：点“从备份或交接包恢复”，选备份文件或交接包；加密的要输口令。',
      '用另一台电脑上的数据：先在那台的“设置 → 其它电脑”取加入码，再在这台点“加入另一台电脑”，填那台的地址和加入码。',
    ],
  },
  {
    heading: '数据、备份、更新、卸载',
    steps: [
      '数据在 %LOCALAPPDATA%\\Livebase（Linux：~/.local/share/livebase）。不要把数据放到网盘或自动同步的文件夹；备份可以。',
      '装好当天就在“设置 → 备份”里设第二个备份文件夹，最好是另一块盘或 U 盘。',
      '装新版：先结束程序，再双击新的安装包，盖在旧版上；升级数据以前自动备份。装旧版会先问，旧版可能打不开新数据。',
      '卸载在 Windows 的“设置 → 应用”里。只删程序，不删数据。',
    ],
  },
  {
    heading: '不对劲的时候',
    steps: [
      '“正在运行，什么都没有改动”：在页面底部点“结束程序”，再点“重试”。',
      '打不开数据：画面会写原因和能做的事。不要自己删改数据文件夹里的文件，先看手册“出问题的时候”。',
    ],
  },
];

function part({ heading, steps }: (typeof INSTALL_PARTS)[number]): Content {
  return [
    { text: heading, font: SANS, fontSize: SIZES.heading, margin: [0, 11, 0, 4] },
    {
      ol: steps.map((text): Content => ({ text, margin: [0, 0, 0, 2.5] })),
      fontSize: SIZES.text,
      lineHeight: 1.2,
    },
  ];
}

/** The note as PDF. */
export async function installNote(): Promise<Uint8Array> {
  const margin = 54;
  const rule = { type: 'line', x1: 0, y1: 0, x2: A4.short - 2 * margin, y2: 0, lineWidth: 0.7, lineColor: LINE } as const;
  const content: Content = [
    { text: '安装说明', font: SANS, fontSize: SIZES.title },
    { text: `Livebase 直播基地管家 ${manifest.version}`, color: SOFT, fontSize: SIZES.text, margin: [0, 3, 0, 7] },
    { canvas: [rule] },
    ...INSTALL_PARTS.map(part),
  ];
  const footer: Content = {
    text: '没有一步需要联网。完整的手册在程序里：按 F1。核对安装包：SHA256SUMS 里有每个文件的 SHA-256。',
    color: SOFT,
    fontSize: SIZES.small,
    margin: [margin, 12, margin, 0],
  };
  const frame = { title: `安装说明 Livebase ${manifest.version}`, baseName: 'Livebase', printedOn: NO_DAY };
  return writePdf(createPaperDefinition(frame, { pageSize: 'A4', pageMargins: [margin, 46, margin, 44], footer: () => footer }, content));
}

/** Writes the note and the administrator's page into a folder; answers their files. */
export async function layNotes(folder: string, where: 'inside' | 'beside'): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (const { [where]: name, make } of PAPERS) {
    const file = path.join(folder, name);
    const bytes = await make();
    writePackage(file, (part) => writeFileSync(part, bytes));
    files.push(file);
  }
  return files;
}

if (import.meta.main)
  for (const file of await layNotes(path.join(PROGRAM_FOLDER, 'dist', 'packages'), 'beside'))
    console.log(path.relative(PROGRAM_FOLDER, file));
