import { openRawBase } from './raw-base.ts'; import { fillBase, TESTER } from './sample-base.ts'; import { backUp } from '../../src/backend/safety/backup.ts'; import { restore } from '../../src/backend/safety/restore.ts'; import { checkBase } from '../../src/backend/safety/check.ts'; import { closeBase } from '../../src/backend/db/open.ts'; import { statSync } from 'node:fs';
const raw = openRawBase(); const t=(n:string,f:()=>any)=>{const a=performance.now(); const c=process.cpuUsage(); const r=f(); const d=process.cpuUsage(c); console.log(n, Math.round(performance.now()-a),'ms', 'cpu',Math.round((d.user+d.system)/1000)); return r;};
t('fill', () => fillBase(raw.base, 200_000));
const b = t('backup', () => backUp(raw.base, TESTER)); console.log(b.value, statSync(b.value.file).size);
t('check', () => console.log(checkBase(raw.base, { full: false }).ok));
t('check full', () => console.log(JSON.stringify(checkBase(raw.base, { full: true }).checks.filter(x=>!x.ok))));
raw.plain.close(); closeBase(raw.base);
console.log(t('restore', () => restore({ folder: raw.folder, clock: raw.base.clock }, b.value.file, TESTER)).ok); console.log(process.memoryUsage.rss()/1e6);
raw.close();
