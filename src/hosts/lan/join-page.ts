// The page on which a browser of the office without the program joins: how its certificate is held against the host's, and the code.
import { formatRefusal } from '../../contract/messages.ts';
import type { Refusal } from '../../domain/values/result.ts';

/** What it shows. */
export interface JoinPage {
  readonly language: 'zh-CN' | 'en';
  readonly nonce: string;
  /** What was typed and refused. */
  readonly wrong: { readonly name: string; readonly refusal: Refusal } | null;
}

const WORDS = {
  'zh-CN': {
    title: '在浏览器里用主机上的数据',
    first: '先核对证书，再输入加入码：',
    steps: [
      '点地址栏左边的“不安全”，打开浏览器自己的“证书”窗口，找到 SHA-256 指纹，抄下前 16 位。',
      '在主机上打开“设置 → 其它电脑”，填进“只有浏览器的电脑”。主机核对无误才给加入码。',
      '把加入码写在这里。',
    ],
    only: '指纹只看浏览器自己的窗口：写在网页里的，谁都能写。',
    code: '加入码',
    name: '这台电脑在主机上叫什么',
    join: '加入',
  },
  en: {
    title: 'Work on the host’s data in a browser',
    first: 'First hold the certificate against the host’s, then enter the code:',
    steps: [
      'Press “Not secure” left of the address, open the browser’s own window of the certificate, and copy the first 16 digits of its SHA-256 fingerprint.',
      'At the host open Settings → Other computers and enter them under “A computer with a browser only”. The host compares them, and only then gives a code.',
      'Enter the code here.',
    ],
    only: 'Trust the browser’s own window alone: what stands in a page, anybody can write.',
    code: 'Joining code',
    name: 'What the host calls this computer',
    join: 'Join',
  },
} as const;

const STYLE = `
:root { color-scheme: light dark; --ground: #f5f4f0; --sheet: #fff; --text: #1d2129; --soft: #5a6270; --line: #cdd2da; --own: #0f6b5f; --danger: #b42318; }
@media (prefers-color-scheme: dark) { :root { --ground: #16181c; --sheet: #1f2228; --text: #e6e8ec; --soft: #a3abb8; --line: #454b56; --own: #4fb8a6; --danger: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 32px 16px; background: var(--ground); color: var(--text); font: 14px/1.7 system-ui, "Noto Sans SC", "Microsoft YaHei", sans-serif; }
main { max-width: 560px; margin: 0 auto; padding: 24px 32px 32px; background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; }
h1 { margin: 0 0 8px; font-size: 20px; }
ol { margin: 0 0 8px; padding-left: 20px; }
p { margin: 8px 0; }
.soft { color: var(--soft); }
.wrong { color: var(--danger); }
label { display: block; margin: 16px 0 4px; font-weight: 600; }
input { width: 100%; padding: 6px 10px; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; }
input::placeholder { color: var(--soft); opacity: 1; }
input:focus-visible, button:focus-visible { outline: 2px solid var(--own); outline-offset: 1px; }
button { margin-top: 20px; padding: 6px 24px; font: inherit; color: var(--sheet); background: var(--own); border: 0; border-radius: 6px; cursor: pointer; }
`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The page. It loads nothing and runs nothing. */
export function joinPage({ language, nonce, wrong }: JoinPage): string {
  const say = WORDS[language];
  const steps = say.steps.map((step) => `<li>${step}</li>`).join('');
  const trouble = wrong === null ? '' : `<p class="wrong" role="alert">${escaped(formatRefusal(wrong.refusal, language))}</p>`;
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Livebase</title><style nonce="${nonce}">${STYLE}</style>
<main><h1>${say.title}</h1><p>${say.first}</p><ol>${steps}</ol><p class="soft">${say.only}</p>${trouble}
<form method="post" action="/join" autocomplete="off"><label for="code">${say.code}</label><input id="code" name="code" required maxlength="60" placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX" autofocus>
<label for="name">${say.name}</label><input id="name" name="name" maxlength="50" value="${escaped(wrong?.name ?? '')}"><button>${say.join}</button></form></main></html>
`;
}
